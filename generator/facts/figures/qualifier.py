"""Qualifiers: "at least", "more than", "some", and the numbers whose own form says "about"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.facts.figures.casualties import QUALIFIERS

if TYPE_CHECKING:
    from generator.facts.fact import Qualifier
    from generator.facts.numbers import Number
    from generator.facts.sentences import Article


def qualifier_before(article: Article, floor: int, at: int) -> tuple[int, Qualifier]:
    """Find the qualifier of the number at a word, and the word where it begins."""
    for phrase, qualifier in _qualifiers():
        first = at - len(phrase)
        if first >= floor and all(article.low(first + n) == part for n, part in enumerate(phrase)):
            return first, qualifier
    if article.low(at + 1) == "or" and article.low(at + 2) == "more":
        return at, "at_least"
    number = article.words[at].number
    if article.low(at - 1) in ("between", "entre") and number and number.value is None:
        return at - 1, "exact"
    if number and number.text.lower().endswith(("aine", "millier")):
        return at, "about"
    return at, "at_least" if number and number.value is None and number.max is None else "exact"


def bounds(number: Number, qualifier: Qualifier) -> tuple[int | None, int | None]:
    """Answer the least and the most that a qualified number states; None where that side is open."""
    if qualifier in ("at_least", "more_than"):
        return number.min, None
    if qualifier in ("at_most", "less_than"):
        return None, number.max
    return number.min, number.max


@lru_cache(maxsize=1)
def _qualifiers() -> list[tuple[tuple[str, ...], Qualifier]]:
    """Answer the qualifiers, the longest first: "no more than" is not "more than"."""
    phrases = [(tuple(phrase.split()), name) for name, text in QUALIFIERS.items() for phrase in text.split(",")]
    return sorted(phrases, key=lambda pair: -len(pair[0]))
