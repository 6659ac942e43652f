"""The sheet that is drawn on: its size, what a line or a word looks like in SVG.

A sheet has two units to the pixel of a wide screen, so that whole numbers are fine enough. Colours and sizes of letters
are the theme's style sheet's, by class: a strict Content-Security-Policy allows no styles in the page.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import msgspec

from generator.atlas import Box, clip_line, clip_ring
from generator.pages.maps.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.pages.maps.svg.projection import Projection

    Point = tuple[float, float]

OUTSIDE = 10.0  # units: lines are cut beyond the sheet's edge, so that the cut is not seen


class Sheet(msgspec.Struct, frozen=True):
    """A sheet of paper: width and height in units, the projection's middle on it, and units a kilometre."""

    width: int
    height: int
    middle: tuple[float, float]
    scale: float

    def on(self, projection: Projection, places: Iterable[Point]) -> list[Point]:
        """Put longitudes and latitudes on the sheet."""
        x0, y0 = self.middle
        scale = self.scale
        return [(x0 + scale * x, y0 - scale * y) for x, y in projection.project(places)]

    def holds(self, x: float, y: float, margin: float = 0) -> bool:
        """Tell whether a point lies on the sheet, so far from its edges."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    @property
    def edges(self) -> Box:
        """The box to which lines are cut."""
        return -OUTSIDE, -OUTSIDE, self.width + OUTSIDE, self.height + OUTSIDE

    def rings(self, rings: Iterable[Sequence[Point]]) -> str:
        """Write rings as the data of a path to be filled; what lies off the sheet is cut off."""
        return "".join(_written(clip_ring(tuple(ring), self.edges), closed=True) for ring in rings)

    def lines(self, lines: Iterable[Sequence[Point]]) -> str:
        """Write lines as the data of a path; what lies off the sheet is cut off."""
        return "".join(_written(part) for line in lines for part in clip_line(tuple(line), self.edges))


def dots(points: Iterable[Point]) -> str:
    """Write points as the data of a path whose lines have no length and round ends."""
    return "".join(f"M{round(x)} {round(y)}h0" for x, y in points)


def drawn(name: str, data: str) -> str:
    """Give a path of a class; nothing where there is nothing to draw."""
    return f'<path class="m-{name}" d="{data}"/>' if data else ""


def words(text: str) -> str:
    """Make text safe to stand in markup: escaped, without characters that control anything."""
    return escape(plain(text))


def figure(sheet: Sheet, name: str, title: str, description: str, content: str) -> str:
    """Give a whole drawing, named and described for readers who do not see it; `name` becomes a part of ids."""
    return (
        f'<svg class="m m-{name}" viewBox="0 0 {sheet.width} {sheet.height}" role="img" '
        f'aria-labelledby="_{name}-title" aria-describedby="_{name}-desc">'
        f'<title id="_{name}-title">{words(title)}</title><desc id="_{name}-desc">{words(description)}</desc>'
        f'<g aria-hidden="true">{content}</g></svg>'
    )


def _written(points: Sequence[Point], *, closed: bool = False) -> str:
    """Write whole numbers, each step from the one before; a sign parts numbers as well as a space."""
    kept: list[tuple[int, int]] = []
    for px, py in points:
        point = (round(px), round(py))
        if not kept or kept[-1] != point:
            kept.append(point)
    if closed and len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    if len(kept) < (3 if closed else 2):
        return ""
    (x, y), *rest = kept
    steps = []
    for nx, ny in rest:
        dx, dy = nx - x, ny - y
        x, y = nx, ny
        steps.append(f"{dx}{dy}" if dy < 0 else f"{dx} {dy}")
    tail = "".join(step if step[0] == "-" or n == 0 else f" {step}" for n, step in enumerate(steps))
    return f"M{kept[0][0]} {kept[0][1]}l{tail}{'z' if closed else ''}"
