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
    for phrase, qualifier in _qualifiers().get(article.low(at - 1), ()):
        first = at - len(phrase)
        if first >= floor and article.lows[first:at] == phrase:
            return first, qualifier
    if article.low(at + 1) == "or" and article.low(at + 2) == "more":
        return at, "at_least"
    if article.low(at + 1) == "or" and article.low(at + 2) == "so":
        return at, "about"
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
def _qualifiers() -> dict[str, list[tuple[list[str], Qualifier]]]:
    """Answer the qualifiers by their last word, the longest first: "no more than" is not "more than"."""
    phrases = [(phrase.split(), name) for name, text in QUALIFIERS.items() for phrase in text.split(",")]
    out: dict[str, list[tuple[list[str], Qualifier]]] = {}
    for phrase, name in sorted(phrases, key=lambda pair: -len(pair[0])):
        out.setdefault(phrase[-1], []).append((phrase, name))
    return out
