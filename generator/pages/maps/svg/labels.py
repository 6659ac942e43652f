"""Words on a map: how much room they take, and where there is room.

A word that is shown on a telephone, too, has there larger letters beside the map, and so takes more room on the sheet.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.atlas import Box, meet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Point = tuple[float, float]
    Stretch = tuple[float, float]  # of a parallel, from left to right
    Room = list[tuple[int, list[Stretch]]]  # by the parallels that have any

_WIDTHS = {
    letter: ems
    for ems, letters in (
        (0.24, "'il’"),
        (0.26, "j"),
        (0.28, " !,."),
        (0.3, "If"),
        (0.31, "t"),
        (0.35, "-r"),
        (0.5, "J"),
        (0.76, "w"),
        (0.87, "Mm"),
        (0.96, "W"),
    )
    for letter in letters
}
_SMALL, _CAPITAL, _FULL = 0.56, 0.7, 1.02  # ems: of other letters
_LINE = 1.15  # ems from one line to the next
_AIR = 6  # units between words on one line
_EDGE = 10  # units that words keep from the sheet's edge
_ROW = 12  # units between the parallels that are searched for room


class Style(NamedTuple):
    """Letters of a class: their size in units, how much larger they are on a telephone, letter spacing in ems."""

    name: str
    size: float
    grown: float = 1.0
    spacing: float = 0.0
    bold: bool = False


class Label(NamedTuple):
    """Words that have found their place.

    `anchor` is SVG's; `y` is the middle of the first line, or, `up`, of the last; `sub` last lines are small. `box` is
    what they take on a wide screen, `grown` on a telephone.
    """

    style: Style
    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    box: Box
    grown: Box
    sub: int = 0
    up: bool = False


class Layout:
    """The room on a sheet that is taken, on a wide screen and on a telephone.

    Words that are `wide` are not shown on a telephone: they need no room there.
    """

    def __init__(self, width: float, height: float, taken: Iterable[Box] = ()) -> None:
        self.width, self.height = width, height
        self.taken = list(taken)
        self.grown = list(self.taken)

    def free(self, label: Label, *, wide: bool) -> bool:
        """Tell whether words lie on the sheet and on nothing else."""
        return (
            self.inside(label.box)
            and not any(meet(label.box, other) for other in self.taken)
            and (wide or (self.inside(label.grown) and not any(meet(label.grown, other) for other in self.grown)))
        )

    def inside(self, box: Box) -> bool:
        """Tell whether a box lies on the sheet."""
        west, north, east, south = box
        return west >= _EDGE and north >= _EDGE and east <= self.width - _EDGE and south <= self.height - _EDGE

    def bare(self, box: Box) -> bool:
        """Tell whether nothing lies in a box."""
        return not any(meet(box, other) for other in self.taken)

    def take(self, box: Box, grown: Box | None) -> None:
        """Note that something lies in a box; on a telephone in another, or in none."""
        self.taken.append(box)
        if grown:
            self.grown.append(grown)

    def beside(self, at: Point, lines: tuple[str, ...], style: Style, gap: float, *, wide: bool) -> Label | None:
        """Write words beside a point, where there is room."""
        found = next((label for label in spots(at, lines, style, gap) if self.free(label, wide=wide)), None)
        if found:
            self.take(found.box, None if wide else found.grown)
        return found

    def within(self, rings: Iterable[Sequence[Point]], text: str, style: Style, *, wide: bool) -> Label | None:
        """Write words inside an area, as near its middle as there is room; None where it is too narrow."""
        (label,) = self.within_near(rings, text, style, (None,), wide=wide)
        return label

    def within_near(
        self, rings: Iterable[Sequence[Point]], text: str, style: Style, points: Iterable[Point | None], *, wide: bool
    ) -> list[Label | None]:
        """Write words inside an area once for each of some points, as near it as there is room; None is its middle."""
        grown = 1.0 if wide else style.grown
        size = width((text,), style) * grown, style.size * grown
        rows = _rows(rings, self.width, self.height)
        room = _room(rows, size)
        return [self._written(room, text, style, size, near or _middle(rows), wide=wide) for near in points]

    def _written(  # noqa: PLR0913 -- what words that look for room are made of
        self, room: Room, text: str, style: Style, size: Point, near: Point, *, wide: bool
    ) -> Label | None:
        spot = _roomiest(room, size, self.taken if wide else [*self.taken, *self.grown], near)
        if spot is None:
            return None
        x, y = spot
        across, tall = width((text,), style), style.size
        box, large = (
            (x - across * g / 2 - _AIR, y - tall * g / 2, x + across * g / 2 + _AIR, y + tall * g / 2)
            for g in (1, 1.0 if wide else style.grown)
        )
        label = Label(style, x, y, "middle", (text,), box, large)
        if not self.free(label, wide=wide):
            return None
        self.take(box, None if wide else large)
        return label


def spots(at: Point, lines: tuple[str, ...], style: Style, gap: float) -> Iterator[Label]:
    """Yield the places beside a point where words could stand, the best first."""
    x, y = at
    across, size = width(lines, style), style.size
    tall, more = size * (1 + _LINE * (len(lines) - 1)), _LINE * (len(lines) - 1)
    large = size * style.grown
    above, below = y - gap - large / 2, y + gap + large / 2
    side = y - tall / 2 + size / 2
    for anchor, to, line in (
        ("start", x + gap, side),
        ("end", x - gap, side),
        ("middle", x, above),
        ("middle", x, below),
        ("start", x + gap * 0.7, above + gap * 0.4),
        ("start", x + gap * 0.7, below - gap * 0.4),
        ("end", x - gap * 0.7, above + gap * 0.4),
        ("end", x - gap * 0.7, below - gap * 0.4),
    ):
        up = line < side and len(lines) > 1
        box, grown = (_block(anchor, (to, line), (across * t, size * t), more, up=up) for t in (1, style.grown))
        yield Label(style, to, line, anchor, lines, box, grown, up=up)


def _block(anchor: str, at: Point, size: Point, more: float, *, up: bool) -> Box:
    """Give the box of words whose first line's middle is at a point, or, `up`, whose last; `more` ems lie beyond."""
    (x, y), (across, tall) = at, size
    left = {"start": x, "end": x - across, "middle": x - across / 2}[anchor]
    before, behind = (0 if anchor == side else _AIR for side in ("start", "end"))
    return left - before, y - tall * (0.5 + more * up), left + across + behind, y + tall * (0.5 + more * (not up))


