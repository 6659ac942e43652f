"""YAML as authors mean it: nothing converted, nothing overwritten, nothing that brings the reader down."""

from __future__ import annotations

import sys
import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms import plain
from generator.forms.plain import MOST_CHARACTERS, MOST_LEVELS, MOST_VALUES, Node, YamlMistake, marked

DEEP = 50_000
ODD = "a b0:-?#&*!|>%@`'\"{}[],~<=.\n\r\t\x00\x1b\x7f\x85\xa0\xad\u2028\u2029\ud800\ufeff\U0001f600é"


def refused(text: str) -> YamlMistake:
    """Answer the complaint about a text."""
    with pytest.raises(YamlMistake) as caught:
        plain(text)
    return caught.value


def attempted(text: str) -> tuple[Any, YamlMistake | None]:
    """Answer a text's value, or the complaint about it."""
    try:
        return plain(text), None
    except YamlMistake as mistake:
        return None, mistake


def unmarked(node: Node) -> Any:
    """Take the places off a marked value."""
    if isinstance(node.value, dict):
        return {key: unmarked(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [unmarked(child) for child in node.value]
    return node.value


@pytest.mark.parametrize(
    "word",
    [
        *("12:30", "NO", "no", "on", "off", "y", "Yes", "true", "2015-11-20", "2015-11-20T12:00:00Z", "1e3", "0o7"),
        *("0x1F", "010", "1_000", ".inf", ".nan", "=", "3.10", "nUll"),
    ],
)
def test_words_stay_as_they_were_typed(word: str) -> None:
    """No text becomes a number, a date or a truth value, whether it stands in a list, as a value or as a key."""
    assert plain(f"a: {word}\nb: [{word}]\n{word}: c\n") == {"a": word, "b": [word], word: "c"}


def test_only_an_unquoted_null_is_nothing() -> None:
    """`null`, `~` and an empty value are None; the same in quotation marks or in a block are text."""
    assert plain("a: null\nb: ~\nc:\nd: [NULL, Null, ~]\n") == {"a": None, "b": None, "c": None, "d": [None] * 3}
    assert plain("a: \"null\"\nb: '~'\nc: ''\nd: |-\n  null\n") == {"a": "null", "b": "~", "c": "", "d": "null"}


def test_a_file_without_a_value_is_nothing() -> None:
    """Empty files, comments alone and a bare document mark read as None."""
    assert [plain(text) for text in ("", "\n\n", "# nothing\n", "---\n", "\ufeff")] == [None] * 5


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "the key “a” appears twice"),
        ("a: {b: 1, 'b': 2}\n", 1, 11, "the key “b” appears twice"),
        ("- x\n- {c: 1,\n   c: 2}\n", 3, 4, "the key “c” appears twice"),
        ("a: &x 1\n", 1, 4, "anchors (&x) are not allowed"),
        ("a: [1, &x {b: 2}]\n", 1, 8, "anchors (&x) are not allowed"),
        ("&x a: 1\n", 1, 1, "anchors (&x) are not allowed"),
        ("a: 1\nb: *x\n", 2, 4, "aliases (*x) are not allowed"),
        ("*x : 1\n", 1, 1, "aliases (*x) are not allowed"),
        ("<<: {a: 1}\n", 1, 1, "merge keys (<<) are not allowed"),
        ("a:\n  '<<': {b: 1}\n", 2, 3, "merge keys (<<) are not allowed"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, 4, "tags (tag:yaml.org,2002:python/object/apply:os.system)"),
        ("a: !!str 1\n", 1, 4, "tags (tag:yaml.org,2002:str) are not allowed"),
        ("a: ! null\n", 1, 4, "tags (!) are not allowed"),
        ("a: !x {}\n", 1, 4, "tags (!x) are not allowed"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a second document begins here"),
        ("a: 1\n...\nb: 2\n", 3, 1, "the document ended above"),
        ("[a]: 1\n", 1, 1, "a key must be plain text"),
        ("? {a: b}\n: 1\n", 1, 3, "a key must be plain text"),
        ("~: 1\n", 1, 1, "a key must be plain text"),
        ("a:\n\tb: 1\n", 2, 1, "not valid YAML"),
        ("a: b: c\n", 1, 5, "a colon stands where YAML expects none"),
        ("a: @b\n", 1, 4, "cannot start a value"),
        ("a: 1\nb: 'two\nc: 3\n", 2, 4, "a quotation mark is opened and never closed"),
        ('a: "one\n---\nb: 1\n', 1, 4, "a quotation mark is opened and never closed"),
        ("a: 1\nb\nc: 2\n", 2, 1, "a key without its colon"),
        ("a: [1, 2\nb: 3\n", 2, 2, "lacks a comma or its closing bracket"),
        ('a: "\\q"\n', 1, 5, "a backslash in double quotation marks"),
        ("a: x\x07y\n", 1, 5, "U+0007 is not allowed"),
        ("a: 1\nb: x\x00\n", 2, 5, "U+0000 is not allowed"),
        ("a: \x7f\n", 1, 4, "U+007F is not allowed"),
        ("a: 1\nb: \ud800\n", 2, 4, "U+D800 is not allowed"),
        ("a: \uffff\n", 1, 4, "U+FFFF is not allowed"),
        ("a: 1\x85b: 2\n", 1, 5, "U+0085 ends a line for some programs only"),
        ("a: 1\nb: x\u2028c: 2\n", 2, 5, "U+2028 ends a line for some programs only"),
        ("# x\u2029a: 1\n", 1, 4, "U+2029 ends a line for some programs only"),
        ("a: 1\rb: 2\n", 1, 5, "U+000D ends a line for some programs only"),
    ],
)
def test_what_is_refused_is_refused_at_its_place(text: str, line: int, column: int, said: str) -> None:
    """Whatever could mean two things is an error at the line and column where the author has to look."""
    mistake = refused(text)
    assert (mistake.line, mistake.column) == (line, column), str(mistake)
    assert said in str(mistake)


