"""Forces that came: soldiers, police and rescuers beside a verb of helping or intervening, each as it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import people
from generator.facts.actors.actor import actor
from generator.facts.gazetteer import demonym
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Actor
    from generator.facts.sentences import Article, Sentence

_FORCES = vocabulary(
    """
    forces soldiers troops police commandos gendarmes soldats policiers army marines firefighters rescuers
    militaires
    """
)
_HELPED = vocabulary(
    """
    assisted helped rescued freed surrounded cordoned responded evacuated deployed stormed raided intervened
    sealed secured arrived liberated chased pursued retook recaptured searched
    """
)
_ASSISTED = vocabulary("assisted helped joined")
_NAMED_ALONE = vocabulary("police army firefighters rescuers gendarmes")
_NEAR = 3


def forces(article: Article) -> list[Actor]:
    """Read "French and US military forces assisted Malian soldiers": forces that came, each as it is named."""
    out: list[Actor] = []
    for sentence in article.sentences:
        if not article.has(sentence, _HELPED):
            continue
        for at in range(sentence.first, sentence.last):
            if article.low(at) not in _FORCES or not _is_near_help(article, at):
                continue
            first = _first(article, at, sentence)
            if first == at and article.low(at) not in _NAMED_ALONE:
                continue
            if article.words[max(first - 1, 0)].number and first > sentence.first:
                continue
            out.append(actor(article, (first, at + 1), "force", "responder", "force"))
    return out


def _is_near_help(article: Article, at: int) -> bool:
    """Tell "police surrounded", "sealed off by the army" and "assisted Malian soldiers" from "chased the police"."""
    if any(article.low(k) in _HELPED for k in range(at + 1, at + _NEAR + 1)):
        return True
    before = article.lows[max(at - _NEAR, 0) : at]
    by = "by" in before and any(article.low(k) in _HELPED for k in range(at - 2 * _NEAR, at))
    return by or not _ASSISTED.isdisjoint(before)


def _first(article: Article, at: int, sentence: Sentence) -> int:
    """Answer where a force's name begins, with "French and" or "Malian special" before it."""
    first = people.role_start(article, at, sentence.first)
    while (
        first - 2 >= sentence.first
        and article.low(first - 1) in ("and", "special", "armed")
        and demonym(article.words[first - 2].text)
    ):
        first -= 2
    return first
