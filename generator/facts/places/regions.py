"""Regions: "Zamfara state", "Khyber Pakhtunkhwa province"; a name and its kind, without coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.gazetteer import country, demonym, is_us_state
from generator.facts.places.names import NEVER, begins_sentence, is_name_word
from generator.facts.places.place import place
from generator.facts.places.surroundings import IN, country_beside
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Place
    from generator.facts.sentences import Article

REGION_NOUNS = vocabulary(
    """
    province region state county governorate department district departamento département région
    """
)
_ARTICLES = vocabulary("el la los las le")
_MOST_BEFORE = 3


def regions(article: Article, taken: list[bool]) -> list[Place]:
    """Read "Zamfara state", "Khyber Pakhtunkhwa province" and, after "in" or a comma, "Ohio"; no coordinates."""
    out: list[Place] = []
    if article.shouted:
        return out
    for at, word in enumerate(article.words):
        if word.capital and (last := _us_state(article, taken, at)):
            out.append(place(article, at, last, "region", code="US"))
            continue
        if word.low not in REGION_NOUNS or taken[at] or article.low(at + 1) in ("of", "department"):
            continue
        first = _first(article, taken, at)
        if _is_name(article, first, at):
            out.append(place(article, first, at + 1, "region", code=country_beside(article, at + 1)))
    return out


def _us_state(article: Article, taken: list[bool], at: int) -> int:
    """Answer where "Ohio" or "North Dakota" ends that stands alone after "in" or a comma; 0 where none does."""
    if article.low(at - 1) != "," and article.low(at - 1) not in IN:
        return 0
    for last in (at + 2, at + 1):
        if last > len(article.words) or any(taken[at:last]):
            continue
        goes_on = last < len(article.words) and is_name_word(article.words[last])
        if not goes_on and is_us_state(article.text[article.words[at].start : article.words[last - 1].end]):
            return last
    return 0


def _first(article: Article, taken: list[bool], at: int) -> int:
    """Answer where the capitalised words before "province" begin; a Spanish or French article only inside a name."""
    first = at
    while first > 0 and at - first < _MOST_BEFORE and not taken[first - 1]:
        word = article.words[first - 1]
        if not is_name_word(word) or (word.low in NEVER and not (word.low in _ARTICLES and first < at)):
            break
        first -= 1
    return first


def _is_name(article: Article, first: int, at: int) -> bool:
    """Tell a region's name from "the Malian state" and "In state"."""
    if all(demonym(w.text) or country(w.text) for w in article.words[first:at]):
        return False
    return not (begins_sentence(article, first) and at - first == 1 and article.low(first) in IN)
