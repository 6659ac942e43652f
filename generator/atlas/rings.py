"""Join areas that share lines: what is left of their rings is the outline of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Point = TypeVar("Point")

Chain = tuple[int, ...]  # a ring as arcs, one after the other; `~n` is arc n backwards


def outline(chains: Iterable[Chain], ends: Callable[[int], tuple[Point, Point]]) -> list[Chain]:
    """Leave out the arcs between areas, and chain what is left into rings; `ends` gives an arc's first and last point.

    Arcs that lead nowhere, because the source has a gap, end a ring where they end.
    """
    every = dict.fromkeys(n for chain in chains for n in chain)
    left = {n: _directed(n, ends) for n in every if ~n not in every}
    starts: dict[Point, list[int]] = {}
    for n, (first, _) in left.items():
        starts.setdefault(first, []).append(n)
    rings = []
    while left:
        n = next(iter(left))
        first, end = left.pop(n)
        starts[first].remove(n)
        ring = [n]
        while end != first and starts.get(end):
            n = starts[end].pop()
            _, end = left.pop(n)
            ring.append(n)
        rings.append(tuple(ring))
    return rings


def _directed(n: int, ends: Callable[[int], tuple[Point, Point]]) -> tuple[Point, Point]:
    if n >= 0:
        return ends(n)
    first, last = ends(~n)
    return last, first
