"""Asides between a group and its verb: "(three of them children)", "who were acting as guards", "-- both girls --"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import ACTIVE, PASSIVE
from generator.facts.figures.clause import AUXILIARIES, INCLUDING
from generator.facts.verbs import is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article

_LONGEST_ASIDE = 12
_LONGEST_VERB = 5
_DASHES = ("-", "—", "–")
_MOST = vocabulary("most some many all several half both la")
_DETAILS = vocabulary("aged ages both identified named âgés âgées")
_PLURAL_VERBS = vocabulary("were are have had ont étaient sont")
_ENDS_RELATIVE = vocabulary('. ; : " “ ” which whose killing wounding killed wounded whom')


def past_aside(article: Article, group: Group, at: int, limit: int) -> int:
    """Answer where the aside that begins at a word is over; 0 where none begins there, or none ends before `limit`."""
    return _past_marks(article, at, limit) or _past_relative(article, group, at, limit)


def _past_marks(article: Article, at: int, limit: int) -> int:
    """Step over "(…)", "-- … --" and ", five of them foreigners,"; what tells of harm is no aside."""
    low = article.low(at)
    if low in ("(", "["):
        return next((k + 1 for k in range(at + 1, limit) if article.low(k) in (")", "]")), 0)
    if low == ",":
        if past := _past_list(article, at, limit) or _past_including(article, at, limit):
            return past
        marks = 1 if _opens_aside(article, at + 1) else 0
    elif low in _DASHES and article.words[at].start > article.words[at - 1].end:
        marks = 1 + (article.low(at + 1) == low)
    else:
        marks = 0
    if not marks:
        return 0
    for k in range(at + marks, min(limit, at + _LONGEST_ASIDE)):
        if all(article.low(k + n) == low for n in range(marks)):
            return k + marks
        if article.low(k) in PASSIVE or article.low(k) in ACTIVE:
            return 0
    return 0


def _past_list(article: Article, at: int, limit: int) -> int:
    """Step over ", six tourists and their two guides," before "were killed": whom the number counts, one by one."""
    if at + 1 >= len(article.words) or article.words[at + 1].number is None:
        return 0
    for k in range(at + 2, min(limit, at + _LONGEST_ASIDE)):
        low = article.low(k)
        if low == ",":
            counted = sum(article.words[n].number is not None for n in range(at + 1, k))
            return k + 1 if counted > 1 and _befalls(article, k + 1, limit) else 0
        if low in PASSIVE or low in ACTIVE:
            return 0
    return 0


def _past_including(article: Article, at: int, limit: int) -> int:
    """Step over ", including a girl who was wounded," before "were killed"; what befell her befell her alone."""
    if article.low(at + 1) not in INCLUDING:
        return 0
    ahead = range(at + 2, min(limit, at + _LONGEST_ASIDE))
    return next((k + 1 for k in ahead if article.low(k) == "," and _befalls(article, k + 1, limit)), 0)


def _opens_aside(article: Article, at: int) -> bool:
    """Tell ", five of them foreigners,", ", aged 12 and 14,"."""
    if article.low(at) in _DETAILS:
        return True
    counts = at < len(article.words) and article.words[at].number is not None
    return (counts or article.low(at) in _MOST) and article.low(at + 1) in ("of", "d'")


def _past_relative(article: Article, group: Group, at: int, limit: int) -> int:
    """Answer where "who were acting as guards" is over and the main verb "were wounded" begins; 0 for neither."""
    if article.low(at) not in ("who", "qui") or group.number.value == 1 or _befalls(article, at + 1, limit):
        return 0
    for k in range(at + 2, limit):
        word = article.words[k]
        if word.number or is_saying(word) or word.low in _ENDS_RELATIVE:
            return 0
        if word.low in _PLURAL_VERBS and _befalls(article, k, limit):
            return k
    return 0


def _befalls(article: Article, at: int, limit: int) -> bool:
    """Tell "were wounded" and "have also been killed"."""
    lows = [article.low(k) for k in range(at, min(at + _LONGEST_VERB, limit))]
    verb = next((n for n, low in enumerate(lows) if low not in AUXILIARIES), len(lows))
    return 0 < verb < len(lows) and lows[verb] in PASSIVE
