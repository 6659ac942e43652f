"""Fewer points for the same line, with a tolerance that may differ from place to place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.atlas.outlines import Line

_TRIANGLE = 4  # points of the smallest closed line that has an area


def simplify(line: Line, tolerance: Callable[[float, float], float]) -> Line:
    """Drop points that lie closer to the line without them than `tolerance(x, y)`, which is more than 0.

    Douglas and Peucker's method (1973), each distance measured against the tolerance where the point lies.
    The ends stay; a closed line is first split at the point farthest from its start, and one that would
    lose its area stays as it is.
    """
    last = len(line) - 1
    if last < 2:  # noqa: PLR2004 -- two points are a straight line
        return line
    slack = [tolerance(x, y) ** 2 for x, y in line]
    kept = {0, last}
    todo = [(0, last)]
    closed = line[0] == line[-1]
    if closed:
        x0, y0 = line[0]
        far = max(range(1, last), key=lambda n: (line[n][0] - x0) ** 2 + (line[n][1] - y0) ** 2)
        kept.add(far)
        todo = [(0, far), (far, last)]
    while todo:
        first, end = todo.pop()
        worst = _worst(line, slack, first, end)
        if worst:
            kept.add(worst)
            todo += [(first, worst), (worst, end)]
    return line if closed and len(kept) < _TRIANGLE else tuple(line[n] for n in sorted(kept))


def _worst(line: Line, slack: list[float], first: int, end: int) -> int:
    """Find the point between two others that strays farthest beyond its tolerance; 0 where none does."""
    (ax, ay), (bx, by) = line[first], line[end]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    worst, excess = 0, 1.0
    for n in range(first + 1, end):
        px, py = line[n][0] - ax, line[n][1] - ay
        along = min(max((px * dx + py * dy) / length, 0.0), 1.0) if length else 0.0
        away = (px - along * dx) ** 2 + (py - along * dy) ** 2
        if away > excess * slack[n]:
            worst, excess = n, away / slack[n]
    return worst
