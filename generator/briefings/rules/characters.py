"""Characters that a reader cannot see but that change what is read (Unicode Technical Report 36)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.briefings.rules.problem import Problem
from generator.forms import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.read import Written

_INVISIBLE = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


def invisible(written: Written) -> Iterator[Problem]:
    """Yield bidirectional controls and invisible characters, anywhere in the front matter or the prose."""
    for text, first in _texts(written):
        for n, row in enumerate(text.split("\n")):
            for found in _INVISIBLE.finditer(row):
                yield Problem(
                    place=Place(first + n, found.start() + 1, row.rstrip("\r")),
                    code="invisible-character",
                    message=f"the invisible character U+{ord(found.group()):04X} can change what is read",
                    hint="Remove it. Where the source has it, quote around it.",
                )


def _texts(written: Written) -> tuple[tuple[str, int], tuple[str, int]]:
    return (written.source.text, written.source.first_line), (written.prose.text, written.prose.first_line)
