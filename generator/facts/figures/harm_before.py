"""Harm before the people: "killed 27", "the murder of the six priests", "claimed the lives of 12", "took 30 hostage".

The word of harm is the first before the group that no article, hedge or "of" explains; each rule asks about that word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import ACTIVE, COUNTED_ABOVE, NOUNS, OF_NOUNS
from generator.facts.figures.clause import LINKS
from generator.facts.figures.group import Read, is_known
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article, Sentence

_FARTHEST = 7
_ACTIVE_SKIP = vocabulary(
    """
    the a an of at least about more than over some up to nearly almost around as many another other further
    additional down dead also including that approximately roughly estimated no fewer less au moins plus de d'
    environ les la vie à all its their his her these those
    """
)
_YEARS = range(1901, 2100)


def harm_before(article: Article, sentence: Sentence, group: Group) -> Read | None:
    """Read "killed 27 people", "the murder of the six priests", "claimed the lives of 12", "took 30 hostage"."""
    at = group.first - 1
    floor = max(sentence.first, group.first - _FARTHEST)
    while at >= floor:
        low, after = article.low(at), article.low(at + 1)
        if low in OF_NOUNS and after in ("of", "de", "d'"):
            return _of(article, sentence, group, at)
        if low not in _ACTIVE_SKIP and not (low in OF_NOUNS and after == "à"):
            break
        at -= 1
    if at < floor:
        return None
    return (
        _claimed_lives(article, group, at)
        or _active(article, group, at)
        or _among_the(article, sentence, group, at)
        or _treated(article, group, at)
        or _taken_hostage(article, group, at)
        or _lost(article, group, at)
    )


def _of(article: Article, sentence: Sentence, group: Group, at: int) -> Read | None:
    """Read "the murder of the six priests"; "the capture of 12" may count things."""
    low = article.low(at)
    if low == "capture" and group.head is None:
        return None
    begin = at - (article.low(at - 1) == "the" and at > sentence.first)
    return Read(group, OF_NOUNS[low], "of", begin, group.last)


def _claimed_lives(article: Article, group: Group, at: int) -> Read | None:
    """Read "claimed the lives of 12", "cost 12 lives", "coûté la vie à 12"."""
    low = article.low(at)
    claims = low in ("claimed", "claiming", "cost", "claims", "took", "taking")
    if low == "vie" or (claims and any(article.low(k) == "lives" for k in range(at, group.last))):
        return Read(group, "killed", "claimed-lives", at, group.last)
    return None


def _active(article: Article, group: Group, at: int) -> Read | None:
    """Read "killed 27 people"; not "were killed 27", "killed at 12", "killed 1989 in"; "fait 27 morts" is a noun's."""
    low = article.low(at)
    if low == "shot" and article.low(at + 1) == "dead":
        return Read(group, "killed", "active", at, group.last)
    if low not in ACTIVE or low == "fait" or article.low(at - 1) in ("were", "was", "been", "being", "are"):
        return None
    if group.head is None and article.low(group.last) in ("in", "on", "of") and _is_year(group):
        return None
    if article.low(at + 1) == "at" and article.low(at + 2) not in ("least", "most"):
        return None
    return Read(group, ACTIVE[low], "active", at, group.last)


def _is_year(group: Group) -> bool:
    return group.number.value is not None and group.number.value in _YEARS


def _among_the(article: Article, sentence: Sentence, group: Group, at: int) -> Read | None:
    """Read "the dead include two cadets", "among the injured were three children"."""
    low = article.low(at)
    if low not in ("include", "included", "includes", "were", "was", "are") or group.head is None:
        return None
    for k in range(max(sentence.first, at - 5), at):
        if article.low(k) in COUNTED_ABOVE and article.low(k + 1) in (low, *LINKS):
            return Read(group, COUNTED_ABOVE[article.low(k)], "among-the", k, group.last)
    return None


def _treated(article: Article, group: Group, at: int) -> Read | None:
    """Read "treated 14 patients"."""
    if article.low(at) not in ("treated", "treating", "treat", "received", "admitted") or group.head is None:
        return None
    if article.low(group.head) not in ("patients", "people", "victims", "persons", "casualties"):
        return None
    return Read(group, "injured", "hospital", at, group.last)


def _taken_hostage(article: Article, group: Group, at: int) -> Read | None:
    """Read "took 30 hostage", "held 12 people captive", "took 30 hostages"."""
    if article.low(at) not in ("took", "taking", "take", "hold", "holding", "held"):
        return None
    after = article.low(group.last) in ("hostage", "captive")
    if after or (group.head is not None and NOUNS.get(article.low(group.head)) == "hostages"):
        return Read(group, "hostages", "taken-hostage", at, group.last + after)
    return None


def _lost(article: Article, group: Group, at: int) -> Read | None:
    """Read "we lost 92 of our soldiers", "has lost eleven relatives"."""
    if article.low(at) not in ("lost", "perdu", "losing") or group.head is None or not is_known(article, group):
        return None
    return Read(group, "killed", "lost", at, group.last)
