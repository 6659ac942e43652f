"""Tables as CSV: RFC 4180 in UTF-8, a row of names, a row of HXL 1.1 hashtags, then the data.

Spreadsheets take a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula, so text from anywhere
gets an apostrophe in front there (OWASP, “CSV Injection”), and where it begins with an apostrophe itself: taking one
apostrophe off the front of a text cell gives back what was written. Numbers are written as numbers, also negative ones.
"""

from __future__ import annotations

import csv
import io
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
    return f"'{text}" if text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA else text


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value if value[:1].isalnum() else safe(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return words.degrees(value) if isinstance(value, float) else safe(LIST.join(value))


def _lines(rows: Iterable[Sequence[str]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
