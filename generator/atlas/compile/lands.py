"""From regions to what the atlas keeps of each country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.atlas.compile.pieces import Grain, Pieces
from generator.atlas.compile.states import State
from generator.atlas.compile.thin import Fineness, by_part, for_the_world, tiny
from generator.atlas.compile.topology import corners, outline, topology
from generator.atlas.geometry import Box
from generator.atlas.land import Packed

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.atlas.compile.topology import Topology
    from generator.atlas.rings import Chain

_UNIT, _WORLD_UNIT = 2000, 100  # steps a degree: 55 m, and 1.1 km


class Thinned(msgspec.Struct, frozen=True):
    """A country as the atlas is to keep it; `parts` are boxes, the largest first, none on the map of the world."""

    code: str
    name: str
    parts: tuple[Box, ...]
    packed: Packed


def lands(states: list[State]) -> list[Thinned]:
    """Thin every country to what a map of its parts can show."""
    return _lands(_joined(states, lambda s: (s.code, s.country, s.name)), by_part, _UNIT)


def world(states: list[State]) -> list[Thinned]:
    """Thin every country to what a map of the world can show; the countries stand as in `lands`."""
    return _lands(_countries(states), for_the_world, _WORLD_UNIT)


def _countries(states: list[State]) -> list[State]:
    return _joined(states, lambda s: (s.code, s.country, ""))


def _joined(states: list[State], key: Callable[[State], tuple[str, str, str]]) -> list[State]:
    found: dict[tuple[str, str, str], list[State]] = {}
    for state in states:
        found.setdefault(key(state), []).append(state)
    return [State(*k, tuple(p for s in group for p in s.polygons)) for k, group in sorted(found.items())]


def _lands(areas: list[State], fine: Callable[[list[Chain], Topology], Fineness], unit: int) -> list[Thinned]:
    net = topology(areas)
    members: dict[tuple[str, str], list[int]] = {}
    for n, area in enumerate(areas):
        members.setdefault((area.code, area.country), []).append(n)
    kept: dict[tuple[str, str], Fineness] = {}
    tolerance: dict[int, float] = {}
    for country, numbers in members.items():
        chains = [chain for n in numbers for polygon in net.chains[n] for chain in polygon]
        kept[country] = fine(outline(chains, net.arcs), net)
        for n, value in kept[country].tolerance.items():
            tolerance[n] = min(value, tolerance.get(n, value))
    pieces = Pieces(areas, net, Grain(tolerance, tiny(list(kept.values())), corners(_countries(areas)), unit))
    return [
        Thinned(*country, fineness.parts, pieces.packed(members[country], fineness))
        for country, fineness in kept.items()
    ]
