"""Lines and boxes, in degrees of longitude and latitude."""

from __future__ import annotations

import math
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Line = tuple[tuple[float, float], ...]
Shape = tuple[Line, ...]  # rings, or a single line
Box = tuple[float, float, float, float]  # west, south, east, north; east may pass 180

LIGHTEST, HEAVIEST = "0", "~"  # letters that stand for a point's weight; two letters on, the tolerance is doubled
_LEAST = 0.0005  # degrees
REACH = {  # by a point's weight, the tolerance in degrees below which the point is kept
    chr(n): _LEAST * 2 ** ((n - ord(LIGHTEST) + 1) / 2) if n < ord(HEAVIEST) else math.inf
    for n in range(ord(LIGHTEST), ord(HEAVIEST) + 1)
}

_TRIANGLE = 4  # points of the smallest closed line that has an area


def box_of(line: Line) -> Box:
    """Give the box of a line."""
    xs, ys = zip(*line, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def shape_box(shape: Shape) -> Box:
    """Give the box of a shape."""
    return around(*map(box_of, shape))


def around(*boxes: Box) -> Box:
    """Give the smallest box that holds all of them."""
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def beside(box: Box, longitude: float) -> Box:
    """Move a box by whole turns until it lies within half a turn of a longitude."""
    turns = 360 * round((longitude - (box[0] + box[2]) / 2) / 360)
    return (box[0] + turns, box[1], box[2] + turns, box[3]) if turns else box


def gap(one: Box, other: Box) -> float:
    """Measure how far two boxes lie apart, in degrees of longitude and latitude together."""
    return max(one[0] - other[2], other[0] - one[2], 0) + max(one[1] - other[3], other[1] - one[3], 0)


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes have a point in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def steps(line: Line, unit: int) -> tuple[int, ...]:
    """Write a line as whole numbers of 1/`unit` degree: x, y of the start, then steps; repeated points go."""
    here = [(round(x * unit), round(y * unit)) for x, y in line]
    kept = [here[0], *(b for a, b in pairwise(here) if a != b)]
    moves = ((bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(kept))
    return (*kept[0], *chain.from_iterable(moves))


def unpacked(numbers: Sequence[int], unit: int) -> Line:
    """Read what `steps` has written."""
    return tuple(
        [(x / unit, y / unit) for x, y in zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)]
    )


def unpacked_box(numbers: Sequence[int], unit: int) -> Box:
    """Give the box of a line that `steps` has written."""
    xs, ys = list(accumulate(numbers[::2])), list(accumulate(numbers[1::2]))
    return min(xs) / unit, min(ys) / unit, max(xs) / unit, max(ys) / unit


def simplify(line: Line, tolerance: float | Sequence[float]) -> Line:
    """Drop points that lie closer to the line without them than `tolerance`, which is more than 0.

    Douglas and Peucker's method (1973); a tolerance for every point is measured where the point lies. The ends stay; a
    closed line is first split at the point farthest from its start, and one that would lose its area keeps a third
    corner.
    """
    last = len(line) - 1
    if last < 2:  # noqa: PLR2004 -- two points are a straight line
        return line
    slack = (
        [t * t for t in tolerance] if not isinstance(tolerance, float | int) else [tolerance * tolerance] * len(line)
    )
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
    if closed and len(kept) < _TRIANGLE and last >= _TRIANGLE - 1:
        kept.add(max((n for n in range(1, last) if n != far), key=lambda n: _area(line[0], line[far], line[n])))
    return tuple(line[n] for n in sorted(kept))


def _worst(line: Line, slack: list[float], first: int, end: int) -> int:
    """Find the point between two others that strays farthest beyond its tolerance; 0 where none does."""
    (ax, ay), (bx, by) = line[first], line[end]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    worst, excess = 0, 1.0
    for n in range(first + 1, end):
        px, py = line[n]
        px -= ax
        py -= ay
        if length:
            along = (px * dx + py * dy) / length
            along = 0.0 if along < 0 else 1.0 if along > 1 else along
            px -= along * dx
            py -= along * dy
        away = px * px + py * py
        if away > excess * slack[n]:
            worst, excess = n, away / slack[n]
    return worst


def weights(line: Line) -> str:
    """Say of each point, by a letter, up to which tolerance it is worth keeping; `LIGHTEST` up to `HEAVIEST`.

    Douglas and Peucker's method would keep a point where its weight reaches `weight(tolerance)`. The ends stay always,
    and a closed line keeps its farthest point.
    """
    last = len(line) - 1
    found = [math.inf] * len(line)
    todo = [(0, last, math.inf)]
    if last > 1 and line[0] == line[-1]:
        x0, y0 = line[0]
        far = max(range(1, last), key=lambda n: (line[n][0] - x0) ** 2 + (line[n][1] - y0) ** 2)
        todo = [(0, far, math.inf), (far, last, math.inf)]
    while todo:
        first, end, most = todo.pop()
        if end - first > 1:
            n, away = _farthest(line, first, end)
            found[n] = min(away, most)
            todo += [(first, n, found[n]), (n, end, found[n])]
    return "".join(map(weight, found))


def weight(tolerance: float) -> str:
    """Write a tolerance in degrees as a letter; letters are in the order of what they stand for."""
    steps_up = 2 * math.log2(max(tolerance / _LEAST, 1)) if tolerance < math.inf else math.inf
    return chr(min(ord(LIGHTEST) + int(min(steps_up, 100)), ord(HEAVIEST)))


def _farthest(line: Line, first: int, end: int) -> tuple[int, float]:
    """Find the point between two others that strays farthest from the line between them, and how far."""
    (ax, ay), (bx, by) = line[first], line[end]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    worst, farthest = first + 1, -1.0
    for n in range(first + 1, end):
        px, py = line[n]
        px -= ax
        py -= ay
        if length:
            along = (px * dx + py * dy) / length
            along = 0.0 if along < 0 else 1.0 if along > 1 else along
            px -= along * dx
            py -= along * dy
        away = px * px + py * py
        if away > farthest:
            worst, farthest = n, away
    return worst, math.sqrt(farthest)


def _area(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))
