"""A table is opened in any of the forms that people have them in, or refused with what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.briefings.tables.table import MOST_CHARACTERS, Record, open_table, records
from generator.errors import CannotRun, Finding, Rejected

if TYPE_CHECKING:
    from pathlib import Path

WANTED = frozenset(("id", "best"))


def written(folder: Path, data: str | bytes, name: str = "table.csv") -> Path:
    """Write a table."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def read(path: Path) -> list[Record | Finding]:
    """Open a table and read all its rows."""
    return list(records(open_table(path, WANTED)))


def told(path: Path) -> Finding:
    """Answer the one thing that is wrong with a table."""
    with pytest.raises(Rejected) as caught:
        open_table(path, WANTED)
    (found,) = caught.value.findings
    return found


SAME = {
    "commas": b"id,best\n1,5\n2,\xc3\xa9\n",
    "semicolons": b"id;best\n1;5\n2;\xc3\xa9\n",
    "tabs": b"id\tbest\n1\t5\n2\t\xc3\xa9\n",
    "bars": b"id|best\n1|5\n2|\xc3\xa9\n",
    "a byte order mark": b"\xef\xbb\xbfid,best\n1,5\n2,\xc3\xa9\n",
    "UTF-16": "id,best\n1,5\n2,é\n".encode("utf-16"),
    "Windows line ends": b"id,best\r\n1,5\r\n2,\xc3\xa9\r\n",
    "old Mac line ends": b"id,best\r1,5\r2,\xc3\xa9\r",
    "no last line end": b"id,best\n1,5\n2,\xc3\xa9",
    "quotation marks": b'"id","best"\n"1","5"\n"2","\xc3\xa9"\n',
    "empty lines and rows": b"id,best\n\n1,5\n,\n2,\xc3\xa9\n\n",
    "empty cells beyond the last": b"id,best\n1,5,,\n2,\xc3\xa9,\n",
    "spaces around names": b" id ,best \n1,5\n2,\xc3\xa9\n",
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_table_in_any_form_is_the_same_rows(name: str, tmp_path: Path) -> None:
    """Delimiters, encodings with a mark, line ends and empty rows make no difference."""
    path = written(tmp_path, SAME[name])
    assert open_table(path, WANTED).columns == ("id", "best")
    assert [(r.number, list(r.cells)) for r in read(path) if isinstance(r, Record)] == [
        (1, ["1", "5"]),
        (2, ["2", "é"]),
    ]


def test_the_delimiter_is_the_one_that_gives_the_wanted_columns(tmp_path: Path) -> None:
    """A header with more commas than semicolons is still parted by semicolons where that gives the names."""
    path = written(tmp_path, "id;best;a, b, c, d\n1;5;x\n")
    assert open_table(path, WANTED).columns == ("id", "best", "a, b, c, d")


def test_cells_keep_their_line_breaks_and_rows_their_lines(tmp_path: Path) -> None:
    """A row is named by the line that it begins at, whatever its cells hold."""
    found = read(written(tmp_path, 'id,best\n1,"a\r\nb\nc"\n2,"say ""x"""\n'))
    assert found == [Record(1, 2, ["1", "a\r\nb\nc"]), Record(2, 5, ["2", 'say "x"'])]


def test_columns_without_a_name_are_called_by_their_place(tmp_path: Path) -> None:
    """As pandas writes them for its index."""
    assert open_table(written(tmp_path, ",id,best\n0,1,5\n"), WANTED).columns == ("column 1", "id", "best")


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        ("id,best\n1,Müller\n".encode("cp1252"), 2, 4, "byte 0xFC is not valid UTF-8"),
        (b"id,best\n" + b"1,x\n" * 400_000 + b"1,\xe9\n", 400_002, 3, "byte 0xE9 is not valid UTF-8"),
        (b"id,best\n1,\xc3", 2, 3, "byte 0xC3 is not valid UTF-8"),
    ],
    ids=["Windows-1252", "far behind", "cut off"],
)
def test_another_encoding_is_told_with_the_way_out(
    data: bytes, line: int, column: int, message: str, tmp_path: Path
) -> None:
    """Nothing is read from a table that is not UTF-8; the byte's place and two ways to convert it are told."""
    found = told(written(tmp_path, data))
    assert (found.line, found.column, found.message, found.code) == (line, column, message, "table-encoding")
    assert "iconv -f WINDOWS-1252 -t UTF-8 table.csv > utf-8-table.csv" in found.hint
    assert "CSV UTF-8" in found.hint


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the table is empty"),
        (b" \n\n", "the table is empty"),
        (b"\n1,2\n", "the first line names no columns"),
        (b",,\n1,2,3\n", "the first line names no columns"),
        (b"id,best,id\n1,2,3\n", "two columns are called “id”"),
        (b'"id,best\n1,2\n', "the row of column names cannot be read: unexpected end of data"),
    ],
)
def test_a_table_without_a_header_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    """What each column is must be certain before a row is read."""
    found = told(written(tmp_path, data))
    assert (found.message, found.code) == (message, "table-header")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04rest", "an Excel workbook or a zip archive"),
        (b"\x1f\x8brest", "gunzip"),
        (b"PAR1rest", "a Parquet file"),
        (b"id,\0best\n", "it contains NUL bytes"),
    ],
)
def test_what_is_no_table_is_named(data: bytes, message: str, tmp_path: Path) -> None:
    """Archives, workbooks and binary files end with what to do."""
    with pytest.raises(CannotRun, match=message):
        open_table(written(tmp_path, data), WANTED)


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """No such file, a folder, a pipe."""
    os.mkfifo(tmp_path / "pipe")
    for name, message in (("none.csv", "no such file"), ("", "a folder"), ("pipe", "no ordinary file")):
        with pytest.raises(CannotRun, match=message):
            open_table(tmp_path / name, WANTED)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_table_without_permission_is_told(tmp_path: Path) -> None:
    """With the command that helps."""
    path = written(tmp_path, "id,best\n1,5\n")
    path.chmod(0)
    with pytest.raises(CannotRun, match="no permission"):
        open_table(path, WANTED)


