"""Blurred points tell their cell and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.maps import blurred
from generator.pages.maps.svg.projection import distance_and_bearing

LATS, LONS, RADII = st.floats(-89.9, 89.9), st.floats(-180, 180), st.integers(0, 100_000)


@given(LATS, LONS, RADII)
def test_the_ring_holds_the_point(lat: float, lon: float, radius: int) -> None:
    """A reader who looks inside the ring looks in the right place."""
    middle_lat, middle_lon, reach = blurred(lat, lon, radius)
    assert reach >= max(radius, 8000)
    assert distance_and_bearing((lat, lon), (middle_lat, middle_lon))[0] * 1000 <= reach * 1.01


@given(LATS, LONS, RADII)
def test_blurring_the_blurred_changes_nothing(lat: float, lon: float, radius: int) -> None:
    """The answer is the cell's middle, whatever point of the cell was asked for."""
    middle_lat, middle_lon, reach = blurred(lat, lon, radius)
    assert blurred(middle_lat, middle_lon, radius) == (middle_lat, middle_lon, reach)


def test_near_points_are_not_told_apart() -> None:
    """Two shelters in one cell have one ring."""
    assert blurred(12.63, -8.03) == blurred(12.6302, -8.0295)
