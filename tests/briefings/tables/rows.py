"""Rows to try one thing on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.briefings.tables.row import Row
from generator.briefings.tables.table import Record

if TYPE_CHECKING:
    from collections.abc import Sequence


def row(missing: Sequence[str] = (), **cells: str) -> Row:
    """Make a row of a table that has just these columns."""
    return Row(Record(7, 8, list(cells.values())), list(cells), "table.csv", missing)


def told(one: Row) -> list[str]:
    """Answer what is wrong with a row, short."""
    return [f"{f.severity}: {f.message.removeprefix('row 7, ')}" for f in one.findings]
