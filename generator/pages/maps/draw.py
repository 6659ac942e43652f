"""The one place where folium works: points in, a page's map script out.

folium is used through its public classes; only its last step is replaced. `branca.element.MacroElement.render`
compiles what it has just rendered a second time, as a Jinja template: slow, and a way for data to run code
during the build. `_scripts` walks the same tree in the same order and takes the first rendering as it is.
That needs two private names of branca, `_template` and `_children`; a test holds the result against
folium's own, and `pyproject.toml` bounds branca.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.pages.maps.assets import framed, leaflet, outlines
from generator.pages.maps.livemap import LiveMap, Point, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.pages.maps.frame import Frame

_PIN = 28  # pixels; WCAG 2.2 asks for targets of 24 at least
_FARTHEST, _NEAREST = 0, 10  # zoom levels; the outlines are too coarse for anything nearer
_MARGIN = 12  # pixels between the frame and the map's edge


def draw(points: Sequence[Point], *, uid: str, countries: Sequence[str]) -> LiveMap:
    """Draw a map of points; `uid` is the page's slug, `countries` are alpha-2 codes.

    Points whose place is known no better than the province (precision 4 and up) are not to be given.
    No countries: the map of the world. The same input gives the same bytes. Raises ValueError for
    ids that are no slugs or occur twice, and for codes that are none.
    """
    return _draw(tuple(points), slug(uid), tuple(sorted(set(countries))))


@lru_cache(maxsize=1024)
def _draw(points: tuple[Point, ...], uid: str, countries: tuple[str, ...]) -> LiveMap:
    ids = [point.id for point in points]
    if len(set(ids)) < len(ids):
        raise ValueError(f"{uid}: the ids of points on one map must differ: {', '.join(ids)}")
    shown = framed(countries, points)
    base = outlines(shown)
    folium_map = build(points, uid, shown)
    name = folium_map.get_name()
    settings = json.dumps({"outlines": shown.key, "focus": shown.focus}, separators=(",", ":"))
    lines = (line.strip() for script in _scripts(folium_map) for line in script.splitlines())
    body = "\n".join(line for line in lines if line)
    return LiveMap(
        container=f'<div class="folium-map" id="{name}" role="region" dir="ltr" hidden></div>',
        script=f'factboxMap.draw("{name}", {settings}, function () {{\n{body}\nreturn {name};\n}});\n'.encode(),
        needs=("leaflet.js", "land.js", "map.js", base.name),
        styles=("leaflet.css", "map.css"),
        assets=(*leaflet(), base),
    )


def build(points: Sequence[Point], uid: str, shown: Frame) -> Any:
    """Put a folium map together, its elements numbered instead of named at random."""
    import folium

    west, south, east, north = shown.view
    middle = (west + east) / 2
    chart = folium.Map(
        location=[round((south + north) / 2, 3), round(middle, 3)],
        zoom_start=3,
        tiles=None,
        control_scale=True,
        zoom_snap=0.25,
        scroll_wheel_zoom=False,
        attribution_control=False,
    )
    chart.options |= {"min_zoom": _FARTHEST, "max_zoom": _NEAREST}  # the constructor hands them to tiles only
    corners = [[round(south, 3), round(west, 3)], [round(north, 3), round(east, 3)]]
    fit = folium.FitBounds(corners, padding=(_MARGIN, _MARGIN))
    fit.options["animate"] = False  # map.js reads the view as soon as the script has run
    fit.add_to(chart)
    icons = {role: _icon(role).add_to(chart) for role in ("context", "incident")}
    for point in points:
        turns = 360 * round((middle - point.lon) / 360)
        marker = folium.Marker([point.lat, round(point.lon + turns, 5)], place=point.id, role=point.role)
        marker.options["icon"] = icons[point.role]  # set_icon would come after Leaflet has asked for its stock image
        marker.add_to(chart)
    for number, element in enumerate(_tree(chart)):
        element._id = f"{uid.replace('-', '_')}_{number}"  # noqa: SLF001 -- folium draws it from os.urandom
    return chart


def _icon(role: str) -> Any:
    import folium

    return folium.DivIcon(
        class_name=f"map-pin map-pin-{role}", icon_size=(_PIN, _PIN), icon_anchor=(_PIN // 2, _PIN // 2)
    )


def _tree(element: Any) -> Iterator[Any]:
    yield element
    for child in element._children.values():  # noqa: SLF001 -- see the module's docstring
        yield from _tree(child)


def _scripts(element: Any) -> Iterator[str]:
    """Render the script of an element and then of its children, as `MacroElement.render` does."""
    for each in _tree(element):
        macro = getattr(each._template.module, "script", None)  # noqa: SLF001 -- see the module's docstring
        if macro is not None:
            yield str(macro(each, {}))
