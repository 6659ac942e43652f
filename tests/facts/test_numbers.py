"""Numbers are read as written, in digits and words, and what is no count is left out."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import numbers
from generator.facts.numerals import CONTINUATIONS, NUMERALS, read, vague

READ = [
    ("27 people", [("27", 27, 27, 27)]),
    ("a hundred and twenty", [("a hundred and twenty", 120, 120, 120)]),
    ("one hundred and twenty", [("one hundred and twenty", 120, 120, 120)]),
    ("twenty-one", [("twenty-one", 21, 21, 21)]),
    ("thirty\nfour people", [("thirty\nfour", 34, 34, 34)]),
    ("two hundred and three thousand", [("two hundred and three thousand", 203_000, 203_000, 203_000)]),
    ("a dozen", [("a dozen", 12, 12, 12)]),
    ("two dozen", [("two dozen", 24, 24, 24)]),
    ("half a dozen", [("half a dozen", 6, 6, 6)]),
    ("dozens of people", [("dozens", None, 24, None)]),
    ("hundreds", [("hundreds", None, 200, None)]),
    ("tens of thousands", [("tens of thousands", None, 20_000, None)]),
    ("several hundred", [("several hundred", None, 200, None)]),
    ("between 10 and 12", [("10 and 12", None, 10, 12)]),
    ("10 to 12", [("10 to 12", None, 10, 12)]),
    ("10-12", [("10-12", None, 10, 12)]),
    ("ten and five", [("ten", 10, 10, 10), ("five", 5, 5, 5)]),
    ("some 200", [("200", 200, 200, 200)]),
    ("1,500", [("1,500", 1500, 1500, 1500)]),
    ("1.500", [("1.500", 1500, 1500, 1500)]),
    ("1\u202f500", [("1\u202f500", 1500, 1500, 1500)]),
    ("1 500 personnes", [("1 500", 1500, 1500, 1500)]),
    ("on November 20 150 people", [("20", 20, 20, 20), ("150", 150, 150, 150)]),
    ("1.5 million", [("1.5 million", 1_500_000, 1_500_000, 1_500_000)]),
    ("vingt-sept", [("vingt-sept", 27, 27, 27)]),
    ("vingt et un", [("vingt et un", 21, 21, 21)]),
    ("deux cents", [("deux cents", 200, 200, 200)]),
    ("quatre-vingt-dix-sept", [("quatre-vingt-dix-sept", 97, 97, 97)]),
    ("soixante et onze", [("soixante et onze", 71, 71, 71)]),
    ("mille deux cents", [("mille deux cents", 1200, 1200, 1200)]),
    ("une vingtaine", [("une vingtaine", 20, 20, 20)]),
    ("0 people", [("0", 0, 0, 0)]),
    ("best: 0 high: 8", [("0", 0, 0, 0), ("8", 8, 8, 8)]),
    ("20-member team", [("20", 20, 20, 20)]),
]
NO_COUNTS = [
    "seven-story",
    "seven- story",
    "27-year-old",
    "27th",
    "first",
    "AK-47",
    "10:30",
    "9/11",
    "2015-11-20",
    "2.5 tons",
    "0.5 tons",
    "007",
    "no one",
    "UN troops",
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text: str, expected: list[tuple[str, int | None, int | None, int | None]]) -> None:
    """Each number has its words, its value, and its bounds."""
    assert [(n.text, n.value, n.min, n.max) for n in numbers(text)] == expected


@pytest.mark.parametrize("text", NO_COUNTS)
def test_no_count(text: str) -> None:
    """Ordinals, times, days, decimals, names and units are no counts."""
    assert numbers(text) == ()


@given(st.integers(0, 999_999_999))
def test_digits_are_their_value(value: int) -> None:
    """Plain digits, and digits in groups of three, mean what they say."""
    assert [n.value for n in numbers(f"killed {value} people")] == [value]
    assert [n.value for n in numbers(f"killed {value:,} people")] == [value]


@given(st.text(alphabet="0123456789 ,.-'’\n abdehnortuwy"))
def test_spans_stand_in_order(text: str) -> None:
    """Whatever the text, numbers stand where they say, one after another."""
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end
        assert text[number.start : number.end] == number.text
        end = number.end


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Les crues ont fait 1 073 morts.", [1073]),
        ("Plus de 3 000 personnes ont fui.", [3000]),
        ("Ils étaient 2 000 000 au défilé.", [2000000]),
        ("Ils étaient 12 045 300 au recensement.", [12045300]),
    ],
)
def test_thousands_with_noughts(text: str, values: list[int]) -> None:
    """A plain space parts thousands also before a nought."""
    assert [number.value for number in numbers(text)] == values


def test_no_number_goes_without_a_numeral() -> None:
    """A text without digits is passed by where it has none of the words that every number in words has."""
    others = sorted(CONTINUATIONS - NUMERALS)
    for words in (list(found) for n in (1, 2, 3) for found in product(others, repeat=n)):
        assert read(words) == (0, 0)
        assert vague(words) is None
