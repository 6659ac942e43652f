"""The committed atlas: outlines, regions, and what they fit together to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.atlas import BORDER, COAST, DISPUTED, SEAM, Entry, Land, box_of, index, land, outline, world
from generator.atlas.file import FILE

WITHOUT_CODE = {"Akrotiri", "Dhekelia", "Northern Cyprus", "Siachen Glacier", "Somaliland"}


def entry(code: str) -> Entry:
    """Find a country in the index."""
    return next(e for e in index() if e.code == code)


def country(code: str) -> Land:
    """Read a country."""
    return land(entry(code).number)


def test_the_file_is_small_and_complete() -> None:
    """Every country and territory of ISO 3166-1 has an outline, in at most 1.5 MB; five areas have no code."""
    from babel import Locale

    codes = {e.code for e in index() if e.code}
    known = {c for c in map(str, Locale("en").territories) if len(c) == 2 and c.isalpha()}
    no_countries = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
    assert FILE.stat().st_size < 1_500_000
    assert known - codes == no_countries & known
    assert codes <= known
    assert {e.name for e in index() if not e.code} == WITHOUT_CODE


@pytest.mark.parametrize("number", range(0, len(index()), 6))
def test_every_ring_is_closed(number: int) -> None:
    """Each line of an outline or a region begins where the one before it ends; a ring's box is that of its points."""
    found = land(number)
    assert found.boxes == tuple(box_of(found.line(ring)) for ring in found.rings)
    for line in [*map(found.line, found.rings), *(ring for region in found.regions for ring in found.area(region))]:
        assert line[0] == line[-1], found.name


@pytest.mark.parametrize("code", ["ML", "FR", "DE", "RU"])
def test_regions_fill_their_country(code: str) -> None:
    """Joined, the regions have the country's outline: every edge of it, and no other."""
    found = country(code)

    def edges(lines: list[tuple[tuple[float, float], ...]]) -> set[frozenset[tuple[float, float]]]:
        every: dict[frozenset[tuple[float, float]], int] = {}
        for a, b in (pair for line in lines for pair in pairwise(line) if pair[0] != pair[1]):
            every[frozenset((a, b))] = every.get(frozenset((a, b)), 0) + 1
        return {edge for edge, times in every.items() if times == 1}

    assert edges([ring for r in found.regions for ring in found.area(r)]) == edges(list(map(found.line, found.rings)))


def test_neighbours_share_their_border() -> None:
    """All seven neighbours surround Mali; a border has one number and one line in both countries."""
    mali = country("ML")
    around = [country(code) for code in ("DZ", "NE", "BF", "CI", "GN", "SN", "MR")]
    theirs = {number: n.arcs[i] for n in around for i, number in enumerate(n.numbers)}
    borders = {max(n, ~n) for ring in mali.rings for n in ring}
    assert len(borders) == 7
    for n in borders:
        assert mali.kinds[n] == BORDER
        assert theirs[mali.numbers[n]] == mali.arcs[n]


def test_disputed_lines_are_marked() -> None:
    """Between Western Sahara and Morocco the line is disputed, between Mali and Niger it is not."""

    def kinds(one: str, other: str) -> set[str]:
        a, b = country(one), country(other)
        return {a.kinds[n] for n, number in enumerate(a.numbers) if number in b.numbers}

    assert kinds("EH", "MA") == {DISPUTED}
    assert kinds("ML", "NE") == {BORDER}
    assert kinds("RU", "UA") == {BORDER, DISPUTED}


@pytest.mark.parametrize(
    ("code", "west", "east"), [("FJ", 174, 182), ("RU", 19, 192), ("NZ", 165, 184), ("US", -188, -66)]
)
def test_countries_across_the_antimeridian_are_whole(code: str, west: float, east: float) -> None:
    """Longitudes run on past 180 degrees instead of jumping to the other side, and the seam is closed."""
    xs = [x for part in entry(code).parts for x in (part[0], part[2])]
    found = country(code)
    assert west < min(xs)
    assert max(xs) < east
    seams = [arc for arc, kind in zip(found.arcs, found.kinds, strict=True) if kind == SEAM]
    assert all(abs(arc[0][1] - arc[-1][1]) < 0.2 for arc in seams)
    assert all(abs(bx - ax) < 90 for ring in found.rings for (ax, _), (bx, _) in pairwise(found.line(ring)))


def test_overseas_parts_are_countries() -> None:
    """Réunion has a code of its own and is no part of France here."""
    assert len(entry("FR").parts) == 1
    assert entry("RE").parts[0][1] < -20


def test_the_world_has_the_same_countries() -> None:
    """The coarse world lists the countries in the index's order, each with an outline."""
    assert [(w.code, w.name) for w in world()] == [(e.code, e.name) for e in index()]
    assert all(w.rings for w in world())


def test_joined_countries_have_one_outline() -> None:
    """Spain and Portugal joined have no line between them, and one outer ring instead of two."""
    both = [country("ES"), country("PT")]
    arcs = {number: c.arcs[i] for c in both for i, number in enumerate(c.numbers)}
    chains = [tuple(c.numbers[n] if n >= 0 else ~c.numbers[~n] for n in ring) for c in both for ring in c.rings]
    joined = outline(chains, lambda n: (arcs[n][0], arcs[n][-1]))
    assert len(joined) == len(chains) - 1
    kinds = {number: c.kinds[i] for c in both for i, number in enumerate(c.numbers)}
    assert {kinds[max(n, ~n)] for ring in joined for n in ring} == {BORDER, COAST}  # France, Andorra, the sea


@pytest.mark.parametrize("number", range(0, len(index()), 6))
def test_lines_and_their_boxes_are_given_by_number(number: int) -> None:
    """Each by its number or one after the other, and the box without the line."""
    arcs = land(number).arcs
    assert [arcs[n] for n in range(len(arcs))] == list(arcs)
    assert [arcs.box(n) for n in range(len(arcs))] == list(map(box_of, arcs))