def test_a_row_of_another_width_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    """With its number, its line and both widths."""
    short, long, good = read(written(tmp_path, "id,best\n1\n2,3,4\n5,6\n"))
    assert isinstance(short, Finding)
    assert isinstance(long, Finding)
    assert (short.line, short.message) == (2, "row 1 has 1 cells, and the table 2 columns")
    assert (long.line, long.message) == (3, "row 2 has 3 cells, and the table 2 columns")
    assert good == Record(3, 4, ["5", "6"])


def test_text_behind_a_closing_quotation_mark_is_told(tmp_path: Path) -> None:
    """A quotation mark inside a cell must be doubled; only that row is lost."""
    bad, good = read(written(tmp_path, 'id,best\n1,"a"b\n2,3\n'))
    assert isinstance(bad, Finding)
    assert (bad.line, bad.message) == (2, "row 1: text follows the quotation mark that closes a cell")
    assert good == Record(2, 3, ["2", "3"])


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ("\n2,3\n", "row 2: a quotation mark is opened in this row and never closed"),
        ("x" * (10 << 20) + '"\n2,3\n', f"row 2: a cell longer than {MOST_CHARACTERS:,} characters"),
    ],
    ids=["never closed", "10 MB"],
)
def test_reading_ends_where_nobody_knows_the_next_row(rest: str, message: str, tmp_path: Path) -> None:
    """A quotation mark that is never closed, a cell of ten megabytes: told, and nothing behind it is read."""
    good, bad = read(written(tmp_path, f'id,best\n0,1\n1,"{rest}'))
    assert good == Record(1, 2, ["0", "1"])
    assert isinstance(bad, Finding)
    assert bad.line == 3
    assert bad.message.startswith(message)


def test_a_file_of_one_endless_line_is_refused(tmp_path: Path) -> None:
    """Before it fills the memory."""
    path = tmp_path / "table.csv"
    with path.open("wb") as file:
        file.write(b"id,best\n1,5\n")
        for _ in range(65):
            file.write(b"x" * (1 << 20))
    assert told(path).message == "a line longer than 64 MiB"
