"""The one place where folium works: points in, a map's script out.

folium is used through its public classes; only its last step is replaced. `branca.element.MacroElement.render`
compiles what it has just rendered a second time, as a Jinja template: slow, and a way for data to run code
during the build. `scripts` walks the same tree in the same order and takes the first rendering as it is.
That needs two private names of branca, `_template` and `_children`; a test holds the result against
folium's own, and `pyproject.toml` bounds branca.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.pages.maps.livemap import Numbers, Point

_PIN = 28  # pixels; WCAG 2.2 asks for targets of 24 at least
_MARGIN = 12  # pixels between the frame and the map's edge
_CLUSTER = 44  # pixels: incidents that are nearer than this become one circle
_MAKE_PIN = "function (row) { return factboxMap.pin(row); }"  # the theme's, in static/map/
_MAKE_ICON = "factboxMap.clusterIcon"


def few(numbers: Numbers, points: Sequence[Point]) -> Any:
    """Put a map together that has a marker for every point, a ring around those that are known less exactly."""
    import folium

    chart = _chart(numbers)
    icons = {role: _icon(role).add_to(chart) for role in ("context", "incident")}
    for point in points:
        at = numbers.beside(point.lat, point.lon)
        if point.radius:
            folium.Circle(at, radius=point.radius, class_name="map-ring").add_to(chart)
        if point.exact:
            marker = folium.Marker(at, place=point.id, role=point.role)
            marker.options["icon"] = icons[point.role]  # set_icon comes after Leaflet has asked for its stock image
            marker.add_to(chart)
    return _numbered(chart, numbers.uid)


def many(numbers: Numbers, rows: Sequence[Sequence[float | str]]) -> Any:
    """Put a map together whose incidents are gathered in clusters: rows of latitude, longitude, and id or number."""
    from folium.plugins import FastMarkerCluster

    chart = _chart(numbers)
    FastMarkerCluster(  # type: ignore[no-untyped-call]  # folium types it in part
        rows,
        callback=_MAKE_PIN,
        icon_create_function=_MAKE_ICON,
        max_cluster_radius=_CLUSTER,
        show_coverage_on_hover=False,
        show=False,  # its script adds it to the map already
    ).add_to(chart)
    return _numbered(chart, numbers.uid)


def scripts(element: Any) -> Iterator[str]:
    """Render the script of an element and then of its children, as `MacroElement.render` does."""
    for each in _tree(element):
        macro = getattr(each._template.module, "script", None)  # noqa: SLF001 -- see the module's docstring
        if macro is not None:
            yield str(macro(each, {}))


def _chart(numbers: Numbers) -> Any:
    import folium

    chart = folium.Map(
        location=numbers.middle,
        zoom_start=3,
        tiles=None,
        control_scale=True,
        zoom_snap=0.25,
        scroll_wheel_zoom=False,
        attribution_control=False,
    )
    chart.options |= {"min_zoom": 0, "max_zoom": numbers.nearest}  # the constructor hands them to tiles only
    fit = folium.FitBounds(numbers.corners, padding=(_MARGIN, _MARGIN))
    fit.options["animate"] = False  # map.js reads the view as soon as the script has run
    fit.add_to(chart)
    return chart


def _icon(role: str) -> Any:
    import folium

    return folium.DivIcon(
        class_name=f"map-pin map-pin-{role}", icon_size=(_PIN, _PIN), icon_anchor=(_PIN // 2, _PIN // 2)
    )


def _numbered(chart: Any, uid: str) -> Any:
    """Give the elements numbers instead of the names that folium draws at random."""
    for number, element in enumerate(_tree(chart)):
        element._id = f"{uid.replace('-', '_')}_{number}"  # noqa: SLF001 -- folium draws it from os.urandom
    return chart


def _tree(element: Any) -> Iterator[Any]:
    yield element
    for child in element._children.values():  # noqa: SLF001 -- see the module's docstring
        yield from _tree(child)
