"""Dates, numbers and names in words: as precise as they are known, and no more."""

from __future__ import annotations

import pytest

from generator.briefings import Figure, Place
from generator.forms import Edtf
from generator.pages import words
from generator.pages.tongue import Tongue


@pytest.mark.parametrize(
    ("text", "english", "french", "arabic"),
    [
        ("2015-11-20", "20 November 2015", "20 novembre 2015", "20 نوفمبر 2015"),
        ("2015-11", "November 2015", "novembre 2015", "نوفمبر 2015"),
        ("2015", "2015", "2015", "2015"),
        ("2015-02-01", "1 February 2015", "1 février 2015", "1 فبراير 2015"),
    ],
)
def test_a_date_is_written_in_the_briefings_language(text: str, english: str, french: str, arabic: str) -> None:
    """Days, months and years as each language writes them."""
    assert [words.date(Edtf(text), Tongue(lang)) for lang in ("en", "fr", "ar")] == [english, french, arabic]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2015-11-20~", "about 20 November 2015"),
        ("2015-11?", "November 2015 (uncertain)"),
        ("2015%", "about 2015 (uncertain)"),
        ("2015-11-XX", "November 2015"),
        ("2015-11-0X", "1 to 9 November 2015"),
        ("2015-11-1X", "10 to 19 November 2015"),
        ("2015-02-2X~", "about 20 to 28 February 2015"),
        ("2015-11-3X", "30 November 2015"),
        ("2015-12-3X", "30 to 31 December 2015"),
        ("2015-XX", "2015"),
        ("2015-XX-XX", "2015"),
        ("201X", "the 2010s"),
        ("20XX", "the century from 2000"),
        ("2015-21", "spring 2015"),
        ("2015-22", "summer 2015"),
        ("2015-23", "autumn 2015"),
        ("2015-24?", "winter 2015 (uncertain)"),
        ("2015-11-20/2015-11-21", "20 November 2015 to 21 November 2015"),
        ("2015-11/2016", "November 2015 to 2016"),
        ("2015-11-20~/2015-11-21?", "about 20 November 2015 to 21 November 2015 (uncertain)"),
        ("2015-11-20/..", "20 November 2015 to now"),
        ("2015-11-20/", "20 November 2015 to an unknown date"),
        ("../2015-11-20", "an unknown date to 20 November 2015"),
        ("/2015", "an unknown date to 2015"),
        ("0800-03-01", "1 March 800"),
    ],
)
def test_a_date_is_no_more_precise_in_words_than_it_is_known(text: str, said: str) -> None:
    """Every precision, sign, unknown digit and open end of the notation."""
    assert words.date(Edtf(text), Tongue("en")) == said


@pytest.mark.parametrize(
    ("text", "zone", "said"),
    [
        ("2015-11-20T08:30:00Z", "UTC", "20 November 2015, 08:30 UTC"),
        ("2015-11-20T08:30:00Z", "Africa/Bamako", "20 November 2015, 08:30 local time (08:30 UTC)"),
        ("2015-11-20T08:30:00Z", "Asia/Kathmandu", "20 November 2015, 14:15 local time (08:30 UTC)"),
        ("2015-07-01T12:00:00Z", "Europe/Paris", "1 July 2015, 14:00 local time (12:00 UTC)"),
        ("2015-11-20T23:30Z", "Asia/Kathmandu", "21 November 2015, 05:15 local time (20 November 2015, 23:30 UTC)"),
        ("2015-11-20T23:30-05:00", "UTC", "21 November 2015, 04:30 UTC"),
        ("2015-11-20", "Asia/Kathmandu", "20 November 2015"),
        (
            "2015-11-20T23:30:00Z/2015-11-21T01:00:00Z",
            "UTC",
            "20 November 2015, 23:30 UTC to 21 November 2015, 01:00 UTC",
        ),
    ],
)
def test_a_time_is_shown_where_it_happened_with_utc_beside_it(text: str, zone: str, said: str) -> None:
    """With the day of both where they differ; a date without a time is no zone's."""
    assert words.date(Edtf(text), Tongue("en"), zone) == said


@pytest.mark.parametrize(
    ("text", "machine", "instant"),
    [
        ("2015-11-20", "2015-11-20", "2015-11-20T00:00:00Z"),
        ("2015-11", "2015-11", "2015-11-01T00:00:00Z"),
        ("0800", "0800", "0800-01-01T00:00:00Z"),
        ("2015-11-20T23:30+01:00", "2015-11-20T22:30:00Z", "2015-11-20T22:30:00Z"),
        ("2015-11-20~", None, "2015-11-20T00:00:00Z"),
        ("2015-11-2X", None, "2015-11-20T00:00:00Z"),
        ("2015-XX", None, "2015-01-01T00:00:00Z"),
        ("2015-21", None, "2015-03-01T00:00:00Z"),
        ("201X", None, "2010-01-01T00:00:00Z"),
        ("2015-11-20/2015-11-21", None, "2015-11-20T00:00:00Z"),
        ("../2015-11-20", None, "2015-11-20T23:59:59Z"),
    ],
)
def test_programs_get_a_date_only_where_it_is_exact(text: str, machine: str | None, instant: str) -> None:
    """HTML's `datetime` knows no doubt, so a doubtful date has none; feeds, which need one, get the first instant."""
    assert words.machine_date(Edtf(text)) == machine
    assert words.instant(Edtf(text)) == instant


