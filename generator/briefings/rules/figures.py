"""Figures: a number that is published must be a number that its evidence states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.briefings.briefing import Selector
from generator.briefings.rules.problem import Problem
from generator.facts import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.read import Written


def numbers_stated(written: Written) -> Iterator[Problem]:
    """Yield figures whose number is not among the numbers of their evidence, in digits or in words."""
    for i, figure in enumerate(written.front.figures):
        if figure.evidence is None:
            continue
        words = figure.evidence.segments if isinstance(figure.evidence, Selector) else (figure.evidence,)
        found = [n for part in words for n in numbers(part)]
        stated = {v for n in found for v in (n.value, n.min, n.max) if v is not None}
        published: list[tuple[tuple[str | int, ...], int | None]] = [
            (("figures", i, key), getattr(figure, key)) for key in ("value", "min", "max")
        ]
        published += [(("figures", i, "includes", who), count) for who, count in figure.includes.items()]
        for keys, value in published:
            if value is not None and value not in stated:
                has = f"It states {', '.join(map(str, sorted(stated)))}." if stated else "It states no number."
                message = f"{value} is not in this figure's evidence"
                yield Problem(keys=keys, code="figure-not-in-evidence", message=message, hint=has)
