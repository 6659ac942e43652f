"""How many were harmed, a line for each measure: the range as reported, and on other footings with the sums shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.briefings import ranges
from generator.facts import MEASURES
from generator.pages import words
from generator.pages.view import FootingView, HarmView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.briefings import Briefing, Figure, Range
    from generator.pages.tongue import Tongue


def harm(briefing: Briefing, tongue: Tongue) -> Iterator[HarmView]:
    """Sum up what was reported: current figures of everybody, or else of whom there are any."""
    figures = {f.id: f for f in briefing.front.figures}
    computed = ranges(briefing.front.figures, {name for name, proof in briefing.proofs.items() if proof.checked})
    for measure in MEASURES:
        mine = [r for r in computed if r.measure == measure]
        if mine:
            stated, *others = mine
            yield HarmView(
                measure,
                _reported(stated, figures, tongue),
                None,
                len(stated.terms),
                tuple(_footing(r, figures, tongue) for r in others),
                len(stated.uncheckable),
            )
        else:
            for f in figures.values():
                if f.measure == measure and f.state == "current" and not f.part_of:
                    yield HarmView(measure, words.amount(f, tongue), f.population, 1, (), 0)


def _reported(stated: Range, figures: Mapping[str, Figure], tongue: Tongue) -> str:
    """Write a range in the figures' own words where they agree, else from its least to its most."""
    amounts = {words.amount(figures[term.figure], tongue) for term in stated.terms}
    if len(amounts) == 1:
        return amounts.pop()
    return _span(stated, tongue)


def _span(found: Range, tongue: Tongue) -> str:
    """Write a range; where its upper end is open, with the most that is stated."""
    if found.high is None and found.low is not None:
        most = max(n for term in found.terms for n in (term.low, term.high) if n is not None)
        if most > found.low:
            return tongue.say("{low} or more", low=words.span(found.low, most, tongue))
    return words.span(found.low, found.high, tongue)


def _footing(found: Range, figures: Mapping[str, Figure], tongue: Tongue) -> FootingView:
    """Write a range without one population, and the sums that led to it."""
    sums = []
    for term in found.terms:
        figure = figures[term.figure]
        if term.less and figure.value is not None:
            value, less = words.number(figure.value, tongue), words.number(term.less, tongue)
            sums.append(f"{value} − {less} = {words.number(figure.value - term.less, tongue)}")
    unstated = sum(not term.stated for term in found.terms)
    return FootingView(found.without or "", _span(found, tongue), tuple(sums), unstated)
