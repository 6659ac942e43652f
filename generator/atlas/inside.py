"""Does a point lie in a country? Good to the outlines' own precision: near a border the answer is yes."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.atlas.outlines import Line, around, box_of, outlines

if TYPE_CHECKING:
    from generator.atlas.outlines import Box

NEAR = 0.3  # degrees, some 33 km: simplified coasts and borders are this far off at worst


def lies_in(code: str, lat: float, lon: float) -> bool | None:
    """Tell whether a point (degrees) lies in a country (ISO 3166-1 alpha-2) or within some 30 km of it.

    None where the atlas has no outline of the country.
    """
    rings = _rings(code)
    if not rings:
        return None
    for ring, box in rings:
        if _holds(box, lat, lon) and (_winds_around(ring, lat, lon) or _is_near(ring, lat, lon)):
            return True
    return False


@lru_cache(maxsize=64)
def _rings(code: str) -> tuple[tuple[Line, Box], ...]:
    """Put the outer rings of a country together from their arcs."""
    world = outlines()
    found = []
    for country in world.countries:
        for polygon in country.polygons if country.code == code else ():
            points: list[tuple[float, float]] = []
            for n in polygon[0]:
                arc = world.arcs[n] if n >= 0 else world.arcs[~n][::-1]
                points += arc if not points else arc[1:]
            found.append((tuple(points), around(box_of(tuple(points)))))
    return tuple(found)


def _holds(box: Box, lat: float, lon: float) -> bool:
    west, south, east, north = box
    return south - NEAR <= lat <= north + NEAR and any(
        west - NEAR <= lon + turn <= east + NEAR for turn in (-360, 0, 360)
    )


def _winds_around(ring: Line, lat: float, lon: float) -> bool:
    """Count how often the ring crosses the ray to the east: an odd number of times around a point inside."""
    for turn in (-360, 0, 360):
        inside = False
        x = lon + turn
        for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
            if (ay > lat) != (by > lat) and x < (bx - ax) * (lat - ay) / (by - ay) + ax:
                inside = not inside
        if inside:
            return True
    return False


def _is_near(ring: Line, lat: float, lon: float) -> bool:
    shrink = max(math.cos(math.radians(lat)), 0.05)
    return any(
        _distance(((ax - x) * shrink, ay - lat), ((bx - x) * shrink, by - lat)) <= NEAR
        for x in (lon - 360, lon, lon + 360)
        for (ax, ay), (bx, by) in pairwise((*ring, ring[0]))
    )


def _distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure from the origin to the line from a to b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return math.hypot(a[0] + t * dx, a[1] + t * dy)
