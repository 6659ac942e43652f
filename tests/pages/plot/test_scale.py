"""The axis of a plot: every number lies on it, larger ones further along, in steps that people count in."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.plot import scale

COUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (3, (0, 1, 2, 3)),
        (5, (0, 2, 4, 6)),
        (27, (0, 10, 20, 30)),
        (40, (0, 10, 20, 30, 40)),
        (170, (0, 50, 100, 150, 200)),
        (250_000, (0, 100_000, 200_000, 300_000)),
        (10**9, (0, 500_000_000, 10**9)),
    ],
)
def test_ticks_are_numbers_that_people_count_in(most: int, ticks: tuple[int, ...]) -> None:
    """Steps of 1, 2 or 5 times a power of ten, from zero, at most four of them."""
    assert scale([most]).ticks == ticks


@given(COUNTS)
def test_every_number_lies_on_the_axis_in_its_order(numbers: list[int]) -> None:
    """Positions lie between 0 and 100 per cent and grow with the numbers; zero is at the beginning."""
    axis = scale(numbers)
    places = [axis.at(n) for n in sorted(numbers)]
    assert axis.begin == 0
    assert axis.at(0) == 0
    assert places == sorted(places)
    assert all(0 <= x <= 100 for x in places)
    assert all(math.isclose(axis.at(n), 100 * n / axis.end) for n in numbers)


@given(COUNTS)
def test_ticks_are_few_and_even(numbers: list[int]) -> None:
    """Two to five labels, equal steps apart, the last not before the largest number nor a step behind it."""
    axis = scale(numbers)
    steps = {b - a for a, b in zip(axis.ticks, axis.ticks[1:], strict=False)}
    assert 2 <= len(axis.ticks) <= 5
    assert len(steps) == 1
    assert axis.end - steps.pop() < max(1, *numbers) <= axis.end


def test_an_axis_multiplies_only_where_numbers_are_worlds_apart() -> None:
    """From a thousand times as large on; never where somebody counts nobody, which has no place on such an axis."""
    assert not scale([3, 2_999], [3, 2_999]).log
    assert scale([3, 3_000], [3, 3_000]).log
    assert not scale([0, 3, 250_000], [3, 250_000]).log
    assert not scale([3, 250_000], [250_000]).log


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=40))
def test_an_axis_that_multiplies_holds_every_number_in_its_order(numbers: list[int]) -> None:
    """Its ends are powers of ten around all numbers, and it has few labels."""
    axis = scale([*numbers, 1, 10**6], [1, 10**6])
    places = [axis.at(n) for n in sorted(numbers)]
    assert axis.log
    assert axis.begin <= min(numbers) <= max(numbers) <= axis.end
    assert places == sorted(places)
    assert all(0 <= x <= 100 for x in places)
    assert 2 <= len(axis.ticks) <= 6
    assert all(math.log10(tick).is_integer() for tick in (axis.begin, axis.end, *axis.ticks))


def test_what_lies_outside_is_put_at_the_end() -> None:
    """No line leaves the frame."""
    axis = scale([10])
    assert axis.at(-5) == 0
    assert axis.at(10**6) == 100
