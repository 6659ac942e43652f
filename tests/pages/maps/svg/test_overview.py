"""The overview: many incidents in one drawing."""

from __future__ import annotations

import gzip
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.maps import frame, overview

PLACES = st.lists(st.tuples(st.floats(-56, 75), st.floats(-180, 180)), min_size=1, max_size=60)
WORLD = frame(("ML", "JP", "US"), ((12.0, -8.0), (35.0, 139.0), (40.0, -74.0)))


def circles(svg: str) -> list[tuple[int, int, int]]:
    """Where the circles lie, and how large they are."""
    return [(int(x), int(y), int(r)) for x, y, r in re.findall(r'class="m-count" cx="(\d+)" cy="(\d+)" r="(\d+)"', svg)]


@given(PLACES)
def test_the_world_shows_every_incident(places: list[tuple[float, float]]) -> None:
    """Every incident is in a circle, every circle lies on the sheet, wherever in the world they are."""
    svg = overview(WORLD, places, str)
    size = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    assert size
    found = circles(svg)
    assert 0 < len(found) <= len(places)
    assert all(0 <= x <= int(size[1]) and 0 <= y <= int(size[2]) for x, y, _ in found)


def test_ten_thousand_incidents_are_a_few_circles() -> None:
    """The drawing does not grow with the site; a circle's number says how many it stands for."""
    places = [(12 + n % 7 / 10, -8 + n % 5 / 10) for n in range(10_000)]
    svg = overview(WORLD, places, str)
    assert len(gzip.compress(svg.encode())) < 8000
    assert sum(int(n) for n in re.findall(r'class="m-number[^>]*>(\d+)<', svg)) == 10_000


def test_larger_circles_stand_for_more() -> None:
    """Areas tell numbers: four incidents have twice the radius of one."""
    places = [(12.0, -8.0), *[(-30.0, 140.0)] * 4]
    radii = sorted(r for _, _, r in circles(overview(WORLD, places, str)))
    assert radii == [10, 20]


def test_one_country_is_shown_as_its_locator_is() -> None:
    """Where all incidents are in Mali, the overview is a map of Mali, with towns and a scale."""
    svg = overview(frame(("ML",), ((12.6, -8.0),)), [(12.6, -8.0)], lambda code: {"ML": "Mali"}.get(code, code))
    assert "MALI" in svg
    assert "m-scale" in svg
    assert "Locator map of Mali" in svg
    assert len(circles(svg)) == 1


def test_a_region_is_shown_where_incidents_span_one() -> None:
    """Six countries of the Sahel do not need the world."""
    shown = frame(("ML", "NE", "BF", "SN", "GN", "MR"), ((12.6, -8.0), (14.0, 2.0), (16.0, -10.0)))
    svg = overview(shown, [(12.6, -8.0), (14.0, 2.0), (16.0, -10.0)], str)
    assert "m-own" in svg
    assert len(circles(svg)) == 3
