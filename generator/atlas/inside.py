"""Does a point lie in a country? Good to the outlines' own precision: near a border the answer is yes."""

from __future__ import annotations

import math
from array import array
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.atlas.land import index, land

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.atlas.geometry import Line

    _Edge = tuple[float, float, float, float]  # from longitude and latitude to longitude and latitude

NEAR = 0.3  # degrees, some 33 km: a place on the coast or in a border town is not worth a warning

# Areas that the source draws as they are held, and that most states count to another country: by code and region.
_ALSO = {"CY": ("", "Northern Cyprus"), "SO": ("", "Somaliland"), "UA": ("RU", "Crimea", "Sevastopol")}


def lies_in(code: str, lat: float, lon: float) -> bool | None:
    """Tell whether a point (degrees) lies in a country (ISO 3166-1 alpha-2) or within some 30 km of it.

    None where the atlas has no outline of the country.
    """
    edges = _edges(code)
    if not edges:
        return None
    around = {math.floor(lat - NEAR), math.floor(lat + NEAR)}
    return any(
        _crossings(_each(edges, math.floor(lat)), lat, x) % 2
        or any(_is_near(edge, lat, x) for degree in around for edge in _each(edges, degree))
        for x in (lon, lon + 360, lon - 360)
    )


@lru_cache(maxsize=64)
def _edges(code: str) -> dict[int, array[float]]:
    """Answer the edges of all rings, four numbers each, by each whole degree of latitude that they reach."""
    found: dict[int, array[float]] = {}
    for line in _lines(code):
        for a, b in pairwise(line):
            low, high = sorted((a[1], b[1]))
            for degree in range(math.floor(low), math.floor(high) + 1):
                found.setdefault(degree, array("d")).extend((*a, *b))
    return found


def _each(edges: dict[int, array[float]], degree: int) -> Iterator[_Edge]:
    at = edges.get(degree, array("d"))
    return zip(at[::4], at[1::4], at[2::4], at[3::4], strict=True)


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


def _crossings(edges: Iterator[_Edge], lat: float, lon: float) -> int:
    """Count how often edges cross the ray to the east: an odd number of times around a point inside."""
    return sum((ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax for ax, ay, bx, by in edges)


def _is_near(edge: _Edge, lat: float, lon: float) -> bool:
    ax, ay, bx, by = edge
    shrink = max(math.cos(math.radians(lat)), 0.05)
    return _distance(((ax - lon) * shrink, ay - lat), ((bx - lon) * shrink, by - lat)) <= NEAR


def _distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure from the origin to the line from a to b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return math.hypot(a[0] + t * dx, a[1] + t * dy)
