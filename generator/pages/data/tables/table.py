"""Tables as CSV: RFC 4180 in UTF-8, a row of names, a row of HXL 1.1 hashtags, then the data.

Spreadsheets take a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula, so text from anywhere
gets an apostrophe in front there (OWASP, “CSV Injection”), and where it begins with an apostrophe itself: taking one
apostrophe off the front of a text cell gives back what was written. Numbers are written as numbers, also negative ones.

A spreadsheet that parts cells at semicolons or tabs, as many do by their country's habit, begins a cell in the middle
of a text, and a row at a line break: behind these, too, there is an apostrophe before such a sign.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import msgspec

from generator.pages import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Cell = str | int | float | bool | Sequence[str] | None

MEDIA_TYPE = "text/csv"
LIST = " | "

Row = TypeVar("Row")

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠'")  # the wide forms are formulas to East Asian spreadsheets
_GAP = re.compile(r"([;\s]+)('*[=+\-@＝＋－＠])?")
_PARTS = frozenset(";\t\r\n")  # where another reader may begin a cell or a row


class Column(msgspec.Struct, frozen=True):
    """A column: its name, its hashtag (empty: none), the type of its cells, and what it says, in English."""

    name: str
    hxl: str
    type: Literal["string", "integer", "number", "date", "boolean", "list"]
    about: str


class Table(msgspec.Struct, Generic[Row], frozen=True):
    """A table: its file, what a row is, and how each cell is made of it."""

    file: str
    about: str
    columns: tuple[Column, ...]
    cells: Callable[[Row], tuple[Any, ...]]

    def head(self) -> str:
        """Write the row of names and the row of hashtags."""
        return _lines([[c.name for c in self.columns], [c.hxl for c in self.columns]])

    def rows(self, rows: Iterable[Row]) -> str:
        """Write rows, each with its line end."""
        return _lines([list(map(_cell, self.cells(row))) for row in rows])


def safe(text: str) -> str:
    """Write text so that no spreadsheet takes it for a formula."""
    inside = text if _PARTS.isdisjoint(text) else _GAP.sub(_parted, text)
    return f"'{inside}" if text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA else inside


def _parted(gap: re.Match[str]) -> str:
    """Put an apostrophe before a formula's sign, and those that it has, where another reader begins a cell."""
    return f"{gap[1]}'{gap[2]}" if gap[2] and not _PARTS.isdisjoint(gap[1]) else gap[0]


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value if value[:1].isalnum() and _PARTS.isdisjoint(value) else safe(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return words.degrees(value) if isinstance(value, float) else safe(LIST.join(value))


def _lines(rows: Iterable[Sequence[str]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
