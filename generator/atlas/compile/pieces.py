"""Arcs as they are written: cut where their kind changes, thinned, and joined as far as the same two countries go."""

from __future__ import annotations

from itertools import groupby, pairwise
from math import cos, radians
from typing import TYPE_CHECKING

import msgspec

from generator.atlas.compile.codes import DISPUTES
from generator.atlas.compile.states import UNIT, Vertex
from generator.atlas.compile.thin import Near, thinned
from generator.atlas.compile.topology import outline
from generator.atlas.geometry import around, box_of, meet, steps, weights
from generator.atlas.land import BORDER, COAST, DISPUTED, INNER, SEAM, Packed, Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.atlas.compile.states import State
    from generator.atlas.compile.thin import Fineness
    from generator.atlas.compile.topology import Topology
    from generator.atlas.geometry import Line
    from generator.atlas.land import Piece
    from generator.atlas.rings import Chain

_HALF_TURN = 180  # where the source is cut


class Grain(msgspec.Struct, frozen=True):
    """How finely lines are drawn: the tolerance of each arc in degrees, the small parts around which all are fine.

    `unit` is the number of steps a degree; `corners` are where three countries meet, or two and the sea.
    """

    tolerance: dict[int, float]
    near: tuple[Near, ...]
    corners: frozenset[Vertex]
    unit: int


class Pieces:
    """All arcs in pieces of one kind; runs of pieces that two countries share have one number in both."""

    def __init__(self, areas: list[State], net: Topology, grain: Grain) -> None:
        self.areas, self.net, self.grain = areas, net, grain
        self.corners = frozenset(self._rounded(x / UNIT, y / UNIT) for x, y in grain.corners)
        self.kinds: list[str] = []
        self.lines: list[tuple[Vertex, ...]] = []
        self.cuts: dict[int, Chain] = {}
        self.runs: dict[Chain, int] = {}

    def packed(self, members: list[int], fineness: Fineness) -> Packed:
        """Write a country, given by the numbers of its areas and what is kept of its outline."""
        coarsest = max(fineness.tolerance.values())
        gone = _arcs(outline(self._chains(members), self.net.arcs)) - _arcs(fineness.rings)  # islands, and holes
        sheet = _Sheet(self)
        rings = tuple(tuple(map(sheet.run, self._runs(ring, coarsest))) for ring in fineness.rings)
        regions = []
        for n in members if len(members) > 1 else ():
            chains = [c for c in outline(self._chains([n]), self.net.arcs) if _arcs([c]) - gone]
            if chains:
                found = (tuple(map(sheet.piece, self._of(chain, coarsest))) for chain in chains)
                regions.append(Region(self.areas[n].name, tuple(found)))
        return sheet.packed(rings, tuple(regions))

    def number(self, run: Chain) -> tuple[int, bool]:
        """Give a run's number, the same in both directions, and tell whether it is the backward one."""
        forward = max(run, _backwards(run))
        return self.runs.setdefault(forward, len(self.runs)), forward != run

    def _chains(self, members: Iterable[int]) -> list[Chain]:
        return [chain for n in members for polygon in self.net.chains[n] for chain in polygon]

    def _runs(self, ring: Chain, coarsest: float) -> list[Chain]:
        """Cut a ring where its neighbour or its kind changes; one that nowhere does so, at its lowest piece."""
        pieces = self._of(ring, coarsest)
        firsts = [n for n, piece in enumerate(pieces) if self._begins(pieces[n - 1], piece)]
        if not firsts:
            lowest = min(range(len(pieces)), key=lambda n: max(pieces[n], ~pieces[n]))
            firsts = [lowest if pieces[lowest] >= 0 else (lowest + 1) % len(pieces)]
        turned = (*pieces[firsts[0] :], *pieces[: firsts[0]])
        return [turned[a - firsts[0] : b - firsts[0]] for a, b in pairwise([*firsts, len(pieces) + firsts[0]])]

    def _begins(self, before: int, piece: int) -> bool:
        if self.kinds[max(before, ~before)] != self.kinds[max(piece, ~piece)]:
            return True
        return (self.lines[piece][0] if piece >= 0 else self.lines[~piece][-1]) in self.corners

    def _of(self, chain: Chain, coarsest: float) -> Chain:
        """Write a chain in numbers of pieces; arcs between regions are as coarse as the country's coarsest."""
        found: list[int] = []
        for n in chain:
            numbers = self._cut(max(n, ~n), coarsest)
            found += numbers if n >= 0 else _backwards(numbers)
        return tuple(found)

    def _cut(self, n: int, coarsest: float) -> Chain:
        if n not in self.cuts:
            arc = tuple((x / UNIT, y / UNIT) for x, y in self.net.arcs[n])
            near = [each for each in self.grain.near if meet(each.box, box_of(arc))]
            first = len(self.lines)
            for kind, line in _stretches(arc, [self.areas[side] for side in self.net.sides[n]]):
                kept = thinned(line, self.grain.tolerance.get(n, coarsest), near)
                self.kinds.append(kind)
                self.lines.append(tuple(point for point, _ in groupby(self._rounded(x, y) for x, y in kept)))
            self.cuts[n] = tuple(range(first, len(self.lines)))
        return self.cuts[n]

    def _rounded(self, x: float, y: float) -> Vertex:
        return round(x * self.grain.unit), round(y * self.grain.unit)


