"""Live maps: of a briefing's places, of the incidents that a page lists, and of more than that."""

from __future__ import annotations

import json
from math import log2
from typing import TYPE_CHECKING

import msgspec

from generator.pages.maps import filled
from generator.pages.maps.assets import cluster, framed, leaflet, outlines
from generator.pages.maps.cut import fineness
from generator.pages.maps.filled import Texts
from generator.pages.maps.livemap import Asset, LiveMap, Numbers, Places, Point, slug
from generator.pages.maps.tellings import CHUNK, Telling, files, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.pages.maps.frame import Frame

_OFF, _TILE = 12, 256  # pixels: that lines may be off, and of the map of the world at zoom level 0
_LEAST_NEAREST, _MOST_NEAREST = 5, 10  # zoom levels


class Shared(msgspec.Struct, frozen=True):
    """What live maps of one frame have in common: folium's texts, and the frame's outlines."""

    texts: Texts
    outlines: Asset


def draw(points: Sequence[Point], *, uid: str, countries: Sequence[str], shared: Shared | None = None) -> LiveMap:
    """Draw a map of points; `uid` is the page's slug, `countries` are alpha-2 codes.

    Points whose place is known no better than the province (precision 4 and up) are not to be given. No countries: the
    map of what the points span. `shared` is for who remembers it; else folium is asked. The same input gives the
    same bytes. Raises ValueError for ids that are no slugs or occur twice, and for codes that are none.
    """
    _differ(uid, points)
    shown = framed(countries, points)
    numbers = _numbers(slug(uid), shown)
    shared = shared or _shared(shown)
    return _live(numbers, shown, filled.few(shared.texts, numbers, points), shared.outlines, many=False)


def draw_many(points: Sequence[Point], *, uid: str, countries: Sequence[str], shared: Shared | None = None) -> LiveMap:
    """Draw a map of incidents that the page lists, gathered where they lie close together; else as `draw`."""
    _differ(uid, points)
    shown = framed(countries, points)
    numbers, shared = _numbers(slug(uid), shown), shared or _shared(shown)
    rows: Iterator[list[float | str]] = ([*numbers.beside(point.lat, point.lon), point.id] for point in points)
    return _live(numbers, shown, filled.many(shared.texts, numbers, rows), shared.outlines, many=True)


def draw_told(
    places: Places, tellings: Sequence[Telling], *, uid: str, shown: Frame, shared: Shared | None = None
) -> LiveMap:
    """Draw a map of incidents that the page does not list, in the frame that `framed` gives; else as `draw_many`.

    Raises ValueError where there is not one telling for each place.
    """
    if len(tellings) != len(places):
        raise ValueError(f"{uid}: {len(tellings)} tellings of {len(places)} places")
    numbers, shared = _numbers(slug(uid), shown), shared or _shared(shown)
    order = in_order(places)
    rows = ([*numbers.beside(*places[n]), row] for row, n in enumerate(order))
    script = filled.many(shared.texts, numbers, rows)
    words = files(uid, (tellings[n] for n in order))
    return _live(numbers, shown, script, shared.outlines, many=True, words=words)


def _shared(shown: Frame) -> Shared:
    return Shared(filled.texts(), outlines(shown))


def _differ(uid: str, points: Sequence[Point]) -> None:
    ids = [point.id for point in points]
    if len(set(ids)) < len(ids):
        raise ValueError(f"{uid}: the ids of points on one map must differ: {', '.join(ids[:50])}")


def _numbers(uid: str, shown: Frame) -> Numbers:
    west, south, east, north = (round(edge, 3) for edge in shown.view)
    middle = [round((shown.view[1] + shown.view[3]) / 2, 3), round((shown.view[0] + shown.view[2]) / 2, 3)]
    return Numbers(uid, middle, [[south, west], [north, east]], _nearest(fineness(shown)))


def _nearest(degrees: float) -> int:
    """Give the zoom level at which lines that are good to so many degrees are off by some twelve pixels."""
    return min(max(round(log2(_OFF / (degrees * _TILE / 360))), _LEAST_NEAREST), _MOST_NEAREST)


def _live(  # noqa: PLR0913 -- what a live map is made of
    numbers: Numbers, shown: Frame, script: str, base: Asset, *, many: bool, words: tuple[Asset, ...] = ()
) -> LiveMap:
    name = f"map_{numbers.uid.replace('-', '_')}_0"
    settings = {"outlines": shown.key, "focus": shown.focus, **({"chunk": CHUNK} if words else {})}
    start = f'factboxMap.draw("{name}", {json.dumps(settings, separators=(",", ":"))}, function () {{\n'
    shared = (*leaflet(), *(cluster() if many else ()))
    return LiveMap(
        container=f'<div class="folium-map" id="{name}" role="region" dir="ltr" hidden></div>',
        script=f"{start}{script}\nreturn {name};\n}});\n".encode(),
        needs=("leaflet.js", *(("markercluster.js",) if many else ()), "land.js", "map.js", base.name),
        styles=("leaflet.css", *(("markercluster.css",) if many else ()), "map.css"),
        assets=(*shared, base),
        words=words,
    )
