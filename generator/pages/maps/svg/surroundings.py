"""The surroundings: a briefing's places at their true distance and bearing from the incident, in rings.

Nothing but the places is drawn: the atlas is too coarse for a town, and a map of streets would promise what the
coordinates do not hold.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from generator.pages.maps.svg import marks, telling
from generator.pages.maps.svg.labels import Label, Layout, Style, spots, wrapped
from generator.pages.maps.svg.projection import distance_and_bearing
from generator.pages.maps.svg.sheet import Sheet, figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.pages.maps.svg.spot import Spot

    Gettext = Callable[[str], str]
    Point = tuple[float, float]

WIDTH, HEIGHT = 880, 920  # units
_MIDDLE = (WIDTH / 2, HEIGHT / 2 + 10)
_REACH = 330.0  # units from the middle to the farthest place
_OUTER = 415.0  # units: no ring is larger
_SAME = 0.0015  # km: places that coincide
_LEAP = 8.0  # a place that is so many times as far as the one before it is told, not drawn
_LEAST = 0.02  # km: what counts as far when the nearest is nearer
_FAR_SHOWN, _EDGE = 4, 46.0
_LONGEST = 22  # letters of a line
_NORTH = (WIDTH - 84.0, 0.0, float(WIDTH), 112.0)
_SCALE = (0.0, HEIGHT - 84.0, 340.0, float(HEIGHT))

_HERE = Style("here", 30, 1.25, bold=True)
_THERE = Style("there", 24, 1.3)
_NOTE = Style("note", 21, 1.3)


class _Place(NamedTuple):
    """A place from the incident: kilometres, also in words, and degrees from north."""

    spot: Spot
    km: float
    bearing: float
    distance: str

    def at(self, scale: float) -> Point:
        """Where on the sheet, at so many units a kilometre."""
        turn = radians(self.bearing)
        return _MIDDLE[0] + self.km * scale * sin(turn), _MIDDLE[1] - self.km * scale * cos(turn)


def surroundings(
    places: Sequence[Spot], gettext: Gettext = str, measured: marks.Measured = marks.measured
) -> str | None:
    """Draw the surroundings as SVG; None where there is nothing around the incident, nor a doubt about where it was.

    `gettext` translates the interface's words, `measured` writes a number of "m" or "km".
    """
    here = next((spot for spot in places if spot.role == "incident" and spot.exact), None)
    if here is None:
        return None
    others = [
        _Place(spot, km, bearing, marks.distance(km, measured))
        for spot in places
        if spot is not here and spot.exact
        for km, bearing in [distance_and_bearing((here.lat, here.lon), (spot.lat, spot.lon))]
    ]
    radius = (here.radius or 0) / 1000
    same = [place for place in others if place.km < _SAME]
    near, far = _parted([place for place in others if place.km >= _SAME], radius)
    if not others and not radius:
        return None
    reach = max([radius, *(place.km for place in near)], default=0) or _LEAST
    scale = _REACH / reach
    layout = Layout(WIDTH, HEIGHT, [_NORTH, *((_SCALE,) if not near else ())])
    points = [place.at(scale) for place in near]
    for x, y in points:
        layout.take(*2 * ((x - 14, y - 14, x + 14, y + 14),))
    x, y = _MIDDLE
    layout.take(*2 * ((x - 24, y - 24, x + 24, y + 24),))
    arrows = [(place, _at_edge(place.bearing)) for place in far[:_FAR_SHOWN]]
    labels = [_named(here, same, layout), *_others(near, points, layout, gettext), *_told(arrows, layout, gettext)]
    sheet = Sheet(WIDTH, HEIGHT, _MIDDLE, scale)
    content = (
        f'<path class="m-paper" d="M0 0H{WIDTH}V{HEIGHT}H0z"/>'
        + (_rings(scale, reach, layout, measured) if near else marks.scale_bar(28, HEIGHT - 26, scale, measured))
        + (marks.ring(x, y, radius * scale) if radius * scale > marks.INCIDENT / 2 else "")
        + "".join(marks.ring(*p, (place.spot.radius or 0) / 1000 * scale) for place, p in _doubted(near, points, scale))
        + "".join(marks.place(*p) for p in points)
        + "".join(marks.arrow(*at, place.bearing) for place, at in arrows)
        + marks.incident(x, y)
        + "".join(marks.text(label) for label in labels)
        + marks.north(WIDTH - 40, 18, gettext)
    )
    title = gettext("Surroundings of {place}").format(place=here.name)
    doubt = marks.distance(radius, measured) if radius else ""
    return figure(
        sheet,
        "surroundings",
        title,
        _description(here, doubt, others, gettext),
        content,
    )


def _parted(places: list[_Place], radius: float) -> tuple[list[_Place], list[_Place]]:
    """Part what can be drawn at one scale from what lies so much farther away that the rest would be one dot."""
    ordered = sorted(places, key=lambda place: place.km)
    before = max(radius, ordered[0].km if ordered else 0, _LEAST)
    for n, place in enumerate(ordered):
        if place.km > before * _LEAP:
            return ordered[:n], ordered[n:]
        before = max(before, place.km)
    return ordered, []


def _rings(scale: float, reach: float, layout: Layout, measured: marks.Measured) -> str:
    """Draw two to four rings of round distances, each with its distance where there is room."""
    step = marks.round_down(reach / 1.9)
    drawn = []
    x, y = _MIDDLE
    for n in range(1, 7):
        radius = n * step * scale
        if radius > _OUTER:
            break
        drawn.append(f'<circle class="m-circle" cx="{round(x)}" cy="{round(y)}" r="{round(radius)}"/>')
        for dx, dy in ((0, -1), (0, 1), (-1, 0), (1, 0)):
            (label,) = [
                each
                for each in spots((x + dx * radius, y + dy * radius), (marks.distance(n * step, measured),), _NOTE, 0)
                if each.anchor == "middle"
            ][:1]
            label = _centred(label, x + dx * radius, y + dy * radius)
            if layout.free(label, wide=False):
                layout.take(label.box, label.grown)
                drawn.append(marks.text(label))
                break
    return "".join(drawn)


def _centred(label: Label, x: float, y: float) -> Label:
    """Move a label so that its middle lies on a point."""
    by_x, by_y = x - label.x, y - label.y
    box, grown = (
        (west + by_x, south + by_y, east + by_x, north + by_y) for west, south, east, north in (label.box, label.grown)
    )
    return label._replace(x=x, y=y, box=box, grown=grown)


def _named(here: Spot, same: Sequence[_Place], layout: Layout) -> Label:
    """Name the incident, and what lies in the same place."""
    names = [here.name, *(place.spot.name for place in same)]
    lines = [wrapped(name, _LONGEST, 2) for name in names]
    joined = tuple(line for each in lines for line in each)
    every = list(spots(_MIDDLE, joined, _HERE, marks.INCIDENT + 6))
    label = next((each for each in every if layout.free(each, wide=False)), every[0])
    layout.take(label.box, label.grown)
    return label._replace(sub=len(joined) - len(lines[0]))


def _others(near: Sequence[_Place], points: Sequence[Point], layout: Layout, gettext: Gettext) -> Iterator[Label]:
    """Name the places, the farthest first, since there is most room around them; give the rest their number."""
    for place, at in sorted(zip(near, points, strict=True), key=lambda pair: -pair[0].km):
        lines = (*wrapped(place.spot.name, _LONGEST, 2), _how_far(place, gettext))
        label = layout.beside(at, lines, _THERE, 20, wide=False)
        if label:
            yield label._replace(sub=1)
        elif place.spot.number and (label := layout.beside(at, (str(place.spot.number),), _NOTE, 16, wide=False)):
            yield label


def _told(arrows: Sequence[tuple[_Place, Point]], layout: Layout, gettext: Gettext) -> Iterator[Label]:
    for place, at in arrows:
        lines = (*wrapped(place.spot.name, _LONGEST, 1), _how_far(place, gettext))
        label = layout.beside(at, lines, _THERE, 26, wide=False)
        if label:
            yield label._replace(sub=1)


def _doubted(near: Sequence[_Place], points: Sequence[Point], scale: float) -> list[tuple[_Place, Point]]:
    pairs = zip(near, points, strict=True)
    return [(place, p) for place, p in pairs if (place.spot.radius or 0) / 1000 * scale > marks.PLACE]


def _at_edge(bearing: float) -> Point:
    """Find where a ray from the middle leaves the sheet, a little inside its edge."""
    dx, dy = sin(radians(bearing)), -cos(radians(bearing))
    x, y = _MIDDLE
    reach = min(
        (WIDTH / 2 - _EDGE) / max(abs(dx), 1e-9),
        ((HEIGHT - y if dy > 0 else y) - _EDGE) / max(abs(dy), 1e-9),
    )
    return x + dx * reach, y + dy * reach


def _how_far(place: _Place, gettext: Gettext) -> str:
    return f"{place.distance} {telling.direction(place.bearing, gettext)}"


def _description(here: Spot, doubt: str, others: Sequence[_Place], gettext: Gettext) -> str:
    """Tell all that is drawn; `doubt` is the distance to within which the incident's place is known, if any."""
    told = [gettext("{place} is known to within {distance}.").format(place=here.name, distance=doubt)] if doubt else []
    for place in others:
        if place.km < _SAME:
            told.append(gettext("{place}: at the same point.").format(place=place.spot.name))
        else:
            told.append(
                gettext("{place}: {distance} to the {direction}.").format(
                    place=place.spot.name,
                    distance=place.distance,
                    direction=telling.direction(place.bearing, gettext),
                )
            )
    return " ".join(told)
