"""People counted beside others who are named: "killed the mayor and two guards", "was shot, along with two others"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import ACTIVE, OF_NOUNS, PASSIVE
from generator.facts.figures.clause import AUXILIARIES, STOP
from generator.facts.figures.group import Read
from generator.facts.verbs import is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article, Sentence

_FARTHEST = 20  # words
_WITH = (("along", "with"), ("together", "with"), ("as", "well", "as"), ("ainsi", "que"))
_AND = (("and",), ("et",))
_ENDS = (STOP | vocabulary("to against who which that were was are")) - vocabulary(". by as")


def joined(article: Article, sentence: Sentence, group: Group) -> Read | None:
    """Read "the murder of the mayor, his wife, and two others": what befell those named befell the group."""
    if group.head is None:
        return None
    at = group.first - (article.low(group.first - 1) in ("the", "his", "her", "their"))
    for phrase in (*_WITH, *_AND):
        begin = at - len(phrase)
        if begin > sentence.first and all(article.low(begin + n) == part for n, part in enumerate(phrase)):
            return _read(article, sentence, group, begin, beside=phrase in _WITH)
    return None


def _read(article: Article, sentence: Sentence, group: Group, stop: int, *, beside: bool) -> Read | None:
    """Look back from "and" for the word of harm; whatever else could be a clause of its own ends the search."""
    bracketed = False
    for at in range(stop - 1, max(sentence.first, stop - _FARTHEST) - 1, -1):
        if bracketed or article.low(at) == ")":
            bracketed = article.low(at) != "("
            continue
        word = article.words[at]
        low = word.low
        passive = article.low(at - 1) in AUXILIARIES and article.low(at - 1) != "to"
        if low in OF_NOUNS and article.low(at + 1) in ("of", "de"):
            return Read(group, OF_NOUNS[low], "joined", at, group.last)
        if low == "death" and article.low(at - 1) == "to" and beside:
            return Read(group, "killed", "joined", at - 2, group.last)
        if low in PASSIVE and passive and beside:
            return Read(group, PASSIVE[low], "joined", at, group.last)
        if low in ACTIVE and not passive and at + 1 < stop and low != "fait":
            return Read(group, ACTIVE[low], "joined", at, group.last)
        if word.number or is_saying(word) or low in _ENDS or (low in AUXILIARIES and not beside):
            return None
        if word.text == "." and at + 1 < stop and article.words[at].end != article.words[at + 1].start - 1:
            return None
    return None
