"""From an article to its facts: every subject's rules in turn, over the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.facts.actors import actors
from generator.facts.claims import claims
from generator.facts.dates import dates, day_of_report
from generator.facts.fact import Facts
from generator.facts.figures import Times, figures
from generator.facts.incident import day_of_harm, incident, with_roles
from generator.facts.places import places
from generator.facts.quotations import quotations
from generator.facts.saying import Sayings
from generator.facts.sentences import Article

if TYPE_CHECKING:
    from generator.facts.fact import Quotation
    from generator.seeds import Seed


def find(seed: Seed) -> Facts:
    """Find what an article states. Relative dates need `seed.meta.published`; nothing is looked up anywhere."""
    article = Article(seed.text)
    sayings = Sayings(article)
    dated = dates(article, seed.meta.published)
    quoted = quotations(article, sayings)
    reported = day_of_report(article, seed.meta.published)
    times = Times(reported, day_of_harm(article, dated))
    counted = figures(article, sayings, quoted, dated, times)
    named = places(article, sayings, dated)
    scene = incident(article, named, dated, counted)
    acting = actors(article, sayings, dated, times)
    published = seed.meta.published
    return Facts(
        seed=seed.name, sha256=seed.sha256, published=published.text if published else None, reported=reported,
        incident=scene, quotations=quoted,
        figures=counted, places=with_roles(named, scene), dates=dated, actors=acting,
        claims=claims(article, sayings, quoted, counted, acting),
    )  # fmt: skip


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find only the quotations that a text holds, as `find` does."""
    article = Article(text)
    return quotations(article, Sayings(article))


def as_json(facts: Facts) -> bytes:
    """Write facts as one line of JSON, without a line end."""
    return msgspec.json.encode(facts)
