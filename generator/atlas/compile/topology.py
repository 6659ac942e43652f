"""Turn polygons that fit together into lines that are drawn once: arcs between the points where areas meet."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from generator.atlas import rings
from generator.atlas.rings import Chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.atlas.compile.states import Ring, State, Vertex

Arc = tuple["Vertex", ...]


class Topology(msgspec.Struct, frozen=True):
    """All arcs; for each the numbers of the states that it bounds; for each state its polygons' rings as chains."""

    arcs: tuple[Arc, ...]
    sides: tuple[tuple[int, ...], ...]
    chains: tuple[tuple[tuple[Chain, ...], ...], ...]


def topology(areas: list[State]) -> Topology:
    """Cut all rings where more than two areas meet."""
    junctions = _met(_users(areas))
    numbers: dict[Arc, int] = {}
    sides: list[tuple[int, ...]] = []
    chains = []
    for n, area in enumerate(areas):
        polygons = []
        for polygon in area.polygons:
            found = []
            for ring in polygon:
                chain = []
                for arc in _cut(ring, junctions):
                    forward = _forward(arc)
                    number = numbers.setdefault(forward, len(numbers))
                    if number == len(sides):
                        sides.append(())
                    sides[number] = (*sides[number], n)
                    chain.append(number if arc == forward else ~number)
                found.append(tuple(chain))
            polygons.append(tuple(found))
        chains.append(tuple(polygons))
    return Topology(tuple(numbers), tuple(sides), tuple(chains))


def corners(areas: list[State]) -> frozenset[Vertex]:
    """Find the points where three areas meet, or two and the sea; lines inside an area do not count."""
    return _met({edge: sides for edge, sides in _users(areas).items() if len(sides) == 1 or sides[0] != sides[1]})


def outline(chains: Iterable[Chain], arcs: Sequence[Arc]) -> list[Chain]:
    """Join areas into one, and chain what is left of their rings."""
    return rings.outline(chains, lambda n: (arcs[n][0], arcs[n][-1]))


def _users(areas: list[State]) -> dict[tuple[Vertex, Vertex], tuple[int, ...]]:
    """List for every edge the areas on its sides."""
    users: dict[tuple[Vertex, Vertex], tuple[int, ...]] = {}
    for n, area in enumerate(areas):
        for ring in (ring for polygon in area.polygons for ring in polygon):
            for a, b in pairwise((*ring, ring[0])):
                edge = (a, b) if a < b else (b, a)
                users[edge] = (*users.get(edge, ()), n)
    return users


def _met(users: dict[tuple[Vertex, Vertex], tuple[int, ...]]) -> frozenset[Vertex]:
    """Find the points where an edge's neighbours do not have the same sides as the edge."""
    met: dict[Vertex, list[tuple[int, ...]]] = {}
    for (a, b), sides in users.items():
        met.setdefault(a, []).append(sides)
        met.setdefault(b, []).append(sides)
    return frozenset(p for p, sides in met.items() if len(sides) != 2 or sides[0] != sides[1])  # noqa: PLR2004 -- two edges pass through


def _cut(ring: Ring, junctions: frozenset[Vertex]) -> list[Arc]:
    first = next((n for n, p in enumerate(ring) if p in junctions), None)
    if first is None:
        first = ring.index(min(ring))
    closed = (*ring[first:], *ring[:first], ring[first])
    cuts = [0, *(n for n, p in enumerate(closed[1:-1], 1) if p in junctions), len(closed) - 1]
    return [closed[a : b + 1] for a, b in pairwise(cuts)]


def _forward(arc: Arc) -> Arc:
    """Write an arc in the one of its two directions that comes first in the alphabet of numbers."""
    backward = arc[::-1]
    return min(arc, backward)
