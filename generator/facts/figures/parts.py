"""Parts of a whole: "27 people dead, including five attackers"; the part shares what befell the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.clause import INCLUDING, STOP
from generator.facts.figures.group import Read
from generator.facts.figures.harm_after import harm_after
from generator.facts.figures.harm_before import harm_before
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article, Sentence

_LONGEST_PLACE = 6
_NEXT_NUMBER = 5  # words to the next member of a breakdown
_AFTER_ONE = vocabulary("of in at on near from inside outside to with dans à parmi")


def part(article: Article, sentence: Sentence, group: Group, before: list[Read]) -> Read | None:
    """Read "27 people dead, including five attackers", "19 died which includes 18 in the hotel and one soldier"."""
    if not before:
        return None
    parent = _whole(before)
    whole = before[parent]
    if whole.measure == "attackers" or _is_as_large(group, whole.group) or _is_a_thing(article, group):
        return None
    between = range(whole.group.last, group.first)
    marks = [at for at in between if _is_mark(article, at)] or _breakdown(article, sentence, group)
    if not marks or any(article.low(at) in (".", ";", "but", "while") and at not in marks for at in between):
        return None
    explicit = harm_before(article, sentence, group)
    if explicit and explicit.begin > marks[-1]:
        return explicit
    own = harm_after(article, sentence, group, [], strict=True)
    if own and own.measure != whole.measure and (whole.measure, own.measure) != ("injured", "displaced"):
        return None  # but the wounded who were evacuated are still the wounded
    until = own.until if own else _noun_end(article, sentence, group)
    begin = marks[-1] if _is_own_mark(article, marks[-1], group, before[-1]) else group.first
    return Read(group, whole.measure, "part-of", begin, until, parent)


def _whole(before: list[Read]) -> int:
    """Answer the group before that is itself no part."""
    at = len(before) - 1
    while before[at].parent is not None:
        at = before[at].parent or 0
    return at


def _is_as_large(group: Group, whole: Group) -> bool:
    """Tell a number that is too large to be a part."""
    own, other = group.number.value, whole.number.value
    return own is not None and other is not None and own >= other


def _is_a_thing(article: Article, group: Group) -> bool:
    """Tell "un convoi" and "one source", which count nobody, from "one in the hotel"."""
    return group.number.value == 1 and group.head is None and article.low(group.last) not in _AFTER_ONE


def _is_mark(article: Article, at: int) -> bool:
    """Tell "including" and "of whom"."""
    low = article.low(at)
    return low in INCLUDING or (low == "of" and article.low(at + 1) in ("whom", "them", "which"))


def _breakdown(article: Article, sentence: Sentence, group: Group) -> list[int]:
    """Answer the mark in "13 bodies were seen: eight men, four women", where a list of numbers follows."""
    at = group.first - 1
    stop = min(sentence.last, group.last + _NEXT_NUMBER)
    ahead = range(group.last, next((k for k in range(group.last, stop) if article.low(k) == ")"), stop))
    goes_on = any(article.words[k].number and article.low(k - 1) in (",", "and", "et") for k in ahead)
    return [at] if article.low(at) in (":", ";", "(", "-", "—") and goes_on and group.head is not None else []


def _is_own_mark(article: Article, mark: int, group: Group, previous: Read) -> bool:
    """Tell whether "including" stands before this part, not before an earlier one."""
    free = previous.until if previous.parent is not None else 0
    return mark >= free - 1 and not any(article.words[at].number for at in range(mark, group.first))


def _noun_end(article: Article, sentence: Sentence, group: Group) -> int:
    """Answer where a group ends with the phrase that says where: "18 in the hotel"."""
    at = group.last
    while (
        at < min(sentence.last, group.last + _LONGEST_PLACE)
        and article.low(at) not in ("and", ",", ".", "et", *STOP)
        and not article.words[at].number
        and article.words[at].text not in '"”“»()'
    ):
        at += 1
    return at
