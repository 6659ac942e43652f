"""How finely each country is drawn: as a map of its parts can show it, and its islands that such a map can show."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

import msgspec

from generator.atlas.compile.states import UNIT
from generator.atlas.geometry import Box, Line, around, simplify
from generator.atlas.parts import parts
from generator.atlas.rings import Chain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.atlas.compile.topology import Arc, Topology

_FINEST, _COARSEST = 0.0006, 0.028  # degrees
_FRAME = 1400  # a part of a country is drawn about so many steps wide
_NARROWEST = 0.5  # degrees: the smallest frame
_TINY = 0.7  # degrees: around parts no wider, the neighbours' lines are as fine
_SMALL = 2.5  # tolerances: islands smaller than this are left out …
_SHOWN = 40  # … but for the largest of a part
_GAP = 0.002  # square degrees: smaller holes are filled
_WORLD, _WORLD_SHOWN = 0.125, 3


class Fineness(msgspec.Struct, frozen=True):
    """What is kept of an outline: its rings, the tolerance of each arc in degrees, the boxes of the parts."""

    rings: tuple[Chain, ...]
    tolerance: dict[int, float]
    parts: tuple[Box, ...]


class Near(msgspec.Struct, frozen=True):
    """A part so small that what lies around it is drawn as finely."""

    box: Box
    tolerance: float


def by_part(every: list[Chain], net: Topology) -> Fineness:
    """Keep of a country what a map of each part can show."""
    arcs = net.arcs
    rings = [ring for ring in every if not _is_gap(ring, net)]
    boxes = [_ring_box(ring, arcs) for ring in rings]
    kept: list[Chain] = []
    tolerances: dict[int, float] = {}
    found = parts(boxes)
    for members in found:
        tolerance = _tolerance(around(*(boxes[n] for n in members)))
        largest = sorted(members, key=lambda n: (-_side(boxes[n]), boxes[n]))
        seen = sum(_side(boxes[n]) > _SMALL * tolerance for n in largest)
        for n in largest[: max(seen, min(_SHOWN, len(largest)))]:
            kept.append(rings[n])
            tolerances |= {max(arc, ~arc): tolerance for arc in rings[n]}
    return Fineness(tuple(kept), tolerances, tuple(around(*(boxes[n] for n in members)) for members in found))


def for_the_world(rings: list[Chain], net: Topology) -> Fineness:
    """Keep of a country what a map of the world can show."""
    boxes = [_ring_box(ring, net.arcs) for ring in rings]
    largest = sorted(range(len(rings)), key=lambda n: (-_side(boxes[n]), boxes[n]))
    seen = [n for n in largest if _side(boxes[n]) > _SMALL * _WORLD] or largest[:_WORLD_SHOWN]
    return Fineness(tuple(rings[n] for n in seen), {max(a, ~a): _WORLD for n in seen for a in rings[n]}, ())


def tiny(found: Sequence[Fineness]) -> tuple[Near, ...]:
    """List the parts around which neighbours are drawn finely."""
    return tuple(
        Near((west - _TINY, south - _TINY, east + _TINY, north + _TINY), _tolerance((west, south, east, north)))
        for fineness in found
        for west, south, east, north in fineness.parts
        if max(east - west, north - south) < _TINY
    )


def thinned(line: Line, tolerance: float, near: Sequence[Near]) -> Line:
    """Thin a line, degrees of longitude counted as long as they are where it lies."""
    shrink = max(cos(radians(sum(y for _, y in line) / len(line))), 0.05)
    slack = [min((n.tolerance for n in near if _holds(n.box, point)), default=tolerance) for point in line]
    shrunk = tuple((x * shrink, y) for x, y in line)
    back = dict(zip(shrunk, line, strict=True))
    return tuple(back[point] for point in simplify(shrunk, [min(s, tolerance) for s in slack]))


def _tolerance(part: Box) -> float:
    west, south, east, north = part
    width = max((east - west) * cos(radians((south + north) / 2)), (north - south) * 4 / 3, _NARROWEST)
    return min(max(width / _FRAME, _FINEST), _COARSEST)


def _is_gap(ring: Chain, net: Topology) -> bool:
    """Tell a small hole with no country in it: the source's regions do not quite fill their land."""
    if any(len(net.sides[max(n, ~n)]) > 1 for n in ring):
        return False
    points = [point for n in ring for point in (net.arcs[n] if n >= 0 else net.arcs[~n][::-1])]
    double = sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True))
    return 0 < double / 2 / UNIT**2 < _GAP


def _ring_box(ring: Chain, arcs: Sequence[Arc]) -> Box:
    xs, ys = zip(*(point for n in ring for point in arcs[max(n, ~n)]), strict=True)
    return min(xs) / UNIT, min(ys) / UNIT, max(xs) / UNIT, max(ys) / UNIT


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _side(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])
