"""Forms: every mistake at once, at its line and column, and never anything but findings."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Finding, Rejected
from generator.forms import Edtf, Form, Source, nearest, read, schema, whole
from tests.small_project import MARK, places

VALID = """# an incident
title: "Fire: the mill"
count: 12
lat: 12.5
loud: true
grade: fair
date: 2015-11-20~
who: {name: Ann, age: 41}
tags: [a, b]
people:
  - name: Bo
    age: 7
    note: |
      two
      rows
  - {name: Cy}
counts: {dogs: 1, cats: 2}
either: {name: Di}
"""


class Person(Form, frozen=True, kw_only=True):
    """A mapping inside."""

    name: str
    age: Annotated[int, msgspec.Meta(ge=0, le=150)] | None = None
    note: str | None = None


class Incident(Form, frozen=True, kw_only=True):
    """A form with a field of every kind."""

    title: str
    summary: str | None = None
    count: int | None = None
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    height: float | None = None
    loud: bool = False
    grade: Literal["confirmed", "fair", "weak"] = "fair"
    slug: Annotated[str, msgspec.Meta(pattern=whole("[a-z]+"))] | None = None
    land: Annotated[str, msgspec.Meta(pattern=whole("[A-Z]{2}"), description="Two letters, such as ML.")] | None = None
    date: Edtf | None = None
    who: Person | None = None
    tags: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    counts: dict[str, int] = {}  # noqa: RUF012 -- msgspec copies it
    either: str | Person | None = None

    def __post_init__(self) -> None:
        """Demand what concerns two fields at once."""
        if self.count == 0 and self.people:
            raise ValueError("people are named and counted as none")


def incident(text: str) -> Incident:
    """Read a form."""
    return read(Source("a.md", text), Incident)


def attempted(text: str) -> tuple[Finding, ...]:
    """Answer the findings about a form; none where it is valid."""
    try:
        incident(text)
    except Rejected as rejected:
        return rejected.findings or (Finding(path="refused without a finding", code="", message=""),)
    return ()


def mistakes(text: str, first_line: int = 1) -> list[str]:
    """Answer line, column and code of every mistake."""
    with pytest.raises(Rejected) as caught:
        read(Source("a.md", text, first_line), Incident)
    rows = ("\n" * (first_line - 1) + text).split("\n")
    for finding in caught.value.findings:
        assert finding.path == "a.md"
        assert finding.excerpt == rows[finding.line - 1].rstrip("\r")
    return [f"{f.line}:{f.column} {f.code}" for f in caught.value.findings]


def told(text: str) -> tuple[str, str]:
    """Answer the message and the hint of the only mistake."""
    with pytest.raises(Rejected) as caught:
        incident(text)
    (only,) = caught.value.findings
    return only.message, only.hint


def test_a_valid_form_is_complete_and_typed() -> None:
    """Numbers, truth values, dates and mappings arrive as their types; what is not given has its default."""
    assert incident(VALID) == Incident(
        title="Fire: the mill",
        count=12,
        lat=12.5,
        loud=True,
        date=Edtf("2015-11-20~"),
        who=Person(name="Ann", age=41),
        tags=("a", "b"),
        people=(Person(name="Bo", age=7, note="two\nrows\n"), Person(name="Cy")),
        counts={"dogs": 1, "cats": 2},
        either=Person(name="Di"),
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("title: x\n▶count: y\n".replace("▶count: ", "count: ▶"), ["value"]),
        ("title: x\nwho: {name: A, age: ▶old, note: ▶[b], ▶nmae: c}\n", ["value", "value", "unknown-key"]),
        ("title: x\ntags: [a, ▶[b], c, ▶{d: e}, ▶null]\n", ["value"] * 3),
        ("title: x\ntags: ▶one\npeople: ▶{name: A}\ncounts: ▶[1]\n", ["value"] * 3),
        ("title: x\npeople:\n  - name: A\n    age: ▶|\n      old\n    ▶nick: B\n", ["value", "unknown-key"]),
        ("title: x\npeople:\n  - name: A\n  - ▶age: 3\n  - ▶{}\n  - ▶B\n", ["missing-key", "missing-key", "value"]),
        ("title: x\ncounts: {a: ▶b, c: 1, d: ▶1.5,\n  e: ▶}\n", ["value"] * 3),
        ("▶count: 1\n", ["missing-key"]),
        ("title: x\nlat: ▶90.1\nheight: ▶high\nloud: ▶yes\ngrade: ▶fare\nslug: ▶A b\ndate: ▶2015-13\n", ["value"] * 6),
        ("title: x\neither: {name: ▶[a], ▶no: b}\nwho: ▶Ann\n", ["value", "unknown-key", "value"]),
        ("title: ▶null\nsummary: ▶[x]\n", ["value", "value"]),
        ("▶{title: x, count: 0, people: [{name: A}]}\n", ["value"]),
        ("title: ▶{a: b}\r\nlat: ▶x\r\n", ["value", "value"]),
        ("title: é\nwho: {name: 你好\U0001f600, age: ▶é}\n", ["value"]),
    ],
)
@pytest.mark.parametrize("first_line", [1, 2, 40])
def test_all_mistakes_are_told_at_once_each_at_its_place(text: str, codes: list[str], first_line: int) -> None:
    """In mappings, lists and blocks, in Windows' lines and other scripts: line and column are the value's own."""
    at = places("\n" * (first_line - 1) + text)
    assert mistakes(text.replace(MARK, ""), first_line) == [f"{p} {c}" for p, c in zip(at, codes, strict=True)]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("title: x\nsumary: y\n", "unknown key “sumary”", "Did you mean “summary”?"),
        ("title: x\nqqq: y\n", "unknown key “qqq”", "Known here: title, summary, count"),
        ("title: x\ngrade: faire\n", "“faire” is not one of the allowed words", "Did you mean “fair”? One of:"),
        ("title: x\ngrade: good\n", "“good” is not one of the allowed words", "One of: confirmed, fair, weak."),
        ("title: x\nlat: 91\n", "expected a number from -90 to 90, not “91”", ""),
        ("title: x\ncount: many\n", "expected a whole number, not “many”", ""),
        ("title: x\nloud: no\n", "expected true or false, not “no”", ""),
        ("title: x\ntags: a\n", "expected a list, not “a”", "Write [a, b], or a line with “- ” each."),
        ("title: x\nwho: Ann\n", "expected a mapping with keys such as name, age, note, not “Ann”", "key: value"),
        ("title: x\ndate: yesterday\n", "“yesterday” is no date in EDTF", "Write 2015-11-20"),
        ("count: 1\n", "“title” is missing", "Add a line “title: …”."),
        ("title: x\ncount: 0\npeople: [{name: A}]\n", "people are named and counted as none", ""),
        ("title: x\nslug: " + "A" * 5000 + "\n", "expected text of the form ^[a-z]+$, not “AAAA", ""),
        ('title: x\nslug: "a\\n"\n', "expected text of the form ^[a-z]+$, not “a\n”", ""),
        ("title: x\nland: Mali\n", "“Mali” does not fit here", "Two letters, such as ML."),
        ("title: x\nland: |\n  ML\n", "“ML\n” does not fit here", "Two letters, such as ML."),
    ],
)
def test_messages_name_the_mistake_and_the_way_out(text: str, message: str, hint: str) -> None:
    """A misspelt key or word brings the nearest right one; a long value is shortened."""
    said, advised = told(text)
    assert said.startswith(message)
    assert len(said) < 200
    assert hint in advised


@pytest.mark.parametrize("text", ["", "# nothing\n", "null\n", "{}\n"])
def test_an_empty_form_lacks_what_is_required(text: str) -> None:
    """A file with nothing in it is a mapping with nothing in it."""
    assert told(text) == ("“title” is missing", "Add a line “title: …”.")


@pytest.mark.parametrize("text", ["[]\n", "''\n", "x\n", "- a\n", '""\n', "'0'\n"])
def test_what_is_no_mapping_is_no_form(text: str) -> None:
    """A list or a word is refused, also where it is empty."""
    assert told(text)[0].startswith("expected a mapping with keys such as title")


@pytest.mark.parametrize(
    "value",
    [
        "nan",
        "NaN",
        "inf",
        "-inf",
        "Infinity",
        ".inf",
        "1e400",
        "-1e999",
        "0x10",
        "1_000",
        "1,5",
        "５",
        "٥",
        "' 1'",
        "true",
    ],
)
def test_numbers_are_finite_and_plain(value: str) -> None:
    """Not-a-number, infinity, other scripts' digits and other notations are no numbers, with bounds or without."""
    assert mistakes(f"title: x\nheight: {value}\n") == ["2:9 value"]
    assert mistakes(f"title: x\nlat: {value}\n") == ["2:6 value"]
    assert mistakes(f"title: x\ncount: {value}\n") == ["2:8 value"]


