"""Estimates stay what the dataset says, in its order, with the cells that prove them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.briefings import Figure, ranges
from generator.briefings.tables.figures import figures
from generator.briefings.tables.mapping import Column, Estimate, Part
from tests.briefings.tables.rows import row, told

ESTIMATE = Estimate(measure="killed", best=Column("best"), low=Column("low"), high=Column("high"))
PARTS = Estimate(
    measure="killed",
    best=Column("best"),
    parts=(Part(column=Column("a"), population="soldiers"), Part(column=Column("b"), population="civilians")),
)


def made(best: str, high: str, low: str) -> list[dict[str, Any]]:
    """Make the figures of one row of UCDP's three columns, in their order."""
    return figures(row(best=best, high=high, low=low), ESTIMATE, "dataset", "killed")


def short(found: list[dict[str, Any]]) -> list[Any]:
    """Answer the last word of each id, the number, and the evidence."""
    return [(f["id"].split("-")[1], f.get("value", (f.get("min"), f.get("max"))), f["evidence"]) for f in found]


def test_best_is_a_number_and_low_to_high_a_range() -> None:
    """Of the same people, by the same source, so that the page shows 3 to 8."""
    found = made("5", "8", "3")
    assert short(found) == [("best", 5, "best: 5"), ("range", (3, 8), "high: 8 low: 3")]
    both = [Figure(**f) for f in found]
    (together,) = ranges(both, {f.id for f in both})
    assert (together.low, together.high) == (3, 8)


@pytest.mark.parametrize(
    ("best", "high", "low", "expected"),
    [
        ("5", "5", "5", [("best", 5, "best: 5 high: 5 low: 5")]),
        ("0", "0", "0", [("best", 0, "best: 0 high: 0 low: 0")]),
        ("5", "5", "3", [("best", 5, "best: 5"), ("range", (3, 5), "high: 5 low: 3")]),
        ("0", "4", "0", [("best", 0, "best: 0"), ("range", (0, 4), "high: 4 low: 0")]),
        ("5", "", "", [("best", 5, "best: 5")]),
        ("", "8", "3", [("range", (3, 8), "high: 8 low: 3")]),
        ("5", "8", "", [("best", 5, "best: 5"), ("range", (None, 8), "high: 8")]),
        ("1,500", "2,000", "twelve", [("best", 1500, "best: 1,500"), ("range", (12, 2000), "high: 2,000 low: twelve")]),
        ("٥", "", "", [("best", 5, "best: ٥")]),
        ("", "", "", []),
    ],
)
def test_numbers_that_agree_are_one_figure(best: str, high: str, low: str, expected: list[Any]) -> None:
    """None is dropped: what they agree on is proven by all of them."""
    assert short(made(best, high, low)) == expected


@pytest.mark.parametrize(
    ("best", "high", "low", "numbers", "said"),
    [
        ("5", "8", "6", [5, (6, 8)], ["low: the low estimate, 6, is above the best one, 5"]),
        ("9", "8", "3", [9, (3, 8)], ["best: the best estimate, 9, is above the high one, 8"]),
        ("", "3", "8", [8, 3], ["low: the low estimate, 8, is above the high one, 3"]),
        (
            "5", "4", "6", [5, 6, 4],
            [
                "low: the low estimate, 6, is above the best one, 5",
                "best: the best estimate, 5, is above the high one, 4",
                "low: the low estimate, 6, is above the high one, 4",
            ],
        ),
    ],
)  # fmt: skip
def test_numbers_in_the_wrong_order_are_kept_and_flagged(
    best: str, high: str, low: str, numbers: list[Any], said: list[str]
) -> None:
    """Each stays as it is, readers find a note beside it, the import tells row and column."""
    one = row(best=best, high=high, low=low)
    found = figures(one, ESTIMATE, "dataset", "killed")
    assert [number for _, number, _ in short(found)] == numbers
    assert told(one) == [f"warning: {text}" for text in said]
    assert {f.code for f in one.findings} == {"estimate-order"}
    assert not one.refused
    notes = {f["note"] for f in found}
    assert notes == {"In the dataset " + "; ".join(text.partition(": ")[2] for text in said) + "."}


def test_parts_name_whom_they_count_and_what_they_are_part_of() -> None:
    """Parts that count nobody are left to the seed."""
    one = row(a="0", b="5", best="5")
    best, part = figures(one, PARTS, "dataset", "killed")
    assert (part["id"], part["value"], part["population"], part["part_of"]) == ("killed-b", 5, "civilians", best["id"])
    assert part["evidence"] == "b: 5"
    assert told(one) == []


def test_parts_that_sum_up_to_another_number_are_flagged() -> None:
    """The best estimate is the sum of its parts (UCDP GED Codebook); where it is not, both stay."""
    one = row(a="1", b="5", best="5")
    assert [f["value"] for f in figures(one, PARTS, "dataset", "killed")] == [5, 1, 5]
    assert told(one) == ["warning: best: the parts sum up to 6, and the best number is 5"]


@pytest.mark.parametrize("cell", ["5.0", "-1", "some", "5-8", "5 or 6", "05", "1e3", "=1+1", "5 dead", "99999999999"])
def test_what_is_no_count_keeps_the_row_out(cell: str) -> None:
    """A number that the checker could not find in its evidence is never published."""
    one = row(best=cell, high="", low="")
    assert figures(one, ESTIMATE, "dataset", "killed") == []
    assert one.refused


@settings(derandomize=True)
@given(*(st.none() | st.integers(0, 2000) for _ in range(3)))
def test_no_number_of_an_estimate_is_ever_lost(best: int | None, high: int | None, low: int | None) -> None:
    """Whatever their order, each that the row has is among the figures, and none besides."""
    cells = ["" if n is None else str(n) for n in (best, high, low)]
    found = made(*cells)
    shown = {n for f in found for n in (f.get("value"), f.get("min"), f.get("max")) if n is not None}
    assert shown == {n for n in (best, high, low) if n is not None}
    for figure in found:
        Figure(**figure)
