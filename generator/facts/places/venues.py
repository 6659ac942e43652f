"""Venues: hotels, malls and mosques by name; no gazetteer knows them, so they have no coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.fact import Place
from generator.facts.gazetteer import country, demonym
from generator.facts.places.names import NEVER, is_name_word
from generator.facts.places.surroundings import IN
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article

VENUES = vocabulary(
    """
    hotel airport mosque church cathedral market school university college embassy consulate stadium station
    theatre theater mall café cafe restaurant hospital barracks prison temple synagogue bridge beach resort
    nightclub club bar museum palace supermarket cinema hall mission shrine monastery hôtel aéroport mosquée
    église marché école université ambassade gare théâtre hôpital caserne plaza
    """
)
_BEFORE_NAME = vocabulary(
    """
    hôtel aéroport mosquée église marché école université ambassade gare théâtre hôpital caserne café restaurant
    """
)
_MOST_BEFORE = 5
_LONGEST_AFTER = 4


def venues(article: Article, taken: list[bool]) -> list[Place]:
    """Read "Radisson Blu hotel", "Westgate mall", "l'hôtel Byblos": capitalised words beside a noun for a building."""
    out: list[Place] = []
    if article.shouted:
        return out
    for at, low in enumerate(article.lows):
        if low not in VENUES or taken[at]:
            continue
        sentence = article.sentence(article.words[at].start)
        if sentence is None:
            continue
        first, last = _name(article, taken, at)
        first = max(first, sentence.first)
        if _is_name(article, first, last, begins=first == sentence.first):
            out.append(_venue(article, first, last))
    return out


def _name(article: Article, taken: list[bool], at: int) -> tuple[int, int]:
    """Answer the capitalised words before the noun; in French, where there are none, those after it."""
    words, first, last = article.words, at, at + 1
    while (
        first > 0
        and at - first < _MOST_BEFORE
        and not taken[first - 1]
        and is_name_word(words[first - 1])
        and words[first - 1].low not in NEVER
    ):
        first -= 1
    if words[at].low in _BEFORE_NAME and first == at:
        while last < len(words) and last - at < _LONGEST_AFTER and is_name_word(words[last]) and not taken[last]:
            last += 1
    return first, last


def _is_name(article: Article, first: int, last: int, *, begins: bool) -> bool:
    """Tell a venue's own name from "In hotels", "French Embassy" and a noun alone."""
    words = article.words[first:last]
    if len(words) < 2 or (begins and len(words) == 2 and words[0].low in IN):  # noqa: PLR2004 -- a name and its noun
        return False
    names = [w for w in words if w.low not in VENUES]
    return bool(names) and not all(demonym(w.text) or country(w.text) for w in names)


def _venue(article: Article, first: int, last: int) -> Place:
    start, end = article.words[first].start, article.words[last - 1].end
    return Place(
        start=start, end=end, name=" ".join(article.text[start:end].split()), country=None, lat=None, lon=None,
        role="venue", precision=1, rule="venue",
    )  # fmt: skip
