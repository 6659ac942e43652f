"""Harm after the people: "27 people were killed", "30 were taken to hospital", "four men and one woman were shot".

The words between a group and its verb are stepped over one by one; the first that could begin another clause, or that
makes the group those who did it, ends the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.asides import past_aside
from generator.facts.figures.casualties import ACTIVE, NOUNS, PASSIVE, PEOPLE
from generator.facts.figures.clause import AUXILIARIES, INCLUDING, LINKS, STOP
from generator.facts.figures.group import LIMITS, Read, is_known
from generator.facts.figures.lists import DETERMINERS, is_list_ahead, may_be_in_list
from generator.facts.figures.phrases import phrase
from generator.facts.gazetteer import demonym
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Measure
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article, Sentence

_LONGEST_AFTER = 24
_STEPPED_OVER = AUXILIARIES | PEOPLE | vocabulary("and et , a an - men")
_BEFALLS = vocabulary("were was been are being be is été got")
_OBJECTS = vocabulary("the a an several many dozens his her their more about some over up")
_YEARS = range(1900, 2101)


def harm_after(
    article: Article, sentence: Sentence, group: Group, later: list[Group], *, strict: bool = False
) -> Read | None:
    """Read "27 people dead", "30 others were wounded", "6 injured in the attack"; lists share the last one's verb.

    `later` are the sentence's groups after this one; `strict` allows no comma and no list.
    """
    at, limit = group.last, min(sentence.last, group.last + _LONGEST_AFTER)
    skipping, since = False, group.last
    while at < limit:
        low = article.low(at)
        if closed := past_aside(article, group, at, limit):
            at = since = closed
            continue
        if read := phrase(article, group, at, limit):
            return read
        if _is_passive(article, at):
            return _passive(article, sentence, group, at)
        if past := _past_age(article, at, later):
            at = past
            continue
        if article.words[at].number:
            if strict or not is_list_ahead(article, since, at, later):
                return None
            at = next((g.last for g in later if g.at == at), at + 1)
            continue
        if _ends_clause(article, at, skipping=skipping) or (strict and low == ","):
            return None
        skips = _skips(article, at, skipping=skipping)
        if skips is None:
            return None
        skipping = skips
        at += 1
    return None


def _past_age(article: Article, at: int, later: list[Group]) -> int:
    """Answer where "under 16" and the "their" of "their two guides" end; 0 for other words."""
    low = article.low(at)
    if at + 1 >= len(article.words) or article.words[at + 1].number is None:
        return 0
    counted = any(group.at == at + 1 for group in later)
    if low in DETERMINERS and counted:
        return at + 1
    return at + 2 if low in LIMITS and not counted else 0


def _skips(article: Article, at: int, *, skipping: bool) -> bool | None:
    """Tell whether the words after this one lead aside ("in the hotel"); None where another clause begins."""
    low = article.low(at)
    if low in _STEPPED_OVER:
        return False
    if low in LINKS or low in INCLUDING:
        return True
    return skipping if skipping or may_be_in_list(article, at) else None


def _is_passive(article: Article, at: int) -> bool:
    """Tell a word of harm; "treated" is one only with "treated for", "treated at" and "treated in"."""
    low = article.low(at)
    return low in PASSIVE and not (low == "treated" and article.low(at + 1) not in ("for", "at", "in"))


def _passive(article: Article, sentence: Sentence, group: Group, at: int) -> Read | None:
    """Read "were killed", unless the harm is somebody else's or the group did it."""
    low = article.low(at)
    if _is_someone_else(article, at) or _takes_object(article, sentence, at, group):
        return None
    if low == "seized" and article.low(at + 1) not in ("hostage", "by", "as", "in", "from", "on"):
        return None
    if not is_known(article, group) and (low == "seized" or PASSIVE[low] in ("displaced", "missing")):
        return None
    if group.number.text.lower() in ("un", "une") and at == group.last:
        return None  # "une femme blessée", who tells what she saw
    if _said_by_noun(article, group) not in (None, PASSIVE[low]):
        return None
    return Read(group, PASSIVE[low], "passive", group.first, at + 1)


def _said_by_noun(article: Article, group: Group) -> Measure | None:
    """Answer what "12 deaths" and "nine bodies" say by themselves, whatever befell the others of their list."""
    own = NOUNS.get(article.low(group.head)) if group.head is not None else None
    return own if own in ("killed", "injured") else None


def _is_someone_else(article: Article, at: int) -> bool:
    """Tell "the slain leader" and "90 casualties, including dead" from what befell the group."""
    if article.low(at - 1) in ("the", "a", "an", "his", "her", "their"):
        return article.low(at - 2) != "among"
    return article.low(at - 1) in INCLUDING


def _takes_object(article: Article, sentence: Sentence, at: int, group: Group) -> bool:
    """Tell "five gunmen killed 12 people" (they did it) from "five gunmen killed in the raid" (it befell them)."""
    if article.low(at) not in ACTIVE or at + 1 >= sentence.last:
        return False
    if any(article.low(k) in _BEFALLS for k in range(group.last, at)):
        return False
    after = article.words[at + 1]
    if after.number:
        return after.number.value is None or after.number.value not in _YEARS
    if after.low == "at":
        return article.low(at + 2) in ("least", "most")
    return after.low in _OBJECTS or after.low in PEOPLE or (demonym(after.text) is not None and after.capital)


def _ends_clause(article: Article, at: int, *, skipping: bool) -> bool:
    """Tell a word after which the harm is no longer the group's."""
    word = article.words[at]
    return word.low in STOP or word.low in ACTIVE or (word.text in '"“”«»' and not skipping)
