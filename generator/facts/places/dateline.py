"""Datelines: "BAMAKO, Mali (AP) —", the place that a report was sent from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.facts.sentences import Article

_HEADLINES = 2  # paragraphs that may stand before the dateline: headline, byline


def is_dateline(article: Article, at: int) -> bool:
    """Tell "BAMAKO, Mali (AP) —" and "KABUL:": the first words of a report, before a dash or colon."""
    sentence = article.sentence(article.words[at].start)
    if sentence is None or sentence.first != at or article.paragraph(article.words[at].start) > _HEADLINES:
        return False
    ahead = [article.low(k) for k in range(at + 1, min(at + 12, sentence.last))]
    return ":" in ahead[:3] or any(mark in ("—", "–", "-", "--") for mark in ahead)
