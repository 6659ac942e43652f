"""Reprints of one wire story, and one quotation in two articles, are recognised."""

from __future__ import annotations

import pytest

from generator.facts import reprints, same_words

STORY = (
    "Gunmen killed 12 people in the town of Gao on Tuesday, officials said. The attack came at dawn and lasted for two"
    " hours, residents of the town said, and troops arrived at noon. A spokesman for the army said nobody was found."
)
OTHER = (
    "Twelve people are dead after an attack on Gao, the ministry said. Residents told reporters that men on motorcycles"
    " had come before dawn and opened fire on a market where farmers had gathered to sell their harvest that day."
)


def test_reprints() -> None:
    """A text that repeats most of an earlier one is its reprint; a report of the same event in other words is none."""
    assert reprints([STORY, OTHER, "By our staff. " + STORY, STORY[:150], ""]) == (None, None, 0, 0, None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("We saw them come in the night", "we saw them come in the night,", True),
        ("We saw them come in the night", "saw them come in the night", True),
        ("We saw them", "We saw them come in the night", False),
        ("We saw them come in the night", "We saw them come in the light", False),
        ("", "", False),
    ],
)
def test_same_words(one: str, other: str, same: bool) -> None:  # noqa: FBT001 -- the expected answer
    """Punctuation and case make no difference; a few words inside others are not enough."""
    assert same_words(one, other) is same
