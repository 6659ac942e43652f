"""Tolls: "the death toll at 21", "the number of injured rose to 40", the measure in the noun before the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import NOUNS, PASSIVE, TOLLS
from generator.facts.figures.group import Read
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Measure
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article, Sentence

_FARTHEST = 12
_TOLL_SKIP = vocabulary(
    """
    at to of is was now stands stood rose risen climbed increased reached reaching had has been since put as
    high standing rises climbs by more than over least about around nearly from the death toll s'élève s'établit
    à est passé de revised up down set currently so far grown jumped went later and d' au moins may could exceed
    exceeds exceeded passed surpassed hit were remained remains still official casualty dead deaths killed
    persons people victims civilians number total overall provisional preliminary latest
    """
)
_BEFORE_NUMBER = vocabulary(
    "at to of is was reached exceeds exceeded passed surpassed hit stands à de as has now were with"
)


def toll(article: Article, sentence: Sentence, group: Group) -> Read | None:
    """Read "the death toll at 21", "the number of injured rose to 40"."""
    found = _counted(article, sentence, group)
    if found is None or article.low(group.first - 1) not in _BEFORE_NUMBER:
        return None
    measure, begin = found
    after = article.low(group.last)
    own = PASSIVE.get(after) or NOUNS.get(after)
    if article.words[begin - 1].low in ("the", "le", "its") and begin > sentence.first:
        begin -= 1
    return Read(group, own or measure, "toll", begin, group.last + bool(own))


def _counted(article: Article, sentence: Sentence, group: Group) -> tuple[Measure, int] | None:
    """Answer what a toll before a group counts, and the word where it begins; None where there is no toll."""
    at = group.first - 1
    seen: Measure | None = None
    is_number, begin = False, group.first
    while at >= max(sentence.first, group.first - _FARTHEST) and (
        article.low(at) in _TOLL_SKIP or article.low(at) in TOLLS or article.words[at].number
    ):
        low = article.low(at)
        if low == "toll":
            before = article.low(at - 1)
            seen, begin, is_number = ("injured" if before in ("injury", "injured", "wounded") else "killed"), at, True
            if before in ("death", "casualty", "deaths"):
                begin = at - 1
        elif low in TOLLS and seen is None:
            seen, begin = TOLLS[low], at
        elif low in ("number", "total", "nombre") and seen:
            is_number, begin = True, at
        elif low == "bilan":
            seen, begin, is_number = "killed", at, True
        at -= 1
    return (seen, begin) if seen and is_number else None
