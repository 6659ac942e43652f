"""Which event a figure is of: a sentence about another time, or about "a similar attack", is not the incident's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Date
    from generator.facts.sentences import Article, Sentence

_OTHER = vocabulary("previous similar earlier separate unrelated")
_EVENTS = vocabulary("attack attacks incident incidents bombing raid year assault siege")
_PERIODS = vocabulary("year years month decade decades")


def is_other_event(article: Article, sentence: Sentence, dates: Sequence[Date]) -> bool:
    """Tell a sentence about another event: a past year, "last June", "since", "a similar attack".

    `dates` are the sentence's own.
    """
    return any(_is_other_at(article, sentence, at) for at in range(sentence.first, sentence.last)) or any(
        date.rule in ("month", "month-year", "year", "ago")
        or (date.rule == "relative-period" and not date.text.lower().endswith("week"))
        for date in dates
    )


def _is_other_at(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "of the year", "since 2012", "a similar attack", "last year" and "two years ago" at a word."""
    low, after = article.low(at), article.low(at + 1)
    if low == "year":
        return article.low(at - 1) == "the" and article.low(at - 2) in ("of", "during", "in")
    if low in ("since", "depuis"):
        following = article.words[at + 1] if at + 1 < sentence.last else None
        return following is not None and (following.number is not None or following.capital)
    if low in _OTHER:
        return after in _EVENTS
    return (low in ("last", "past") and after in _PERIODS) or (low == "years" and after == "ago")
