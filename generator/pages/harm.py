"""How many were harmed, a line for each measure: the range as reported, and on other footings with the sums shown."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from generator.briefings import ranges
from generator.facts import MEASURES
from generator.pages import words
from generator.pages.labels import QUALIFIED
from generator.pages.view import FootingView, HarmView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.briefings import Briefing, Figure, Range
    from generator.pages.tongue import Tongue

_SEVERAL = 3  # lines for one measure, where nobody counted everybody


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
                _span(stated, figures, tongue),
                None,
                len(stated.terms),
                tuple(_footing(r, figures, tongue) for r in others),
                len(stated.uncheckable),
            )
        else:
            parts = [f for f in figures.values() if f.measure == measure and f.state == "current" and not f.part_of]
            for f in parts[:_SEVERAL]:
                more = len(parts) - _SEVERAL if f is parts[:_SEVERAL][-1] else 0
                yield HarmView(measure, words.amount(f, tongue), f.population, 1, (), 0, max(more, 0))


def _span(found: Range, figures: Mapping[str, Figure], tongue: Tongue) -> str:
    """Write a range from the least to the most that anybody stated, its ends in the figures' own words.

    Where some figure sets no upper end, neither does the range. Nothing that nobody stated becomes an end.
    """
    stated = [(figures[term.figure], term.less) for term in found.terms]
    if len(amounts := {_amount(figure, less, tongue) for figure, less in stated}) == 1:
        return amounts.pop()
    least, low = min((_lower(*each, tongue) for each in stated), key=itemgetter(0))
    most, high = max((_upper(*each, tongue) for each in stated), key=itemgetter(0))
    if found.high is None and high == words.number(most, tongue):
        high = tongue.say("{low} or more", low=high)
    return high if least == most else tongue.say("{low} to {high}", low=low, high=high)


def _amount(figure: Figure, less: int, tongue: Tongue) -> str:
    """Write a figure without those whom it counts in and the range does not."""
    if figure.value is not None:
        return tongue.say(QUALIFIED[figure.qualifier], amount=words.number(figure.value - less, tongue))
    low, high = (None if end is None else end - less for end in (figure.min, figure.max))
    return words.span(low, high, tongue)


def _lower(figure: Figure, less: int, tongue: Tongue) -> tuple[int, str]:
    """Answer the least number that a figure states, and its words as the lower end of a range."""
    number = next(n for n in (figure.value, figure.min, figure.max) if n is not None) - less
    vague = figure.qualifier in ("at_most", "less_than", "about") or (figure.value is None and figure.min is None)
    return number, _amount(figure, less, tongue) if vague else words.number(number, tongue)


def _upper(figure: Figure, less: int, tongue: Tongue) -> tuple[int, str]:
    """Answer the largest number that a figure states, and its words as the upper end of a range."""
    number = next(n for n in (figure.value, figure.max, figure.min) if n is not None) - less
    vague = figure.value is not None and figure.qualifier in ("more_than", "less_than", "about")
    return number, _amount(figure, less, tongue) if vague else words.number(number, tongue)


def _footing(found: Range, figures: Mapping[str, Figure], tongue: Tongue) -> FootingView:
    """Write a range without one population, and the sums that led to it."""
    sums = []
    for term in found.terms:
        figure = figures[term.figure]
        if term.less and figure.value is not None:
            value, less = words.number(figure.value, tongue), words.number(term.less, tongue)
            sums.append(f"{value} − {less} = {words.number(figure.value - term.less, tongue)}")
    unstated = sum(not term.stated for term in found.terms)
    return FootingView(found.without or "", _span(found, figures, tongue), tuple(sums), unstated)
