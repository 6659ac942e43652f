"""What an evidence page shows: the words that prove facts, marked, with a sentence either side."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from generator.forms import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from generator.seeds import Seed, Span

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE_END = re.compile(
    r"(?=[.!?…\n])"  # what follows is tried where it can begin, and nowhere else
    r"(?:(?:(?<!\b[A-Z])(?<![.!?…])[.!?…]+|(?<=\b[A-Z])[.!?…]{2,})[\"'”’»)]*\s+(?=[^a-z])|\n\s*)"
)


class Mark(msgspec.Struct, frozen=True):
    """Where the words that prove a fact begin; `number` counts the marks of a page."""

    number: int
    fact: str


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a source's text: plain where `facts` is empty, else words that prove these facts.

    `begins` marks the facts whose words begin here: their anchors.
    """

    text: str
    facts: tuple[str, ...]
    begins: tuple[Mark, ...]


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of a source's text, cut into passages."""

    passages: tuple[Passage, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of the facts whose words begin here."""
        return tuple(mark for passage in self.passages for mark in passage.begins)


def excerpts(seed: Seed, proofs: Mapping[str, Sequence[Span]], *, full: bool) -> tuple[tuple[Paragraph, ...], ...]:
    """Cut a source's text into the excerpts that its evidence page shows, each with a sentence either side.

    `proofs` gives spans by the fact's id. An excerpt is one or more paragraphs; with `full` the whole text is one.
    """
    spans = sorted({(s.start, s.end) for found in proofs.values() for s in found})
    if not spans:
        return ()
    firsts = sorted((min(s.start for s in found), fact) for fact, found in proofs.items() if found)
    marks = {fact: (start, Mark(n, fact)) for n, (start, fact) in enumerate(firsts, 1)}
    windows = [(0, len(seed.text))] if full else _windows(seed.text, spans)
    return tuple(
        tuple(Paragraph(tuple(_cut(seed.text, block, proofs, marks))) for block in _blocks(seed.text, window))
        for window in windows
    )


def seen(text: str) -> Markup:
    """Print a source's text; what would be invisible in it, or turn it around, stands there by its number instead."""
    from markupsafe import Markup, escape

    if text.isprintable():
        return escape(text)
    return Markup(  # noqa: S704 -- escaped; what is put in is a number
        INVISIBLE.sub(lambda m: f'<code class="control">[U+{ord(m[0]):04X}]</code>', str(escape(text)))
    )


def _windows(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Widen every span by a sentence either side, and join what then overlaps."""
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    windows: list[tuple[int, int]] = []
    for start, end in spans:
        before, after = bisect_right(ends, start) - 2, bisect_left(ends, end) + 1
        low, high = ends[max(before, 0)], ends[min(after, len(ends) - 1)]
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
        else:
            windows.append((low, high))
    return windows


def _blocks(text: str, window: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Part a stretch of text into its paragraphs, the white space between them left out."""
    for line in _LINE.finditer(text, *window):
        yield line.span()


def _cut(
    text: str,
    block: tuple[int, int],
    proofs: Mapping[str, Sequence[Span]],
    marks: Mapping[str, tuple[int, Mark]],
) -> Iterator[Passage]:
    low, high = block
    inside = [
        (max(s.start, low), min(s.end, high), fact)
        for fact, found in proofs.items()
        for s in found
        if s.start < high and low < s.end
    ]
    borders = sorted({low, high, *(b for start, end, _ in inside for b in (start, end))})
    for a, b in pairwise(borders):
        facts = tuple(fact for start, end, fact in inside if start <= a and b <= end)
        yield Passage(text[a:b], facts, tuple(mark for start, mark in marks.values() if start == a))
