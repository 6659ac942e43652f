"""Which part of the world a map shows.

The bounding box of a country is seldom the answer: France reaches the Indian Ocean, Fiji and Russia cross the
antimeridian, and an incident in a country as wide as Canada would be a dot in a void.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from generator.atlas import Box, around, outlines

if TYPE_CHECKING:
    from collections.abc import Sequence

Place = tuple[float, float]

_WORLD_VIEW: Box = (-125, -50, 155, 66)
_WIDEST, _TALLEST = 60.0, 40.0  # degrees: what is larger is shown by a window around the places
_WINDOW = (36.0, 24.0)
_SMALLEST = (1.6, 1.1)
_NEARBY = 3.0  # degrees outside a country's box
_FEW = 5  # countries; more than these are shown on the map of the world


class Frame(msgspec.Struct, frozen=True):
    """What a map shows: `view` at first, in degrees west, south, east, north (east may pass 180).

    `box` is the part that needs detail, None for the whole world; `key` names it: `ml`, `us2` (the second part
    of the United States), `ml-ne`, `world`. `focus` are the codes of the countries that the map is about.
    """

    key: str
    focus: tuple[str, ...]
    box: Box | None
    view: Box


def frame(countries: Sequence[str], places: Sequence[Place]) -> Frame:
    """Frame the places (latitude, longitude) in their countries (alpha-2).

    A country comes with the islands near it; of countries in several parts of the world the part nearest the
    places is taken. Where no place lies near any of the countries (Réunion filed under France, Gibraltar,
    which is too small to have an outline), the country nearest the first place stands in.
    Countries far apart or more than five go on the map of the world.
    """
    codes = sorted({code for code in countries if parts(code)})
    if countries and places and not any(_away(part, places) < _NEARBY for code in codes for part in parts(code)):
        codes = [_home(places[0])]
    if not codes or len(codes) > _FEW:
        return _world(codes, places)
    chosen = {code: _nearest(parts(code), places) for code in codes}
    first = parts(codes[0])[chosen[codes[0]]]
    box = _grown(around(*(beside(parts(code)[n], _middle(first)) for code, n in chosen.items())), _SMALLEST)
    key = "-".join(code.lower() + (str(n + 1) if n else "") for code, n in chosen.items())
    if _fits(box):
        whole = around(box, _bounds(places, _middle(box))) if places else box
        return Frame(key, tuple(codes), box, whole if _fits(whole) else box)
    if len(codes) > 1:
        return _world(codes, places)
    seen = _bounds(places, _middle(box)) if places else (_middle(box), (box[1] + box[3]) / 2) * 2
    return Frame(key, tuple(codes), box, _grown(seen, _WINDOW))


@lru_cache(maxsize=512)
def parts(code: str) -> tuple[Box, ...]:
    """Give the boxes of a country's parts, the largest first: a land and what lies near it; none if unknown."""
    world = outlines()
    boxes = [world.polygon_box(p) for c in world.countries if c.code == code for p in c.polygons]
    boxes.sort(key=lambda b: (-_area(b), b))
    found: list[tuple[float, Box]] = []
    for raw in boxes:
        box = beside(raw, _middle(boxes[0]))
        for n, (reach, near) in enumerate(found):
            if _gap(near, box) < reach:
                found[n] = (reach, around(near, box))
                break
        else:
            found.append((min(max(0.55 * max(_width(box), _height(box)), 1.5), 8.0), box))
    return tuple(box for _, box in found)


def beside(box: Box, longitude: float) -> Box:
    """Move a box by whole turns until it lies within half a turn of a longitude."""
    turns = 360 * round((longitude - _middle(box)) / 360)
    return box[0] + turns, box[1], box[2] + turns, box[3]


def _world(codes: list[str], places: Sequence[Place]) -> Frame:
    view = _grown(_bounds(places, 0), (_WIDEST, _TALLEST)) if places else _WORLD_VIEW
    return Frame("world", tuple(codes), None, view)


def _nearest(boxes: tuple[Box, ...], places: Sequence[Place]) -> int:
    """Choose the part nearest any of the places; the first, which is the largest, where there are none."""
    return min(range(len(boxes)), key=lambda n: _away(boxes[n], places))


def _away(box: Box, places: Sequence[Place]) -> float:
    """Measure how far the nearest place lies outside a box."""
    return min((_gap(box, _bounds([place], _middle(box))) for place in places), default=0.0)


def _home(place: Place) -> str:
    """Find the country whose box holds the place, the smallest of several, or lies nearest."""
    codes = dict.fromkeys(country.code for country in outlines().countries if country.code)
    boxes = [(code, part) for code in codes for part in parts(code)]
    return min(boxes, key=lambda b: (_away(b[1], [place]), _area(b[1])))[0]


def _bounds(places: Sequence[Place], longitude: float) -> Box:
    return around(*(beside((lon, lat, lon, lat), longitude) for lat, lon in places))


def _fits(box: Box) -> bool:
    return _width(box) <= _WIDEST and _height(box) <= _TALLEST


def _grown(box: Box, size: tuple[float, float]) -> Box:
    """Widen a box to at least a size, around its middle, but not beyond the latitudes of Mercator's map."""
    dx, dy = max(size[0] - _width(box), 0) / 2, max(size[1] - _height(box), 0) / 2
    return box[0] - dx, max(box[1] - dy, -80), box[2] + dx, min(box[3] + dy, 84)


def _gap(one: Box, other: Box) -> float:
    """Measure how far two boxes lie apart, in degrees of longitude and latitude together."""
    return max(one[0] - other[2], other[0] - one[2], 0) + max(one[1] - other[3], other[1] - one[3], 0)


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2


def _width(box: Box) -> float:
    return box[2] - box[0]


def _height(box: Box) -> float:
    return box[3] - box[1]


def _area(box: Box) -> float:
    return _width(box) * _height(box)
