"""What all figures of one measure say together: from the least to the most, on one footing, the arithmetic shown.

Tolls that count different people cannot be compared as they stand: 27 dead “including five attackers” is 22 others. So
beside the range of what was stated there is one for every population that some figure counts in or leaves out. Nothing
is averaged, nothing is picked, and a figure that does not say whom it counts is taken as it stands and marked so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.facts import MEASURES, Measure

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from generator.briefings.briefing import Figure


class Term(msgspec.Struct, frozen=True):
    """What one figure puts into a range; bounds are inclusive, None where open.

    `less` is what was taken off, 0 where the figure's own words already stand on this footing. `stated` is False where
    the figure does not say whether it counts the population.
    """

    figure: str
    low: int | None
    high: int | None
    less: int = 0
    stated: bool = True


class Range(msgspec.Struct, frozen=True):
    """The least and the most that is reported of one measure; None where some figure sets no such end.

    `without` names the population that is left out, None for figures as they were stated. `uncheckable` holds the ids
    of figures that rest on sources without a snapshot: they are named, and not counted in unless there are no others.
    """

    measure: Measure
    without: str | None
    low: int | None
    high: int | None
    terms: tuple[Term, ...]
    uncheckable: tuple[str, ...]


def ranges(figures: Sequence[Figure], checked: Container[str]) -> tuple[Range, ...]:
    """Compute the ranges of every measure, in the order of the measures; superseded and retracted figures left aside.

    `checked` holds the ids of the figures whose evidence was found in their source.
    Figures that count a part of another figure, or only one population, are no totals and are left aside too.
    """
    found: list[Range] = []
    for measure in MEASURES:
        totals = [
            f for f in figures if f.measure == measure and f.state == "current" and not (f.part_of or f.population)
        ]
        counted = [f for f in totals if f.id in checked] or totals
        if not counted:
            continue
        uncheckable = tuple(f.id for f in totals if f not in counted)
        found.append(_range(measure, None, [Term(f.id, f.low, f.high) for f in counted], uncheckable))
        found += [
            _range(measure, who, [_without(f, who) for f in counted], uncheckable) for who in _populations(counted)
        ]
    return tuple(found)


def _populations(figures: Sequence[Figure]) -> Iterator[str]:
    """Name the populations that some figure says it counts in, with their number, in the order they are named."""
    named = dict.fromkeys(who for f in figures for who, n in f.includes.items() if n is not None)
    everybody = [f for f in figures if sum(n or 0 for n in f.includes.values()) == f.value]
    split_up = {who for f in everybody for who in f.includes}  # a complete breakdown leaves nobody to be counted
    yield from (who for who in named if who not in split_up)


def _without(figure: Figure, who: str) -> Term:
    if who in figure.excludes:
        return Term(figure.id, figure.low, figure.high)
    less = figure.includes.get(who)
    if less is None:
        return Term(figure.id, figure.low, figure.high, stated=False)
    low = None if figure.low is None else figure.low - less
    high = None if figure.high is None else figure.high - less
    return Term(figure.id, low, high, less)


def _range(measure: Measure, without: str | None, terms: Sequence[Term], uncheckable: tuple[str, ...]) -> Range:
    ends = [end for term in terms for end in (term.low, term.high) if end is not None]
    low = None if any(t.low is None for t in terms) else min(ends)
    high = None if any(t.high is None for t in terms) else max(ends)
    return Range(measure, without, low, high, tuple(terms), uncheckable)
