"""Does a point lie in a country? Good to the outlines' own precision: near a border the answer is yes."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.atlas.geometry import Line, box_of
from generator.atlas.land import index, land

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.atlas.geometry import Box

    _Edge = tuple[float, float, float, float]  # from longitude and latitude to longitude and latitude

NEAR = 0.3  # degrees, some 33 km: a place on the coast or in a border town is not worth a warning

# Areas that the source draws as they are held, and that most states count to another country: by code and region.
_ALSO = {"CY": ("", "Northern Cyprus"), "SO": ("", "Somaliland"), "UA": ("RU", "Crimea", "Sevastopol")}


def lies_in(code: str, lat: float, lon: float) -> bool | None:
    """Tell whether a point (degrees) lies in a country (ISO 3166-1 alpha-2) or within some 30 km of it.

    None where the atlas has no outline of the country.
    """
    rings = _rings(code)
    if not rings:
        return None
    edges = _edges(code).get(math.floor(lat), ())
    for x in (lon, lon + 360, lon - 360):
        if _crossings(edges, lat, x) % 2 or any(_is_near(line, lat, x) for line, box in rings if _holds(box, lat, x)):
            return True
    return False


@lru_cache(maxsize=64)
def _rings(code: str) -> tuple[tuple[Line, Box], ...]:
    return tuple((line, box_of(line)) for line in _lines(code))


@lru_cache(maxsize=64)
def _edges(code: str) -> dict[int, list[_Edge]]:
    """Answer the edges of all rings by each whole degree of latitude that they reach."""
    found: dict[int, list[_Edge]] = {}
    for line, _ in _rings(code):
        for a, b in pairwise(line):
            low, high = sorted((a[1], b[1]))
            for degree in range(math.floor(low), math.floor(high) + 1):
                found.setdefault(degree, []).append((*a, *b))
    return found


def _lines(code: str) -> Iterator[Line]:
    """Yield all rings of a country; those of areas that it claims too."""
    holder, *names = _ALSO.get(code, ("",))
    for entry in index():
        if entry.code == code or (not entry.code and entry.name in names):
            found = land(entry.number)
            yield from map(found.line, found.rings)
        elif entry.code == holder and names:
            found = land(entry.number)
            yield from (ring for region in found.regions if region.name in names for ring in found.area(region))


def _holds(box: Box, lat: float, lon: float) -> bool:
    west, south, east, north = box
    return south - NEAR <= lat <= north + NEAR and west - NEAR <= lon <= east + NEAR


def _crossings(edges: Sequence[_Edge], lat: float, lon: float) -> int:
    """Count how often edges cross the ray to the east: an odd number of times around a point inside."""
    return sum((ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax for ax, ay, bx, by in edges)


def _is_near(ring: Line, lat: float, lon: float) -> bool:
    shrink = max(math.cos(math.radians(lat)), 0.05)
    return any(
        _distance(((ax - lon) * shrink, ay - lat), ((bx - lon) * shrink, by - lat)) <= NEAR
        for (ax, ay), (bx, by) in pairwise(ring)
    )


def _distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure from the origin to the line from a to b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return math.hypot(a[0] + t * dx, a[1] + t * dy)
