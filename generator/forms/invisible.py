"""Characters that a reader cannot see but that change what is read (Unicode Technical Report 36)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.forms.plain import YamlMistake, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding
    from generator.forms.form import Keys, Place, Source
    from generator.forms.plain import Plain

INVISIBLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
UNSEEN_CODE = "invisible-character"
UNSEEN_HINT = "Remove it. Where the source has it, quote around it."


def unseen(source: Source) -> Iterator[tuple[Place, str]]:
    """Yield each such character with its place: those typed, then those that the escapes of quoted YAML bring in."""
    for n, row in enumerate(source.text.split("\n"), 1):
        for found in INVISIBLE.finditer(row):
            yield source.at(n, found.start() + 1), found.group()
    if "\\" in source.text:
        try:
            value = plain(source.text)
        except YamlMistake:  # told by whoever reads the form
            return
        for keys, c in _escaped(value, ()):
            if c not in source.text:
                yield source.place(*keys), c


def unseen_message(c: str) -> str:
    """Say what is wrong with such a character."""
    return f"the invisible character U+{ord(c):04X} can change what is read"


def unseen_findings(source: Source) -> list[Finding]:
    """Make an error of each such character in a form."""
    return [source.finding(at, UNSEEN_CODE, unseen_message(c), UNSEEN_HINT) for at, c in unseen(source)]


def _escaped(value: Plain, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _escaped(key, (*keys, key))
            yield from _escaped(below, (*keys, key))
    elif isinstance(value, list):
        for i, below in enumerate(value):
            yield from _escaped(below, (*keys, i))
    elif found := INVISIBLE.search(value or ""):
        yield keys, found.group()
