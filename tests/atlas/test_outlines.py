"""The committed outlines, and what is cut out of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
import pytest

from generator.atlas.outlines import WORLD, Line, outlines, steps
from generator.atlas.simplify import simplify
from generator.pages.maps.basemap import cut, frame

TOO_SMALL = {"BV", "GI", "TV", "UM"}


def read(script: bytes) -> dict[str, Any]:
    """Read the value that a cut hands to the map's script."""
    _, _, value = script.decode().removesuffix(");\n").partition(",")
    return msgspec.json.decode(value, type=dict[str, Any])


def points(value: dict[str, Any], number: int) -> list[tuple[int, int]]:
    """Follow an arc's steps, as the browser does."""
    arc = value["arcs"][max(number, ~number)]
    x = y = 0
    line = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x, y))
    return line if number >= 0 else line[::-1]


def test_the_file_is_small_and_complete() -> None:
    """All countries of ISO 3166-1 that the source can show, in at most 500 kB."""
    from generator.atlas.compile import CODES

    codes = {country.code for country in outlines().countries}
    assert WORLD.stat().st_size < 500_000
    assert set(CODES.split()[1::2]) - codes == TOO_SMALL
    assert codes - set(CODES.split()) == {"", "XK"}


def test_every_ring_is_closed() -> None:
    """Each arc begins where the one before it ends; only Antarctica runs off the map's edge."""
    world = outlines()
    for country in world.countries:
        for ring in (ring for polygon in country.polygons for ring in polygon):
            lines = [world.arcs[n] if n >= 0 else world.arcs[~n][::-1] for n in ring]
            gaps = [(a[-1], b[0]) for a, b in pairwise([*lines, lines[0]]) if a[-1] != b[0]]
            assert not gaps or country.code == "AQ", (country.name, gaps)


@pytest.mark.parametrize("country", ["ML", "FJ", "NO", "VA", "MV"])
def test_cut_rings_are_closed_too(country: str) -> None:
    """Thinning keeps neighbours joined, near the frame and far from it."""
    shown = frame([country], [])
    value = read(cut(shown.key, shown.box))
    assert country in [code for code, _, _ in value["countries"]]
    assert len(value["kinds"]) == len(value["arcs"])
    for _, name, polygons in value["countries"]:
        for ring in (ring for polygon in polygons for ring in polygon):
            lines = [points(value, n) for n in ring]
            assert all(a[-1] == b[0] for a, b in pairwise([*lines, lines[0]])), name


def test_mali_has_its_neighbours() -> None:
    """All seven neighbours surround Mali, and each border stands in the file once."""
    shown = frame(["ML"], [])
    value = read(cut(shown.key, shown.box))
    rings = {
        code: [n for polygon in polygons for ring in polygon for n in ring] for code, _, polygons in value["countries"]
    }
    assert {"DZ", "NE", "BF", "CI", "GN", "SN", "MR"} <= set(rings)
    for arc in rings["ML"]:
        assert ~arc in [n for code in rings if code != "ML" for n in rings[code]]


def test_disputed_lines_are_marked() -> None:
    """Between Western Sahara and Morocco the line is disputed, between Mali and Niger it is not."""
    world = outlines()

    def kinds(one: str, other: str) -> set[str]:
        uses = {
            c.code: {max(n, ~n) for p in c.polygons for ring in p for n in ring}
            for c in world.countries
            if c.code in (one, other)
        }
        return {world.kinds[n] for n in uses[one] & uses[other]}

    assert kinds("EH", "MA") == {"d"}
    assert kinds("ML", "NE") == {"b"}


def test_simplify_keeps_ends_and_drops_what_is_straight() -> None:
    """Points closer to the line than the tolerance go; a corner stays."""
    line: Line = ((0, 0), (1, 0.01), (2, 0), (2, 2))
    assert simplify(line, lambda _x, _y: 0.1) == ((0, 0), (2, 0), (2, 2))
    assert simplify(line, lambda _x, _y: 0.001) == line


def test_simplify_heeds_where_a_point_lies() -> None:
    """The tolerance is that of the point's own place."""
    line: Line = ((0, 0), (1, 0.5), (2, 0), (3, 0.5), (4, 0))
    assert simplify(line, lambda x, _y: 0.1 if x < 2 else 9) == ((0, 0), (1, 0.5), (4, 0))


def test_simplify_does_not_swallow_islands() -> None:
    """A closed line that would lose its area stays as it is."""
    island: Line = ((0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0))
    assert simplify(island, lambda _x, _y: 1) == island


def test_steps_drop_repeated_points() -> None:
    """Rounded to the unit, points that fall together are written once."""
    assert steps(((1, 1), (1.001, 1), (2, 3)), 10) == (10, 10, 10, 20)
