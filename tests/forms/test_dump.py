"""What is written as YAML reads back as the same words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms import dump, plain
from generator.forms.dump import _emitted
from generator.forms.plain import MOST_LEVELS

ODD = "a b0:-?#&*!|>%@`'\"{}[],~<=.\\\n\r\t\x00\x1b\x7f\x85\xa0\xad\u200f\u2028\u2029\ufeff\ufffe\U0001f600é"
TEXT = st.one_of(st.text(ODD, max_size=12), st.text(max_size=12), st.sampled_from(["null", "~", "no", "12:30", "1e3"]))
KEYS = TEXT.filter(lambda key: key != "<<")
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        st.one_of(st.none(), TEXT),
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
        max_leaves=6,
    ),
    max_size=4,
)


@settings(derandomize=True, max_examples=300)
@given(DATA)
def test_any_words_read_back_as_they_were(data: dict[str, object]) -> None:
    """Odd characters, line ends and words that look like something else survive, as text."""
    assert plain(dump(data)) == data


@settings(derandomize=True, max_examples=500)
@given(DATA)
def test_the_quick_way_writes_what_pyyaml_would(data: dict[str, object]) -> None:
    """Whoever wrote a file, quick lines and PyYAML's are the same bytes."""
    assert dump(data) == _emitted(data)


@pytest.mark.parametrize(
    "value", [0, -3, 12.5, 1e-07, 1e22, True, [], {}, [[]], {"a": {}}, [{"a": []}], [["x"]], ("x", "y"), ()]
)
def test_numbers_and_empty_things_are_written_as_pyyaml_would(value: object) -> None:
    """What is no text keeps its form, too."""
    assert dump({"a": value}) == _emitted({"a": value})


@pytest.mark.parametrize(
    "word", ["null", "~", "", "no", "12:30", "2015-11-20", "1e3", "0o7", "<<", "=", "- a", "a: b", "#"]
)
def test_words_that_look_like_something_else_stay_words(word: str) -> None:
    """What YAML would read as a number, a date or nothing is quoted."""
    assert plain(dump({"a": word, "b": [word]})) == {"a": word, "b": [word]}


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029", "\r\n"])
def test_foreign_line_ends_are_escaped(end: str) -> None:
    """An article's odd line ends do not make a draft that factbox then refuses to read."""
    written = dump({"text": f"one{end}two", "list": [f"{end}", f"a {end} "]})
    assert plain(written) == {"text": f"one{end}two", "list": [f"{end}", f"a {end} "]}
    assert end not in written


def test_the_order_is_kept_and_lists_are_indented_as_people_do() -> None:
    """Keys stay in their order; long text stays on one line, in its own script."""
    long = "слово " * 60 + "é"
    assert dump({"b": "1", "a": ["x", {"k": "v"}], "t": long}) == f"b: '1'\na:\n  - x\n  - k: v\nt: {long}\n"


def test_depth_is_not_the_writers_business() -> None:
    """As deep as `plain` reads, `dump` writes."""
    data: object = "x"
    for _ in range(MOST_LEVELS - 1):
        data = [data]
    assert plain(dump({"a": data})) == {"a": data}
