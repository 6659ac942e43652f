"""Pairs of quotation marks: straight, curly, guillemets and single ones, told from apostrophes and possessives.

Marks are paired within a paragraph. One that its paragraph does not close ends with the paragraph where the next one
opens with a mark: the convention for quotations over several paragraphs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.facts.sentences import paragraph_starts

# What may close a mark; the second is what hurried typing mixes in (“no evidence").
_CLOSES = {'"': '"”', "“": '”"', "„": '“”"', "«": "»", "‘": "’", "'": "'", "‹": "›"}
_DOUBLE = '"“„«'
_MARK = re.compile(r"[\"“”„«»‘’'‹›]")


class Marked(NamedTuple):
    """The inside of a pair of marks, `start:end`; `closed` is False where the paragraph ends before the mark does."""

    start: int
    end: int
    closed: bool


def marked(text: str) -> list[Marked]:
    """Pair quotation marks. Apostrophes are none; a mark that its paragraph does not close ends with the paragraph."""
    out: list[Marked] = []
    if not _MARK.search(text):
        return out
    for start, end in _paragraph_spans(text):
        out += _pairs(text, start, end)
    return out


def _paragraph_spans(text: str) -> list[tuple[int, int]]:
    starts = [0, *paragraph_starts(text)]
    return [(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if b > a]


def _pairs(text: str, start: int, end: int) -> list[Marked]:
    """Pair the marks of one paragraph; those inside a quotation are its own words."""
    out: list[Marked] = []
    opened: tuple[int, str] | None = None
    inner = ""
    for found in _MARK.finditer(text, start, end):
        mark, at = found.group(), found.start()
        if opened is None:
            if mark in _CLOSES and _may_open(text, at, mark, start):
                opened, inner = (at, mark), ""
        elif inner and mark in _CLOSES[inner] and _may_close(text, at, mark, end):
            inner = ""
        elif not inner and mark in _CLOSES[opened[1]] and _may_close(text, at, mark, end):
            out.append(Marked(opened[0] + 1, at, closed=True))
            opened = None
        elif _opens_inside(text, at, mark, start, opened[1]):
            inner = mark
    if opened and opened[1] in _DOUBLE and _continues(text, end):
        out.append(Marked(opened[0] + 1, end, closed=False))
    return out


def _opens_inside(text: str, at: int, mark: str, start: int, outer: str) -> bool:
    """Tell a mark of the other double kind that opens inside a quotation and is closed by its like."""
    return mark in _DOUBLE and mark != outer and _CLOSES[mark][0] != outer and _may_open(text, at, mark, start)


def _may_open(text: str, at: int, mark: str, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in "«„":
        return True
    if mark in "'‘":
        return not before.isalnum() and before not in ".,!?" and (after.isalnum() or after in "…[")
    return not before.isalnum() and not after.isspace() and after not in ",;)"


def _may_close(text: str, at: int, mark: str, end: int) -> bool:
    before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
    if mark in "'’":
        if after.isalnum():
            return False
        return before in ".,!?…" or not (before in "sS" and after == " " and _closed_later(text, at, end, mark))
    if mark == '"':
        return not before.isspace() or not (after.isalnum() or after in "[…")
    return mark in "»”“›"


def _closed_later(text: str, at: int, end: int, mark: str) -> bool:
    """Tell a possessive ("the rebels' camp") from a closing mark: another closing mark follows soon."""
    later = text.find(mark, at + 1, min(end, at + 200))
    if mark == "’" and 0 < text.find("‘", at, end) < later:
        return False
    return later > 0 and not text[later - 1].isspace() and not text[later + 1 : later + 2].isalnum()


def _continues(text: str, end: int) -> bool:
    """Tell whether the next paragraph begins with an opening mark: the convention for long quotations."""
    rest = text[end : end + 4].lstrip()
    return rest[:1] in '"“«»„' if rest else False
