"""Who states a figure: the speaker of the quotation around it, else of the saying nearest to it in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Quotation
    from generator.facts.figures.group import Read
    from generator.facts.saying import Count, Saying, Sayings
    from generator.facts.sentences import Article, Sentence

_LONGEST_STEP = 8  # words from what is counted to the next of a list
_ENDS = vocabulary("; . while but when after before since who which that were was")
_DENIES = vocabulary("denied denies rejected démenti dément")
_FINITE = vocabulary("were was had have has are is")


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


def source(
    sayings: Sayings, sentence: Sentence, quoted: Sequence[Quotation], read: Read, counted_by: Saying | None
) -> Source:
    """Answer who states the figure; `quoted` are the sentence's quotations. A pronoun names nobody."""
    start = read.group.number.start
    for quotation in quoted:
        if quotation.start <= start < quotation.end:
            speaker = quotation.speaker
            return Source(speaker.text if speaker else None, quotation.role, quotation.via)
    saying = _nearest(sayings.by_sentence.get(sentence.start, []), read, counted_by)
    if saying is None or saying.pronoun:
        return Source(None, None, saying.via if saying else None)
    return Source(saying.text, saying.role, saying.via)


def counting(article: Article, counts: Sequence[Count], read: Read) -> Saying | None:
    """Answer who counts the figure: it is the number that is counted, or goes on with a list of such."""
    for count in counts:
        if count.number == read.group.at:
            return count.saying
        between = article.lows[count.number + 1 : read.group.first]
        goes_on = count.saying.before and count.number < read.group.at
        if goes_on and len(between) <= _LONGEST_STEP and _ENDS.isdisjoint(between):
            return None if article.low(read.group.last) in _FINITE else count.saying
    return None


def _nearest(sayings: list[Saying], read: Read, counted_by: Saying | None) -> Saying | None:
    """Answer the last saying before the figure that is more than a source; else the first after it.

    Who denies something does not say what the attack that is denied has cost.
    """
    sayings = [s for s in sayings if s.verb_word not in _DENIES]
    before = [s for s in sayings if s.last <= read.group.first or s.verb < read.group.first]
    named = [s for s in before if s.verb_word != "in"]
    if counted_by is not None:
        return counted_by
    if named or before:
        return (named or before)[-1]
    return next((s for s in sayings if s.verb >= read.group.first), None)
