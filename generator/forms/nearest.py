"""The nearest right word to a wrong one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that `word` was probably meant to be; None where none is near."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6) if len(word) < 200 else []  # noqa: PLR2004 -- a word
    return found[0] if found else None
