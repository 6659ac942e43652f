"""Tolls: "the death toll at 21", "the number of injured rose to 40", the measure in the noun before the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts.figures.casualties import NOUNS, PASSIVE, TOLLS
from generator.facts.figures.group import Read
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Measure
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article, Sentence

_FARTHEST = 12
_FARTHEST_VERB = 6  # words from "rose" to its number
_FARTHEST_COUNT = 30  # words from "the number of people killed in …" to its verb
_TOLL_SKIP = vocabulary(
    """
    at to of is was now stands stood rose risen climbed increased reached reaching had has been since put as
    high standing rises climbs by more than over least about around nearly from the death toll s'élève s'établit
    à est passé de revised up down set currently so far grown jumped went later and d' au moins may could exceed
    exceeds exceeded passed surpassed hit were remained remains still official casualty dead deaths killed
    those persons people victims civilians number total overall provisional preliminary latest which that
    """
)
_MOVES = vocabulary(
    """
    rose risen rises rising climbed climbs climbing increased reached reaching reaches stands stood stand jumped grown
    grew went exceeds exceeded exceed passed passes surpassed surpasses topped tops hit hits soared doubled revised
    raised lowered updated put puts set s'élève s'élevait s'établit s'alourdit monté passé atteint porté grimpé
    """
)
_BETWEEN = vocabulary("to at of from as high by more than over least about around nearly almost à de d' au moins plus")
_STEPS_BETWEEN = vocabulary(", and to then from before later et puis à")
_BEFORE_NUMBER = vocabulary(
    """
    at to of from is was reached exceeds exceeded passed passes surpassed surpasses topped hit stands à de as has now
    were with tops
    """
)
_COUNTS = vocabulary("number total nombre")


class _Counted(NamedTuple):
    """What a toll counts, and the word where it begins."""

    measure: Measure
    begin: int


def toll(article: Article, sentence: Sentence, group: Group, before: Read | None) -> Read | None:
    """Read "the death toll at 21", "the number of injured rose to 40", "from 14 to 18 and then 21"."""
    if before is not None and before.rule == "toll" and _goes_on(article, before, group):
        return Read(group, before.measure, "toll", group.first, group.last)
    if article.low(group.first - 1) not in _BEFORE_NUMBER:
        return None
    found = _counted(article, sentence, group) or _counted_afar(article, sentence, group)
    if found is None:
        return None
    after = article.low(group.last)
    own = PASSIVE.get(after) or NOUNS.get(after)
    begin = found.begin - (found.begin > sentence.first and article.low(found.begin - 1) in ("the", "le", "its"))
    return Read(group, own or found.measure, "toll", begin, group.last + bool(own))


def _goes_on(article: Article, before: Read, group: Group) -> bool:
    """Tell "to 18" and "then 21" after "rose from 14"."""
    between = [article.low(at) for at in range(before.group.last, group.first)]
    return group.head is None and between != [","] and all(low in _STEPS_BETWEEN for low in between)


def _counted(article: Article, sentence: Sentence, group: Group) -> _Counted | None:
    """Answer what a toll right before a group counts; None where there is no toll."""
    at = group.first - 1
    seen: Measure | None = None
    is_number, begin = False, group.first
    while at >= max(sentence.first, group.first - _FARTHEST) and (
        article.low(at) in _TOLL_SKIP or article.low(at) in TOLLS or article.words[at].number
    ):
        low = article.low(at)
        if low == "toll":
            counted = _of_toll(article, at)
            seen, begin, is_number = counted.measure, counted.begin, True
        elif low in TOLLS and seen is None:
            seen, begin = TOLLS[low], at
        elif low in _COUNTS and seen:
            is_number, begin = True, at
        elif low == "bilan":
            seen, begin, is_number = "killed", at, True
        at -= 1
    return _Counted(seen, begin) if seen and is_number else None


def _of_toll(article: Article, at: int) -> _Counted:
    """Answer what the word "toll" counts: "the injury toll", else deaths."""
    before = article.low(at - 1)
    measure: Measure = "injured" if before in ("injury", "injured", "wounded") else "killed"
    return _Counted(measure, at - (before in ("death", "casualty", "deaths", "injury")))


def _counted_afar(article: Article, sentence: Sentence, group: Group) -> _Counted | None:
    """Answer what "the number of people killed in an attack has risen to 305" counts, from its verb back."""
    verb = group.first - 1
    while verb > sentence.first and article.low(verb) in _BETWEEN and group.first - verb < _FARTHEST_VERB:
        verb -= 1
    if article.low(verb) not in _MOVES:
        return None
    seen: _Counted | None = None
    for at in range(verb - 1, max(sentence.first - 1, verb - _FARTHEST_COUNT), -1):
        low = article.low(at)
        if low == "toll":
            return _of_toll(article, at)
        if low == "bilan":
            return _Counted("killed", at)
        if low in _COUNTS and seen:
            return _Counted(seen.measure, at)
        if low in TOLLS:
            seen = _Counted(TOLLS[low], at)
        if low in (";", "."):
            return None
    return None
