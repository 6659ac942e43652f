"""Outlets that carried the words: "told AFP", "in an interview with the BBC", "in a report by ORTM"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.outlets import outlet
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Sentence

_REPORTS = vocabulary("report interview broadcast statement remarks dispatch")
_CARRIERS = vocabulary("told quoted on à")
_BY = vocabulary("by with on from to")
_READ = 40  # words of a sentence
_NEAR = 12  # words between the verb and "told AFP"


def via_outlet(article: Article, verb: int, sentence: Sentence) -> str | None:
    """Answer the outlet of "In a report by ORTM, … said", "told AFP", "in an interview with the BBC"."""
    if article.low(verb) in ("told", "tells") and (found := _outlet_at(article, verb + 1, sentence)):
        return found
    beginning = article.lows[sentence.first : min(sentence.last - 1, sentence.first + _READ)]
    for at, low in enumerate(beginning, sentence.first):
        if low in _REPORTS and (found := _reported_by(article, at, sentence)):
            return found
        if low in _CARRIERS and abs(at - verb) <= _NEAR and (found := _outlet_at(article, at + 1, sentence)):
            return found
    return None


def _reported_by(article: Article, at: int, sentence: Sentence) -> str | None:
    """Read "report by ORTM", "interview, broadcast Friday, with the BBC"."""
    if at >= sentence.last - 2:
        return None
    by = at + 1
    while by < min(at + 5, sentence.last - 1) and article.low(by) not in _BY:
        by += 1
    return _outlet_at(article, by + 1, sentence) if article.low(by) in _BY else None


def _outlet_at(article: Article, first: int, sentence: Sentence) -> str | None:
    if first < sentence.last and article.low(first) in ("the", "a", "l'", "la", "le"):
        first += 1
    end = outlet(article, first, sentence.last)
    return article.text[article.words[first].start : article.words[end - 1].end] if end > first else None
