"""The review shows what was read of an article, and what was not."""

from __future__ import annotations

from generator.facts import as_marked, find, review
from generator.seeds import Seed


def _marked(text: str) -> list[str]:
    return list(as_marked(review(find(Seed(name="a.txt", sha256="0" * 64, text=text)), text)))


def test_facts_stand_in_brackets_with_what_was_read() -> None:
    """A number says what it counts and who counted, a quotation who spoke."""
    assert _marked("A fire killed 19 people in Lima.\n\n“We all ran,” said Rosa Quispe.\n") == [
        "A fire killed [figure killed 19: 19] people in [place incident, PE: Lima].",
        "“[quotation Rosa Quispe: We all ran],” said [actor source: Rosa Quispe].",
    ]


def test_facts_inside_facts_nest() -> None:
    """A place inside a quotation is marked inside it."""
    (line,) = _marked("“They came to Bamako at night,” said Rosa Quispe.")
    assert "[quotation Rosa Quispe: They came to [place" in line
    assert line.count("[") == line.count("]")


def test_what_was_not_read_is_marked() -> None:
    """Numbers that are no fact, in digits or words, and marks around no quotation, are there for the editor to see."""
    (line,) = _marked("The “deal” of forty pages cost $3.50 on Flight 370.")
    assert line.removeprefix("[nothing found] ") == (
        "The [not read: “deal”] of [not read: forty] pages cost $[not read: 3.50] on Flight [not read: 370]."
    )


def test_a_lone_mark_is_marked() -> None:
    """A quotation mark that belongs to no pair may hide a quotation."""
    (line,) = _marked("He came. ” Nobody knew.")
    assert "[not read: ”]" in line


def test_a_paragraph_without_facts_says_so() -> None:
    """What was passed over is seen at a glance."""
    assert _marked("Trees stood there.\n\nA fire killed 19 people.\n")[0] == "[nothing found] Trees stood there."


def test_brackets_pair_where_facts_overlap() -> None:
    """A mark that another ends inside of is closed with it, and goes on after it."""
    from generator.facts import Mark, Piece, ReviewedParagraph

    one, two = Mark(1, 0, 2, "unread", None), Mark(2, 1, 3, "unread", None)
    pieces = (Piece("a", (one,), (one,)), Piece("b", (one, two), (two,)), Piece("c", (two,), ()))
    assert list(as_marked([ReviewedParagraph(pieces)])) == [
        "[nothing found] [not read: a[not read: b]][not read goes on: c]"
    ]


def test_what_a_terminal_would_act_upon_is_shown_by_its_code() -> None:
    """An article cannot write escapes into a terminal."""
    (line,) = _marked("A fire killed 19 people.\x1b[2J")
    assert "\x1b" not in line
