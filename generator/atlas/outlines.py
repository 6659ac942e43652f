"""The form of the committed outlines: every border once, shared by the countries on both sides.

Shared borders stay shared when they are simplified; countries drawn one by one would gape and overlap.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import msgspec

WORLD = Path(__file__).with_name("world.json")

BORDER, DISPUTED, COAST, SEAM = "bdcs"  # a seam closes a polygon at the edge of the map; nobody draws it

Line = tuple[tuple[float, float], ...]
Ring = tuple[int, ...]
Box = tuple[float, float, float, float]


class Country(msgspec.Struct, frozen=True):
    """A country's polygons: the outer ring first, then holes; a ring is a row of arcs, `~n` is arc n backwards.

    `code` is ISO 3166-1 alpha-2, with XK for Kosovo; empty for areas that have none (Northern Cyprus).
    """

    code: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]


class World(msgspec.Struct, frozen=True):
    """All outlines: `arcs` are x, y of the start, then steps, in 1/`unit` degree; `kinds` has a letter an arc."""

    unit: int
    kinds: str
    arcs: tuple[tuple[int, ...], ...]
    countries: tuple[Country, ...]


class Outlines(msgspec.Struct, frozen=True):
    """The world unpacked: arcs as (longitude, latitude) in degrees, and the box of each arc."""

    kinds: str
    arcs: tuple[Line, ...]
    boxes: tuple[Box, ...]
    countries: tuple[Country, ...]

    def polygon_box(self, polygon: tuple[Ring, ...]) -> Box:
        """Give the west, south, east, north of a polygon's outer ring, in degrees."""
        return around(*(self.boxes[max(n, ~n)] for n in polygon[0]))


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """Read the committed outlines."""
    world = msgspec.json.decode(WORLD.read_bytes(), type=World)
    arcs = tuple(_degrees(arc, world.unit) for arc in world.arcs)
    return Outlines(world.kinds, arcs, tuple(map(box_of, arcs)), world.countries)


def steps(line: Line, unit: int) -> tuple[int, ...]:
    """Write a line as whole numbers of 1/`unit` degree: x, y of the start, then steps; repeated points go."""
    here = [(round(x * unit), round(y * unit)) for x, y in line]
    kept = [here[0], *(b for a, b in pairwise(here) if a != b)]
    moves = ((bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(kept))
    return (*kept[0], *(n for move in moves for n in move))


def box_of(line: Line) -> Box:
    """Give the west, south, east, north of a line."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


def around(*boxes: Box) -> Box:
    """Give the smallest box that holds all of them."""
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _degrees(arc: tuple[int, ...], unit: int) -> Line:
    x = y = 0
    points = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / unit, y / unit))
    return tuple(points)