class _Sheet:
    """One country's lines: its outline's runs first, then those between its regions."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.local: dict[int, int] = {}
        self.lines: list[tuple[Vertex, ...]] = []
        self.kinds: list[str] = []
        self.parts: dict[int, tuple[int, Piece]] = {}

    def run(self, run: Chain) -> int:
        """Write a run, and remember where in it each piece lies."""
        number, backward = self.pieces.number(run)
        if number not in self.local:
            self.local[number] = len(self.lines)
            points: list[Vertex] = []
            for n in _backwards(run) if backward else run:
                line = self.pieces.lines[n] if n >= 0 else self.pieces.lines[~n][::-1]
                first = max(len(points) - 1, 0)
                points += line[1:] if points else line
                ends = (first, len(points) - 1) if n >= 0 else (len(points) - 1, first)
                self._part(max(n, ~n), (len(self.lines), *ends))
            self._write(points, max(run[0], ~run[0]))
        return ~self.local[number] if backward else self.local[number]

    def piece(self, n: int) -> int:
        """Write a piece of a region's ring: a part of the outline, or a line of its own."""
        positive = max(n, ~n)
        if positive not in self.parts:
            number, _ = self.pieces.number((positive,))
            line = self.pieces.lines[positive]
            self.local[number] = len(self.lines)
            self._part(positive, (len(self.lines), 0, len(line) - 1))
            self._write(line, positive)
        here, _ = self.parts[positive]
        return here if n >= 0 else ~here

    def packed(self, rings: tuple[Chain, ...], regions: tuple[Region, ...]) -> Packed:
        """Give the whole."""
        return Packed(
            unit=self.pieces.grain.unit,
            numbers=tuple(self.local),
            kinds="".join(self.kinds),
            arcs=tuple(steps(line, 1) for line in self.lines),
            weights=tuple(self._weights(line) for line in self.lines),
            rings=rings,
            pieces=tuple(piece for _, piece in self.parts.values()) if regions else (),
            regions=regions,
        )

    def _weights(self, line: tuple[Vertex, ...]) -> str:
        unit = self.pieces.grain.unit
        shrink = max(cos(radians(sum(y for _, y in line) / len(line) / unit)), 0.05)
        return weights(tuple((x * shrink / unit, y / unit) for x, y in line))

    def _part(self, n: int, piece: Piece) -> None:
        self.parts[n] = (len(self.parts), piece)

    def _write(self, points: Sequence[Vertex], piece: int) -> None:
        self.lines.append(tuple(points))
        self.kinds.append(self.pieces.kinds[piece])


def _backwards(chain: Chain) -> Chain:
    return tuple(~n for n in reversed(chain))


def _arcs(rings: Iterable[Chain]) -> set[int]:
    return {max(n, ~n) for ring in rings for n in ring}


def _stretches(arc: Line, sides: list[State]) -> list[tuple[str, Line]]:
    """Split an arc where its kind changes."""
    runs: list[tuple[str, list[tuple[float, float]]]] = []
    for a, b in pairwise(arc):
        kind = _kind(a, b, sides)
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(b)
        else:
            runs.append((kind, [a, b]))
    return [(kind, tuple(points)) for kind, points in runs]


def _kind(a: tuple[float, float], b: tuple[float, float], sides: list[State]) -> str:
    if abs(a[0]) == _HALF_TURN and abs(b[0]) == _HALF_TURN:
        return SEAM
    if len(sides) == 1:
        return COAST
    if len({(s.code, s.country) for s in sides}) == 1:
        return INNER
    names = {s.code or s.country for s in sides}
    for one, other, box in DISPUTES:
        if one in names and (other is None or other in names) and around(box_of((a, b)), box) == box:
            return DISPUTED
    return BORDER
