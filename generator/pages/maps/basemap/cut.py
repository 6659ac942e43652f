"""Cut a part out of the world's outlines and write it as a script.

A script and not JSON, because browsers refuse `fetch` on pages opened from a folder. Inside the frame the
lines are as good as the source; outside they grow coarser with distance instead of ending at an edge.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from generator.atlas import Box, Country, Line, Ring, outlines, simplify, steps
from generator.pages.maps.basemap.frame import beside

if TYPE_CHECKING:
    from collections.abc import Callable

    Tolerance = Callable[[float, float], float]
    Arc = tuple[int, float]  # its number, and by how many degrees it is moved

_EVERYTHING: Box = (-180, -60, 180, 84)
_WORLD_TOLERANCE = 0.13
_FINEST, _COARSEST = 0.012, 0.08
_FALL = 24  # how much coarser the lines are one frame's width away


class _Shape(msgspec.Struct, frozen=True):
    """A country as far as it is drawn: rings of arcs, backwards where the flag is set."""

    country: Country
    polygons: list[list[list[tuple[Arc, bool]]]]


@lru_cache(maxsize=64)
def cut(key: str, box: Box | None) -> bytes:
    """Write the outlines around a box (None: the world) as `factboxMap.outlines("key", …)`, in UTF-8.

    The value: `unit`, `kinds` and `arcs` as in `world.json`; `countries`, each `[code, name, polygons]`.
    """
    fine = _tightest(box)
    tolerance = _tolerance(box, fine)
    shapes = [s for c in outlines().countries if (s := _shape(c, box or _EVERYTHING, tolerance)).polygons]
    arcs = dict.fromkeys(arc for s in shapes for p in s.polygons for ring in p for arc, _ in ring)
    numbers = {arc: n for n, arc in enumerate(arcs)}
    unit = round(3 / fine)
    value = {
        "unit": unit,
        "kinds": "".join(outlines().kinds[n] for n, _ in arcs),
        "arcs": [steps(simplify(_moved(arc), tolerance), unit) for arc in arcs],
        "countries": [_written(shape, numbers) for shape in shapes],
    }
    return b'factboxMap.outlines("%s",%s);\n' % (key.encode(), msgspec.json.encode(value))


def _tightest(box: Box | None) -> float:
    """Take half a pixel of a map about 800 pixels wide, within what source and budget allow."""
    return min(max((box[2] - box[0]) / 1600, _FINEST), _COARSEST) if box else _WORLD_TOLERANCE


def _tolerance(box: Box | None, fine: float) -> Tolerance:
    west, south, east, north = box or _EVERYTHING
    size = max(east - west, north - south)

    def tolerance(x: float, y: float) -> float:
        return fine * (1 + _FALL * max(west - x, x - east, south - y, y - north, 0) / size)

    return tolerance if box else lambda _x, _y: fine


def _shape(country: Country, box: Box, tolerance: Tolerance) -> _Shape:
    """Choose the polygons that lie near the box and can be seen; a country's largest always can."""
    west, south, east, north = box
    margin = max(east - west, north - south, 3.0)
    near = (west - margin, south - margin, east + margin, north + margin)
    boxes = [outlines().polygon_box(polygon) for polygon in country.polygons]
    largest = max(map(_side, boxes))
    polygons = []
    for polygon, raw in zip(country.polygons, boxes, strict=True):
        here = beside(raw, (west + east) / 2)
        seen = _side(here) == largest or _side(here) > 2 * tolerance(*_closest(here, box))
        if seen and here[0] < near[2] and here[2] > near[0] and here[1] < near[3] and here[3] > near[1]:
            turn = here[0] - raw[0]
            polygons.append([[((max(n, ~n), turn), n < 0) for n in ring] for ring in polygon])
    return _Shape(country, polygons)


def _closest(box: Box, other: Box) -> tuple[float, float]:
    """Give the point of a box that lies nearest the middle of the other."""
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])


def _side(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _moved(arc: Arc) -> Line:
    number, turn = arc
    return tuple((x + turn, y) for x, y in outlines().arcs[number])


def _written(shape: _Shape, numbers: dict[Arc, int]) -> tuple[str, str, list[list[Ring]]]:
    rings = [
        [tuple(~numbers[arc] if back else numbers[arc] for arc, back in ring) for ring in polygon]
        for polygon in shape.polygons
    ]
    return shape.country.code, shape.country.name, rings
