"""Figures: a number that is published must be a number of people that its evidence states, and said as firmly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.briefings.briefing import Selector
from generator.briefings.rules.problem import Problem
from generator.facts import numbers
from generator.seeds import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.briefing import Figure
    from generator.briefings.read import Written
    from generator.facts import Number

_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_MEASURE_AFTER = re.compile(
    r"\s?(?:[%‰°]|per ?cent\b|pour cent\b|[ap]\.?m\b"
    r"|(?:kilo|centi|milli)?met(?:re|er)s?\b|km\b|kms\b|miles?\b|kilo(?:gramme|gram)?s?\b|kg\b|tonn?es?\b"
    r"|(?:more |other )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
    r"|heures?\b|jours?\b|semaines?\b|mois\b|ans\b|années?\b"
    rf"|[$€£¥]|(?:US )?dollars?\b|euros?\b|pounds?\b|francs?\b|{_MONTHS}\b)"
)
_NAME_BEFORE = re.compile(r"(?:[$€£¥№]\s?|\b(?:Flight|Route|No\.|aged?|âgée? de)\s)$")
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS}\s$")
_BEFORE_A_CHANGE = re.compile(r"\b(?:from|rose|risen|grew|fell|de|passe|passé)\s$", re.IGNORECASE)
_AFTER_A_DAY = re.compile(r"\s?(?:[,.;]|\d|$)")


def numbers_stated(written: Written) -> Iterator[Problem]:
    """Yield figures whose number is not among the numbers of their evidence, in digits or in words.

    Days of the month, shares, money, ages, distances and times are no numbers of people. Neither end of a range is
    the number that a source gives, unless the figure says that it is an end.
    """
    for i, figure in enumerate(written.front.figures):
        yield from unstated(figure, i)


def unstated(figure: Figure, i: int) -> Iterator[Problem]:
    """Yield the numbers of one figure, the front matter's `i`th, that its evidence does not state."""
    if figure.evidence is None:
        return
    found = [n for part in segments(figure) for n in counts(part)]
    stated = {n.value for n in found if n.value is not None}
    least = stated | {n.min for n in found if n.min is not None}
    most = stated | {n.max for n in found if n.max is not None}
    ends = {"at_least": least, "more_than": least, "at_most": most, "less_than": most}
    published: list[tuple[tuple[str | int, ...], int | None, set[int]]] = [
        (("figures", i, "value"), figure.value, ends.get(figure.qualifier, stated)),
        (("figures", i, "min"), figure.min, least),
        (("figures", i, "max"), figure.max, most),
    ]
    published += [(("figures", i, "includes", who), count, stated) for who, count in figure.includes.items()]
    for keys, value, allowed in published:
        if value is not None and value not in allowed:
            message = f"{value} is not in this figure's evidence"
            yield Problem(keys=keys, code="figure-not-in-evidence", message=message, hint=_has(found))


def segments(figure: Figure) -> tuple[str, ...]:
    """Answer the words of a figure's evidence, as they are compared with the source."""
    words = figure.evidence
    parts = words.segments if isinstance(words, Selector) else (words,) if words is not None else ()
    return tuple(map(normalised, parts))


@lru_cache(maxsize=64)  # several rules ask for those of each figure's evidence
def counts(text: str) -> tuple[Number, ...]:
    """Answer the numbers in a text that can count people; "from 19 to 27" are two."""
    found = [n for n in numbers(text) if not (_MEASURE_AFTER.match(text, n.end) or _is_named(text, n))]
    return tuple(one for n in found for one in (_both(n) if is_change(text, n) else (n,)))


def is_change(text: str, number: Number) -> bool:
    """Tell a number that became another ("rose from 19 to 27") from a range."""
    return number.value is None and bool(_BEFORE_A_CHANGE.search(text, max(number.start - 10, 0), number.start))


def _both(number: Number) -> list[Number]:
    return [number._replace(value=v, min=v, max=v) for v in (number.min, number.max) if v is not None]


def _is_named(text: str, number: Number) -> bool:
    """Tell a flight's number, an age, a sum of money or a day of the month ("November 27,") by what stands before."""
    before = text[max(number.start - 20, 0) : number.start]
    is_day = _MONTH_BEFORE.search(before) and _AFTER_A_DAY.match(text, number.end)
    return bool(_NAME_BEFORE.search(before) or is_day)


def _has(found: list[Number]) -> str:
    """Say what the evidence states: `It states 5, 27, 10 to 12, 24 or more.`."""
    shown = [str(v) for v in sorted(n.value for n in found if n.value is not None)]
    shown += [f"{n.min} or more" if n.max is None else f"{n.min} to {n.max}" for n in found if n.value is None]
    return f"It states {', '.join(dict.fromkeys(shown))}." if shown else "It states no number of people."
