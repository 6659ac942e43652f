"""Tables can be read by everything that reads CSV, and executed by nothing that shows it."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import data
from generator.pages.data.tables import INCIDENTS, TABLES, Column, Table
from generator.pages.data.tables.table import safe
from tests.pages.data.conftest import BRIEFING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.data.conftest import Published

HASHTAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")  # HXL 1.1, tagging conventions, section 2
CORE = {"affected", "country", "date", "description", "event", "geo", "group", "indicator", "loc", "meta", "status"}
FORMULAS = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "'=1", "-"]
ANY: Table[Any] = Table("any.csv", "", (Column("a", "#meta", "string", ""), Column("b", "", "number", "")), tuple)


def rows(text: str) -> list[list[str]]:
    """Read a table."""
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def written_as(cell: str) -> str:
    """Take off the apostrophes that a table put in, as the page about the data says."""
    return re.sub(r"([;\t\r\n][;\s]*)'(?='*[=+\-@＝＋－＠])", r"\1", cell.removeprefix("'"))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_text_is_a_formula(text: str) -> None:
    """What a spreadsheet would execute begins with an apostrophe, and one apostrophe less is what was written."""
    assert safe(text).startswith("'")
    assert written_as(safe(text)) == text


@pytest.mark.parametrize("apart", [";", "; ", "\t", "\n", ";;", " ;  \n"])
def test_no_cell_is_a_formula_to_a_reader_that_parts_them_elsewhere(apart: str) -> None:
    """Behind a semicolon, a tab and a line break, a sign has an apostrophe; a dash in a sentence has none."""
    assert safe(f"fee{apart}=cmd|' /C calc'!A0;x") == f"fee{apart}'=cmd|' /C calc'!A0;x"
    assert safe(f"fee{apart}'=1") == f"fee{apart}''=1"
    assert safe("ten - or 12; who knows = nobody") == "ten - or 12; who knows = nobody"


@given(st.lists(st.tuples(st.text() | st.text("a;\t\n '=-"), st.floats(-180, 180)), max_size=5))
def test_any_text_comes_back_and_none_is_a_formula(written: list[tuple[str, float]]) -> None:
    """A reader of RFC 4180 that takes the apostrophes off gets every cell as it was; no reader gets a formula."""
    text = ANY.rows(written)
    read = rows(text)
    assert [written_as(row[0]) for row in read] == [cell for cell, _ in written]
    assert not [row[0] for row in read if re.search(r"[;\t\r\n]\s*[=+\-@＝＋－＠]", row[0])]
    assert not [row[0] for row in read if re.match(r"[\t\r\n]|\s*[=+\-@＝＋－＠]", row[0])]
    assert [float(row[1]) for row in read] == [pytest.approx(number, abs=1e-5) for _, number in written]
    assert text.endswith("\r\n") or not written


def test_lines_end_as_the_standard_says_and_negative_numbers_stay_numbers(published: Callable[..., Published]) -> None:
    """CRLF after every row (RFC 4180); a longitude west of Greenwich has no apostrophe."""
    lines = data.lines(published().record)
    assert INCIDENTS.head().count("\r\n") == 2
    for text in (lines.incidents, lines.figures, lines.quotes, lines.sources):
        assert text.endswith("\r\n")
        assert text.replace("\r\n", "").count("\n") == 0
    row = dict(zip([c.name for c in INCIDENTS.columns], rows(lines.incidents)[0], strict=True))
    assert (row["lat"], row["lon"]) == ("-9.0745", "-78.5936")


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.file)
def test_every_column_has_its_own_name_and_a_hashtag_of_hxl(table: Table[Any]) -> None:
    """Names and hashtags differ within a table; every hashtag is one of HXL's core ones."""
    assert len({c.name for c in table.columns}) == len(table.columns)
    assert len({c.hxl for c in table.columns}) == len(table.columns)
    for column in table.columns:
        assert HASHTAG.fullmatch(column.hxl), column
        assert column.hxl[1:].partition("+")[0] in CORE, column


def test_the_hashtags_are_those_that_humanitarian_data_uses() -> None:
    """What ACLED and UCDP carry on the Humanitarian Data Exchange can be found by the same patterns."""
    tagged = {c.hxl for table in TABLES for c in table.columns}
    for wanted in ("#date+start", "#loc+name", "#geo+lat", "#geo+lon", "#description", "#event+type"):
        assert wanted in tagged
    for wanted in ("#country+code", "#affected+killed", "#group+perp", "#meta+source"):
        assert any(tag.startswith(wanted) for tag in tagged), wanted


def test_rows_are_as_long_as_their_header(published: Callable[..., Published]) -> None:
    """Every table has a cell for each of its columns."""
    lines = data.lines(published().record)
    for table, text in zip(TABLES, (lines.incidents, lines.figures, lines.quotes, lines.sources), strict=True):
        assert rows(text)
        assert {len(row) for row in rows(text)} == {len(table.columns)}, table.file


def test_ranges_and_marks_are_those_of_the_page(published: Callable[..., Published]) -> None:
    """8 and at least 9 killed are 8 or more; what cannot be checked is said to be so."""
    more = "  - {id: gone, measure: missing, value: 3, source: radio}\nquotes:\n"
    more += '  - {id: heard, text: "No", source: radio}\n'
    record = published(BRIEFING.replace("quotes:\n", more)).record
    lines = data.lines(record)
    row = dict(zip([c.name for c in INCIDENTS.columns], rows(lines.incidents)[0], strict=True))
    assert (row["killed_low"], row["killed_high"], row["missing_low"], row["missing_high"]) == ("8", "", "3", "3")
    assert row["unchecked"] == "missing"
    assert (row["figures"], row["figures_checked"], row["quotes"], row["quotes_checked"]) == ("3", "2", "2", "1")
    assert row["sources"] == "Wire | Radio Puerto"
