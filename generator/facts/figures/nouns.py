"""Nouns that say by themselves what befell the people they count: "19 hostages", "12 bodies", "five gunmen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import NOUNS
from generator.facts.figures.group import Read

if TYPE_CHECKING:
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article


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
    return Read(group, measure, "noun", group.first, last)
