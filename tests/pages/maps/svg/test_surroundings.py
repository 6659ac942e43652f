"""The surroundings: true distances and bearings, at any scale."""

from __future__ import annotations

import re
from math import atan2, cos, degrees, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.maps import Spot, surroundings
from generator.pages.maps.svg.projection import distance_and_bearing

HOTEL = Spot("Radisson Blu hotel", 12.6352, -8.0308, "incident", "Bamako", 500, number=1)
TOWN = Spot("Bamako", 12.60915, -7.97522, "context", number=2)


def texts(svg: str) -> list[str]:
    """Collect the words on a drawing, label by label."""
    return [re.sub("<[^>]*>", " ", label).strip() for label in re.findall(r"<text[^>]*>(.*?)</text>", svg)]


def marks(svg: str) -> list[tuple[float, float]]:
    """Where places are marked, from the incident's mark."""
    here = re.search(r'class="m-mark" d="M(\d+) (\d+)h0"', svg)
    assert here
    found = re.findall(r'class="m-place" d="M(\d+) (\d+)h14', svg)
    return [(int(x) + 7 - int(here[1]), int(y) + 7 - int(here[2])) for x, y in found]


def test_bamako_lies_where_it_lies() -> None:
    """Seven kilometres to the south-east of the hotel, said in words and drawn at that bearing."""
    svg = surroundings([HOTEL, TOWN])
    assert svg
    assert any("6.7 km south-east" in text for text in texts(svg))
    assert "Radisson Blu hotel is known to within 500 m. Bamako: 6.7 km to the south-east." in svg
    ((x, y),) = marks(svg)
    assert degrees(atan2(x, -y)) == pytest.approx(
        distance_and_bearing((12.6352, -8.0308), (12.60915, -7.97522))[1], abs=1
    )
    assert 'class="m-ring"' in svg
    assert "8 km" in texts(svg)


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0.01, 60))
def test_rings_and_marks_share_one_scale(lat: float, lon: float, far: float) -> None:
    """A place lies between the rings that its distance lies between."""
    other = Spot("There", min(lat + far / 111, 89), lon, "context")
    svg = surroundings([Spot("Here", lat, lon), other])
    assert svg
    km, _ = distance_and_bearing((lat, lon), (other.lat, other.lon))
    ((x, y),) = marks(svg)
    radii = [int(r) for r in re.findall(r'class="m-circle"[^>]* r="(\d+)"', svg)]
    first = next(text for text in texts(svg) if re.fullmatch(r"[\d.\u202f]+ k?m", text))
    number, unit = first.split()
    ring = float(number.replace("\u202f", "")) / (1 if unit == "km" else 1000)
    assert any(hypot(x, y) / radius == pytest.approx(km / ring, rel=0.05) for radius in radii)


def test_nothing_is_drawn_of_one_exact_place() -> None:
    """One dot in a field says nothing."""
    assert surroundings([Spot("Here", 1, 1)]) is None
    assert surroundings([Spot("Here", 1, 1, "context")]) is None
    assert surroundings([]) is None


def test_one_place_with_a_doubt_has_its_ring() -> None:
    """How far off it may be is worth a picture, with a scale."""
    svg = surroundings([HOTEL])
    assert svg
    assert 'class="m-ring"' in svg
    assert 'class="m-scale"' in svg


def test_five_metres_and_five_thousand_kilometres() -> None:
    """What is near is drawn; what is so far that the rest would be one dot is told, at its bearing."""
    gate, paris = Spot("Gate", 12.63524, -8.0308, "context"), Spot("Paris", 48.85, 2.35, "context")
    svg = surroundings([Spot("Here", 12.6352, -8.0308), gate, paris])
    assert svg
    assert len(marks(svg)) == 1
    assert svg.count('class="m-arrow"') == 1
    assert any(text.startswith("Paris") and "4\u202f100 km north" in text for text in texts(svg))
    assert any("4.4 m" in text for text in texts(svg))


def test_one_far_place_sets_the_scale() -> None:
    """With nothing near, what is far is drawn."""
    svg = surroundings([Spot("Here", 12.6352, -8.0308), Spot("Paris", 48.85, 2.35, "context")])
    assert svg
    assert len(marks(svg)) == 1
    assert "m-arrow" not in svg


def test_places_that_coincide_share_a_mark() -> None:
    """Both names stand beside it, and the words say that they are at the same point."""
    svg = surroundings([Spot("Here", 1, 1), Spot("The same", 1, 1, "context")])
    assert svg
    assert marks(svg) == []
    assert "Here The same" in [" ".join(text.split()) for text in texts(svg)]
    assert "The same: at the same point." in svg


def test_blurred_places_are_no_part_of_it() -> None:
    """A distance to a blurred place, or from one, would undo the blurring."""
    blurred = Spot("Shelter", 1.5, 1.5, "context", radius=8000, exact=False)
    assert surroundings([Spot("Here", 1, 1), blurred]) is None
    assert surroundings([Spot("Here", 1, 1, exact=False, radius=8000), Spot("There", 2, 2, "context")]) is None


def test_a_name_without_room_leaves_its_number() -> None:
    """In a crowd some places are told by their number in the list."""
    turns = [n * 2 * pi / 20 for n in range(20)]
    crowd = [
        Spot(f"A place with a long name {n}", 1 + 0.004 * cos(turn), 1 + 0.004 * sin(turn), "context", number=n + 2)
        for n, turn in enumerate(turns)
    ]
    crowd.append(Spot("Far", 1.006, 1, "context", number=23))
    svg = surroundings([Spot("Here", 1, 1, number=1), *crowd])
    assert svg
    assert len(marks(svg)) == 21
    assert any(text.isdigit() for text in texts(svg))
