"""Characters that a reader cannot see but that change what is read (Unicode Technical Report 36)."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from generator.briefings.rules.problem import Problem
from generator.forms import INVISIBLE, UNSEEN_CODE, UNSEEN_HINT, Place, unseen, unseen_message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.briefings.prose import Prose
    from generator.briefings.read import Written

_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,31};")


def invisible(written: Written) -> Iterator[Problem]:
    """Yield controls, bidirectional ones too, and invisible characters, anywhere in the front matter or the prose."""
    for place, c in (*unseen(written.source), *unseen_in_prose(written.prose)):
        yield Problem(place=place, code=UNSEEN_CODE, message=unseen_message(c), hint=UNSEEN_HINT)


def unseen_in_prose(prose: Prose) -> Iterator[tuple[Place, str]]:
    """Yield each such character with its place: those typed, then those that Markdown makes of something else.

    An entity is told where it stands, or where its block begins; so is what an address in angle brackets prints.
    """
    rows = prose.text.split("\n")
    for n, row in enumerate(rows):
        for found in INVISIBLE.finditer(row):
            yield Place(prose.first_line + n, found.start() + 1, row.rstrip("\r")), found.group()
    if "&" not in prose.text and "%" not in prose.text:
        return
    for texts, lines in prose.texts():
        typed = rows[lines[0] : lines[1]]
        for c in dict.fromkeys(INVISIBLE.findall("\n".join(texts))):
            if not any(c in row for row in typed):
                n, column = _entity(typed, c)
                yield Place(prose.first_line + lines[0] + n, column + 1, typed[n].rstrip("\r") if typed else ""), c


def _entity(rows: Sequence[str], c: str) -> tuple[int, int]:
    """Find the entity that stands for a character; the beginning where there is none."""
    for n, row in enumerate(rows):
        for found in _ENTITY.finditer(row):
            if c in (unescape(found.group()), _numbered(found.group())):
                return n, found.start()
    return 0, 0


def _numbered(entity: str) -> str:
    """Answer the character that an entity gives by its number, as CommonMark reads it."""
    digits = entity[2:-1]
    if not entity.startswith("&#") or not digits:
        return ""
    try:
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    except ValueError:
        return ""
    return chr(code) if code < 0x110000 else ""  # noqa: PLR2004 -- the end of Unicode