@pytest.mark.parametrize("lang", ["tlh", "e", "", "i-klingon", "en-GB-oed", "x"])
def test_a_language_without_a_locale_falls_back_to_english(lang: str) -> None:
    """Day before month, comma for thousands."""
    assert words.date(Edtf("2015-11-20"), Tongue(lang)) == "20 November 2015"
    assert words.number(1500, Tongue(lang)) == "1,500"


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "1,234,567"), ("fr", "1\u202f234\u202f567"), ("de", "1.234.567"), ("pt-BR", "1.234.567")]
)
def test_numbers_have_the_languages_separators(lang: str, said: str) -> None:
    """Whole numbers; small ones have none."""
    assert words.number(1234567, Tongue(lang)) == said
    assert words.number(0, Tongue(lang)) == "0"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"value": 27}, "27"),
        ({"value": 1500, "qualifier": "at_least"}, "at least 1,500"),
        ({"value": 170, "qualifier": "more_than"}, "more than 170"),
        ({"value": 5, "qualifier": "less_than"}, "fewer than 5"),
        ({"value": 5, "qualifier": "at_most"}, "at most 5"),
        ({"value": 5, "qualifier": "about"}, "about 5"),
        ({"min": 10, "max": 12}, "10 to 12"),
        ({"min": 12}, "12 or more"),
        ({"max": 12}, "up to 12"),
        ({"value": 0}, "0"),
    ],
)
def test_a_figure_is_written_with_its_qualifier(given: dict[str, object], said: str) -> None:
    """No figure loses its hedge; a range has its ends in words."""
    figure = Figure(**{"id": "f", "measure": "killed", "source": "wire", "evidence": "x", **given})  # type: ignore[arg-type]  # a table's row
    assert words.amount(figure, Tongue("en")) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(None, None, "not stated"), (5, 5, "5"), (0, 0, "0"), (0, 5, "0 to 5"), (None, 0, "up to 0")],
)
def test_ranges(low: int | None, high: int | None, said: str) -> None:
    """Equal ends are one number; nought is a number."""
    assert words.span(low, high, Tongue("en")) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (-8.0308, "-8.0308"),
        (12.0, "12"),
        (100.0, "100"),
        (0.0, "0"),
        (-0.0, "0"),
        (-0.000001, "0"),
        (1.234567, "1.23457"),
    ],
)
def test_coordinates_are_plain_decimals(value: float, said: str) -> None:
    """At most five decimals, no trailing noughts, no minus nought, no exponent."""
    assert words.degrees(value) == said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["0 m", "500 m", "999 m", "1 km", "2.5 km"]),
        ("fr", ["0\u202fm", "500\u202fm", "999\u202fm", "1\u202fkm", "2,5\u202fkm"]),
        ("ar", ["0 متر", "500 متر", "999 مترًا", "1 كم", "2.5 كم"]),
    ],
)
def test_distances_are_in_metres_and_kilometres(lang: str, said: list[str]) -> None:
    """From a kilometre on, in kilometres; as the language writes both."""
    assert [words.distance(n, Tongue(lang)) for n in (0, 500, 999, 1000, 2500)] == said


def test_countries_and_languages_have_names_in_a_language() -> None:
    """An unknown code stands for itself."""
    assert [words.country("CI", Tongue(lang)) for lang in ("en", "fr")] == ["Côte d’Ivoire"] * 2
    assert [words.country(code, Tongue("fr")) for code in ("DE", "XQ")] == ["Allemagne", "XQ"]
    assert [words.language(code, Tongue("en")) for code in ("fr", "pt-BR", "xq")] == ["French", "Portuguese", "xq"]


def test_scripts_from_right_to_left_are_known() -> None:
    """Arabic, Hebrew and Persian, with a region too."""
    assert [Tongue(lang).dir == "rtl" for lang in ("ar", "he-IL", "fa", "en", "fr", "tlh")] == [True] * 3 + [False] * 3


def test_a_place_is_named_with_what_it_lies_in() -> None:
    """Each name once, from the nearest to the country."""
    hotel = Place(id="r", name="Radisson Blu hotel", city="Bamako", country="ML")
    assert words.where(hotel, Tongue("en")) == "Radisson Blu hotel, Bamako, Mali"
    assert (
        words.where(Place(id="b", name="Bamako", city="Bamako", region=None, country="ML"), Tongue("fr"))
        == "Bamako, Mali"
    )
    assert words.where(Place(id="s", name="at sea"), Tongue("en")) == "at sea"
