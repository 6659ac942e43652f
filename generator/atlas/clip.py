"""Cut lines and rings at the edges of a box."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.atlas.geometry import Box, Line

    Point = tuple[float, float]


def clip_line(line: Line, box: Box) -> list[Line]:
    """Give the stretches of a line that lie in a box (Liang and Barsky, 1984)."""
    found: list[list[Point]] = []
    run: list[Point] = []
    for a, b in pairwise(line):
        inside = _within(a, b, box)
        if inside is None:
            run = []
            continue
        start, end = inside
        if not run or run[-1] != start:
            run = [start]
            found.append(run)
        run.append(end)
    return [tuple(run) for run in found]


def clip_ring(ring: Line, box: Box) -> Line:
    """Give the part of a ring that lies in a box, closed along the box's edges (Sutherland and Hodgman, 1974).

    The first point is not repeated at the end; nothing is left of a ring outside the box.
    """
    west, south, east, north = box
    points = list(ring[:-1] if ring[0] == ring[-1] else ring)
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        if all(sign * (point[axis] - limit) >= 0 for point in points):
            continue
        kept: list[Point] = []
        for a, b in zip([points[-1], *points[:-1]], points, strict=True) if points else ():
            before, after = sign * (a[axis] - limit), sign * (b[axis] - limit)
            if (before < 0) != (after < 0):
                kept.append(_crossing(a, b, axis, limit))
            if after >= 0:
                kept.append(b)
        points = kept
    return tuple(points)


def _within(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    west, south, east, north = box
    (ax, ay), (bx, by) = a, b
    if west <= ax <= east and west <= bx <= east and south <= ay <= north and south <= by <= north:
        return a, b
    dx, dy = bx - ax, by - ay
    first, last = 0.0, 1.0
    for p, q in ((-dx, ax - west), (dx, east - ax), (-dy, ay - south), (dy, north - ay)):
        if p == 0:
            if q < 0:
                return None
        elif p < 0:
            first = max(first, q / p)
        else:
            last = min(last, q / p)
    if first > last:
        return None
    start = a if first == 0 else (ax + first * dx, ay + first * dy)
    end = b if last == 1 else (ax + last * dx, ay + last * dy)
    return start, end


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)
