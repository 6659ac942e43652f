"""From an article's sentences to its figures: the rules in turn, the first that applies decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.event import Times, other_from
from generator.facts.figures.figure import figure
from generator.facts.figures.group import groups
from generator.facts.figures.harm_after import harm_after
from generator.facts.figures.harm_before import harm_before
from generator.facts.figures.joined import joined
from generator.facts.figures.lists import listed
from generator.facts.figures.nouns import by_adjective, noun
from generator.facts.figures.parts import part
from generator.facts.figures.recount import recount
from generator.facts.figures.refused import is_refused
from generator.facts.figures.shares import share
from generator.facts.figures.source import counting, quotations_in, source
from generator.facts.figures.toll import toll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Date, Figure, Quotation
    from generator.facts.figures.group import Group, Read
    from generator.facts.saying import Count, Sayings
    from generator.facts.sentences import Article, Sentence


def figures(
    article: Article, sayings: Sayings, quoted: Sequence[Quotation], dates: Sequence[Date], times: Times
) -> tuple[Figure, ...]:
    """Find all figures, in order; those of other times than the incident's are of another event."""
    found: list[Figure] = []
    latest: tuple[int, list[Read]] | None = None  # a sentence's number and its figures
    for number, sentence in enumerate(article.sentences):
        dated = article.within(sentence, dates)
        counted = [g for g in groups(article, sentence) if not any(d.start <= g.number.start < d.end for d in dated)]
        if not counted:
            continue
        before = latest[1] if latest and latest[0] == number - 1 else []
        counts = sayings.counts(sentence)
        read = _read(article, sentence, counted, before, counts)
        if read:
            latest = number, read
        elsewhere = other_from(article, sentence, dated, times)
        quotes = quotations_in(sentence, quoted)
        for n, one in enumerate(read):
            stated = source(sayings, sentence, quotes, one, counting(article, counts, one))
            other = elsewhere is not None and one.group.at >= elsewhere
            found.append(figure(article, one, [r for r in read if r.parent == n], stated, other=other))
    return tuple(found)


def _nearer(after: Read | None, before: Read | None, article: Article) -> Read | None:
    """Prefer the words after a group, but not their aside: "the death of four students who had been kidnapped"."""
    if after is None or before is None:
        return after or before
    aside = any(article.low(at) in ("who", "that", "which") for at in range(after.group.last, after.until))
    return before if aside and before.rule in ("of", "active") else after


def _read(
    article: Article, sentence: Sentence, counted: list[Group], before: list[Read], counts: list[Count]
) -> list[Read]:
    """Decide for each group what befell it: its own words first, then those before it, then its parent's.

    `before` are the figures of the sentence before.
    """
    out: list[Read] = []
    for n, group in enumerate(counted):
        read = (
            part(article, sentence, group, out)
            or toll(article, sentence, group, out[-1] if out else None)
            or _nearer(
                harm_after(article, sentence, group, counted[n + 1 :]), harm_before(article, sentence, group), article
            )
            or share(article, sentence, group, out[-1] if out else next(iter(before), None))
            or by_adjective(article, group)
            or listed(article, group, out[-1] if out else None)
            or joined(article, sentence, group)
            or noun(article, group)
            or recount(article, sentence, group, counts, out or before)
        )
        if read and not is_refused(article, sentence, read):
            out.append(read)
    return out
