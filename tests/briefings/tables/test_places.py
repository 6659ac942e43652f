"""A place is as exact as the table says, and no point is kept that stands for an area."""

from __future__ import annotations

import pytest

from generator.briefings.tables.mapping import Coded, Column, Where
from generator.briefings.tables.places import place
from tests.briefings.tables.rows import row, told

WHERE = Where(
    name=(Column("town"), Column("province")),
    region=Column("province"),
    country=Column("country"),
    gwno=Column("gw"),
    lat=Column("lat"),
    lon=Column("lon"),
    precision=Coded(column=Column("prec")),
    radius_m=Coded(column=Column("prec"), codes={"2": "25000"}),
)
CELLS = {
    "town": "Example town",
    "province": "P",
    "country": "Mali",
    "gw": "432",
    "lat": "17.5",
    "lon": "-4",
    "prec": "1",
}


def test_a_point_has_its_precision_and_its_credit() -> None:
    """Name, what it lies in, where, how exact, and who says so."""
    assert place(row(**CELLS), WHERE, "Dataset 1", "en") == {
        "id": "example-town",
        "role": "incident",
        "name": "Example town",
        "region": "P",
        "country": "ML",
        "lat": 17.5,
        "lon": -4.0,
        "precision": 1,
        "credit": "Dataset 1",
    }


@pytest.mark.parametrize("precision", range(1, 8))
def test_from_four_up_there_is_no_point(precision: int) -> None:
    """UCDP's where_prec: at 4 a province, at 5 a line or a vague area, at 6 a country, at 7 a sea or the air."""
    found = place(row(**{**CELLS, "prec": str(precision)}), WHERE, "Dataset 1", "en")
    assert found is not None
    assert found["precision"] == precision
    assert ("lat" in found, "lon" in found, "credit" in found) == ((precision < 4,) * 3)
    assert found.get("radius_m") == (25_000 if precision == 2 else None)


def test_international_waters_lie_in_no_country() -> None:
    """The country that the dataset files the event under is told, and not put down."""
    found = place(row(**{**CELLS, "town": "Gulf of Example", "prec": "7"}), WHERE, "Dataset 1", "en")
    assert found is not None
    assert "country" not in found
    assert found["note"] == "International waters or airspace; the dataset files it under Mali."


def test_a_country_that_nobody_knows_is_kept_in_words_and_told() -> None:
    """The place has no code, readers see the dataset's word, the editor a warning."""
    one = row(**{**CELLS, "country": "Exampleland", "gw": "9999"})
    found = place(one, WHERE, "Dataset 1", "en")
    assert found is not None
    assert "country" not in found
    assert found["note"] == "The dataset names the country “Exampleland”."
    assert told(one) == ["warning: country: “Exampleland” is no country that is known here, so the place has none"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"lat": "117.5"}, "error: lat: 117.5 is no latitude: -90 to 90"),
        ({"lon": "-200"}, "error: lon: -200 is no longitude: -180 to 180"),
        ({"lat": "17,5"}, "error: lat: “17,5” is no number of degrees"),
        ({"lat": "nan"}, "error: lat: nan is no latitude: -90 to 90"),
        ({"lat": "inf"}, "error: lat: inf is no latitude: -90 to 90"),
        ({"lon": ""}, "warning: lon: half of a point is missing, so the place has none"),
        ({"prec": "8"}, "error: prec: “8” is none of the codes 1 to 7"),
        ({"prec": "1.0"}, "error: prec: “1.0” is none of the codes 1 to 7"),
        ({"prec": ""}, "warning: prec: how exact the point is stands nowhere, so it is taken for the country's"),
    ],
)
def test_what_is_no_place_is_told(cells: dict[str, str], expected: str) -> None:
    """Points that cannot be are no points."""
    one = row(**{**CELLS, **cells})
    place(one, WHERE, "Dataset 1", "en")
    assert told(one) == [expected]


def test_without_a_name_the_next_column_is_taken() -> None:
    """And without any there is no place."""
    found = place(row(**{**CELLS, "town": ""}), WHERE, "D", "en")
    assert found is not None
    assert (found["name"], "region" in found) == ("P", False)
    assert place(row(**dict.fromkeys(CELLS, "")), WHERE, "D", "en") is None
