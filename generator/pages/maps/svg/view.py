"""Which lands a sheet shows, and how they lie on it."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians
from typing import TYPE_CHECKING, NamedTuple

from generator.atlas import Box, Land, beside, index, land, meet, weight, world
from generator.pages.maps.svg.projection import Stereographic
from generator.pages.maps.svg.sheet import OUTSIDE, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.atlas import Chain, Line
    from generator.pages.maps.frame import Frame

    Point = tuple[float, float]

DEGREE = 111.195  # km of latitude
_PADDING = 44  # units
_STEPS = 8  # points a side that stand for the edge of a box
_POLE = 88.0
_FAR = 10.0  # times as coarse: what is off the sheet


class View(NamedTuple):
    """A sheet with its projection, the box of degrees that it shows, and the countries in it."""

    sheet: Sheet
    projection: Stereographic
    seen: Box
    lands: tuple[Land, ...]

    def on(self, places: Iterable[Point]) -> list[Point]:
        """Put longitudes and latitudes on the sheet."""
        return self.sheet.on(self.projection, places)


class Arcs:
    """The lines of the countries in a view, put on the sheet as finely as it can show them, each once.

    Lines off the sheet are coarse. `tolerance` is in units; lines that bound none of the countries `own` are coarser.
    """

    def __init__(self, view: View, tolerance: float, own: Sequence[Land] = (), others: float = 1.0) -> None:
        self.view = view
        degrees = tolerance / view.sheet.scale / DEGREE
        self._own = frozenset(number for each in own for number in each.numbers) if others > 1 else None
        self._limit, self._others = weight(degrees), weight(degrees * others)
        self._coarse = weight(degrees * _FAR)
        west, south, east, north = view.seen
        margin = degrees * _FAR / max(cos(radians(max(abs(south), abs(north)))), 0.1)
        self._near = (west - margin, south - margin, east + margin, north + margin)
        self._middle = (west + east) / 2
        self._known: dict[int, list[Point]] = {}

    def arc(self, each: Land, n: int) -> list[Point]:
        """Give an arc of a country on the sheet."""
        number = each.numbers[n]
        if number not in self._known:
            limit = self._limit if self._own is None or number in self._own else self._others
            self._known[number] = self.view.on(self._kept(each.arcs[n], each.weights[n], limit))
        return self._known[number]

    def ring(self, each: Land, ring: Chain) -> list[Point]:
        """Give a ring of a country on the sheet."""
        points: list[Point] = []
        for n in ring:
            arc = self.arc(each, n) if n >= 0 else self.arc(each, ~n)[::-1]
            points += arc[1:] if points else arc
        return points

    def _kept(self, line: Line, weights: str, limit: str) -> Sequence[Point]:
        turn = 360 * round((self._middle - line[0][0]) / 360)
        west, south, east, north = self._near
        west, east, coarse = west - turn, east - turn, self._coarse
        kept = [
            (x, y)
            for (x, y), own in zip(line, weights, strict=True)
            if own >= limit and (own >= coarse or (west <= x <= east and south <= y <= north))
        ]
        return line if len(kept) < 4 and line[0] == line[-1] else kept  # noqa: PLR2004 -- a triangle, its first point twice


@lru_cache(maxsize=512)
def view(shown: Frame, width: int, height: int) -> View:
    """Lay a frame out on a sheet."""
    west, south, east, north = shown.view
    projection = Stereographic((west + east) / 2, (south + north) / 2)
    xs, ys = zip(*projection.project(_edge(shown.view)), strict=True)
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((width - 2 * _PADDING) / wide, (height - 2 * _PADDING) / tall)
    middle = width / 2 - scale * (min(xs) + max(xs)) / 2, height / 2 + scale * (min(ys) + max(ys)) / 2
    sheet = Sheet(width, height, middle, scale)
    seen = _seen(sheet, projection)
    return View(sheet, projection, seen, tuple(_lands(seen)) if shown.box else world())


def _edge(box: Box) -> list[Point]:
    west, south, east, north = box
    shares = [n / _STEPS for n in range(_STEPS + 1)]
    along = [(west + (east - west) * share, lat) for share in shares for lat in (south, north)]
    return along + [(lon, south + (north - south) * share) for share in shares for lon in (west, east)]


def _seen(sheet: Sheet, projection: Stereographic) -> Box:
    """Find the degrees that a sheet shows: all longitudes where it shows a pole."""
    (x0, y0), scale = sheet.middle, sheet.scale
    edge = _edge((-OUTSIDE, -OUTSIDE, sheet.width + OUTSIDE, sheet.height + OUTSIDE))
    lons, lats = zip(*(projection.place((x - x0) / scale, (y0 - y) / scale) for x, y in edge), strict=True)
    south, north = min(lats), max(lats)
    for pole in (-90.0, 90.0):
        ((x, y),) = sheet.on(projection, [(projection.lon, pole)])
        if sheet.holds(x, y) or max(abs(south), abs(north)) > _POLE:
            return projection.lon - 180, min(south, pole), projection.lon + 180, max(north, pole)
    return min(lons), south, max(lons), north


def _lands(seen: Box) -> Iterable[Land]:
    middle = (seen[0] + seen[2]) / 2
    return (land(e.number) for e in index() if any(meet(beside(part, middle), seen) for part in e.parts))
