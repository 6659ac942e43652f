"""Articles that share their words: reprints of one wire story, and one quotation in two articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_SHINGLE = 5  # words in a row
_LEAST = 20  # of them; a shorter text is too little to tell
_SHARED = 0.6  # of the shorter article's
_FEWEST_WORDS = 5  # of a quotation that is recognised


def reprints(texts: Sequence[str]) -> tuple[int | None, ...]:
    """Answer for each text which earlier one it reprints: most of the shorter one's five-word runs stand in both."""
    seen = [_shingles(text) for text in texts]
    out: list[int | None] = []
    for n, own in enumerate(seen):
        roots = (k for k in range(n) if out[k] is None and _is_shared(own, seen[k]))
        out.append(next(roots, None))
    return tuple(out)


def same_words(one: str, other: str) -> bool:
    """Tell whether two quotations are one: the same words, or the shorter one's inside the longer one's."""
    a, b = sorted((_folded(one), _folded(other)), key=len)
    if len(a.split()) < _FEWEST_WORDS:
        return a == b and bool(a)
    return f" {a} " in f" {b} "


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))


def _is_shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    least = min(len(one), len(other))
    return least >= _LEAST and len(one & other) >= _SHARED * least
