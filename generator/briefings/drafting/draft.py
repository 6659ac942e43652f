"""A draft, list by list, in the order of the front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator.briefings.drafting.actors import actors
from generator.briefings.drafting.claims import claims
from generator.briefings.drafting.figures import figures
from generator.briefings.drafting.notes import notes
from generator.briefings.drafting.places import places
from generator.briefings.drafting.quotes import quotes
from generator.briefings.drafting.scene import title_of
from generator.briefings.drafting.sources import sources
from generator.briefings.drafting.work import Work
from generator.briefings.schema import schema_line
from generator.briefings.slug import plain_slug
from generator.forms import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts import Facts
    from generator.seeds import Seed


class Draft(msgspec.Struct, frozen=True):
    """A drafted file: the stem of its name, and its text."""

    stem: str
    text: str


def draft(articles: Sequence[tuple[Seed, Facts]]) -> Draft:
    """Write a draft from articles about one incident and what was found in each."""
    work = Work(articles)
    incident = work.incident
    where = incident.place or incident.venue or incident.country or "place not found"
    title = next(filter(None, (title_of(seed) for seed, _ in articles)), f"{incident.type or 'Incident'}: {where}")
    sections = [
        dump({"title": title, "summary": None, "status": "draft", "date": incident.date}),
        dump({"event": {"type": incident.type}}) if incident.type else "",
        _section("places", places(work)),
        _section("sources", sources(work)),
        _section("figures", figures(work)),
        _section("quotes", quotes(work)),
        _section("actors", actors(work)),
        _section("claims", claims(work)),
        _section("editor_notes", notes(work)),
    ]
    named = " ".join(filter(None, (incident.date, incident.place, incident.venue)))
    stem = plain_slug(named, plain_slug(articles[0][0].name, "briefing"))
    return Draft(stem, f"---\n{schema_line()}{''.join(sections)}---\n\n{_prose(work)}")


def _section(key: str, items: list[Any]) -> str:
    """Write one key with its list; nothing where the list is empty."""
    return dump({key: items}) if items else ""


def _prose(work: Work) -> str:
    """Write which articles were read and what was found in them, fact by fact, and nothing else."""
    cited = "; ".join(f"@{name}" for name in work.names)
    lines = ["## What is reported", "", f"Read for this: [{cited}]", "", *work.printed]
    return "\n".join(lines).rstrip() + "\n"
