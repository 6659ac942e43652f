"""Draw who counted how many: where every figure of a briefing stands on the axis of its measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import MEASURES
from generator.pages import words
from generator.pages.plot.panel import Panel, Row, Tick
from generator.pages.plot.scale import Scale, scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.briefings import Figure
    from generator.pages.tongue import Tongue
    from generator.pages.view import FigureView

_MILLION = 1_000_000
_SIGNS = ("dot", "about", "span", "counted", "open", "superseded", "unchecked")


def panels(figures: Sequence[Figure], shown: Sequence[FigureView], tongue: Tongue) -> tuple[Panel, ...]:
    """Draw a panel for each measure that has figures, its rows in the order in which they are `shown`."""
    by_id = {f.id: f for f in figures}
    rows = {m: [(by_id[v.id], v) for v in shown if by_id[v.id].measure == m] for m in MEASURES}
    return tuple(_panel(measure, mine, tongue) for measure, mine in rows.items() if mine)


def _panel(measure: str, mine: Sequence[tuple[Figure, FigureView]], tongue: Tongue) -> Panel:
    figures = [figure for figure, _ in mine]
    whole = [f for f in figures if f.state == "current" and not f.part_of]
    axis = scale([n for f in figures for n in _reach(f)], [n for f in whole for n in _ends(f)])
    rtl = tongue.dir == "rtl"
    rows = tuple(_row(figure, shown, axis, rtl=rtl) for figure, shown in mine)
    used = {sign for figure, row in zip(figures, rows, strict=True) for sign in _signs(figure, row)}
    ticks = tuple(_tick(n, axis, tongue, rtl=rtl) for n in axis.ticks)
    return Panel(measure, ticks, rows, axis.log, len(rows) > 1, rtl, tuple(s for s in _SIGNS if s in used))


def _ends(figure: Figure) -> list[int]:
    """Answer the numbers that a figure states."""
    return [n for n in (figure.value, figure.min, figure.max) if n is not None]


def _reach(figure: Figure) -> list[int]:
    """Answer the numbers that must fit on the axis; where there may be more, a tenth of room for it."""
    ends = _ends(figure)
    return [*ends, max(ends) + max(max(ends) // 10, 1)] if _is_open(figure) else ends


def _is_open(figure: Figure) -> bool:
    return figure.qualifier in ("at_least", "more_than") or (figure.value is None and figure.max is None)


def _row(figure: Figure, shown: FigureView, axis: Scale, *, rtl: bool) -> Row:
    def at(number: float) -> str:
        x = axis.at(number)
        return f"{round(100 - x if rtl else x, 1):g}"

    ends = _ends(figure)
    most = figure.value is None and figure.min is None  # no more than a maximum is stated
    low, high = (0 if most or figure.qualifier in ("at_most", "less_than") else min(ends)), max(ends)
    within = sum(n or 0 for n in figure.includes.values())
    counts_in = figure.value is not None and 0 < within < figure.value and low == high
    return Row(
        figure=shown,
        who=shown.who or shown.via,
        dot=at(high) if figure.value is not None or most or figure.max is None else None,
        about=figure.qualifier == "about",
        stem=(at(0), at(low)) if low and not axis.log else None,
        span=(at(low), at(high)) if low < high else None,
        counted=(at(high - within), at(high)) if counts_in else None,
        open=(at(high), at(axis.end)) if _is_open(figure) else None,
    )


def _signs(figure: Figure, row: Row) -> list[str]:
    state = "superseded" if figure.state != "current" else "unchecked" if row.figure.sourcing.state != "checked" else ""
    plain = "about" if figure.qualifier == "about" else "dot" if row.dot and not state else ""
    lines = [name for name in ("span", "counted", "open") if getattr(row, name)]
    return [sign for sign in (state, plain, *lines) if sign]


def _tick(number: int, axis: Scale, tongue: Tongue, *, rtl: bool) -> Tick:
    label = words.number(number, tongue)
    if number >= _MILLION:
        from babel.numbers import format_compact_decimal

        label = str(format_compact_decimal(number, format_type="short", locale=tongue.locale, fraction_digits=1))
    x = axis.at(number)
    anchor = "start" if number == axis.begin else "end" if number == axis.end else "middle"
    return Tick(f"{round(100 - x if rtl else x, 1):g}", label, anchor)
