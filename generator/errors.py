"""What can go wrong, and how it is told.

::

    FactboxError            everything that factbox raises on purpose
    ├── CannotRun           the work could not start or finish: no project, no permission, no such theme (exit 2)
    └── Rejected            the work was done and found wanting; carries every finding (exit 1)

A `Finding` is one problem at one place. Whoever looks at several things catches these errors to collect their
findings; what ends a command or a build is caught by `cli` and `serve` alone, and only `cli` prints.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]

_WIDEST_LINE = 160


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One problem at one place; `line` and `column` count from 1, in characters, 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0
    severity: Severity = "error"
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        """Show the finding as compilers do: place, problem, the line itself with a caret, what to do."""
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        shown = [f"{place}: {self.severity}: {self.message} [{self.code}]"]
        if self.excerpt.strip():
            text, caret = _window(self.excerpt, max(self.column - 1, 0))
            number = f"{self.line:5} | "
            shown += [number + text, " " * (len(number) - 2) + "| " + " " * caret + "^"]
        if self.hint:
            shown += [f"        {line}" for line in self.hint.splitlines()]
        return "\n".join(printable(line).replace("\n", "\\n") for line in shown)


class FactboxError(Exception):
    """The root of the tree: whoever catches this catches all that factbox raises on purpose."""


class CannotRun(FactboxError):
    """The work could not start or finish; the message says why and what to do."""


class Rejected(FactboxError):
    """The input has problems; `findings` holds all of them, in file and line order."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = in_order(findings)
        super().__init__("\n\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type[Rejected], tuple[tuple[Finding, ...]]]:
        """Cross from one process to another with all findings."""
        return Rejected, (self.findings,)


def unreadable(error: OSError, shown: str) -> CannotRun:
    """Say why the system does not let a file be read, and what to do; `shown` is its name for people."""
    match error:
        case FileNotFoundError():
            return CannotRun(f"{shown}: there is no such file.")
        case PermissionError():
            return CannotRun(f"{shown}: no permission to read this file. Change its permissions (chmod u+r).")
    return CannotRun(f"{shown}: cannot be read: {error.strerror or error}.")


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by file, line and column."""
    return tuple(sorted(findings, key=lambda f: (f.path, f.line, f.column, f.code, f.message)))


def summary(findings: Iterable[Finding]) -> str:
    """Count findings in words: `2 errors, 1 warning in 2 files`; `no problems` where there are none."""
    found = list(findings)
    if not found:
        return "no problems"
    counts = {word: sum(f.severity == word for f in found) for word in ("error", "warning")}
    files = len({f.path for f in found})
    words = [f"{n} {word}{'s' * (n != 1)}" for word, n in counts.items() if n]
    return f"{', '.join(words)} in {files} file{'s' * (files != 1)}"


def printable(text: str) -> str:
    """Replace characters that a terminal would act upon (escapes, bidirectional controls) by their code."""
    if text.isprintable():
        return text
    return "".join(
        f"\\u{ord(c):04x}" if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c
        for c in text.replace("\t", " ")
    )


def _window(line: str, column: int) -> tuple[str, int]:
    """Make a line printable and cut it around the column; answers the text and the caret's place in it."""
    before = printable(line[:column])
    line, column = before + printable(line[column:]), len(before)
    if len(line) <= _WIDEST_LINE:
        return line, column
    start = max(0, min(column - _WIDEST_LINE // 2, len(line) - _WIDEST_LINE))
    left, right = "…" if start else "", "…" if start + _WIDEST_LINE < len(line) else ""
    return left + line[start : start + _WIDEST_LINE] + right, column - start + len(left)
