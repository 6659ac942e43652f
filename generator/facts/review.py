"""An article with its facts where they stand, and what looks like a fact and was not read: how an editor sees both."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import msgspec

from generator.facts.fact import Actor, Claim, Date, Figure, Place, Quotation
from generator.facts.numbers import numbers
from generator.facts.quotations import marked
from generator.facts.sentences import paragraph_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.facts.fact import Facts

MarkKind = Literal["claim", "quotation", "actor", "place", "date", "figure", "unread"]
MARK_KINDS: tuple[MarkKind, ...] = get_args(MarkKind)

_Span: TypeAlias = tuple[int, int]
_Fact: TypeAlias = Quotation | Figure | Place | Date | Actor | Claim
_DIGITS = re.compile(r"\d+(?:[.,:/-]\d+)*")
_MARK = 2  # a mark, and the space that some have inside
_DOUBLE = re.compile(r"[\"“”„«»]")


class Mark(msgspec.Struct, frozen=True):
    """A stretch `start:end` of an article, in code points: a fact's words, or with no fact what nothing was read of.

    `number` counts the marks of an article from 1, in the order in which they begin, the longer before the shorter.
    """

    number: int
    start: int
    end: int
    kind: MarkKind
    fact: _Fact | None


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text that no mark begins or ends inside; `marks` are those around it, the outermost first."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]


class ReviewedParagraph(msgspec.Struct, frozen=True):
    """A paragraph in pieces; together they are its text without the white space around it."""

    pieces: tuple[Piece, ...]

    @property
    def begins(self) -> tuple[Mark, ...]:
        """The marks that begin here."""
        return tuple(mark for piece in self.pieces for mark in piece.begins)

    @property
    def is_bare(self) -> bool:
        """Tell a paragraph with words, in which no fact was found."""
        has_words = any(map(str.isalnum, "".join(piece.text for piece in self.pieces)))
        return has_words and all(mark.fact is None for piece in self.pieces for mark in piece.marks)


def review(facts: Facts, text: str) -> tuple[ReviewedParagraph, ...]:
    """Cut an article's text into paragraphs and those into pieces, with every fact and all that was not read marked.

    Not read are numbers that are part of no figure, date, place or name, and quotation marks around no quotation.
    Marks may lie inside each other, and overlap in any other way.
    """
    marks = _marks(facts, text)
    borders = sorted({offset for mark in marks for offset in (mark.start, mark.end)})
    ends = [0, *paragraph_starts(text), len(text)]
    return tuple(
        ReviewedParagraph(tuple(_pieces(text, (low, high), borders, marks)))
        for low, high in (_stripped(text, a, b) for a, b in pairwise(ends))
        if low < high
    )


def _marks(facts: Facts, text: str) -> list[Mark]:
    found: list[tuple[int, int, MarkKind, _Fact | None]] = []
    kinds: tuple[tuple[MarkKind, Sequence[_Fact]], ...] = (
        ("claim", facts.claims), ("quotation", facts.quotations), ("actor", facts.actors),
        ("place", facts.places), ("date", facts.dates), ("figure", facts.figures),
    )  # fmt: skip
    for kind, of_kind in kinds:
        found += [(fact.start, fact.end, kind, fact) for fact in of_kind]
    read = _joined([(start, end) for start, end, kind, _ in found if kind not in ("claim", "quotation")])
    found += [(start, end, "unread", None) for start, end in _numbers(text) if not _touches(read, start, end)]
    quoted = _joined([(q.start, q.end) for q in facts.quotations])
    found += [(start, end, "unread", None) for start, end in _marked(text, quoted) if not _touches(quoted, start, end)]
    found.sort(key=lambda m: (m[0], -m[1], MARK_KINDS.index(m[2])))
    return [Mark(n, *mark) for n, mark in enumerate(found, 1)]


def _numbers(text: str) -> list[tuple[int, int]]:
    """Answer where numbers stand, in words or in digits, and dates and decimals, which are no counts."""
    spans = [(n.start, n.end) for n in numbers(text)]
    counts = _joined(spans)
    return spans + [m.span() for m in _DIGITS.finditer(text) if not _touches(counts, *m.span())]


def _marked(text: str, quoted: Sequence[_Span]) -> Iterator[_Span]:
    """Yield what stands between quotation marks, marks included, and double marks that are one of no pair."""
    pairs = [(m.start - 1, min(m.end + m.closed, len(text))) for m in marked(text)]
    yield from pairs
    around = _joined([*pairs, *((start - _MARK, end + _MARK) for start, end in quoted)])
    yield from (m.span() for m in _DOUBLE.finditer(text) if not _touches(around, *m.span()))


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    """Join spans that overlap, in order."""
    out: list[_Span] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def _touches(joined: Sequence[_Span], start: int, end: int) -> bool:
    """Tell whether a stretch shares a character with one of the joined spans."""
    at = bisect_left(joined, (end, 0)) - 1
    return at >= 0 and start < joined[at][1]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Answer a stretch without the white space at its ends."""
    words = text[start:end]
    low = start + len(words) - len(words.lstrip())
    return low, max(low, end - (len(words) - len(words.rstrip())))


def _pieces(text: str, paragraph: tuple[int, int], borders: Sequence[int], marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a paragraph wherever a mark begins or ends."""
    low, high = paragraph
    inside = borders[bisect_right(borders, low) : bisect_left(borders, high)]
    around = [mark for mark in marks[: bisect_left(marks, low, key=_begin)] if mark.end > low]
    for start, end in pairwise([low, *inside, high]):
        first = bisect_left(marks, start, key=_begin)
        begins = tuple(marks[first : bisect_left(marks, end, lo=first, key=_begin)])
        around = [*(mark for mark in around if mark.end > start), *begins]
        yield Piece(text[start:end], tuple(around), begins)


def _begin(mark: Mark) -> int:
    return mark.start
