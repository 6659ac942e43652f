"""What happened at night stays on its day, wherever the build and the reader are."""

from __future__ import annotations

import pytest

from generator.forms import Edtf
from generator.pages import words
from generator.pages.tongue import Tongue


@pytest.mark.parametrize(
    ("text", "zone", "shown", "machine"),
    [
        (
            "2015-11-20T23:30:00Z",
            "Africa/Bamako",
            "20 November 2015, 23:30 local time (23:30 UTC)",
            "2015-11-20T23:30:00Z",
        ),
        (
            "2015-11-20T23:30",
            "Asia/Kathmandu",
            "20 November 2015, 23:30 local time (17:45 UTC)",
            "2015-11-20T17:45:00Z",
        ),
        (
            "2015-11-20T23:30-05:00",
            "America/Lima",
            "20 November 2015, 23:30 local time (21 November 2015, 04:30 UTC)",
            "2015-11-21T04:30:00Z",
        ),
        ("2015-11-20T23:30", "UTC", "20 November 2015, 23:30 UTC", "2015-11-20T23:30:00Z"),
        ("2015-11-20", "Pacific/Auckland", "20 November 2015", "2015-11-20"),
    ],
)
def test_a_time_is_shown_where_it_happened(text: str, zone: str, shown: str, machine: str) -> None:
    """A time with an offset is put into the incident's zone, one without is the clock's there; UTC stands beside it."""
    value = Edtf.parse(text)
    assert words.date(value, Tongue("en"), zone) == shown
    assert words.machine_date(value, zone) == machine


def test_feeds_turn_a_clock_s_reading_into_utc() -> None:
    """An entry's time is an instant, four digits to the year."""
    assert words.instant(Edtf.parse("2015-11-20T23:30"), "Asia/Kathmandu") == "2015-11-20T17:45:00Z"
    assert words.instant(Edtf.parse("0987"), "UTC") == "0987-01-01T00:00:00Z"
