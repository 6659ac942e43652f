"""Which part of the world a map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.atlas import index
from generator.pages.maps.frame import frame, parts

if TYPE_CHECKING:
    from generator.atlas import Box

Places = tuple[tuple[float, float], ...]

CODES = sorted(entry.code for entry in index() if entry.code)


@pytest.mark.parametrize(
    ("countries", "places", "key"),
    [
        (("ML",), ((12.6, -8.0),), "ml"),
        (("ML", "NE"), ((12.6, -8.0),), "ml-ne"),
        (("US",), ((40.7, -74.0),), "us"),
        (("US",), ((21.3, -157.8),), "us3"),  # Hawaii, after the mainland and Alaska
        (("FR",), ((48.9, 2.4),), "fr"),
        (("FR",), ((-21.1, 55.5),), "re"),  # Réunion, filed under France
        (("GI",), ((36.14, -5.35),), "gi"),
        (("ML", "JP"), ((12.6, -8.0), (35.7, 139.7)), "world"),
        (("ML", "NE", "BF", "SN", "GN", "MR"), ((12.6, -8.0), (14.0, 2.0)), "n08w010-n18e004"),
        (("ZZ",), (), "world"),
        ((), ((12.6, -8.0),), "n08w014-n18w002"),
        ((), (), "world"),
    ],
)
def test_countries_and_places_choose_the_part(countries: tuple[str, ...], places: Places, key: str) -> None:
    """The key names the part of the world that is cut out."""
    assert frame(countries, places).key == key


@pytest.mark.parametrize(
    ("country", "place"),
    [
        ("ML", (12.6, -8.0)),
        ("FJ", (-16.85, -179.97)),
        ("RU", (43.19, 44.54)),
        ("RU", (66.0, -170.0)),
        ("VA", (41.9, 12.45)),
        ("NZ", (-41.3, 174.8)),
        ("CL", (-53.2, -70.9)),
    ],
)
def test_the_first_view_holds_the_place(country: str, place: tuple[float, float]) -> None:
    """Every incident lies in the first view, which is neither tiny nor wider than a continent."""
    west, south, east, north = frame((country,), (place,)).view
    lat, lon = place
    assert south <= lat <= north
    assert any(west <= lon + turn <= east for turn in (-360, 0, 360))
    assert 0.5 < east - west <= 120
    assert 0.4 < north - south <= 40


@given(st.sampled_from(CODES), st.floats(-84, 84), st.floats(-180, 180))
def test_every_frame_holds_its_place(code: str, lat: float, lon: float) -> None:
    """Wherever a place is said to be, the map shows it."""
    shown = frame((code,), ((lat, lon),))
    west, south, east, north = shown.view
    assert south <= lat <= north
    assert any(west <= lon + turn <= east for turn in (-360, 0, 360))
    assert west < east
    assert -90 <= south < north <= 90


def test_overseas_parts_do_not_widen_the_frame() -> None:
    """Spain is shown without the Canary Islands, the Netherlands without the Caribbean."""
    assert frame(("ES",), ()).view[0] > -10
    assert frame(("NL",), ()).view[0] > 3


def test_fiji_is_whole_across_the_antimeridian() -> None:
    """Fiji's frame runs on past 180° and is no wider than its islands lie apart."""
    west, _, east, _ = frame(("FJ",), ()).view
    assert west < 180 < east
    assert east - west < 6


def test_very_large_countries_show_a_window_around_the_place() -> None:
    """An incident in Russia is shown in its surroundings, near the middle; a near one shares the window."""
    shown = frame(("RU",), ((55.75, 37.6),))
    assert shown.whole == shown.box
    assert shown.box is not None
    assert shown.box[2] - shown.box[0] > 150
    assert (shown.view[0] + shown.view[2]) / 2 == pytest.approx(37.6, abs=4)
    assert frame(("RU",), ((55.9, 37.9),)) == shown


def test_narrow_countries_show_a_window_too() -> None:
    """Chile is 4,300 km long; a map of all of it would show nothing."""
    assert frame(("CL",), ((-33.4, -70.6),)).whole
    assert not frame(("NO",), ((59.9, 10.7),)).whole


def test_far_parts_are_shown_with_their_mainland_in_the_inset() -> None:
    """Madeira lies 1,000 km from Portugal: the inset shows both."""
    shown = frame(("PT",), ((32.65, -16.9),))
    assert shown.whole is not None
    assert shown.whole[0] < -17
    assert shown.whole[2] > -7
    assert frame(("PT",), ((38.7, -9.1),)).whole is None


def test_places_without_a_country_show_what_they_span() -> None:
    """Several places at sea make a region around them; one place does not become a dot in the world."""
    shown = frame((), ((11.9, 44.8), (12.6, 48.1)))
    assert shown.box == (40, 8, 52, 16)
    assert shown.inner == ()


def test_parts_are_ordered_by_size() -> None:
    """The first part of a country is its largest."""

    def area(box: Box) -> float:
        return (box[2] - box[0]) * (box[3] - box[1])

    areas = [area(box) for box in parts("US")]
    assert len(areas) > 2
    assert areas == sorted(areas, reverse=True)
