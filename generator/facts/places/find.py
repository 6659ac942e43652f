"""From an article to its places: what each rule takes is no longer there for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.places.countries import countries, countries_in_roles
from generator.facts.places.regions import regions
from generator.facts.places.towns import towns
from generator.facts.places.venues import venues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.facts.fact import Date, Place
    from generator.facts.saying import Sayings
    from generator.facts.sentences import Article


def places(article: Article, sayings: Sayings, dates: Iterable[Date]) -> tuple[Place, ...]:
    """Find all places, in order; which of them is the scene is for `incident` to say."""
    taken = [False] * (len(article.words) + 1)
    for person in sayings.people:
        taken[person.phrase_first : person.phrase_last] = [True] * (person.phrase_last - person.phrase_first)
    _take(article, taken, [(saying.start, saying.end) for saying in sayings.all])
    _take(article, taken, [(date.start, date.end) for date in dates])
    found = countries_in_roles(article, sayings)
    for rule in (venues, countries, regions):
        named = rule(article, taken)
        _take(article, taken, [(place.start, place.end) for place in named])
        found += named
    found += towns(article, taken, sorted(found, key=lambda p: p.start))
    return tuple(sorted(found, key=lambda p: (p.start, p.end)))


def _take(article: Article, taken: list[bool], spans: Iterable[tuple[int, int]]) -> None:
    """Set words aside."""
    for start, end in spans:
        for at in range(article.at(start), article.at(end)):
            taken[at] = True
