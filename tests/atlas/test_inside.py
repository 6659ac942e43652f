"""Which country a point lies in."""

from __future__ import annotations

import pytest

from generator.atlas import index, land, lies_in


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("ML", 12.6352, -8.0308),
        ("US", 21.3, -157.8),  # Hawaii
        ("FJ", -17.7, 178.0),  # either side of the antimeridian
        ("FJ", -16.9, -179.9),
        ("RU", 66.0, -170.0),
        ("NO", 59.91, 10.75),
        ("MC", 43.73, 7.42),  # smaller than the outlines' precision
        ("CD", -4.32, 15.31),  # Kinshasa, on the border river
        ("TV", -8.52, 179.2),  # atolls
        ("LS", -29.3, 27.5),  # a hole in another country
    ],
)
def test_points_inside_lie_inside(code: str, lat: float, lon: float) -> None:
    """Capitals on coasts and borders, islands and countries across the antimeridian are found inside."""
    assert lies_in(code, lat, lon) is True


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("ML", -8.0308, 12.6352),
        ("ML", 14.69, -17.44),
        ("NE", 12.6352, -8.0308),
        ("FJ", 17.7, 178.0),
        ("CH", 41.9, 12.5),
        ("ZA", -29.6, 28.2),  # in the middle of Lesotho
    ],
)
def test_points_elsewhere_lie_outside(code: str, lat: float, lon: float) -> None:
    """Swapped coordinates and other countries' capitals are outside."""
    assert lies_in(code, lat, lon) is False


def test_countries_without_an_outline_are_not_guessed() -> None:
    """Where the atlas has no outline there is no answer."""
    assert lies_in("ZZ", -8.5, 179.2) is None


@pytest.mark.parametrize(("code", "lat", "lon"), [("UA", 44.95, 34.1), ("RU", 44.95, 34.1), ("CY", 35.33, 33.32)])
def test_disputed_areas_belong_to_both(code: str, lat: float, lon: float) -> None:
    """A point in Crimea or Northern Cyprus is no mistake under either country's code."""
    assert lies_in(code, lat, lon) is True


def test_near_is_measured_on_the_ground() -> None:
    """A degree of longitude is 19 km in the far north."""
    svalbard = next(land(e.number) for e in index() if e.code == "SJ")
    lon, lat = max(point for arc in svalbard.arcs for point in arc)
    assert lies_in("SJ", lat, lon + 1.2) is True
    assert lies_in("SJ", lat, lon + 3) is False