@pytest.mark.parametrize(
    "value", ["9007199254740993", "'99999999999999999999'", "1e17", "-1e20", "9" * 400, "9" * 5000]
)
def test_whole_numbers_stay_exact_in_every_reader_of_the_data_files(value: str) -> None:
    """A number that JSON's readers would round is refused, however it is written; the greatest exact one is read."""
    assert mistakes(f"title: x\ncount: {value}\n") == ["2:8 value"]
    assert mistakes(f"title: x\ncounts: {{a: {value}}}\n") == ["2:13 value"]
    assert incident("title: x\ncount: 9007199254740992\n").count == 2**53


@pytest.mark.parametrize("value", ["'null'", '"null"', '"Null"', "nUll"])
def test_a_typed_word_null_is_text_and_nothing_else(value: str) -> None:
    """In quotation marks it is a text where text is allowed, and a mistake where a number or truth value is."""
    word = value.strip("'\"")
    assert incident(f"title: x\nsummary: {value}\ntags: [{value}]\n").summary == word
    assert mistakes(f"title: x\ncount: {value}\n") == ["2:8 value"]


def test_text_that_looks_like_a_number_stays_text() -> None:
    """A suspicious word elsewhere costs nothing: hashes, the name Inf and long digits are text."""
    text = "title: Inf\nsummary: 12345678901234567890\ntags: [nan, 1e99, 'null', inf]\n"
    assert incident(text).tags == ("nan", "1e99", "null", "inf")