@lru_cache(maxsize=4096)
def width(lines: tuple[str, ...], style: Style) -> float:
    """Estimate how wide words are, in units: a little more than most sans-serif letters need."""
    ems = max(sum(map(_ems, line)) + style.spacing * len(line) for line in lines)
    return ems * style.size * (1.1 if style.bold else 1.02)


def wrapped(text: str, longest: int, most: int) -> tuple[str, ...]:
    """Break text into lines of so many letters; what is too long ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < longest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return tuple(line if len(line) <= longest + 4 else f"{line[: longest + 2]}…" for line in lines) or ("",)


def _ems(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if letter.isascii():
        return _CAPITAL if letter.isupper() else _SMALL
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    return _CAPITAL if letter.isupper() else _SMALL


def _rows(rings: Iterable[Sequence[Point]], wide: float, tall: float) -> list[list[float]]:
    """Find where rings cross the parallels, from left to right."""
    rows: list[list[float]] = [[] for _ in range(int(tall / _ROW) + 1)]
    for ring in rings:
        (ax, ay) = ring[-1]
        for bx, by in ring:
            if ay != by:
                (x0, y0), (x1, y1) = ((ax, ay), (bx, by)) if ay < by else ((bx, by), (ax, ay))
                for n in range(max(-int(-y0 // _ROW), 0), min(-int(-y1 // _ROW), len(rows))):
                    rows[n].append(min(max(x0 + (x1 - x0) * (n * _ROW - y0) / (y1 - y0), 0), wide))
            ax, ay = bx, by
    for row in rows:
        row.sort()
    return rows


def _middle(rows: list[list[float]]) -> Point:
    stretches = [(n * _ROW, a, b) for n, row in enumerate(rows) for a, b in zip(row[::2], row[1::2], strict=False)]
    area = sum(b - a for _, a, b in stretches) or 1.0
    return sum((b * b - a * a) / 2 for _, a, b in stretches) / area, sum(y * (b - a) for y, a, b in stretches) / area


def _room(rows: list[list[float]], size: Point) -> Room:
    """Find, along each parallel, the stretches that are wide enough for words over all of their height."""
    wide, tall = size
    reach = int(tall / 2 / _ROW) + 1
    fit = [[(a, b) for a, b in zip(row[::2], row[1::2], strict=False) if b - a >= wide] for row in rows]
    room = []
    for n in range(reach, len(rows) - reach):
        common = fit[n - reach]
        for row in fit[n - reach + 1 : n + reach + 1]:
            common = [(max(a, c), min(b, d)) for a, b in common for c, d in row if min(b, d) - max(a, c) >= wide]
        if common:
            room.append((n * _ROW, common))
    return room


def _roomiest(room: Room, size: Point, taken: list[Box], near: Point) -> Point | None:
    """Choose, of all stretches that are free over the words' height, the place nearest a point."""
    (wide, tall), (middle_x, middle_y) = size, near
    best: tuple[float, Point] | None = None
    for y, stretches in room:
        blocks = [box for box in taken if box[1] < y + tall / 2 and box[3] > y - tall / 2]
        for a, b in _free(stretches, blocks):
            if b - a >= wide:
                x = min(max(middle_x, a + wide / 2), b - wide / 2)
                away = abs(x - middle_x) + 1.6 * abs(y - middle_y) - 0.12 * (b - a)
                if best is None or away < best[0]:
                    best = (away, (x, y))
    return best[1] if best else None


def _free(stretches: list[Stretch], blocks: Iterable[Box]) -> list[Stretch]:
    for left, _, right, _ in blocks:
        stretches = [(a, b) for x, y in stretches for a, b in ((x, min(y, left)), (max(x, right), y)) if a < b]
    return stretches