@pytest.mark.parametrize("reader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)], ids=["own", "C"])
@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\ud83d\\ude00"])
def test_half_a_character_is_refused_by_either_reader(
    reader: type, escape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file can hold it; PyYAML's own reader would let it in."""
    monkeypatch.setattr(sys.modules[marked.__module__], "_LOADER", reader)
    mistake = refused(f'a: "x{escape}"\n')
    assert mistake.line == 1


@pytest.mark.parametrize("text", ["a:\n\tb: 1\n", "\ta: 1\n", "a: 1\n\tb: 2\n"])
def test_a_tab_in_the_indentation_is_named(text: str) -> None:
    """The hint names the tab, which no editor shows."""
    assert "tab" in refused(text).hint


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing() -> None:
    """CRLF and a byte order mark read as LF without one does, also in a block and in folded text."""
    text = "a: 1\nb: |\n  x\n  y\nc: two\n  rows\n"
    assert plain("\ufeff" + text.replace("\n", "\r\n")) == plain(text) == {"a": "1", "b": "x\ny\n", "c": "two rows"}


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEP,
        "[" * DEEP + "]" * DEEP,
        "{a: " * DEEP,
        "{a: " * DEEP + "}" * DEEP,
        "{" * DEEP,
        "[{a: " * DEEP,
        "- " * DEEP,
        "? " * DEEP,
        "- ? " * DEEP,
        "".join(f"{' ' * i}a:\n" for i in range(1400)),
        "".join(f"{' ' * i}-\n" for i in range(1400)),
        "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a]\n" for i in range(DEEP)),
        "[" + "a, " * DEEP + "b]",
        "'" * MOST_CHARACTERS,
        "?" * MOST_CHARACTERS,
        ":" * MOST_CHARACTERS,
        "&" + "a" * (MOST_CHARACTERS - 1),
        "!<" + "a" * (MOST_CHARACTERS - 2),
        "a: b" + "\n" * (MOST_CHARACTERS - 5) + "c",
        "a: '" + "\n" * (MOST_CHARACTERS - 4),
        "x" * (MOST_CHARACTERS + 1),
    ],
    ids=lambda text: f"{text[:8]!r}…{len(text)}",
)
def test_hostile_files_are_answered_at_once(text: str) -> None:
    """Depth, aliases, numbers of values and size cannot make the reader slow, or crash it; messages stay short."""
    began = time.process_time()
    _, mistake = attempted(text)
    assert time.process_time() - began < 0.5
    if mistake:
        assert max(len(str(mistake)), len(mistake.hint)) < 200
        assert 1 <= mistake.line <= text.count("\n") + 1


def test_the_bounds_are_where_they_are_said_to_be() -> None:
    """The greatest allowed size, number of values and depth are read; one more is refused."""
    fits = "a: " + "x" * (MOST_CHARACTERS - 3)
    assert plain(fits) == {"a": fits[3:]}
    assert "larger than 1024 KiB" in str(refused(fits + "x"))
    many = "[" + "a, " * (MOST_VALUES - 2)
    assert len(plain(many + "b]") or ()) == MOST_VALUES - 1
    assert "more than 50000 values" in str(refused(many + "b, c]"))
    assert plain("[" * MOST_LEVELS + "]" * MOST_LEVELS)
    assert "nested deeper than 12 levels" in str(refused("[" * (MOST_LEVELS + 1) + "]" * (MOST_LEVELS + 1)))


@settings(derandomize=True, max_examples=300)
@given(st.one_of(st.text(ODD, max_size=40), st.text(max_size=40)))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail in another way; a refusal names a line of the text."""
    value, mistake = attempted(text)
    if mistake is None:
        assert unmarked(marked(text)) == value
        return
    assert 1 <= mistake.line <= text.count("\n") + 1
    assert mistake.column >= 1
    with pytest.raises(YamlMistake) as caught:
        marked(text)
    assert (str(caught.value), caught.value.line) == (str(mistake), mistake.line)


def test_places_are_those_of_keys_and_values() -> None:
    """Every value, key and item is marked with its own line and column, in characters."""
    root = marked("é: 1\nlist:\n  - x\n  - {k: v, kk: [1, 22]}\nblock: |\n  text\n")
    assert isinstance(root.value, dict)
    assert root.keys == {"é": (1, 1), "list": (2, 1), "block": (5, 1)}
    items = root.value["list"].value
    assert isinstance(items, list)
    assert [(n.line, n.column) for n in (root.value["é"], *items, root.value["block"])] == [
        (1, 4),
        (3, 5),
        (4, 5),
        (5, 8),
    ]
    assert items[1].keys == {"k": (4, 6), "kk": (4, 12)}
