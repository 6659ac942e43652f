"""Projections: there and back, and true where they say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.maps.svg.projection import EqualEarth, Stereographic, distance_and_bearing

LATS, LONS = st.floats(-85, 85), st.floats(-180, 180)


@given(LATS, LONS, st.floats(-40, 40), st.floats(-40, 40))
def test_stereographic_goes_there_and_back(lat: float, lon: float, dlat: float, dlon: float) -> None:
    """A place on the sheet is the place on the globe."""
    projection = Stereographic(lon, lat)
    there = lon + dlon, max(-89.0, min(89.0, lat + dlat))
    ((x, y),) = projection.project([there])
    back = projection.place(x, y)
    assert back[1] == pytest.approx(there[1], abs=1e-4)
    assert (back[0] - there[0] + 180) % 360 - 180 == pytest.approx(0, abs=1e-3)


@given(LATS, LONS, st.floats(0.01, 2), st.floats(0.01, 2))
def test_stereographic_is_true_to_scale_around_the_middle(lat: float, lon: float, dlat: float, dlon: float) -> None:
    """Near the middle, distances on the sheet are kilometres."""
    there = max(-89.0, min(89.0, lat + dlat)), lon + dlon
    ((x, y),) = Stereographic(lon, lat).project([(there[1], there[0])])
    km, _ = distance_and_bearing((lat, lon), there)
    assert (x**2 + y**2) ** 0.5 == pytest.approx(km, rel=0.002)


def test_equal_earth_has_the_published_size() -> None:
    """Twice the equator's half is 2.7066 radii; the pole lies at 1.3173 (Šavrič, Patterson and Jenny, 2018)."""
    (east, _), (_, pole) = EqualEarth(0).project([(180, 0), (0, 90)])
    assert east / 6371.0088 == pytest.approx(2.7066, abs=1e-4)
    assert pole / 6371.0088 == pytest.approx(1.3173, abs=1e-4)


@pytest.mark.parametrize(
    ("one", "other", "km", "bearing"),
    [
        ((0, 0), (0, 1), 111.2, 90),
        ((0, 179.5), (0, -179.5), 111.2, 90),
        ((12.6352, -8.0308), (48.8566, 2.3522), 4129, 11.5),
        ((1, 1), (1, 1), 0, 0),
    ],
)
def test_distances_and_bearings(
    one: tuple[float, float], other: tuple[float, float], km: float, bearing: float
) -> None:
    """Known ones, across the antimeridian, too."""
    found = distance_and_bearing(one, other)
    assert found[0] == pytest.approx(km, rel=0.003)
    assert found[1] == pytest.approx(bearing, abs=0.5)
