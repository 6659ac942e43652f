"""Nouns that say by themselves what befell the people they count: "19 hostages", "12 bodies", "five gunmen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import NOUNS, PASSIVE
from generator.facts.figures.group import Read
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article

_ADJECTIVES = vocabulary("dead wounded injured missing kidnapped slain murdered displaced arrested detained abducted")


def by_adjective(article: Article, group: Group) -> Read | None:
    """Read "30 dead civilians", "46 injured people"."""
    if group.head is not None and group.head > group.at + 1 and article.low(group.at + 1) in _ADJECTIVES:
        return Read(group, PASSIVE[article.low(group.at + 1)], "adjective", group.first, group.last)
    return None


def noun(article: Article, group: Group) -> Read | None:
    """Read "19 hostages", "12 bodies were found", "five gunmen": the noun itself says it."""
    low = article.low(group.head) if group.head is not None else article.low(group.last)
    measure = NOUNS.get(low)
    if measure is None:
        return None
    last = group.last + (group.head is None)
    if low in ("bodies", "corpses", "remains", "refugees") and group.number.value == 0:
        return None
    if (
        measure == "attackers"
        and article.low(group.first - 1) in ("of", "against", "between")
        and article.low(group.first - 2) not in ("group", "band", "team")
    ):
        return None
    return Read(group, measure, "noun-attackers" if measure == "attackers" else "noun", group.first, last)
