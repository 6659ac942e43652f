"""Which part of the world a map shows.

The bounding box of a country is seldom the answer: France reaches the Indian Ocean, Fiji and Russia cross the
antimeridian, and an incident in a country as wide as Canada would be a dot in a void.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from math import ceil, cos, floor, radians
from typing import TYPE_CHECKING

import msgspec

from generator.atlas import Box, around, beside, gap, index

if TYPE_CHECKING:
    from collections.abc import Sequence

Place = tuple[float, float]

_KM = 111.2  # a degree of latitude
_WORLD_VIEW: Box = (-125, -50, 155, 66)
_LEAST_OF_WORLD, _LEAST_OF_SPAN = (60.0, 40.0), (8.0, 6.0)  # degrees
_WIDEST, _TALLEST = 5600.0, 4400.0  # km: what is larger is shown by a window around the places
_STRIP = (2400.0, 2.2)  # km, and times its width: so is a country that is taller and as narrow as Chile
_WINDOW = (2900.0, 2100.0)
_LATTICE = 4.0  # degrees: windows move in steps, so that near incidents share one
_SMALLEST = (0.9, 0.68)  # degrees
_ENCLAVE = (2.4, 1.8)  # what lies in another country, as Monaco does, is shown in it
_TINY = 0.3
_MARGIN = 0.08  # of a frame's size: places keep this distance from its edge
_NEARBY, _FAR = 3.0, 8.0  # degrees outside a country's box
_FEW = 5  # countries; where there are more, the map shows what the places span


class Frame(msgspec.Struct, frozen=True):
    """What a map shows: `view` at first, in degrees west, south, east, north (east may pass 180).

    `box` is the part that needs detail, None for the whole world; `key` names it: `ml`, `us2` (the second part
    of the United States), `ml-ne`, `n10w020-n25e005`, `world`. `focus` are the codes of the countries that the map
    is about, `inner` those whose regions it shows. `whole` is what an inset shows where the view is but a part: of a
    country that is too large, or that has its main land elsewhere.
    """

    key: str
    focus: tuple[str, ...]
    box: Box | None
    view: Box
    inner: tuple[str, ...] = ()
    whole: Box | None = None


def frame(countries: tuple[str, ...], places: Sequence[Place]) -> Frame:
    """Frame the places (latitude, longitude), a tuple or `Places`, in their countries (alpha-2).

    A country comes with the islands near it; of countries in several parts of the world the part nearest the
    places is taken. Where no place lies near any of the countries (Réunion filed under France), the country nearest
    the first place stands in, if one is near. Where the countries are far apart or more than five, the map shows what
    the places span.
    """
    codes = sorted({code for code in countries if parts(code)})
    if countries and places and not any(_away(part, places) < _NEARBY for code in codes for part in parts(code)):
        home = _home(places[0])
        codes = [home] if min(_away(part, places) for part in parts(home)) < _FAR else []
    if not codes or len(codes) > _FEW:
        return _span(codes, places)
    chosen = {code: _nearest(parts(code), places) for code in codes}
    first = parts(codes[0])[chosen[codes[0]]]
    whole = around(*(beside(parts(code)[n], _middle(first)) for code, n in chosen.items()))
    box = _grown(whole, _ENCLAVE if _is_enclave(whole) else _SMALLEST)
    key = "-".join(code.lower() + (str(n + 1) if n else "") for code, n in chosen.items())
    if _fits(box):
        whole = _roomy(around(box, _bounds(places, _middle(box))), places) if places else box
        if _fits(whole):
            return Frame(key, tuple(codes), box, whole, tuple(codes), _with_mainland(chosen, box))
    if len(codes) > 1 or _fits(box):
        return _span(codes, places)
    return Frame(key, tuple(codes), box, _window(box, places), tuple(codes), box)


@lru_cache(maxsize=512)
def parts(code: str) -> tuple[Box, ...]:
    """Give the boxes of a country's parts, the largest first: a land and what lies near it; none if unknown."""
    return next((entry.parts for entry in index() if code and entry.code == code), ())


def _with_mainland(chosen: dict[str, int], box: Box) -> Box | None:
    """Give the box of a far part of a country and its main land together; None where the part is the main land."""
    ((code, n), *others) = chosen.items()
    return around(box, beside(parts(code)[0], _middle(box))) if n and not others else None


