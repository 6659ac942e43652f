"""Persons pointed to: "the group's leader, X, as the main person behind the siege", with the sentence's doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import people
from generator.facts.actors.actor import actor
from generator.facts.actors.attackers import ATTACKERS
from generator.facts.actors.group_names import group_names
from generator.facts.gazetteer import demonym
from generator.facts.hedges import hedge
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Actor
    from generator.facts.saying import Sayings
    from generator.facts.sentences import Article, Sentence

_STRONG = vocabulary("behind mastermind masterminded")
_CUES = _STRONG | vocabulary(
    """
    suspect suspected accused perpetrator identified blamed gunman attacker shooter bomber arrested
    """
)
_ATTACKER = vocabulary("suspect gunman attacker bomber shooter mastermind")


def pointed_to(article: Article, sayings: Sayings) -> list[Actor]:
    """Read "…leader, Mokhtar Belmokhtar, as the main person behind the siege": a named person whom doubt points to.

    Who speaks in the sentence is not the one it points to, and a group's name is no person's.
    """
    out: list[Actor] = []
    if article.shouted:
        return out
    for sentence in article.sentences:
        if not article.has(sentence, _CUES):
            continue
        speakers = {article.at(s.start) for s in sayings.by_sentence.get(sentence.start, [])}
        taken = {at for named in group_names(article, sentence) for at in range(named.first, named.last)}
        for first, last in _full_names(article, sentence):
            if first not in speakers and first not in taken and _points_to(article, sentence, first, last):
                role = _role_before(article, first, sentence)
                doubt = hedge(article, sentence, first)
                out.append(
                    actor(article, (first, last), "person", "perpetrator", "pointed-to", title=role, doubt=doubt)
                )
    return out


def _full_names(article: Article, sentence: Sentence) -> list[tuple[int, int]]:
    """Answer the words `first:last` of each name and surname."""
    out: list[tuple[int, int]] = []
    at = sentence.first
    while at < sentence.last:
        end = people.name(article, at, sentence.last)
        if end - at > 1:
            out.append((at, end))
        at = max(end, at + 1)
    return out


def _points_to(article: Article, sentence: Sentence, first: int, last: int) -> bool:
    """Tell "X as the man behind it", "mastermind X", "identified the gunman as X" and "suspect X"."""
    before = [article.low(at) for at in range(max(sentence.first, first - 6), first)]
    after = [article.low(at) for at in range(last, min(sentence.last, last + 9))]
    if any(low in _STRONG for low in after) or "mastermind" in before:
        return True
    if "as" in before[-2:] and any(w in before for w in ("identified", "named")):
        return any(
            article.low(at) in ATTACKERS or article.low(at) in ("suspect", "suspects")
            for at in range(sentence.first, sentence.last)
        )
    return bool(before) and before[-1] in _ATTACKER


def _role_before(article: Article, at: int, sentence: Sentence) -> str | None:
    """Answer the role in "the group's leader, X", with "Algerian jihadist and" before it."""
    head = at - 2 if article.low(at - 1) == "," else at - 1
    if head < sentence.first or article.low(head) not in people.ROLES:
        return None
    first = people.role_start(article, head, sentence.first)
    while (
        first - 2 > sentence.first
        and article.low(first - 1) == "and"
        and (demonym(article.words[first - 3].text) or article.words[first - 2].low in ("jihadist", "militant"))
    ):
        first -= 2
        if demonym(article.words[first - 1].text):
            first -= 1
    return " ".join(article.text[article.words[first].start : article.words[head].end].split())