@settings(derandomize=True, max_examples=400)
@given(st.data())
def test_what_is_refused_always_brings_findings_inside_the_text(data: st.DataObject) -> None:
    """A valid form changed anywhere in any way is read or refused with places inside it, and fails in no other way."""
    text = VALID
    odd = st.text("ab01:-?#&*!|>{}[],'\"\n\t .~\r\x00\x85\u2028\ud800\ufeffé\U0001f600", max_size=4)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(odd) + text[start + data.draw(st.integers(0, 6)) :]
    rows = text.split("\n")
    for finding in attempted(text):
        assert 1 <= finding.line <= len(rows)
        assert finding.column >= 1
        assert finding.excerpt == rows[finding.line - 1].rstrip("\r")
        assert finding.message
        assert str(finding)


def test_a_value_is_found_by_its_keys() -> None:
    """`place` answers a value's line, column and row; where a key is missing, the innermost that is there."""
    source = Source("a.md", VALID, 3)
    assert source.place("people", 1, "name") == (18, 12, "  - {name: Cy}")
    assert source.place("who", "age") == (10, 23, "who: {name: Ann, age: 41}")
    assert source.place("people", 1, "age") == source.place("people", 1) == source.place("people", 1, "age", 7)
    assert source.place("people", 9) == source.place("people")


@pytest.mark.parametrize(
    ("text", "n", "where"),
    [
        ("title: one two three\n", 2, (1, 16)),
        ("title: |\n  one two\n  three\n", 2, (3, 3)),
        ("title: >- # note\n\n  one two\n  three\n", 1, (3, 7)),
        ("title: one\n  two\n", 1, (2, 3)),
        ("title: one\n", 9, (1, 8)),
    ],
)
def test_a_word_of_a_value_is_found(text: str, n: int, where: tuple[int, int]) -> None:
    """Also in a block and in text over several lines; a word that is not there is the value's own place."""
    source = Source("a.md", text)
    assert source.word(source.place("title"), n)[:2] == where


def test_the_schema_is_of_the_same_definition() -> None:
    """Editors are told the same names, bounds and requirements that the reader demands."""
    made: Any = schema(Incident)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    form = made["$defs"]["Incident"]
    assert form["required"] == ["title"]
    assert form["additionalProperties"] is False
    assert list(form["properties"]) == list(Incident.__struct_fields__)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("resloved", ["resolved", "status"], "resolved"),
        ("q", ["resolved", "status"], None),
        ("x" * 100_000, ["x" * 1000], None),
        ("", ["a"], None),
        ("a", [], None),
    ],
)
def test_the_nearest_word(word: str, known: list[str], meant: str | None) -> None:
    """A misspelling finds its word; what resembles nothing, or is no word, finds none."""
    assert nearest(word, known) == meant
