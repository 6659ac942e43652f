"""How findings are told: as compilers do, in order, and with nothing that a terminal would act upon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import CannotRun, FactboxError, Finding, Rejected, in_order, printable, summary


def finding(path: str = "a.md", **rest: object) -> Finding:
    """Make a finding."""
    return Finding(**{"path": path, "code": "c", "message": "wrong", **rest})  # type: ignore[arg-type]  # a test's own words


def test_a_finding_reads_as_a_compilers_message_does() -> None:
    """Place, severity, message and code; the line with a caret below the column; the hint."""
    shown = str(finding(line=12, column=7, excerpt="title: [x", hint="Close it.\nOr quote it."))
    assert shown.split("\n") == [
        "a.md:12:7: error: wrong [c]",
        "   12 | title: [x",
        "      |       ^",
        "        Close it.",
        "        Or quote it.",
    ]


def test_what_is_not_known_is_not_shown() -> None:
    """Without a line there is the file alone, without an excerpt no caret, without a hint nothing after."""
    assert str(finding()) == "a.md: error: wrong [c]"
    assert str(finding(line=3, severity="warning", excerpt="   ")) == "a.md:3: warning: wrong [c]"


def test_a_value_with_a_lines_end_does_not_break_the_first_line() -> None:
    """Editors find the place in it, and the message behind that."""
    assert str(finding(line=1, column=2, message="“a\nb” does not fit")) == "a.md:1:2: error: “a\\nb” does not fit [c]"


@pytest.mark.parametrize("before", ["", "é", "你好", "\t", "\x1b[31m", "\u202e", "a" * 500])
def test_the_caret_stands_below_its_character(before: str) -> None:
    """Also after tabs, after characters that are shown by their code, and in a line too long to show whole."""
    row = before + "✗" + "z" * 500
    _, text, caret = str(finding(line=1, column=len(before) + 1, excerpt=row)).split("\n")
    assert text[caret.index("^")] == "✗"
    assert len(text) < 180


@settings(derandomize=True, max_examples=200)
@given(st.text(max_size=300), st.integers(0, 400))
def test_no_text_breaks_a_message_or_reaches_the_terminal_raw(text: str, column: int) -> None:
    """Escapes, bidirectional and other controls are shown by their code wherever they stand."""
    shown = str(finding(path="a" + text, line=1, column=column, excerpt=text, message=text, hint=text))
    assert all(c == "\n" or c == printable(c) for c in shown)
    if text.replace("\n", "").strip():
        assert "^" in shown


@pytest.mark.parametrize(
    "control", ["\x1b", "\x07", "\r", "\x7f", "\x9b", "\u200e", "\u202e", "\u2066", "\u2028", "\ud800"]
)
def test_a_control_character_is_shown_by_its_code(control: str) -> None:
    """An article or a file's name cannot clear the screen or turn the words around."""
    assert printable(f"a{control}b") == f"a\\u{ord(control):04x}b"


def test_findings_come_in_the_order_of_files_and_lines() -> None:
    """By path, line as a number, column, code; the whole file's before its lines'."""
    ordered = [finding(), finding(line=2, column=9), finding(line=10), finding(line=10, column=1), finding("b.md")]
    assert in_order(reversed(ordered)) == tuple(ordered)
    assert Rejected(reversed(ordered)).findings == tuple(ordered)


def test_a_rejection_says_all_and_belongs_to_the_tree() -> None:
    """`str` tells every finding; whoever catches `FactboxError` catches both kinds."""
    assert str(Rejected([finding(), finding("b.md")])) == "a.md: error: wrong [c]\n\nb.md: error: wrong [c]"
    assert issubclass(Rejected, FactboxError)
    assert issubclass(CannotRun, FactboxError)


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "no problems"),
        (["error"], "1 error in 1 file"),
        (["error", "warning", "error"], "2 errors, 1 warning in 3 files"),
        (["warning", "warning"], "2 warnings in 2 files"),
    ],
)
def test_findings_are_counted_in_words(severities: list[str], said: str) -> None:
    """Errors first, then warnings, then the number of files; what is none is not named."""
    assert summary(finding(f"{i}.md", severity=s) for i, s in enumerate(severities)) == said
