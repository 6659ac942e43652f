"""A table of events as its publisher wrote it (CSV, RFC 4180): opened safely, read a row at a time.

Encoding and columns are looked at before the first row is used; the rows are never held together. What is odd about one
row is told with its line, and the next row is read. Only where a quotation mark is never closed reading ends, since
nobody can tell where the next row begins.
"""

from __future__ import annotations

import codecs
import csv
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from generator.errors import CannotRun, Finding, Rejected, unreadable
from generator.forms import nearest

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

MOST_CHARACTERS = 1 << 20  # of a cell
_LONGEST_LINE = 64 << 20  # bytes
_CHUNK = 1 << 20
_DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a vertical bar"}
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHERS = {
    b"PK\x03\x04": "an Excel workbook or a zip archive. Unpack it, or save the sheet as “CSV UTF-8”.",
    b"\x1f\x8b": "a gzip archive. Unpack it: gunzip FILE",
    b"PAR1": "a Parquet file. Save the table as CSV.",
    b"%PDF": "a PDF file. Ask its publisher for the table.",
}
_CONVERT = (
    "The table is probably in Windows-1252 (Latin-1). Save it as “CSV UTF-8”, or convert it:\n"
    "iconv -f WINDOWS-1252 -t UTF-8 {name} > utf-8-{name}"
)


class Table(msgspec.Struct, frozen=True):
    """A table that can be read: its columns in their order, and how many lines its file has.

    `shown` names it in messages. A column without a name is called by its place: `column 7`.
    """

    path: Path
    shown: str
    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    lines: int


class Record(NamedTuple):
    """A row: its number from 1, the line of the file that it begins at, its cells as they are."""

    number: int
    line: int
    cells: Sequence[str]


def open_table(path: Path, wanted: Container[str]) -> Table:
    """Look at a table's encoding, delimiter and columns; `wanted` are columns that it is expected to have.

    Raises `CannotRun` where the file cannot be opened, `Rejected` where it is no table that can be read.
    """
    shown = str(path)
    encoding, lines = _scanned(path, shown)
    columns, delimiter = max(
        ((_header(path, shown, encoding, delimiter), delimiter) for delimiter in _DELIMITERS),
        key=lambda found: (sum(name in wanted for name in found[0]), len(found[0])),
    )
    if not any(columns):
        raise Rejected([_finding(shown, 1, "the first line names no columns", "The first row names the columns.")])
    columns = tuple(name or f"column {n}" for n, name in enumerate(columns, 1))
    twice = [name for n, name in enumerate(columns) if name in columns[:n]]
    if twice:
        found = [_finding(shown, 1, f"two columns are called “{name}”", "Rename one of the two.") for name in twice]
        raise Rejected(found)
    return Table(path, shown, encoding, delimiter, columns, lines)


def records(table: Table) -> Iterator[Record | Finding]:
    """Read a table row by row; a row that cannot be read is a finding in its place. Empty rows do not count."""
    csv.field_size_limit(MOST_CHARACTERS)
    with table.path.open(encoding=table.encoding, newline="") as file:
        reader = csv.reader(file, delimiter=table.delimiter, strict=True)
        next(reader)
        number = 0
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                number += 1
                yield _malformed(table, number, line, str(error))
                if "expected after" not in str(error):
                    return
                continue
            if any(cells):
                number += 1
                yield _fitting(table, Record(number, line, cells))


def misnamed(table: Table, name: str) -> str:
    """Say which column may be meant by a name that is none."""
    meant = nearest(name, table.columns)
    return f"Did you mean “{meant}”?" if meant else f"The table has: {', '.join(table.columns)}."


def _scanned(path: Path, shown: str) -> tuple[str, int]:
    """Answer the encoding and count the lines; every byte is decoded once, so that no row meets a surprise."""
    try:
        if path.is_dir():
            raise CannotRun(f"{shown}: this is a folder. Name the table's file.")
        if path.exists() and not path.is_file():
            raise CannotRun(f"{shown}: this is no ordinary file. Save the table into one.")
        with path.open("rb") as file:
            head = file.read(4096)
            for mark, what in _OTHERS.items():
                if head.startswith(mark):
                    raise CannotRun(f"{shown}: this is {what}")
            encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
            if b"\0" in head and encoding != "utf-16":
                raise CannotRun(f"{shown}: this is no text file: it contains NUL bytes. Save the table as “CSV UTF-8”.")
            if not head.strip():
                raise Rejected([_finding(shown, 0, "the table is empty", "Save the table again.")])
            file.seek(0)
            return encoding, _lines(iter(lambda: file.read(_CHUNK), b""), encoding, shown)
    except OSError as error:
        raise unreadable(error, shown) from None


