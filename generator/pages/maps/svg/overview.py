"""The overview: where many incidents were. What lies close together is one circle, whose area tells how many."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from generator.atlas import BORDER, DISPUTED, Box, beside, box_of, meet, weight, world
from generator.pages.maps.svg import marks, telling
from generator.pages.maps.svg.ground import ground
from generator.pages.maps.svg.labels import Style, width
from generator.pages.maps.svg.names import named
from generator.pages.maps.svg.projection import EqualEarth
from generator.pages.maps.svg.sheet import Sheet, drawn, figure
from generator.pages.maps.svg.terrain import between, joined
from generator.pages.maps.svg.view import DEGREE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.atlas import Land
    from generator.pages.maps.frame import Frame

    Point = tuple[float, float]

_CELL = 66.0  # units
# The radius of one incident, where they are few; the least; the largest: units.
_ONE, _LEAST, _LARGEST = 10.0, 7.0, 33.0
_NUMBER, _INSIDE = Style("number", 19, bold=True), 6.0  # a circle bears its number where that fits, with so much room
_MERIDIAN = 11.0  # the world is cut opposite, in the Bering Strait
_WIDTH, _TALL = 1200, 640  # units: wider than a locator, since nothing stands beside it
_TOLERANCE, _ISLET = 3.2, 9.0  # units
_NORTHMOST, _SOUTHMOST = 81.0, -57.0
_WIDE = 100.0  # degrees: wider views show the world
_AT_ONCE = 1024  # incidents


class _Circle(NamedTuple):
    x: float
    y: float
    number: int
    radius: float


def overview(
    shown: Frame,
    places: Sequence[Point],
    called: Callable[[str], str],
    gettext: Callable[[str], str] = str,
    measured: marks.Measured = marks.measured,
) -> str:
    """Draw incidents, given by latitude and longitude, on what a frame shows, or on the world; else as `locator`."""
    told = gettext("{number} incidents").format(number=len(places))
    if shown.box is None and shown.view[2] - shown.view[0] > _WIDE:
        sheet, base = _world()
        moved = ((beside((lon, lat, lon, lat), _MERIDIAN)[0], lat) for lat, lon in places)
        circles = _circles(_laid(partial(sheet.on, EqualEarth(_MERIDIAN)), moved))
        return figure(sheet, "overview", gettext("Map of the world"), told, base + _drawn(circles))
    under = ground(shown, called, _TALL)
    sheet = under.sheet
    circles = _circles(p for p in _laid(under.on, ((lon, lat) for lat, lon in places)) if sheet.holds(*p))
    names = [name for name in under.names if not any(meet(name.label.box, _box(c)) for c in circles)]
    content = [
        f'<path class="m-sea" d="M0 0H{sheet.width}V{sheet.height}H0z"/>{under.under}{under.over}',
        named(names),
        _drawn(circles),
        marks.scale_bar(28, _TALL - 26, sheet.scale, measured),
        marks.north(sheet.width - 40, 18, gettext),
    ]
    return figure(sheet, "overview", telling.title(shown.focus, called, gettext), told, "".join(content))


@lru_cache(maxsize=1)
def _world() -> tuple[Sheet, str]:
    """Draw the world, once."""
    projection = EqualEarth(_MERIDIAN)
    (_, north), (_, south), (east, _) = projection.project(
        [(_MERIDIAN, _NORTHMOST), (_MERIDIAN, _SOUTHMOST), (_MERIDIAN + 180, 0)]
    )
    scale = (_WIDTH - 16) / (2 * east)
    height = round(scale * (north - south))
    sheet = Sheet(_WIDTH, height, (_WIDTH / 2, scale * north), scale)
    arcs = _WorldArcs(sheet, projection)
    land = [ring for ring in joined(world(), arcs) if _side(ring) > _ISLET]
    return sheet, (
        f'<path class="m-sea" d="M0 0H{sheet.width}V{sheet.height}H0z"/>'
        + drawn("land", sheet.rings(land))
        + drawn("borders", sheet.lines(between(world(), arcs, BORDER)))
        + drawn("disputed", sheet.lines(between(world(), arcs, DISPUTED)))
    )


class _WorldArcs:
    """The lines of all countries on the sheet of the world."""

    def __init__(self, sheet: Sheet, projection: EqualEarth) -> None:
        self.sheet, self.projection = sheet, projection
        self._limit = weight(_TOLERANCE / sheet.scale / DEGREE)

    def arc(self, each: Land, n: int) -> list[Point]:
        """Give an arc of a country."""
        line, limit = each.arcs[n], self._limit
        kept = [point for point, own in zip(line, each.weights[n], strict=True) if own >= limit]
        kept = list(line) if len(kept) < 4 and line[0] == line[-1] else kept  # noqa: PLR2004 -- a triangle, its first point twice
        turn = beside(box_of(line), _MERIDIAN)[0] - box_of(line)[0]
        return self.sheet.on(self.projection, [(x + turn, y) for x, y in kept])


def _laid(on: Callable[[Sequence[Point]], Sequence[Point]], places: Iterable[Point]) -> Iterator[Point]:
    """Put places on a sheet, some at a time, since there may be too many to hold."""
    rest = iter(places)
    while some := list(islice(rest, _AT_ONCE)):
        yield from on(some)


def _circles(points: Iterable[Point]) -> list[_Circle]:
    """Gather points in cells of a grid, each where its points are on average; the largest come first, to lie below."""
    cells: dict[tuple[int, int], list[float]] = {}
    for x, y in points:
        sums = cells.setdefault((int(x / _CELL), int(y / _CELL)), [0.0, 0.0, 0])
        sums[0] += x
        sums[1] += y
        sums[2] += 1
    most = max((count for _, _, count in cells.values()), default=1)
    unit = min(_ONE, _LARGEST / sqrt(most))
    found = [_Circle(x / n, y / n, int(n), max(unit * sqrt(n), _LEAST)) for x, y, n in cells.values()]
    return sorted(found, key=lambda c: (-c.number, c.x, c.y))


def _drawn(circles: Sequence[_Circle]) -> str:
    shapes = "".join(
        f'<circle class="m-count" cx="{round(c.x)}" cy="{round(c.y)}" r="{round(c.radius)}"/>' for c in circles
    )
    numbers = "".join(
        f'<text class="m-number m-wide" x="{round(c.x)}" y="{round(c.y)}" text-anchor="middle">{c.number}</text>'
        for c in circles
        if c.number > 1 and 2 * c.radius > width((str(c.number),), _NUMBER) + _INSIDE
    )
    return shapes + numbers


def _box(circle: _Circle) -> Box:
    return circle.x - circle.radius, circle.y - circle.radius, circle.x + circle.radius, circle.y + circle.radius


def _side(ring: Sequence[Point]) -> float:
    west, south, east, north = box_of(tuple(ring))
    return max(east - west, north - south)
