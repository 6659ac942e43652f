"""Land, regions, water and borders as paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from generator.atlas import BORDER, DISPUTED, INNER, SEAM, box_of, lines, outline, simplify
from generator.pages.maps.svg.sheet import dots, drawn
from generator.pages.maps.svg.view import DEGREE, Arcs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.atlas import Chain, Kind, Land
    from generator.pages.maps.svg.view import View

    Point = tuple[float, float]

_TOLERANCES = (1.3, 1.8, 2.5, 3.5, 5.0)  # units; coarser until the drawing is small enough
_MOST = 1000  # points on the sheet
_REGIONS = 1900  # bytes that the lines between regions may take
_MAZE = 3600.0  # square units: where regions are smaller on average, they are not drawn
_OTHERS = 1.6  # times as coarse: countries that the map is not about
_FAINT = 1.7  # times as coarse: rivers and regions
_ISLET = 6.0  # units: a smaller island of the country is a dot, of its neighbours nothing
_RIVERS, _LAKES = 1500, 900  # bytes that they may take
_WIDE = 4200.0  # km: on wider maps rivers are too many
_LAKE = 18.0  # units
_ISLETS = 60


class OnSheet(Protocol):
    """Whatever puts the lines of countries on a sheet."""

    def arc(self, each: Land, n: int) -> list[Point]:
        """Give an arc of a country."""
        ...


class Terrain(NamedTuple):
    """A drawn terrain: `under` lies below shaded areas, `over` above.

    `areas` are the countries' rings, `land` those of all land: names find their place by them.
    """

    under: str
    over: str
    areas: tuple[tuple[Land, tuple[Sequence[Point], ...]], ...]
    land: tuple[Sequence[Point], ...]


def terrain(view: View, focus: Sequence[str], inner: Sequence[str]) -> Terrain:
    """Draw a view; `focus` are the codes of the countries that it is about, `inner` of those whose regions it shows."""
    own = [each for each in view.lands if each.code and each.code in focus]
    for n, tolerance in enumerate(_TOLERANCES):
        arcs = Arcs(view, tolerance, own, _OTHERS)
        if n == len(_TOLERANCES) - 1 or _points(view, own, arcs) < _MOST:
            break
    return _drawn(view, arcs, tolerance, own, [each for each in own if each.code in inner])


def joined(lands: Iterable[Land], arcs: OnSheet) -> list[list[Point]]:
    """Join all countries into lands that only the sea bounds, so that no border is drawn twice."""
    owners: dict[int, tuple[Land, int]] = {}
    chains: list[Chain] = []
    for each in lands:
        for ring in each.rings:
            chains.append(tuple(each.numbers[n] if n >= 0 else ~each.numbers[~n] for n in ring))
            owners |= {each.numbers[max(n, ~n)]: (each, max(n, ~n)) for n in ring}

    def ends(number: int) -> tuple[Point, Point]:
        each, n = owners[number]
        return each.arcs[n][0], each.arcs[n][-1]

    found = []
    for chain in outline(chains, ends):
        points: list[Point] = []
        for number in chain:
            each, n = owners[max(number, ~number)]
            arc = arcs.arc(each, n) if number >= 0 else arcs.arc(each, n)[::-1]
            points += arc[1:] if points else arc
        found.append(points)
    return found


def between(lands: Iterable[Land], arcs: OnSheet, kind: str, others: Iterable[Land] = ()) -> list[list[Point]]:
    """Collect the lines of a kind, each once, but for those of others."""
    left = {number for each in others for number in each.numbers}
    found: dict[int, list[Point]] = {}
    for each in lands:
        for n, (number, own) in enumerate(zip(each.numbers, each.kinds, strict=True)):
            if own == kind and number not in left:
                found[number] = arcs.arc(each, n)
    return list(found.values())


def _points(view: View, own: Sequence[Land], arcs: Arcs) -> int:
    """Count the points that a drawing would have: of the countries that it is about twice, as land and as lines."""
    counted: dict[int, int] = {}
    ours = {number for each in own for number in each.numbers}
    wide, tall = view.sheet.width, view.sheet.height
    for each in view.lands:
        for n, (number, kind) in enumerate(zip(each.numbers, each.kinds, strict=True)):
            if kind not in (INNER, SEAM) and number not in counted:
                times = 1 + (number in ours)
                counted[number] = times * sum([0 <= x <= wide and 0 <= y <= tall for x, y in arcs.arc(each, n)])
    return sum(counted.values())


def _drawn(view: View, arcs: Arcs, tolerance: float, own: Sequence[Land], inner: Sequence[Land]) -> Terrain:
    sheet, islet = view.sheet, max(_ISLET, 2.5 * tolerance)
    areas = tuple((each, tuple(arcs.ring(each, ring) for ring in each.rings)) for each in view.lands)
    ours = [ring for each, rings in areas if each in own for ring in rings]
    islets = sorted((ring for ring in ours if _side(ring) < islet and sheet.holds(*_middle(ring))), key=_side)
    degrees = tolerance / sheet.scale / DEGREE
    land = joined(view.lands, arcs)
    under = [
        drawn("land", sheet.rings(ring for ring in land if _side(ring) >= islet)),
        drawn(
            "own m-bare" if any(DISPUTED in each.kinds for each in own) else "own",
            sheet.rings(ring for ring in ours if _side(ring) >= islet),
        ),
        drawn("islets", dots(map(_middle, islets[-_ISLETS:]))),
    ]
    over = [
        drawn("regions", _regions(view, inner, tolerance)),
        drawn("lakes", _lakes(view, degrees)),
        drawn("rivers", _rivers(view, degrees)),
        drawn("borders", sheet.lines(between([each for each in view.lands if each not in own], arcs, BORDER, own))),
        drawn("frontier", sheet.lines(between(own, arcs, BORDER))),
        drawn("disputed", sheet.lines([*between(view.lands, arcs, DISPUTED), *_crossing(view, "claim", degrees)])),
    ]
    return Terrain("".join(under), "".join(over), areas, tuple(land))


def _regions(view: View, inner: Sequence[Land], tolerance: float) -> str:
    """Draw the lines between regions, coarser where they are many, and not at all where they would be a maze."""
    many = sum(len(each.regions) for each in inner)
    room = sum(abs(_area(ring)) for each in inner for ring in (Arcs(view, 6).ring(each, r) for r in each.rings))
    if not many or room / many < _MAZE:
        return ""
    data = ""
    for times in (_FAINT, 2 * _FAINT, 4 * _FAINT):
        data = view.sheet.lines(between(inner, Arcs(view, tolerance * times), INNER))
        if len(data) < _REGIONS:
            break
    return data


def _rivers(view: View, degrees: float) -> str:
    """Draw the rivers, coarser where they are many; none on the map of a continent."""
    data = ""
    for times in (_FAINT, 2 * _FAINT, 4 * _FAINT) if view.sheet.width / view.sheet.scale < _WIDE else ():
        data = view.sheet.lines(_crossing(view, "river", times * degrees))
        if len(data) < _RIVERS:
            break
    return data


def _lakes(view: View, degrees: float) -> str:
    """Draw the lakes, only the larger ones where they are many."""
    found = [[view.on(simplify(ring, degrees)) for ring in rings] for rings in lines("lake", view.seen)]
    data = ""
    for least in (_LAKE, 2 * _LAKE, 4 * _LAKE):
        data = view.sheet.rings(ring for rings in found if _side(rings[0]) > least for ring in rings)
        if len(data) < _LAKES:
            break
    return data


def _crossing(view: View, kind: Kind, degrees: float) -> list[list[Point]]:
    return [view.on(simplify(line, degrees)) for (line,) in lines(kind, view.seen)]


def _area(ring: Sequence[Point]) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _side(ring: Sequence[Point]) -> float:
    west, south, east, north = box_of(tuple(ring))
    return max(east - west, north - south)


def _middle(ring: Sequence[Point]) -> Point:
    west, south, east, north = box_of(tuple(ring))
    return (west + east) / 2, (south + north) / 2
