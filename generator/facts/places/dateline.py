"""Datelines: "BAMAKO, Mali (AP) —", the place that a report was sent from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.facts.sentences import Article

_HEADLINES = 2  # paragraphs that may stand before the dateline: headline, byline
_LONGEST = 14  # words
_DASHES = frozenset(("—", "–", "-", "--"))


def is_dateline(article: Article, at: int) -> bool:
    """Tell "BAMAKO, Mali (AP) —" and "KABUL:": the first words of a report, before a dash or colon."""
    sentence = article.sentence(article.words[at].start)
    if sentence is None or sentence.first != at or article.paragraph(article.words[at].start) > _HEADLINES:
        return False
    ahead = [article.low(k) for k in range(at + 1, min(at + 12, sentence.last))]
    return ":" in ahead[:3] or any(mark in ("—", "–", "-", "--") for mark in ahead)


def is_in_dateline(article: Article, start: int, end: int) -> bool:
    """Tell words that stand in the dateline, before its dash: "BAMAKO, Mali, March 20 —"."""
    sentence = article.sentence(start)
    if sentence is None or not is_dateline(article, sentence.first):
        return False
    words = range(sentence.first, min(sentence.first + _LONGEST, sentence.last))
    dash = next((article.words[at].start for at in words if article.low(at) in _DASHES), None)
    return dash is not None and end <= dash
