"""What a rule yields: a problem with the keys of the value it concerns; its line is worked out only when reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import msgspec

from generator.briefings.briefing import Proof
from generator.briefings.read import Written
from generator.errors import Finding, Severity
from generator.forms import Place
from generator.seeds import Seed


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One problem; `keys` lead to the value in the front matter, `place` is given where the problem is in prose.

    `word` counts to the word of the value that is wrong, from 0; None where the whole value is.
    """

    keys: tuple[str | int, ...] = ()
    word: int | None = None
    place: Place | None = None
    severity: Severity = "error"
    code: str
    message: str
    hint: str = ""

    def located(self, written: Written) -> Finding:
        """Find the problem's line, column and text."""
        place = self.place or written.source.place(*self.keys)
        if self.word is not None:
            place = written.source.word(place, self.word)
        return Finding(
            path=written.file,
            line=place.line,
            column=place.column,
            excerpt=place.excerpt,
            severity=self.severity,
            code=self.code,
            message=self.message,
            hint=self.hint,
        )


Rule: TypeAlias = Callable[[Written], Iterator[Problem]]
SeededRule: TypeAlias = Callable[[Written, Mapping[str, Seed], Mapping[str, Proof]], Iterator[Problem]]