def _lines(chunks: Iterator[bytes], encoding: str, shown: str) -> int:
    decoder = codecs.getincrementaldecoder(encoding)()
    lines, width, behind = 0, 0, 0  # behind: characters since the last line's end
    for chunk in chain(chunks, (b"",)):
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise _odd_byte(error, shown, lines + 1, behind) from None
        lines += text.count("\n")
        behind = len(text) - text.rfind("\n") - 1 if "\n" in text else behind + len(text)
        width = len(chunk) - chunk.rfind(b"\n") if b"\n" in chunk else width + len(chunk)
        if width > _LONGEST_LINE:
            message = f"a line longer than {_LONGEST_LINE >> 20} MiB"
            raise Rejected([_finding(shown, lines + 1, message, "Is this a table? Its rows end with a line's end.")])
    return lines + bool(behind)


def _odd_byte(error: UnicodeDecodeError, shown: str, line: int, width: int) -> Rejected:
    data = bytes(error.object)
    before = data[: error.start].decode(error.encoding, "replace")
    column = len(before) - before.rfind("\n") + (width if "\n" not in before else 0)
    message = f"byte 0x{data[error.start]:02X} is not valid {error.encoding.upper()}"
    hint = _CONVERT.format(name=shown.replace("\\", "/").rpartition("/")[2])
    finding = Finding(
        path=shown, line=line + before.count("\n"), column=column, code="table-encoding", message=message, hint=hint
    )
    return Rejected([finding])


def _header(path: Path, shown: str, encoding: str, delimiter: str) -> tuple[str, ...]:
    csv.field_size_limit(MOST_CHARACTERS)
    with path.open(encoding=encoding, newline="") as file:
        try:
            first = next(csv.reader(file, delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            if delimiter != ",":
                return ()
            message = f"the row of column names cannot be read: {error}"
            raise Rejected([_finding(shown, 1, message, "Look at its quotation marks.")]) from None
    return tuple(" ".join(name.split()) for name in first)


def _fitting(table: Table, record: Record) -> Record | Finding:
    """Answer a row that has a cell for every column; empty cells beyond the last are no mistake."""
    width, cells = len(table.columns), record.cells
    if len(cells) == width:
        return record
    if len(cells) > width and not any(islice(cells, width, None)):
        return record._replace(cells=cells[:width])
    message = f"row {record.number} has {len(cells)} cells, and the table {width} columns"
    hint = f"{_DELIMITERS[table.delimiter].capitalize()} parts the cells; text that holds one needs quotation marks."
    return _row_finding(table, record.line, message, hint, table.delimiter.join(cells)[:1000])


def _malformed(table: Table, number: int, line: int, problem: str) -> Finding:
    if "expected after" in problem:
        message = f"row {number}: text follows the quotation mark that closes a cell"
        hint = "Inside a cell in quotation marks, a quotation mark is written twice."
    elif "field larger" in problem:
        message = f"row {number}: a cell longer than {MOST_CHARACTERS:,} characters; no row behind it is read"
        hint = "Probably a quotation mark in this row is never closed. Close it, or shorten the cell."
    else:
        message = f"row {number}: a quotation mark is opened in this row and never closed"
        hint = "Close it; all lines behind it were taken for one cell."
    return _row_finding(table, line, message, hint)


def _finding(shown: str, line: int, message: str, hint: str) -> Finding:
    return Finding(path=shown, line=line, column=bool(line), code="table-header", message=message, hint=hint)


def _row_finding(table: Table, line: int, message: str, hint: str, excerpt: str = "") -> Finding:
    excerpt = " ".join(excerpt.split())
    return Finding(path=table.shown, line=line, column=1, code="table-row", message=message, hint=hint, excerpt=excerpt)
