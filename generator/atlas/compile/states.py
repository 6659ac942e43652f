"""Read the source's first-level regions: polygons of the whole world, whose edges fit together vertex for vertex."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec

from generator.atlas.compile.codes import country_of, region_of

if TYPE_CHECKING:
    from pathlib import Path

Vertex = tuple[int, int]  # longitude and latitude in 1/UNIT degree
Ring = tuple[Vertex, ...]  # the first vertex is not repeated
Polygon = tuple[Ring, ...]  # the outer ring, then holes

UNIT = 100_000

# What the source lacks: a country, the region that surrounds it, and its outline, drawn by hand.
_VATICAN = ("VA", "Vatican City"), ("IT", "Roma")
_WALLS = (
    (12.4457, 41.9016),
    (12.45, 41.9003),
    (12.4551, 41.8999),
    (12.4584, 41.9024),
    (12.4577, 41.9069),
    (12.4528, 41.9074),
)
_HALF_TURN = 180 * UNIT
_EDGE = 179.89 * UNIT  # the source is cut 0.1 degrees before the antimeridian
_POLE = -84.45 * UNIT  # Antarctica's ring runs down the antimeridian to the pole and back; it is closed here instead
_ENVELOPES = (0, 32, 48, 48, 64)  # bytes, by GeoPackage's envelope indicator
_LINE = 2  # the kind of a line string in well-known binary


class State(msgspec.Struct, frozen=True):
    """A first-level region: its country's code and name, its own name, its polygons."""

    code: str
    country: str
    name: str
    polygons: tuple[Polygon, ...]


class Claim(msgspec.Struct, frozen=True):
    """A disputed line: what the source calls it, whose land it runs through, its parts in degrees."""

    name: str
    side: str
    lines: tuple[tuple[tuple[float, float], ...], ...]


def states(path: Path) -> list[State]:
    """Read the layer `states_provinces`, but for areas that no map here shows.

    Countries that reach over the antimeridian come in one piece: their longitudes run on past 180 or -180 degrees.
    """
    query = "SELECT adm0_a3, iso_a2, admin, gu_a3, coalesce(name, ''), geom FROM states_provinces ORDER BY fid"
    walls = _ring(list(_WALLS[::-1]))  # outer rings run clockwise, holes against the clock
    found: dict[tuple[str, str], list[tuple[str, list[Polygon]]]] = {_VATICAN[0]: [("", [(walls,)])]}
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        for area, code, admin, unit, name, geometry in db.execute(query):
            if country := country_of(area, code, admin, name):
                polygons = [tuple(_ring(points) for points in shape) for shape in _shapes(geometry)]
                if (country[0], name) == _VATICAN[1]:
                    polygons = [
                        (*polygon, walls[::-1]) if _surrounds(polygon[0], walls) else polygon for polygon in polygons
                    ]
                found.setdefault(country, []).append((region_of(unit, name), polygons))
    return [
        State(*country, name, tuple(_moved(polygon, start, turns) for polygon in polygons))
        for country, regions in sorted(found.items())
        for start, turns in [_unbroken([polygon for _, polygons in regions for polygon in polygons])]
        for name, polygons in regions
    ]


def claims(path: Path) -> list[Claim]:
    """Read the layer `disputed_borders`."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT name, adm0_left, geom FROM disputed_borders ORDER BY fid").fetchall()
    return [Claim(name, side, tuple(tuple(part[0]) for part in _shapes(geometry))) for name, side, geometry in rows]


def _shapes(blob: bytes) -> list[list[list[tuple[float, float]]]]:
    """Read a GeoPackage's multi-polygon or multi-line string (OGC 12-128r17): each part a list of rings."""
    at = 8 + _ENVELOPES[(blob[3] >> 1) & 7]
    (count,) = struct.unpack_from("<I", blob, at + 5)
    at += 9
    shapes = []
    for _ in range(count):
        (kind,) = struct.unpack_from("<I", blob, at + 1)
        at += 5
        rings = 1
        if kind != _LINE:
            (rings,) = struct.unpack_from("<I", blob, at)
            at += 4
        shape = []
        for _ in range(rings):
            (points,) = struct.unpack_from("<I", blob, at)
            flat = struct.unpack_from(f"<{2 * points}d", blob, at + 4)
            at += 4 + 16 * points
            shape.append(list(zip(flat[::2], flat[1::2], strict=True)))
        shapes.append(shape)
    return shapes


def _ring(points: list[tuple[float, float]]) -> Ring:
    """Round to whole units, put what lies at the antimeridian on it, leave out repetitions."""
    kept: list[Vertex] = []
    for lon, lat in points:
        x, y = round(lon * UNIT), round(lat * UNIT)
        if abs(x) > _EDGE:
            x = _HALF_TURN if x > 0 else -_HALF_TURN
        if y < _POLE and (abs(x) == _HALF_TURN or y < -89 * UNIT):
            continue
        if not kept or kept[-1] != (x, y):
            kept.append((x, y))
    return tuple(kept[:-1] if kept[0] == kept[-1] else kept)


def _surrounds(ring: Ring, other: Ring) -> bool:
    """Compare boxes: enough to tell a province from its islands."""
    return all(
        min(p[n] for p in ring) < min(p[n] for p in other) and max(p[n] for p in ring) > max(p[n] for p in other)
        for n in (0, 1)
    )


def _unbroken(polygons: list[Polygon]) -> tuple[int, int]:
    """Say where a country begins, from the west, and by how many turns it is moved so that most of it stays in place.

    It begins behind the widest stretch of longitudes that it does not reach.
    """
    spans = sorted((min(x for x, _ in polygon[0]), max(x for x, _ in polygon[0])) for polygon in polygons)
    start, end = spans[0]
    widest = start + 2 * _HALF_TURN - max(last for _, last in spans)
    for first, last in spans:
        if first - end > widest:
            widest, start = first - end, first
        end = max(end, last)
    return start, -1 if max(polygons, key=lambda polygon: len(polygon[0]))[0][0][0] < start else 0


def _moved(polygon: Polygon, start: int, turns: int) -> Polygon:
    """Let a polygon that lies west of where its country begins follow in the east, and turn the whole country."""
    by = 2 * _HALF_TURN * (turns + (polygon[0][0][0] < start))
    return tuple(tuple((x + by, y) for x, y in ring) for ring in polygon) if by else polygon
