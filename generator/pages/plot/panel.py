"""What the theme receives of a plot: a panel for each measure, a row for each figure, every position in per cent."""

from __future__ import annotations

import msgspec

from generator.pages.view import FigureView


class Tick(msgspec.Struct, frozen=True):
    """A mark on the axis; `x` in per cent of the frame from its left, `anchor` keeps the label inside the frame."""

    x: str
    label: str
    anchor: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One figure, drawn. Lines are pairs of positions in per cent from the left, None where there is none.

    `about` tells a rough number. `stem` is the thin line from zero, `span` what the statement leaves open between two
    ends, `counted` the stretch that populations counted in take of the whole, `open` the line towards more, with the
    arrow at its second end.
    """

    figure: FigureView
    who: str | None
    dot: str | None
    about: bool
    stem: tuple[str, str] | None = None
    span: tuple[str, str] | None = None
    counted: tuple[str, str] | None = None
    open: tuple[str, str] | None = None


class Panel(msgspec.Struct, frozen=True):
    """All figures of one measure on one axis.

    `many` tells a panel of more than one figure, which is worth the whole width; `log` an axis whose steps multiply.
    `signs` names which signs it uses, for the key: dot, about, span, counted, open, superseded, unchecked.
    """

    measure: str
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    log: bool
    many: bool
    rtl: bool
    signs: tuple[str, ...]
