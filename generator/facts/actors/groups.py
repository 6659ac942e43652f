"""Groups that the article names: the perpetrator where the sentence says that the group did it, else mentioned."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.facts.actors.actor import actor
from generator.facts.actors.group_names import group_names
from generator.facts.hedges import hedge
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Actor
    from generator.facts.saying import Sayings
    from generator.facts.sentences import Article, Sentence

_BLAMED = vocabulary(
    """
    carried claimed claiming responsibility behind blamed attributed belonged suspected masterminded perpetrated
    orchestrated mastermind responsible perpetrators authors revendiqué revendiquée revendiqués
    """
)
_LINKED = vocabulary("accused belonging linked affiliated")  # that say less
_BEFORE, _AFTER = 12, 6  # words between a group and what is said of it
_DID = vocabulary(
    """
    murdered killed kidnapped attacked stormed bombed planted detonated ambushed hurled dynamited staged launched seized
    abducted executed assassinated massacred shot raided opened ordered organised organized planned threw set burned
    """
)
_OF_ITSELF = vocabulary(
    """
    responsibility involvement involved any being having carrying it its they their accusation accusations allegation
    allegations charge charges claim claims role part toute avoir être son sa
    """
)
_DENIES = ("denied", "denies", "rejected")


def groups(article: Article, sayings: Sayings) -> list[Actor]:
    """Find every mention of a group; the doubt nearest to it in its sentence goes with a perpetrator alone."""
    out: list[Actor] = []
    for sentence in article.sentences:
        names = group_names(article, sentence)
        for name in names:
            if did(article, sentence, name) and not _denies_another(article, sayings, sentence, name):
                doubt = hedge(article, sentence, name.first)
                rule = _rule(article, sentence, name, hedged=doubt is not None)
                out.append(actor(article, name, "group", "perpetrator", rule, doubt=doubt))
            else:
                out.append(actor(article, name, "group", "mentioned", "group"))
    return out


def _denies_another(article: Article, sayings: Sayings, sentence: Sentence, name: tuple[int, int]) -> bool:
    """Tell a group that denies what is not said of itself: "X denied that the army had been warned"."""
    start = article.words[name[0]].start
    for saying in sayings.by_sentence.get(sentence.start, []):
        if saying.verb_word in _DENIES and saying.start <= start < saying.end:
            denied = article.lows[saying.verb + 1 : min(saying.verb + 4, sentence.last)]
            return _OF_ITSELF.isdisjoint(denied)
    return False


def did(article: Article, sentence: Sentence, name: tuple[int, int]) -> bool:
    """Tell whether a sentence says that the group, or the attackers, at words `first:last` did it."""
    if not {"victims", "against"}.isdisjoint(article.lows[max(sentence.first, name[0] - 3) : name[0]]):
        return False
    return article.has(sentence, _BLAMED | _LINKED) or _acts(article, sentence, name)


def _rule(article: Article, sentence: Sentence, name: tuple[int, int], *, hedged: bool) -> str:
    """Name how a sentence says that the group did it: blamed for it nearby, as who acts, or somehow."""
    first, last = max(sentence.first, name[0] - _BEFORE), min(sentence.last, name[1] + _AFTER)
    near = article.lows[first : name[0]] + article.lows[name[1] : last]
    if not _BLAMED.isdisjoint(near) and ("no", "responsibility") not in pairwise(near):
        return "blamed" if hedged else "held-responsible"
    return "group" if _acts(article, sentence, name) else "held-responsible"


def _acts(article: Article, sentence: Sentence, name: tuple[int, int]) -> bool:
    """Read "by X", and "X attacked"."""
    before = article.lows[max(sentence.first, name[0] - 4) : name[0]]
    after = article.lows[name[1] : min(sentence.last, name[1] + 6)]
    return "by" in before or "par" in before or not _DID.isdisjoint(after)
