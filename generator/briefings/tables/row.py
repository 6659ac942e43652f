"""One row at work: its seed, its cells in words, and the evidence that quotes them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.briefings.tables.mapping import Coded
from generator.errors import Finding
from generator.forms import INVISIBLE
from generator.seeds import normalised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from generator.briefings.tables.table import Record

_LINE_END = re.compile(r"\r\n|\r|\n")
_INDENTED = "\n  "
_LONGEST_EXCERPT = 200
_LONGEST_PREFIX = 60


class Row:
    """A row's cells by their column, and what is found wrong with them while a briefing is made of it.

    `seed` holds the cells as the publisher wrote them, a line `column: cell` each; the further lines of a cell are
    indented, so that no cell can pass for another column. Cells that hold one of the words for “nothing” are empty to
    everybody but the seed.
    """

    def __init__(self, record: Record, columns: Sequence[str], shown: str, missing: Collection[str]) -> None:
        """Take a row that has a cell for every column."""
        self.number, self.line, self.shown = record.number, record.line, shown
        self.columns, self.missing = columns, frozenset(missing)
        self.cells = dict(zip(columns, record.cells, strict=True))
        self.findings: list[Finding] = []
        if any("\0" in cell for cell in record.cells):
            column = next(name for name, cell in self.cells.items() if "\0" in cell)
            self.wrong(column, "the cell holds a NUL character, which no text has", "Remove it from the table.")

    @cached_property
    def seed(self) -> str:
        """The text that every piece of evidence is found in."""
        return "".join(_kept(column, cell) for column, cell in self.cells.items())

    @cached_property
    def _normal(self) -> str:
        return normalised(self.seed)

    def raw(self, column: str | None) -> str:
        """Answer a cell without the white space around it; empty where it holds nothing, or the table lacks it."""
        text = self.cells.get(column, "").strip() if column else ""
        return "" if text in self.missing else text

    def text(self, column: str | None) -> str:
        """Answer a cell on one line, as pages can print it; invisible characters give way to a space, and are told."""
        text = self.raw(column)
        if column and not text.isprintable() and (found := INVISIBLE.search(text)):
            code = f"U+{ord(found.group()):04X}"
            self.odd(column, f"the cell holds the invisible character {code}, which the briefing leaves out")
            text = INVISIBLE.sub(" ", text)
        return " ".join(text.split())

    def first(self, columns: Iterable[str]) -> str:
        """Answer the first cell that holds something."""
        return next(filter(None, map(self.text, columns)), "")

    def read(self, value: str | int | Coded | Iterable[Coded] | None) -> str | None:
        """Answer a fixed word, a cell's text or what its code stands for; the first of several that says something."""
        if value is None or isinstance(value, str | int):
            return None if value is None else str(value)
        for coded in (value,) if isinstance(value, Coded) else value:
            text = self.text(coded.column)
            found = coded.codes.get(text, coded.otherwise) if coded.codes else text or coded.otherwise
            if found:
                return found
        return None

    def wrong(self, column: str, message: str, hint: str = "") -> None:
        """Note a mistake that keeps this row from becoming a briefing."""
        self._note(column, "table-cell", "error", message, hint)

    def odd(self, column: str, message: str, hint: str = "", code: str = "table-cell") -> None:
        """Note something that a person should look at; the row is kept."""
        self._note(column, code, "warning", message, hint)

    def _note(self, column: str, code: str, severity: Any, message: str, hint: str) -> None:
        self.findings.append(
            Finding(
                path=self.shown,
                line=self.line,
                severity=severity,
                code=code,
                message=f"row {self.number}, {column}: {message}",
                hint=hint,
                excerpt=f"{column}: {' '.join(self.cells.get(column, '').split())[:_LONGEST_EXCERPT]}",
            )
        )

    @property
    def refused(self) -> bool:
        """Tell whether this row cannot become a briefing."""
        return any(finding.severity == "error" for finding in self.findings)

    def evidence(self, *columns: str) -> str | dict[str, Any]:
        """Quote cells with their columns' names, so that they are found in the seed exactly once.

        Columns that stand beside each other are quoted in one; characters that nobody sees are quoted around.
        """
        places = sorted(self.columns.index(column) for column in columns)
        runs: list[list[int]] = []
        for place in places:
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        words = [" ".join(" ".join(map(self._line, run)).split()) for run in runs]
        segments = [part.strip() for one in words for part in INVISIBLE.split(one) if part.strip()]
        exact = segments[0] if len(segments) == 1 else segments
        if self._normal.count(normalised(segments[0])) == 1:
            return exact if isinstance(exact, str) else {"exact": exact}
        before = " ".join(" ".join(map(self._line, range(places[0]))).split())
        prefix = before[-_LONGEST_PREFIX:].partition(" ")[2] if len(before) > _LONGEST_PREFIX else before
        return {"exact": exact, **({"prefix": prefix} if prefix else {"suffix": self._line(places[-1] + 1)})}

    def _line(self, place: int) -> str:
        column = self.columns[place]
        return _kept(column, self.cells[column])


def _kept(column: str, cell: str) -> str:
    return f"{column}: {_LINE_END.sub(_INDENTED, cell)}\n" if cell else f"{column}:\n"
