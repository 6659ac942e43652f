"""Counts without a noun: "19 people had died. The Red Cross counted 23." counts again what was counted before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.group import Read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.facts.figures.group import Group
    from generator.facts.saying import Count
    from generator.facts.sentences import Article, Sentence

_ENDS = '.,;:!?—–)"”'


def recount(
    article: Article, sentence: Sentence, group: Group, counts: Sequence[Count], before: Iterable[Read]
) -> Read | None:
    """Read a bare number that somebody counted: it counts what those before do, where they all count one thing."""
    count = next((c for c in counts if c.number == group.at), None)
    measures = {read.measure for read in before} - {"attackers"}
    ends = group.last >= sentence.last or article.words[group.last].text in _ENDS
    if count is None or group.head is not None or len(measures) != 1 or not ends:
        return None
    return Read(group, measures.pop(), "recount", min(count.saying.verb, group.first), group.last)
