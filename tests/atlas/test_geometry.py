"""Thinning lines, writing them in steps, cutting them at the edges of a box."""

from __future__ import annotations

from itertools import pairwise
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from generator.atlas import Line, box_of, clip_line, clip_ring, simplify, steps
from generator.atlas.geometry import unpacked, unpacked_box

COORDINATE = st.integers(-50, 50).map(float)
LINES = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=2, max_size=40).map(tuple)
BOX = (-10.5, -7.5, 20.5, 15.5)


def area(ring: Line) -> float:
    """Compute the area that a ring winds around."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*ring, ring[0]))) / 2


def test_simplify_keeps_ends_and_drops_what_is_straight() -> None:
    """Points closer to the line than the tolerance go; a corner stays."""
    line: Line = ((0, 0), (1, 0.01), (2, 0), (2, 2))
    assert simplify(line, 0.1) == ((0, 0), (2, 0), (2, 2))
    assert simplify(line, 0.001) == line


def test_simplify_heeds_where_a_point_lies() -> None:
    """A tolerance for every point is that of the point's own place."""
    line: Line = ((0, 0), (1, 0.5), (2, 0), (3, 0.5), (4, 0))
    assert simplify(line, [0.1, 0.1, 9, 9, 9]) == ((0, 0), (1, 0.5), (4, 0))


def test_simplify_does_not_swallow_islands() -> None:
    """A closed line that would lose its area keeps three corners."""
    island: Line = ((0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0))
    kept = simplify(island, 1)
    assert len(kept) == 4
    assert area(kept) > 0


def test_steps_drop_repeated_points() -> None:
    """Rounded to the unit, points that fall together are written once."""
    assert steps(((1, 1), (1.001, 1), (2, 3)), 10) == (10, 10, 10, 20)


@given(LINES)
def test_steps_are_read_as_they_were_written(line: Line) -> None:
    """What is written in steps is the line, repeated points aside."""
    kept = [line[0], *(b for a, b in pairwise(line) if a != b)]
    assert list(unpacked(steps(line, 100), 100)) == kept
    assert unpacked_box(steps(line, 100), 100) == box_of(line)


@given(LINES)
def test_clipped_lines_lie_in_the_box(line: Line) -> None:
    """Nothing sticks out, and what lay inside is still there."""
    west, south, east, north = BOX
    parts = clip_line(line, BOX)
    for x, y in (point for part in parts for point in part):
        assert west - 1e-9 <= x <= east + 1e-9
        assert south - 1e-9 <= y <= north + 1e-9
    inside = [p for p in line if west < p[0] < east and south < p[1] < north]
    assert set(inside) <= {point for part in parts for point in part}


@given(LINES)
def test_clipped_rings_keep_their_area(ring: Line) -> None:
    """What is cut off a ring on one side and what is left have the area of the ring together."""
    half = (-1000.0, -1000.0, 3.5, 1000.0)
    other = (3.5, -1000.0, 1000.0, 1000.0)
    parts = [clip_ring(ring, box) for box in (half, other)]
    assert isclose(sum(area(part) for part in parts if part), area(ring), abs_tol=1e-6)


def test_a_ring_around_the_box_becomes_the_box() -> None:
    """A map that lies inside a country is all land."""
    ring: Line = ((-100, -100), (100, -100), (100, 100), (-100, 100), (-100, -100))
    assert set(clip_ring(ring, BOX)) == {(-10.5, -7.5), (20.5, -7.5), (20.5, 15.5), (-10.5, 15.5)}


def test_a_ring_beside_the_box_vanishes() -> None:
    """Nothing is left of what lies elsewhere."""
    assert clip_ring(((50, 50), (60, 50), (60, 60), (50, 50)), BOX) == ()
