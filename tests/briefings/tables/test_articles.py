"""The reports that a dataset names are sources, taken apart where that is certain, else passed on as they are."""

from __future__ import annotations

import pytest

from generator.briefings.tables.articles import articles
from generator.briefings.tables.mapping import Articles, Column
from tests.briefings.tables.rows import row

GED = Articles(
    publisher=Column("office"),
    published=Column("date"),
    title=Column("headline"),
    url=Column("url"),
    whole=Column("whole"),
)


def made(**cells: str) -> tuple[list[tuple[str | None, ...]], str]:
    """Answer publisher, date and title of each report, and what did not come apart."""
    one = row(**{"office": "", "date": "", "headline": "", "url": "", "whole": "", **cells})
    found, left = articles(one, GED)
    assert [source["id"] for source in found] == [f"report-{n}" for n in range(1, len(found) + 1)]
    return [(s["publisher"], s.get("published"), s["title"]) for s in found], left


def test_lists_side_by_side_are_reports() -> None:
    """Each with its date and title; one that is named twice is one."""
    assert made(office="A;B;A", date="2015-11-21;2015-11-22;2015-11-21", headline="x; y;x", whole="ignored") == (
        [("A", "2015-11-21", "x"), ("B", "2015-11-22", "y")],
        "",
    )


def test_missing_lists_leave_gaps_and_no_guesses() -> None:
    """A report without a title has none."""
    assert made(office="A;B") == ([("A", None, None), ("B", None, None)], "")


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        ('"A,2015-11-21,x"', [("A", "2015-11-21", "x")]),
        ('"A,2015-11-21,x, and y";"B,2015-11-22,z; w"', [("A", "2015-11-21", "x, and y"), ("B", "2015-11-22", "z; w")]),
        ("A,2015-11-21,x///B,2015-11-22,y", [("A", "2015-11-21", "x"), ("B", "2015-11-22", "y")]),
        ("A,2015-11-21,x;B,2015-11-22,y", [("A", "2015-11-21", "x"), ("B", "2015-11-22", "y")]),
    ],
)
def test_reports_in_one_cell_are_taken_apart(whole: str, expected: list[tuple[str, ...]]) -> None:
    """“office,date,headline”, parted in UCDP's ways."""
    assert made(whole=whole) == (expected, "")


@pytest.mark.parametrize(
    "whole",
    ["A, November 2015", "A,2015-11-21,x;B", "A,2015-02-30,x", "see archive", "A,2015-11-21,", "1,2,3"],
)
def test_what_does_not_come_apart_stays_whole(whole: str) -> None:
    """In the dataset's own words, and no source is made up."""
    assert made(whole=whole) == ([], whole)


def test_lists_of_different_lengths_are_not_matched() -> None:
    """A headline with a semicolon would give its words to another paper; the cell with everything is read instead."""
    lists = {"office": "A;B", "date": "2015-11-21;2015-11-22", "headline": "x; y; z"}
    assert made(**lists) == ([], "A;B / 2015-11-21;2015-11-22 / x; y; z")
    assert made(**lists, whole='"A,2015-11-21,x; y";"B,2015-11-22,z"') == (
        [("A", "2015-11-21", "x; y"), ("B", "2015-11-22", "z")],
        "",
    )


def test_addresses_are_kept_and_only_addresses() -> None:
    """What is no web address makes the whole list doubtful."""
    one = row(office="A", date="", headline="", url="https://example.org/a", whole="")
    assert articles(one, GED)[0][0]["url"] == "https://example.org/a"
    one = row(office="A", date="", headline="", url="javascript:alert(1)", whole="")
    assert articles(one, GED) == ([], "A / javascript:alert(1)")
