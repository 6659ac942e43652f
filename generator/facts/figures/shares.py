"""Shares of what was counted before: "25 of whom are in serious condition", "of the dead, only 122 were named"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import COUNTED_ABOVE
from generator.facts.figures.group import THEM, Read
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Measure
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article, Sentence

_OF = ("of", "des", "d'", "parmi", "among")
_DIED = vocabulary("died succumbed succombé décédés décédées")
_FARTHEST_DEATH = 4  # words from "two of the wounded" to "later died"
_FARTHEST_OPENING = 8  # words of "of the more than 90 dead,"
_BEFORE_COUNTED = vocabulary("the those these les des all more than over estimated reported confirmed some about")


def share(article: Article, sentence: Sentence, group: Group, before: Read | None) -> Read | None:
    """Read "25 of whom", "of the dead, 122": the share has what befell the whole; `before` is the figure before it."""
    if group.number.value == 1 and group.head is None and not _is_of_them(article, group):
        return None  # "dans un état grave"
    measure = _of_counted(article, group) or _opening(article, sentence, group, before)
    if measure is None and _is_of_them(article, group) and before is not None:
        measure = before.measure
    if measure is None or measure == "attackers":
        return None
    return Read(group, measure, "share", group.first, max(group.last, group.at + 1))


def _is_of_them(article: Article, group: Group) -> bool:
    """Tell "25 of whom" and "three of them"."""
    return article.low(group.at + 1) in _OF and article.low(group.at + 2) in THEM


def _of_counted(article: Article, group: Group) -> Measure | None:
    """Answer what befell those of "eleven of the victims", "two of the wounded later died"."""
    if article.low(group.at + 1) not in _OF:
        return None
    for at in range(group.at + 2, group.at + 6):
        if article.low(at) in COUNTED_ABOVE:
            later = article.lows[at + 1 : at + 1 + _FARTHEST_DEATH]
            return "killed" if not _DIED.isdisjoint(later) else COUNTED_ABOVE[article.low(at)]
    return None


def _opening(article: Article, sentence: Sentence, group: Group, before: Read | None) -> Measure | None:
    """Answer what befell those of "Of the dead, only 122 …" and "Of these, 812 …", where a sentence begins so."""
    if article.low(sentence.first) not in _OF or group.first > sentence.first + _FARTHEST_OPENING:
        return None
    at = sentence.first + 1
    if article.low(at) in THEM and article.low(at + 1) == ",":
        return before.measure if before else None
    while article.low(at) in _BEFORE_COUNTED or (at < group.first and article.words[at].number):
        at += 1
    comma = any(article.low(k) == "," for k in range(at, group.first))
    return COUNTED_ABOVE.get(article.low(at)) if at < group.first and comma else None
