"""How the atlas is made: areas that fit together become lines that stand once."""

from __future__ import annotations

import struct

import pytest

from generator.atlas.compile.codes import country_of
from generator.atlas.compile.lands import Thinned, lands, world
from generator.atlas.compile.runs import cells, unseen
from generator.atlas.compile.states import UNIT, State, _ring, _shapes, _unbroken
from generator.atlas.geometry import unpacked
from generator.atlas.land import BORDER, COAST, INNER
from generator.atlas.parts import parts


def square(west: float, south: float, side: float, *, clockwise: bool = True) -> tuple[tuple[int, int], ...]:
    """Make a ring; outer rings run clockwise."""
    corners = [(west, south), (west, south + side), (west + side, south + side), (west + side, south)]
    ring = tuple((round(x * UNIT), round(y * UNIT)) for x, y in corners)
    return ring if clockwise else ring[::-1]


def state(code: str, name: str, *rings: tuple[tuple[int, int], ...]) -> State:
    """Make a region of one polygon."""
    return State(code, f"Land {code}", name, (rings,))


def found(countries: list[Thinned], code: str) -> Thinned:
    """Find a country."""
    return next(country for country in countries if country.code == code)


# Two countries side by side; the western one has two regions, one above the other.
WEST = [state("AA", "South", square(0, 0, 2)), state("AA", "North", square(0, 2, 2))]
EAST = [state("BB", "", square(2, 0, 2)), state("BB", "", square(2, 2, 2))]


def test_a_border_stands_once() -> None:
    """Where regions meet it the border is not cut: it is one line with one number in both countries."""
    countries = lands([*WEST, *EAST])
    one, other = found(countries, "AA").packed, found(countries, "BB").packed
    assert sorted(one.kinds) == sorted([BORDER, COAST, INNER])
    shared = set(one.numbers) & set(other.numbers)
    assert len(shared) == 1
    assert one.arcs[one.numbers.index(shared.pop())] in other.arcs


def test_regions_are_pieces_of_the_outline() -> None:
    """A region's ring is closed, and made of parts of its country's lines."""
    packed = found(lands([*WEST, *EAST]), "AA").packed
    arcs = [unpacked(arc, packed.unit) for arc in packed.arcs]
    assert [region.name for region in packed.regions] == ["North", "South"]
    for region, south in zip(packed.regions, (2, 0), strict=True):
        points = set()
        for n in region.rings[0]:
            arc, first, last = packed.pieces[max(n, ~n)]
            points |= set(arcs[arc][min(first, last) : max(first, last) + 1])
        assert points == {(0, south), (0, south + 2), (2, south), (2, south + 2)}


def test_areas_of_one_name_have_no_line_between_them() -> None:
    """Districts that are joined, and parts of a country without regions, leave no line behind."""
    assert INNER not in found(lands([*WEST, *EAST]), "BB").packed.kinds


def test_small_gaps_are_filled_and_enclaves_are_not() -> None:
    """A sliver between regions is the source's mistake; a country inside another is none."""
    holes = square(0.5, 0.5, 0.02, clockwise=False), square(1.2, 1.2, 0.02, clockwise=False)
    countries = lands([state("AA", "", square(0, 0, 2), *holes), state("BB", "", square(1.2, 1.2, 0.02))])
    assert len(found(countries, "AA").packed.rings) == 2
    assert len(found(countries, "BB").packed.rings) == 1


def test_the_world_is_coarse_and_has_no_regions() -> None:
    """The same countries in the same order, without what a map of the world cannot show."""
    small = world([*WEST, *EAST])
    assert [c.code for c in small] == [c.code for c in lands([*WEST, *EAST])] == ["AA", "BB"]
    assert not found(small, "AA").packed.regions
    assert INNER not in found(small, "AA").packed.kinds


def test_a_country_across_the_antimeridian_is_put_together() -> None:
    """It begins behind the widest gap, and stays where most of it lies."""
    east, west = square(178, 0, 2), square(-180, 0, 1)
    start, turns = _unbroken([(east,), (west,)])
    assert (start, turns) == (178 * UNIT, 0)
    large = tuple((x, y + n) for n in range(3) for x, y in square(-180, 0, 1))
    assert _unbroken([(east,), (large,)])[1] == -1


def test_the_cut_before_the_antimeridian_is_closed() -> None:
    """The source ends 0.1 degrees before it; repeated points go."""
    ring = _ring([(179.0, 1.0), (179.900001, 1.0), (179.900001, 1.0), (179.9, 2.0), (179.0, 1.0)])
    assert ring == ((179 * UNIT, UNIT), (180 * UNIT, UNIT), (180 * UNIT, 2 * UNIT))


def test_geopackage_shapes_are_read() -> None:
    """A multi-polygon with a hole, and a multi-line string, as OGC 12-128r17 writes them."""
    head = b"GP\x00\x01" + struct.pack("<i", 4326)
    points = struct.pack("<I4d", 2, 1, 2, 3, 4)
    polygon = struct.pack("<BII", 1, 3, 2) + points + points
    assert _shapes(head + struct.pack("<BII", 1, 6, 1) + polygon) == [[[(1, 2), (3, 4)]] * 2]
    line = struct.pack("<BI", 1, 2) + points
    assert _shapes(head + struct.pack("<BII", 1, 5, 2) + line + line) == [[[(1, 2), (3, 4)]]] * 2


def test_a_line_that_is_known_is_not_drawn_twice() -> None:
    """Of a river in two files the second draws only where the first does not run."""
    first = ((0.0, 0.0), (10.0, 0.0))
    (rest,) = unseen(((5.0, 0.01), (15.0, 0.01)), cells([first]), 0.5)
    assert 10 < rest[0][0] < 10.2
    assert rest[-1] == (15.0, 0.01)


def test_parts_are_a_land_and_what_lies_near() -> None:
    """An island off the coast belongs to it, one in another ocean does not, a small one far out neither."""
    boxes = [(0, 0, 10, 10), (11, 0, 13, 3), (60, 0, 61, 1), (17, 0, 17.2, 0.2)]
    assert parts(boxes) == [[0, 1], [2], [3]]


@pytest.mark.parametrize(
    ("area", "code", "region", "expected"),
    [
        ("FRA", "FR", "La Réunion", ("RE", "Réunion")),
        ("CYN", "-1", "Northern Cyprus", ("", "Northern Cyprus")),
        ("USG", "-1", "Guantánamo", ("CU", "Cuba")),
        ("PGA", "-1", "Spratly Is.", None),
        ("SWZ", "SZ", "Lubombo", ("SZ", "Eswatini")),
        ("MLI", "ML", "Kayes", ("ML", "Mali")),
    ],
)
def test_areas_get_the_codes_of_iso_3166(area: str, code: str, region: str, expected: tuple[str, str] | None) -> None:
    """Overseas parts have codes of their own, leased bases their country's, contested reefs none."""
    assert country_of(area, code, "Mali", region) == expected
