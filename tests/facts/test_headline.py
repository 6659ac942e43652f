"""A headline is the line above the first blank one, where it reads like one."""

from __future__ import annotations

import pytest

from generator.facts import headline

REST = "\n\nA bomb exploded at a market in Kaduna on Tuesday, police said.\n"


@pytest.mark.parametrize("line", ["Bomb kills 14 at market", "BOMB KILLS 14 AT MARKET", "Who bombed the market?"])
def test_a_short_line_without_a_full_stop_is_a_headline(line: str) -> None:
    """Its span is the line's, whatever line ends and white space stand around it."""
    text = "\n " + line + " \r\n" + REST
    found = headline(text)
    assert found is not None
    assert found.text == text[found.start : found.end] == line


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee of Paper",  # a byline
        "A bomb killed 14 people.",  # a sentence
        "KADUNA, Nigeria - A bomb exploded",  # a dateline
        "Market bombing",  # too little to tell
        " ".join(["word"] * 30),  # too long
    ],
)
def test_other_first_lines_are_none(line: str) -> None:
    """A byline, a sentence, a dateline, two words, and a whole paragraph are no headlines."""
    assert headline(line + REST) is None


def test_a_known_title_needs_no_blank_line() -> None:
    """The text of a saved page begins with its title."""
    text = "Market bombing\nA bomb exploded."
    assert headline(text) is None
    found = headline(text, "Market  bombing")
    assert found is not None
    assert found.text == "Market bombing"
