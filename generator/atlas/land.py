"""What the atlas knows of a country: its outline, its regions, and which lines are whose."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from contextlib import closing
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import msgspec

from generator.atlas.file import opened
from generator.atlas.geometry import Box, Line, around, unpacked, unpacked_box
from generator.atlas.rings import Chain

if TYPE_CHECKING:
    from collections.abc import Iterator

BORDER, DISPUTED, COAST, INNER, SEAM = "bdcrs"  # a seam closes a ring at the edge of the source; nobody draws it

Piece = tuple[int, int, int]  # an arc, the first and the last of its points; backwards where the last comes first


class Region(msgspec.Struct, frozen=True, array_like=True):
    """A first-level region: its name and its rings, made of pieces of arcs, to be filled by the even-odd rule."""

    name: str
    rings: tuple[Chain, ...]


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """A country as it is kept: arcs in steps of 1/`unit` degree.

    `numbers` are the same for an arc in all countries that it bounds; `kinds` has a letter an arc, `weights` a letter a
    point.
    """

    unit: int
    numbers: tuple[int, ...]
    kinds: str
    arcs: tuple[tuple[int, ...], ...]
    weights: tuple[str, ...]
    rings: tuple[Chain, ...]
    pieces: tuple[Piece, ...]
    regions: tuple[Region, ...]


class Arcs:
    """A country's lines in degrees, kept as they are packed: most maps need few of them, and none for long."""

    def __init__(self, kept: Packed) -> None:
        """Keep the lines of a country."""
        self._steps, self._unit = array("i", chain.from_iterable(kept.arcs)), kept.unit
        self._ends = array("i", accumulate(map(len, kept.arcs), initial=0))

    def __getitem__(self, n: int) -> Line:
        """Give a line by its number."""
        return unpacked(self._packed(n), self._unit)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[Line]:
        return map(self.__getitem__, range(len(self)))

    def box(self, n: int) -> Box:
        """Give the box of a line."""
        return unpacked_box(self._packed(n), self._unit)

    def _packed(self, n: int) -> array[int]:
        return self._steps[self._ends[n] : self._ends[n + 1]]


class Land(msgspec.Struct, frozen=True, dict=True):
    """A country: alpha-2 code (empty where it has none), English name, outline and regions.

    `numbers` are the same for an arc in all countries that it bounds; `kinds` has a letter an arc, `weights` a letter a
    point (see `weight`). `rings` are to be filled by the even-odd rule. Regions' rings are made of `pieces` of arcs,
    three numbers each.
    """

    code: str
    name: str
    numbers: Sequence[int]
    kinds: str
    arcs: Arcs
    weights: tuple[str, ...]
    rings: tuple[Chain, ...]
    pieces: Sequence[int]
    regions: tuple[Region, ...]

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of the rings."""
        return tuple(around(*(self.arcs.box(max(n, ~n)) for n in ring)) for ring in self.rings)

    def line(self, ring: Chain) -> Line:
        """Put a ring together from its arcs; the first point is the last."""
        points: list[tuple[float, float]] = []
        for n in ring:
            arc = self.arcs[n] if n >= 0 else self.arcs[~n][::-1]
            points += arc[1:] if points else arc
        return tuple(points)

    def area(self, region: Region) -> tuple[Line, ...]:
        """Put a region's rings together."""
        return tuple(self._pieced(ring) for ring in region.rings)

    def _pieced(self, ring: Chain) -> Line:
        points: list[tuple[float, float]] = []
        for n in ring:
            at = 3 * max(n, ~n)
            arc, first, last = self.pieces[at : at + 3]
            if n < 0:
                first, last = last, first
            line = self.arcs[arc][min(first, last) : max(first, last) + 1]
            points += line if first <= last else line[::-1]
        return tuple(points)


class Entry(msgspec.Struct, frozen=True):
    """A country in the atlas's index: where it stands, its code and name, the boxes of its parts, the largest first."""

    number: int
    code: str
    name: str
    parts: tuple[Box, ...]


@lru_cache(maxsize=1)
def index() -> tuple[Entry, ...]:
    """List all countries, by code and name; those without a code come first."""
    with closing(opened()) as db:
        rows = db.execute("SELECT number, code, name, parts FROM country ORDER BY number").fetchall()
    read = msgspec.json.Decoder(tuple[Box, ...]).decode
    return tuple(Entry(number, code, name, read(parts)) for number, code, name, parts in rows)


@cache
def land(number: int) -> Land:
    """Read a country by its number in the index, in all detail, once: maps hold on to what they show."""
    with closing(opened()) as db:
        (data,) = db.execute("SELECT data FROM country WHERE number = ?", (number,)).fetchone()
    entry = index()[number]
    return _unpacked(entry.code, entry.name, msgspec.json.decode(zlib.decompress(data), type=Packed))


@lru_cache(maxsize=1)
def world() -> tuple[Land, ...]:
    """Read all countries as a map of the world shows them."""
    with closing(opened()) as db:
        (data,) = db.execute("SELECT data FROM world").fetchone()
    countries = msgspec.json.decode(zlib.decompress(data), type=tuple[Packed, ...])
    return tuple(_unpacked(e.code, e.name, packed) for e, packed in zip(index(), countries, strict=True))


def packed(value: Packed | tuple[Packed, ...]) -> bytes:
    """Write a country, or all, as they are kept."""
    return zlib.compress(msgspec.json.encode(value), 9)


def _unpacked(code: str, name: str, kept: Packed) -> Land:
    numbers, pieces = array("i", kept.numbers), array("i", chain.from_iterable(kept.pieces))
    return Land(code, name, numbers, kept.kinds, Arcs(kept), kept.weights, kept.rings, pieces, kept.regions)
