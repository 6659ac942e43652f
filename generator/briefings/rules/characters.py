"""Characters that a reader cannot see but that change what is read (Unicode Technical Report 36)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.briefings.rules.problem import Problem
from generator.forms import Place, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.read import Written
    from generator.forms.plain import Plain

INVISIBLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_HINT = "Remove it. Where the source has it, quote around it."


def invisible(written: Written) -> Iterator[Problem]:
    """Yield controls, bidirectional ones too, and invisible characters, anywhere in the front matter or the prose."""
    for text, first in _texts(written):
        for n, row in enumerate(text.split("\n")):
            for found in INVISIBLE.finditer(row):
                place = Place(first + n, found.start() + 1, row.rstrip("\r"))
                yield _problem(found.group(), place=place)
    if "\\" in written.source.text:
        yield from _escaped(written, plain(written.source.text), ())


def _escaped(written: Written, value: Plain, keys: tuple[str | int, ...]) -> Iterator[Problem]:
    """Yield what the escapes of quoted YAML bring in; what stands in the text itself is reported already."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _escaped(written, key, (*keys, key))
            yield from _escaped(written, below, (*keys, key))
    elif isinstance(value, list):
        for i, below in enumerate(value):
            yield from _escaped(written, below, (*keys, i))
    elif (found := INVISIBLE.search(value or "")) and found.group() not in written.source.text:
        yield _problem(found.group(), keys=keys)


def _problem(c: str, keys: tuple[str | int, ...] = (), place: Place | None = None) -> Problem:
    message = f"the invisible character U+{ord(c):04X} can change what is read"
    return Problem(keys=keys, place=place, code="invisible-character", message=message, hint=_HINT)


def _texts(written: Written) -> tuple[tuple[str, int], tuple[str, int]]:
    return (written.source.text, written.source.first_line), (written.prose.text, written.prose.first_line)
