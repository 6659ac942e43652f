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


def harm(briefing: Briefing, lang: str) -> Iterator[HarmView]:
    """Sum up what was reported: current figures of everybody, or else of whom there are any."""
    figures = {f.id: f for f in briefing.front.figures}
    computed = ranges(briefing.front.figures, {name for name, proof in briefing.proofs.items() if proof.checked})
    for measure in MEASURES:
        mine = [r for r in computed if r.measure == measure]
        if mine:
            stated, *others = mine
            yield HarmView(
                measure,
                _reported(stated, figures, lang),
                None,
                len(stated.terms),
                tuple(_footing(r, figures, lang) for r in others),
                len(stated.uncheckable),
            )
        else:
            for f in figures.values():
                if f.measure == measure and f.state == "current" and not f.part_of:
                    yield HarmView(measure, words.amount(f, lang), f.population, 1, (), 0)


def _reported(stated: Range, figures: Mapping[str, Figure], lang: str) -> str:
    """Write a range in the figures' own words where they agree, else from its least to its most."""
    amounts = {words.amount(figures[term.figure], lang) for term in stated.terms}
    if len(amounts) == 1:
        return amounts.pop()
    return _span(stated, lang)


def _span(found: Range, lang: str) -> str:
    """Write a range; where its upper end is open, with the most that is stated."""
    if found.high is None and found.low is not None:
        most = max(n for term in found.terms for n in (term.low, term.high) if n is not None)
        if most > found.low:
            return f"{words.span(found.low, most, lang)} or more"
    return words.span(found.low, found.high, lang)


def _footing(found: Range, figures: Mapping[str, Figure], lang: str) -> FootingView:
    """Write a range without one population, and the sums that led to it."""
    sums = []
    for term in found.terms:
        figure = figures[term.figure]
        if term.less and figure.value is not None:
            value, less = words.number(figure.value, lang), words.number(term.less, lang)
            sums.append(f"{value} − {less} = {words.number(figure.value - term.less, lang)}")
    unstated = sum(not term.stated for term in found.terms)
    return FootingView(found.without or "", _span(found, lang), tuple(sums), unstated)
