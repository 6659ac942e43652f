"""Attackers without a name: "a group of Islamic gunmen", the first such mention in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.actors.actor import actor
from generator.facts.actors.deeds import deed, span
from generator.facts.actors.group_names import group_names
from generator.facts.gazetteer import demonym
from generator.facts.hedges import hedge
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.actors.actor import Doubt
    from generator.facts.fact import Actor
    from generator.facts.sentences import Article, Sentence

ATTACKERS = vocabulary(
    """
    gunmen gunman attackers attacker assailants assailant militants bombers bomber terrorists jihadists
    insurgents rebels guerrillas extremists hijackers kidnappers bandits shooter shooters assaillants
    terroristes jihadistes kamikaze hommes-armés
    """
)
_KINDS = vocabulary(
    "islamic islamist armed masked unknown unidentified suspected heavily two three suicide jihadist militant muslim"
)
_KNOWN_KINDS = vocabulary(
    "rebels guerrillas terrorists insurgents extremists jihadists militants terroristes jihadistes"
)
_DEFINITE = vocabulary("the these those our their les ces")
_MOST_KINDS = 4


def attackers(article: Article, named: Sequence[Actor]) -> list[Actor]:
    """Find the first unnamed attackers: "A group of Islamic gunmen".

    `named` are the groups: "X guerrillas" are no unnamed ones, and "the rebels" are those who were named.
    """
    is_told = any(group.role == "perpetrator" for group in named)
    for sentence in article.sentences:
        if not article.has(sentence, ATTACKERS):
            continue
        for at in range(sentence.first, sentence.last):
            if article.low(at) in ATTACKERS and not article.words[at].number:
                first = _first(article, at, sentence)
                if deed(article, sentence, (first, at + 1)) is None:
                    continue
                if _is_named(article, sentence, at) or (is_told and _are_known(article, first, at)):
                    continue
                doubt = _doubt(article, first, sentence)
                return [actor(article, (first, at + 1), "unnamed", "perpetrator", "attackers", doubt=doubt)]
    return []


def _is_named(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "X guerrillas", who have a name."""
    spans = (span(article, sentence, name) for name in group_names(article, sentence))
    return any(first <= at < last for first, last in spans)


def _are_known(article: Article, first: int, at: int) -> bool:
    """Tell "the rebels": a kind of people, told of before."""
    return article.low(at) in _KNOWN_KINDS and article.low(first - 1) in _DEFINITE


def _first(article: Article, at: int, sentence: Sentence) -> int:
    """Answer where the words before that say which attackers begin: "suspected Islamist gunmen"."""
    first = at
    while first > sentence.first and at - first < _MOST_KINDS:
        if not (demonym(article.words[first - 1].text) or article.low(first - 1) in _KINDS):
            break
        first -= 1
    return first


def _doubt(article: Article, first: int, sentence: Sentence) -> Doubt | None:
    """Answer a hedge that stands right beside the attackers; one further away is about something else."""
    doubt = hedge(article, sentence)
    if doubt and doubt[1] in ("suspected", "alleged") and abs(article.at(doubt[0].start) - first) <= 1:
        return doubt
    return None
