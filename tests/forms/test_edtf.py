"""Dates as precise as the source, after the Library of Congress's EDTF specification, level 1."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms import Edtf


def ends(text: str) -> tuple[str, str]:
    """Answer the first and last instant that a date may mean; a dash for an open end."""
    date = Edtf.parse(text)
    return (
        date.earliest.isoformat() if date.earliest else "-",
        date.latest.isoformat() if date.latest else "-",
    )


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2015", "2015-01-01T00:00:00", "2015-12-31T23:59:59", "year"),
        ("2015-11", "2015-11-01T00:00:00", "2015-11-30T23:59:59", "month"),
        ("2015-11-20", "2015-11-20T00:00:00", "2015-11-20T23:59:59", "day"),
        ("2016-02", "2016-02-01T00:00:00", "2016-02-29T23:59:59", "month"),
        ("1900-02", "1900-02-01T00:00:00", "1900-02-28T23:59:59", "month"),
        ("2016-02-29", "2016-02-29T00:00:00", "2016-02-29T23:59:59", "day"),
        ("2015-11-20T23:30:00Z", "2015-11-20T23:30:00", "2015-11-20T23:30:00", "time"),
        ("2015-11-20T23:30Z", "2015-11-20T23:30:00", "2015-11-20T23:30:00", "time"),
        ("2015-11-20T23:30:05", "2015-11-20T23:30:05", "2015-11-20T23:30:05", "time"),
        ("2015-11-20T23:30:00+01:00", "2015-11-20T22:30:00", "2015-11-20T22:30:00", "time"),
        ("2015-11-20T23:30:00-14", "2015-11-21T13:30:00", "2015-11-21T13:30:00", "time"),
        ("2015-12-31T23:30:00-0100", "2016-01-01T00:30:00", "2016-01-01T00:30:00", "time"),
        ("201X", "2010-01-01T00:00:00", "2019-12-31T23:59:59", "decade"),
        ("20XX", "2000-01-01T00:00:00", "2099-12-31T23:59:59", "century"),
        ("2015-XX", "2015-01-01T00:00:00", "2015-12-31T23:59:59", "year"),
        ("2015-XX-XX", "2015-01-01T00:00:00", "2015-12-31T23:59:59", "year"),
        ("2015-11-XX", "2015-11-01T00:00:00", "2015-11-30T23:59:59", "month"),
        ("2015-11-0X", "2015-11-01T00:00:00", "2015-11-09T23:59:59", "month"),
        ("2015-11-2X", "2015-11-20T00:00:00", "2015-11-29T23:59:59", "month"),
        ("2015-02-2X", "2015-02-20T00:00:00", "2015-02-28T23:59:59", "month"),
        ("2015-12-3X", "2015-12-30T00:00:00", "2015-12-31T23:59:59", "month"),
        ("2015-21", "2015-03-01T00:00:00", "2015-05-31T23:59:59", "season"),
        ("2015-22", "2015-06-01T00:00:00", "2015-08-31T23:59:59", "season"),
        ("2015-23", "2015-09-01T00:00:00", "2015-11-30T23:59:59", "season"),
        ("2015-24", "2015-12-01T00:00:00", "2016-02-29T23:59:59", "season"),
        ("2015-11-20/2015-11-21", "2015-11-20T00:00:00", "2015-11-21T23:59:59", "day"),
        ("2015-11/2016", "2015-11-01T00:00:00", "2016-12-31T23:59:59", "month"),
        ("2015-11-20/..", "2015-11-20T00:00:00", "-", "day"),
        ("2015-11-20/", "2015-11-20T00:00:00", "-", "day"),
        ("../2015-11", "-", "2015-11-30T23:59:59", "month"),
        ("/2015", "-", "2015-12-31T23:59:59", "year"),
        ("2015-11-20T23:30:00Z/2015-11-21T00:30:00Z", "2015-11-20T23:30:00", "2015-11-21T00:30:00", "time"),
        ("0001-01-01", "0001-01-01T00:00:00", "0001-01-01T23:59:59", "day"),
        ("9999-12-31", "9999-12-31T00:00:00", "9999-12-31T23:59:59", "day"),
        ("00XX", "0001-01-01T00:00:00", "0099-12-31T23:59:59", "century"),
    ],
)
def test_a_date_spans_what_it_may_mean(text: str, earliest: str, latest: str, precision: str) -> None:
    """The first and last second in UTC that the notation allows, and how precise it is."""
    assert ends(text) == (earliest, latest)
    assert Edtf(text).precision == precision
    assert Edtf(text).interval == ("/" in text)
    assert str(Edtf(text)) == text


@pytest.mark.parametrize("text", ["2015", "2015-11", "2015-11-20", "201X", "2015-XX", "2015-21"])
@pytest.mark.parametrize(
    ("sign", "uncertain", "approximate"), [("?", True, False), ("~", False, True), ("%", True, True)]
)
def test_signs_qualify_and_change_no_span(text: str, sign: str, uncertain: bool, approximate: bool) -> None:  # noqa: FBT001 -- a table's columns
    """`?` is uncertain, `~` about, `%` both; the span is that of the date without the sign."""
    date = Edtf(text + sign)
    assert (date.uncertain, date.approximate) == (uncertain, approximate)
    assert ends(text + sign) == ends(text)
    both = Edtf(f"{text}/2020{sign}")
    assert (both.uncertain, both.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "..", "/", "../..", "/..", "../", "2015//2016", "2015/2016/2017", "2015/..?", "2015-11-20/unknown"),
        *("2015-13", "2015-00", "2015-11-00", "2015-11-31", "2015-02-29", "1900-02-29", "2015-25", "2015-20"),
        *("2015-21-01", "2015-11-4X", "2015-02-3X", "2015-XX-20", "2015-1X", "201X-11", "2XXX", "XXXX", "20X5"),
        *("2015-2-3", "20151120", "15-11-20", "20-11-2015", "2015/11/20", "2015.11.20", "20 November 2015", "today"),
        *("2015-11-20T", "2015-11-20T25:00:00Z", "2015-11-20T23:60:00Z", "2015-11-20T23:30:00+99:00", "2015T10:00:00Z"),
        *("2015-11T10:00:00Z", "2015-11-XXT10:00:00Z", "2015-11-20T10:00:00Z~", "2015-11-20 10:00", "2015-11-20T10Z"),
        *("?2015", "2015?-11", "2015~~", "2015-11-20 ", " 2015", "2015\n", "2015-11-20\n", "2015-11-20T10:00:00z"),
        *("2015-11-21/2015-11-20", "2016/2015", "2015-11-21T00:00:00Z/2015-11-20"),
        *("２０１５-11-20", "٢٠١٥", "2015-١١", "২০১৫"),
        *("0000", "0000-01-01", "-0044", "Y17000", "9999-24", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"),
        *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
        *("2015" * 10_000, "9" * 10_000, "/" * 10_000, "2015-11-20~" + "\x00"),
    ],
)
def test_what_is_no_date_is_refused_with_the_way_out(text: str) -> None:
    """Impossible days, other notations, level 2, other scripts' digits and years that no calendar here has."""
    with pytest.raises(ValueError, match=r"^“") as caught:
        Edtf.parse(text)
    assert type(caught.value) is ValueError


