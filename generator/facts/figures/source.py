"""Who states a figure: the speaker of the quotation around it, else of the saying nearest to it in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Quotation
    from generator.facts.figures.group import Read
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Sentence


class Source(NamedTuple):
    """Who states a figure, in which role, through which outlet; None for what the words do not say."""

    name: str | None
    role: str | None
    via: str | None


def quotations_in(sentence: Sentence, quoted: Sequence[Quotation]) -> Sequence[Quotation]:
    """Answer the quotations that a sentence has a part in."""
    first = bisect_left(quoted, sentence.start, key=lambda q: q.end)
    last = bisect_left(quoted, sentence.end, lo=first, key=lambda q: q.start)
    return quoted[first:last]


def source(sayings: Sayings, sentence: Sentence, quoted: Sequence[Quotation], read: Read) -> Source:
    """Answer who states the figure; `quoted` are the sentence's quotations. A pronoun names nobody."""
    start = read.group.number.start
    for quotation in quoted:
        if quotation.start <= start < quotation.end:
            speaker = quotation.speaker
            return Source(speaker.text if speaker else None, quotation.role, quotation.via)
    saying = _nearest(sayings.by_sentence.get(sentence.start, []), read)
    if saying is None or saying.pronoun:
        return Source(None, None, saying.via if saying else None)
    return Source(saying.text, saying.role, saying.via)


def _nearest(sayings: list[Saying], read: Read) -> Saying | None:
    """Answer the last saying before the figure that is more than a source; else the first after it."""
    before = [s for s in sayings if s.last <= read.group.first or s.verb < read.group.first]
    named = [s for s in before if s.verb_word != "in"]
    if named or before:
        return (named or before)[-1]
    return next((s for s in sayings if s.verb >= read.group.first), None)
