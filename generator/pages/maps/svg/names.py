"""The names of countries and towns on a locator."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from generator.atlas import box_of, clip_ring, towns
from generator.pages.maps.svg import marks
from generator.pages.maps.svg.labels import Label, Layout, Style
from generator.pages.maps.svg.sheet import dots, drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.atlas import Box, Land, Town
    from generator.pages.maps.svg.terrain import Terrain
    from generator.pages.maps.svg.view import View

    Point = tuple[float, float]
    Rings = Sequence[Sequence[Point]]

_OWN = Style("own-name", 25, 1.6, 0.2)
_NEAR = Style("near-name", 22, 1.7, 0.04)
_TOWN = Style("town", 23, 1.65)
_DOT, _GAP = 8.0, 15.0  # units: the radius that a town's dot takes, and from its middle to its name
_FIRST, _MOST, _FOREIGN = 4, 10, 4  # towns: shown on a telephone, too; at most; of other countries
_FIRST_COUNTRIES, _MOST_COUNTRIES = 3, 9
_SEEN = 5000.0  # square units: a neighbour of which less is seen is not named
_OFFSHORE = 0.4  # of the sheet's width: no name stands farther from its country


class Name(NamedTuple):
    """A name, and the dot of the town that bears it; `wide` is left out on a telephone.

    `worth` is what a map loses without it; `others` are places where it could stand instead.
    """

    label: Label
    dot: tuple[float, float] | None
    wide: bool
    worth: float
    others: tuple[Label, ...] = ()


def names(
    view: View, found: Terrain, focus: Sequence[str], furniture: Sequence[Box], called: Callable[[str], str]
) -> tuple[Name, ...]:
    """Find room for the names that help a reader most: what a telephone shows first, then what a wide screen adds."""
    writer = _Writer(view, furniture, called)
    own = [(each, rings) for each, rings in found.areas if each.code in focus]
    near = sorted(_neighbours(view, found, focus), key=lambda item: -item[1])
    here, abroad = _towns(view, focus)
    if len(own) == 1:
        writer.own(*own[0], found)
    for each, outline in own if len(own) > 1 else ():
        writer.country(each, outline)
    writer.towns(here, _FIRST)
    for each, _, seen in near[:_FIRST_COUNTRIES]:
        writer.country(each, seen)
    writer.towns(here, _MOST, wide=True)
    for each, _, seen in near[:_MOST_COUNTRIES]:
        writer.country(each, seen, wide=True)
    writer.towns(abroad, _MOST + _FOREIGN, wide=True)
    if len(own) == 1:
        writer.elsewhere(own[0][1], found)
    return tuple(writer.names)


def named(found: Sequence[Name]) -> str:
    """Write names and the dots of towns."""
    told = "".join(marks.text(name.label, wide=name.wide) for name in found)
    first, more = (dots(name.dot for name in found if name.dot and name.wide == wide) for wide in (False, True))
    return drawn("dots", first) + drawn("dots m-wide", more) + told


class _Writer:
    """Names as they find room."""

    def __init__(self, view: View, furniture: Sequence[Box], called: Callable[[str], str]) -> None:
        self.view, self.called = view, called
        self.layout = Layout(view.sheet.width, view.sheet.height, furniture)
        self.names: list[Name] = []
        self.done: set[str] = set()
        self.count = 0

    def own(self, each: Land, rings: Rings, found: Terrain) -> None:
        """Name the country that the map is about: on its land, or on the sea beside it where the land is too narrow."""
        text = self._called(each).upper()
        label = self.layout.within(rings, text, _OWN, wide=False)
        if label is None and (seen := self._seen(rings)):
            west, south, east, north = seen
            (label,) = self._offshore(found, text, [((west + east) / 2, (south + north) / 2)])
        if label:
            self.names.append(Name(label, None, wide=False, worth=6.0))

    def elsewhere(self, rings: Rings, found: Terrain) -> None:
        """Find further places for the country's name, in case a mark comes to lie on the first."""
        for n, name in enumerate(self.names):
            if name.label.style is _OWN:
                text, quarters = name.label.lines[0], self._quarters(rings)
                further = self.layout.within_near(rings, text, _OWN, quarters, wide=True)
                further += self._offshore(found, text, quarters)
                self.names[n] = name._replace(others=tuple(label for label in further if label))

    def country(self, each: Land, rings: Rings, *, wide: bool = False) -> None:
        """Name another country on its land, once."""
        text = self._called(each)
        label = self.layout.within(rings, text, _NEAR, wide=wide) if text not in self.done else None
        if label:
            self.done.add(text)
            self.names.append(Name(label, None, wide, worth=1.5 - wide / 2))

    def towns(self, found: Sequence[Town], most: int, *, wide: bool = False) -> None:
        """Name towns until the map has so many, each once."""
        for town in found:
            if self.count >= most:
                return
            (at,) = self.view.on([(town.lon, town.lat)])
            dot = (at[0] - _DOT, at[1] - _DOT, at[0] + _DOT, at[1] + _DOT)
            free = self.layout.bare(dot)
            label = self.layout.beside(at, (town.name,), _TOWN, _GAP, wide=wide) if free else None
            if label:
                self.layout.take(dot, dot)
                self.count += 1
                self.names.append(Name(label, at, wide, worth=(3.0 if town.capital else 2.0) - wide))

    def _quarters(self, rings: Rings) -> list[Point]:
        """Give the middles of the four quarters of what is seen of a country."""
        seen = self._seen(rings)
        if seen is None:
            return []
        west, south, east, north = seen
        across, down = (east - west) / 4, (north - south) / 4
        return [(west + across * x, south + down * y) for x in (1, 3) for y in (1, 3)]

    def _seen(self, rings: Rings) -> Box | None:
        """Give the box of the largest part of a country that is seen, if any is."""
        sheet = 0.0, 0.0, self.layout.width, self.layout.height
        shown = [part for ring in rings if (part := clip_ring(tuple(ring), sheet))]
        return box_of(max(shown, key=_area)) if shown else None

    def _called(self, each: Land) -> str:
        return self.called(each.code) if each.code else each.name

    def _offshore(self, found: Terrain, text: str, points: Sequence[Point]) -> list[Label | None]:
        """Write a name on the sea near each of these points; None where the sea is too far away."""
        wide, tall = self.layout.width, self.layout.height
        sea = [((0.0, 0.0), (wide, 0.0), (wide, tall), (0.0, tall)), *found.land]
        labels = self.layout.within_near(sea, text, _OWN, points, wide=False)
        return [
            label if label and hypot(label.x - x, label.y - y) < _OFFSHORE * wide else None
            for label, (x, y) in zip(labels, points, strict=True)
        ]


def _neighbours(view: View, found: Terrain, focus: Sequence[str]) -> Iterator[tuple[Land, float, Rings]]:
    """Yield the other countries of which enough is seen: how much, and the rings of that."""
    for each, rings in found.areas:
        clipped = [part for ring in rings if (part := clip_ring(tuple(ring), view.sheet.edges))]
        seen = sum(map(_area, clipped))
        if each.code not in focus and seen > _SEEN:
            yield each, seen, clipped


def _towns(view: View, focus: Sequence[str]) -> tuple[list[Town], list[Town]]:
    """Sort the towns on the sheet: those of the countries that the map is about, and others, capitals first."""
    every = [town for town in towns(view.seen) if view.sheet.holds(*view.on([(town.lon, town.lat)])[0], 14)]
    every.sort(key=lambda town: (not town.capital, -town.population))
    return [t for t in every if t.country in focus], [t for t in every if t.country not in focus]


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2
