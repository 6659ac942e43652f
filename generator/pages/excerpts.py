"""What an evidence page shows: the words that prove facts, marked, with a sentence either side."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.seeds import Seed, Span

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?…]+[\"'”’»)]*\s+(?=[^a-z])|\n\s*")


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a source's text: plain where `facts` is empty, else words that prove these facts.

    `begins` names the facts whose words begin here: their anchors.
    """

    text: str
    facts: tuple[str, ...]
    begins: tuple[str, ...]


def passages(seed: Seed, proofs: Mapping[str, Sequence[Span]], *, full: bool) -> tuple[tuple[Passage, ...], ...]:
    """Cut a source's text into the excerpts that its evidence page shows, each with a sentence either side.

    `proofs` gives spans by the fact's id. With `full` the whole text is one excerpt.
    """
    spans = sorted({(s.start, s.end) for found in proofs.values() for s in found})
    if not spans:
        return ()
    windows = [(0, len(seed.text))] if full else _windows(seed.text, spans)
    return tuple(tuple(_cut(seed.text, window, proofs)) for window in windows)


def _windows(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Widen every span by a sentence either side, and join what then overlaps."""
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    windows: list[tuple[int, int]] = []
    for start, end in spans:
        before = [e for e in ends if e <= start]
        after = [e for e in ends if e >= end]
        low, high = before[-2] if len(before) > 1 else 0, after[1] if len(after) > 1 else len(text)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
        else:
            windows.append((low, high))
    return windows


def _cut(text: str, window: tuple[int, int], proofs: Mapping[str, Sequence[Span]]) -> list[Passage]:
    low, high = window
    inside = [
        (s.start, s.end, fact) for fact, found in proofs.items() for s in found if low <= s.start and s.end <= high
    ]
    borders = sorted({low, high, *(b for start, end, _ in inside for b in (start, end))})
    first: dict[str, int] = {}
    for start, _, fact in sorted(inside):
        first.setdefault(fact, start)
    return [
        Passage(
            text[a:b],
            tuple(fact for start, end, fact in inside if start <= a and b <= end),
            tuple(fact for fact, start in first.items() if start == a),
        )
        for a, b in pairwise(borders)
        if text[a:b]
    ]