def _roomy(box: Box, places: Sequence[Place]) -> Box:
    """Widen a box where a place lies at its edge, always by as much, so that places in a country share few frames."""
    west, south, east, north = box
    wide, tall = (east - west) * _MARGIN, (north - south) * _MARGIN
    first, low, last, high = _bounds(places, _middle(box))
    return (
        west - wide * (first < west + wide),
        max(south - tall * (low < south + tall), -90),
        east + wide * (last > east - wide),
        min(north + tall * (high > north - tall), 90),
    )


def _span(codes: list[str], places: Sequence[Place]) -> Frame:
    """Show what the places span: a region in detail, or the world."""
    if not places:
        return Frame("world", tuple(codes), None, _WORLD_VIEW)
    seen = _grown(_bounds(places, 0), _LEAST_OF_SPAN)
    west, south, east, north = seen
    wide, tall = (east - west) * 0.1, (north - south) * 0.1
    box = _snapped((west - wide, south - tall, east + wide, north + tall))
    if _fits(box):
        return Frame(f"{_name(box[1], box[0])}-{_name(box[3], box[2])}", tuple(codes), box, seen)
    return Frame("world", tuple(codes), None, _grown(seen, _LEAST_OF_WORLD))


def _window(box: Box, places: Sequence[Place]) -> Box:
    """Cut a window out of a box that is too large, around the first place, or around the middle."""
    lat, lon = places[0] if places else ((box[1] + box[3]) / 2, _middle(box))
    lon = beside((lon, lat, lon, lat), _middle(box))[0]
    y = min(max(_LATTICE * round(lat / _LATTICE), -78), 80)
    tall, wide = _WINDOW[1] / _KM, min(_WINDOW[0] / _KM / cos(radians(y)), 120)
    x = wide / 6 * round(6 * lon / wide)
    seen = (x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
    return around(seen, _bounds([places[0]], x)) if places else seen


def _nearest(boxes: tuple[Box, ...], places: Sequence[Place]) -> int:
    """Choose the part nearest any of the places; the first, which is the largest, where there are none."""
    return min(range(len(boxes)), key=lambda n: _away(boxes[n], places))


def _is_enclave(box: Box) -> bool:
    """Tell a country so small that it lies within the box of another."""
    small = max(box[2] - box[0], box[3] - box[1]) < _TINY
    boxes = (part for entry in index() for part in entry.parts) if small else ()
    return any(around(part, box) == part != box for part in boxes)


def _away(box: Box, places: Sequence[Place]) -> float:
    """Measure how far the nearest place lies outside a box."""
    return min((gap(box, _bounds([place], _middle(box))) for place in places), default=0.0)


def _home(place: Place) -> str:
    """Find the country whose box holds the place, the smallest of several, or lies nearest."""
    boxes = [(entry.code, part) for entry in index() if entry.code for part in entry.parts]
    return min(boxes, key=lambda b: (_away(b[1], [place]), _area(b[1])))[0]


def _bounds(places: Sequence[Place], longitude: float) -> Box:
    """Give the box of places, each beside a longitude; there may be too many to hold their boxes."""
    boxes = (beside((lon, lat, lon, lat), longitude) for lat, lon in places)
    return reduce(around, boxes)


def _fits(box: Box) -> bool:
    west, south, east, north = box
    tall, wide = (north - south) * _KM, (east - west) * _KM * cos(radians((south + north) / 2))
    strip = tall > _STRIP[0] and tall > _STRIP[1] * wide
    return wide <= _WIDEST and tall <= _TALLEST and not strip


def _grown(box: Box, size: tuple[float, float]) -> Box:
    """Widen a box to at least a size, around its middle, but not beyond the latitudes of Mercator's map."""
    dx, dy = max(size[0] - (box[2] - box[0]), 0) / 2, max(size[1] - (box[3] - box[1]), 0) / 2
    return box[0] - dx, max(box[1] - dy, -84), box[2] + dx, min(box[3] + dy, 84)


def _snapped(box: Box) -> Box:
    """Widen a box to whole steps of degrees, the smaller the box the smaller, so that a new place seldom moves it."""
    size = max(box[2] - box[0], box[3] - box[1])
    step = next((s for s in (1, 2) if size < 8 * s), 5)
    west, south, east, north = (edge / step for edge in box)
    return floor(west) * step, max(floor(south) * step, -84), ceil(east) * step, min(ceil(north) * step, 84)


def _name(lat: float, lon: float) -> str:
    """Name a corner: `n10w020`."""
    return f"{'s' if lat < 0 else 'n'}{abs(round(lat)):02}{'w' if lon < 0 else 'e'}{abs(round(lon)):03}"


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
