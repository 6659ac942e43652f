"""Which stretches of a line are new: the same river or border in two files is never vertex for vertex the same."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.atlas.geometry import Line

Cells = set[tuple[int, int]]

_CELL = 0.06  # degrees: two drawings of one line lie no farther apart


def cells(lines: Iterable[Line]) -> Cells:
    """Collect the cells of the globe that lines run through, and those around."""
    return {
        (x + dx, y + dy)
        for line in lines
        for x, y in map(_cell, _dense(line))
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
    }


def unseen(line: Line, taken: Cells, shortest: float) -> Iterator[Line]:
    """Yield the stretches of a line outside the taken cells that are longer than `shortest` degrees."""
    run: list[tuple[float, float]] = []
    for point in (*_dense(line), None):
        if point is not None and _cell(point) not in taken:
            run.append(point)
            continue
        if len(run) > 1 and _length(run) > shortest:
            yield tuple(run)
        run = []


def _dense(line: Line) -> Iterator[tuple[float, float]]:
    yield line[0]
    for (ax, ay), (bx, by) in pairwise(line):
        pieces = max(ceil(max(abs(bx - ax), abs(by - ay)) / (_CELL / 2)), 1)
        yield from ((ax + (bx - ax) * n / pieces, ay + (by - ay) * n / pieces) for n in range(1, pieces + 1))


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0] / _CELL), round(point[1] / _CELL)


def _length(line: list[tuple[float, float]]) -> float:
    return sum(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(line))
