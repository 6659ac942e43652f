"""A date says no more than the table knows."""

from __future__ import annotations

import pytest

from generator.briefings.tables.dates import in_words, when
from generator.briefings.tables.mapping import Coded, Column, Dates
from generator.forms import Edtf
from tests.briefings.tables.rows import row, told

GED = Dates(
    start=Column("a"),
    end=Column("b"),
    precision=Coded(column=Column("p"), codes={"1": "day", "2": "span", "3": "week", "4": "month", "5": "year"}),
)


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2015-11-20", "2015-11-20", "1", "2015-11-20"),
        ("2015-11-20 00:00:00.000", "2015-11-20 00:00:00.000", "1", "2015-11-20"),
        ("2015-11-20", "2015-11-21", "1", "2015-11-20/2015-11-21"),
        ("2015-11-20", "2015-11-25", "2", "2015-11-20/2015-11-25"),
        ("2015-11-20", "2015-11-20", "2", "2015-11-20~"),
        ("2015-11-16", "2015-11-22", "3", "2015-11-16/2015-11-22"),
        ("2015-11-16", "2015-11-16", "3", "2015-11-16~"),
        ("2015-11-01", "2015-11-30", "4", "2015-11"),
        ("2016-02-01", "2016-02-29", "4", "2016-02"),
        ("2015-11-20", "2015-11-20", "4", "2015-11"),
        ("2015-11-10", "2015-12-09", "4", "2015-11-10/2015-12-09"),
        ("2015-01-01", "2015-12-31", "5", "2015"),
        ("2015-07-01", "2015-07-01", "5", "2015"),
        ("2015-03-01", "2015-08-31", "5", "2015-03-01/2015-08-31"),
        ("2015-11-01", "2015-11-30", "5", "2015-11-01/2015-11-30"),
        ("2015-11-20", "2015-11-20", "", "2015-11-20"),
        ("2015-11-20", "2015-11-22", "", "2015-11-20/2015-11-22"),
        ("2015-11-20", "", "1", "2015-11-20"),
    ],
)
def test_ucdps_date_prec_becomes_edtf(start: str, end: str, precision: str, expected: str) -> None:
    """1 a day, 2 two to six days, 3 a week, 4 a month or 8 to 30 days, 5 at most a year (UCDP GED Codebook)."""
    one = row(a=start, b=end, p=precision)
    assert when(one, GED) == expected
    assert told(one) == []
    Edtf(expected)


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("", "", "1", "error: a: the row has no date"),
        ("20/11/2015", "", "1", "error: a: “20/11/2015” is no date"),
        ("2015-02-30", "", "1", "error: a: “2015-02-30” is no date"),
        ("2015-11-20 09:30:00", "", "1", "error: a: “2015-11-20 09:30:00” is no date"),
        ("2015-11-20", "2015-11-19", "1", "error: b: 2015-11-19 is before the first day, 2015-11-20"),
        ("2015-11-20", "2015-11-20", "9", "error: p: “9” is none of 1, 2, 3, 4, 5"),
    ],
)
def test_what_is_no_date_is_told(start: str, end: str, precision: str, expected: str) -> None:
    """Nothing is swapped, nothing guessed."""
    one = row(a=start, b=end, p=precision)
    when(one, GED)
    assert told(one) == [expected]
    assert one.refused


def test_other_notations_are_named_in_the_mapping() -> None:
    """Day and month cannot be confused by a program that is told which is which."""
    dates = Dates(start=Column("a"), format="%d/%m/%Y")
    assert when(row(a="03/04/2021"), dates) == "2021-04-03"
    one = row(a="2021-04-03")
    assert when(one, dates) is None
    assert told(one) == ["error: a: “2021-04-03” is no date of the form %d/%m/%Y"]


@pytest.mark.parametrize(
    ("date", "lang", "words"),
    [
        ("2015-11-20", "en", "20 November 2015"),
        ("2015-11-20", "fr", "20 novembre 2015"),
        ("2015-11-20", "qq", "20 November 2015"),
        ("2015-11-20~", "en", "November 2015"),
        ("2015-11", "en", "November 2015"),
        ("2015", "en", "2015"),
        ("2015-11-20/2015-11-25", "en", "20 November 2015 – 25 November 2015"),
    ],
)
def test_titles_say_no_more_than_the_date(date: str, lang: str, words: str) -> None:
    """A day that is not certain is its month."""
    assert in_words(date, lang) == words