def test_dates_sort_by_beginning_then_by_end() -> None:
    """A shorter span comes before a longer one that begins with it; an unknown beginning takes the end's place."""
    ordered = [
        "0800-03-01",
        "2014/2015",
        "2015-01-01",
        "2015-01",
        "2015",
        "2015/2016",
        "2015/..",
        "2015-11-20T00:00:00+01:00",
        "../2015-11-19",
        "2015-11-20T00:00:00Z",
        "2015-11-20",
        "2015-11-20/2015-11-21",
        "9999",
    ]
    assert sorted(ordered[7:] + ordered[:7], key=lambda text: Edtf(text).sort_key()) == ordered


def test_the_first_day_always_has_four_digits_of_year() -> None:
    """`day` sorts as text does, for early years too."""
    assert [Edtf(text).day for text in ("0800-03", "2015-11-20T23:30:00-02:00", "../2015-11-19")] == [
        "0800-03-01",
        "2015-11-21",
        "2015-11-19",
    ]


def test_equal_text_is_an_equal_date() -> None:
    """Dates compare as they were written, and stand in sets."""
    assert Edtf("2015") == Edtf("2015")
    assert Edtf("2015") != Edtf("2015-XX")
    assert len({Edtf("2015"), Edtf("2015"), Edtf("2015~")}) == 2
    assert Edtf("2015") != "2015"


@settings(derandomize=True, max_examples=300)
@given(st.text("0123456789X-/.?~%T:Z+ ２", max_size=24))
def test_any_text_is_a_date_or_a_valueerror(text: str) -> None:
    """Whatever stands in a date's place is read with its ends in order, or refused."""
    try:
        date = Edtf(text)
    except ValueError:
        return
    assert date.earliest or date.latest
    assert date.sort_key()[0] <= date.sort_key()[1]


@settings(derandomize=True, max_examples=100)
@given(st.dates(), st.dates())
def test_every_day_and_pair_of_days_is_read(one: dt.date, other: dt.date) -> None:
    """All days of the calendar, alone and as ends of an interval."""
    first, last = sorted((one, other))
    assert Edtf(first.isoformat()).day == first.isoformat()
    span = Edtf(f"{first.isoformat()}/{last.isoformat()}")
    assert span.earliest == dt.datetime.combine(first, dt.time())
    assert span.latest == dt.datetime.combine(last, dt.time(23, 59, 59))
