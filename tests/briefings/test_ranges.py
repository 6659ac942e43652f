"""What all figures of one measure say together, with the arithmetic shown."""

from __future__ import annotations

import pytest

from generator.briefings import Figure, ranges


def figure(name: str, value: int | None = None, **more: object) -> Figure:
    """Make a figure of the killed."""
    return Figure(id=name, measure="killed", value=value, source="wire", **more)  # type: ignore[arg-type]  # one field each


def test_the_range_runs_from_the_least_to_the_most_that_is_stated() -> None:
    """Nothing is averaged and nothing is picked: 27, 19 and 21 are 19 to 27."""
    (found,) = ranges([figure("a", 27), figure("b", 19), figure("c", 21)], {"a", "b", "c"})
    assert (found.measure, found.without, found.low, found.high) == ("killed", None, 19, 27)
    assert [t.figure for t in found.terms] == ["a", "b", "c"]


def test_a_population_that_one_figure_counts_in_is_taken_off_and_shown() -> None:
    """27 including five attackers is 22 without them; figures that do not say are taken as they stand, and marked."""
    _, without = ranges([figure("a", 27, includes={"attackers": 5}), figure("b", 19)], {"a", "b"})
    assert (without.without, without.low, without.high) == ("attackers", 19, 22)
    assert [(t.low, t.less, t.stated) for t in without.terms] == [(22, 5, True), (19, 0, False)]


def test_a_figure_that_leaves_them_out_says_so() -> None:
    """A toll “not counting the attackers” already stands on that footing."""
    _, without = ranges(
        [figure("a", 27, includes={"attackers": 5}), figure("b", 20, excludes=("attackers",))], {"a", "b"}
    )
    assert (without.low, without.high) == (20, 22)
    assert all(t.stated for t in without.terms)


@pytest.mark.parametrize(
    ("fields", "low", "high"),
    [
        ({"value": 170, "qualifier": "more_than"}, 171, None),
        ({"value": 6, "qualifier": "at_least"}, 6, None),
        ({"value": 9, "qualifier": "at_most"}, None, 9),
        ({"value": 9, "qualifier": "less_than"}, None, 8),
        ({"min": 10, "max": 12}, 10, 12),
        ({"min": 24}, 24, None),
        ({"value": 50, "qualifier": "about"}, 50, 50),
    ],
)
def test_open_ends_stay_open(fields: dict[str, object], low: int | None, high: int | None) -> None:
    """“At least” sets no upper end, “at most” no lower one."""
    (found,) = ranges([figure("a", **fields)], {"a"})  # type: ignore[arg-type]  # one field each
    assert (found.low, found.high) == (low, high)


def test_at_most_sets_no_lower_end_for_all() -> None:
    """“At most 20” beside 25 is up to 25: nobody says that at least 20 died."""
    (found,) = ranges([figure("a", 20, qualifier="at_most"), figure("b", 25)], {"a", "b"})
    assert (found.low, found.high) == (None, 25)


def test_superseded_figures_and_parts_are_left_aside() -> None:
    """A later toll replaces an earlier one, and 18 of the 19 are no toll of their own."""
    (found,) = ranges(
        [
            figure("early", 5, state="superseded"),
            figure("toll", 19),
            figure("hotel", 18, part_of="toll"),
            figure("soldiers", 1, population="soldiers"),
        ],
        {"early", "toll", "hotel", "soldiers"},
    )
    assert (found.low, found.high) == (19, 19)


def test_figures_that_cannot_be_checked_stand_apart() -> None:
    """A figure without a snapshot is named beside the range and moves neither end, unless there are no others."""
    (found,) = ranges([figure("a", 19), figure("b", 90)], {"a"})
    assert (found.low, found.high, found.uncheckable) == (19, 19, ("b",))
    (alone,) = ranges([figure("b", 90)], set())
    assert (alone.low, alone.high, alone.uncheckable) == (90, 90, ())


def test_a_complete_breakdown_is_no_footing() -> None:
    """19, of whom 18 in the hotel and one soldier: without the soldier there is no toll to compare."""
    found = ranges([figure("a", 19, includes={"in the hotel": 18, "soldier": 1}), figure("b", 21)], {"a", "b"})
    assert [r.without for r in found] == [None]
