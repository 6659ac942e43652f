"""Cut a part out of the atlas and write it as a script.

A script and not JSON, because browsers refuse `fetch` on pages opened from a folder. Inside the frame the
lines are as good as the atlas; outside they grow coarser with distance instead of ending at an edge.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from generator.atlas import (
    INNER,
    REACH,
    Box,
    Land,
    Line,
    beside,
    clip_line,
    index,
    land,
    lines,
    meet,
    simplify,
    steps,
    weight,
    world,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.atlas import Chain, Kind
    from generator.pages.maps.frame import Frame

    Point = tuple[float, float]
    Tolerance = Callable[[Sequence[Point]], list[float]]

_EVERYTHING: Box = (-180, -60, 180, 84)
_WORLD_TOLERANCE = 0.14
_FRAME = 1000  # inside its frame a map is drawn about so many steps wide
_FINEST, _COARSEST = 0.001, 0.08
_FAINT = 2.5  # times as coarse: lines that are drawn faintly
_FALL = 60  # how much coarser the lines are one frame's width away
_WATER = 0.25  # of a frame's size: how far outside it rivers and lakes are drawn
_WIDE = 65.0  # degrees: on wider maps rivers are too many


@lru_cache(maxsize=64)
def cut(shown: Frame) -> bytes:
    """Write what a frame shows (the world, where it has no box) as `factboxMap.outlines("key", …)`, in UTF-8.

    The value: `unit` steps a degree; `arcs`, lines in steps; `kinds`, a letter an arc: border, coast, disputed, seam;
    `countries`, each `[code, name, rings]`, a ring made of arcs; `regions`, `rivers`, `claims`, lines in steps;
    `lakes`, each a list of rings in steps.
    """
    box = shown.box or _EVERYTHING
    fine = fineness(shown)
    sheet = _Sheet(box, _tolerance(box, fine) if shown.box else lambda line: [fine] * len(line), fine)
    for each in _near(box) if shown.box else world():
        sheet.add(each)
    inner = [sheet.inner(land(e.number)) for e in index() if e.code in shown.inner]
    value = {
        "unit": sheet.unit,
        "kinds": "".join(sheet.kinds),
        "arcs": sheet.arcs,
        "countries": sheet.countries,
        "regions": [line for found in inner for line in found],
        "rivers": sheet.water("river") if shown.box and box[2] - box[0] < _WIDE else [],
        "lakes": [sheet.rings(rings) for rings in lines("lake", box)],
        "claims": sheet.water("claim"),
    }
    return b'factboxMap.outlines("%s",%s);\n' % (shown.key.encode(), msgspec.json.encode(value))


def fineness(shown: Frame) -> float:
    """Say to how many degrees the lines inside a frame are good."""
    if not shown.box:
        return _WORLD_TOLERANCE
    return min(max((shown.box[2] - shown.box[0]) / _FRAME, _FINEST), _COARSEST)


class _Sheet:
    """What has been drawn so far: every arc once, however many countries it bounds."""

    def __init__(self, box: Box, tolerance: Tolerance, fine: float) -> None:
        self.box, self.tolerance, self.fine, self.unit = box, tolerance, fine, round(3 / fine)
        self.numbers: dict[tuple[int, float], int] = {}
        self.kinds: list[str] = []
        self.arcs: list[tuple[int, ...]] = []
        self.countries: list[tuple[str, str, list[Chain]]] = []

    def add(self, each: Land) -> None:
        """Draw a country as far as it lies near and can be seen; its largest ring always can."""
        boxes = each.boxes
        largest = max(map(_side, boxes))
        margin = max(self.box[2] - self.box[0], self.box[3] - self.box[1], 3.0)
        near = (self.box[0] - margin, self.box[1] - margin, self.box[2] + margin, self.box[3] + margin)
        rings = []
        for ring, raw in zip(each.rings, boxes, strict=True):
            here = beside(raw, (self.box[0] + self.box[2]) / 2)
            seen = _side(here) == largest or _side(here) > 2 * self.tolerance((_closest(here, self.box),))[0]
            if seen and meet(here, near):
                rings.append(tuple(self._arc(each, n, here[0] - raw[0]) for n in ring))
        if rings:
            self.countries.append((each.code, each.name, rings))

    def inner(self, each: Land) -> list[tuple[int, ...]]:
        """Draw the lines between a country's regions."""
        turn = beside(each.boxes[0], (self.box[0] + self.box[2]) / 2)[0] - each.boxes[0][0]
        return [
            steps(self._thinned(_moved(arc, turn), weights, _FAINT), self.unit)
            for arc, weights, kind in zip(each.arcs, each.weights, each.kinds, strict=True)
            if kind == INNER
        ]

    def water(self, kind: Kind) -> list[tuple[int, ...]]:
        """Draw rivers or disputed lines in and around the frame."""
        wide, tall = (self.box[2] - self.box[0]) * _WATER, (self.box[3] - self.box[1]) * _WATER
        near = (self.box[0] - wide, self.box[1] - tall, self.box[2] + wide, self.box[3] + tall)
        return [
            self._steps(part, _FAINT if kind == "river" else 1)
            for (line,) in lines(kind, near)
            for part in clip_line(line, near)
        ]

    def rings(self, shape: Iterable[Line]) -> list[tuple[int, ...]]:
        """Draw a lake."""
        return [self._steps(ring) for ring in shape]

    def _arc(self, each: Land, n: int, turn: float) -> int:
        arc = max(n, ~n)
        key = (each.numbers[arc], turn)
        if key not in self.numbers:
            self.numbers[key] = len(self.arcs)
            self.kinds.append(each.kinds[arc])
            self.arcs.append(steps(self._thinned(_moved(each.arcs[arc], turn), each.weights[arc], 1), self.unit))
        return self.numbers[key] if n >= 0 else ~self.numbers[key]

    def _thinned(self, line: Line, weights: str, times: float) -> Line:
        """Leave out points that weigh too little where they lie; a ring keeps three corners."""
        least = weight(times * self.fine)
        heavy = [(point, own) for point, own in zip(line, weights, strict=True) if own >= least]
        limits = self.tolerance([point for point, _ in heavy])
        kept = tuple([point for (point, own), t in zip(heavy, limits, strict=True) if REACH[own] > times * t])
        return line if len(kept) < 4 and line[0] == line[-1] else kept  # noqa: PLR2004 -- a triangle, its first point twice

    def _steps(self, line: Line, times: float = 1) -> tuple[int, ...]:
        return steps(simplify(line, [times * t for t in self.tolerance(line)]), self.unit)


def _near(box: Box) -> Iterator[Land]:
    margin = max(box[2] - box[0], box[3] - box[1], 3.0)
    near = (box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin)
    middle = (box[0] + box[2]) / 2
    return (land(e.number) for e in index() if any(meet(beside(part, middle), near) for part in e.parts))


def _tolerance(box: Box, fine: float) -> Tolerance:
    west, south, east, north = box
    fall = _FALL / max(east - west, north - south)

    def tolerance(line: Sequence[Point]) -> list[float]:
        return [fine * (1 + fall * max(west - x, x - east, south - y, y - north, 0)) for x, y in line]

    return tolerance


def _closest(box: Box, other: Box) -> tuple[float, float]:
    """Give the point of a box that lies nearest the middle of the other."""
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])


def _side(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _moved(arc: Line, turn: float) -> Line:
    return tuple((x + turn, y) for x, y in arc) if turn else arc
