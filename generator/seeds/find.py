"""Find words in a seed, letter for letter: the proof behind every published fact.

Both sides go through one declared normalisation and no other: NFC, runs of white space to one space, typographic
quotation marks and apostrophes to ASCII, soft hyphens dropped. What is found must begin and end where words do:
otherwise “9 people died” would be found inside “19 people died”, and “one killed” inside “twenty-one killed”.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from generator.seeds.seed import Span

_FOLDED = {
    **dict.fromkeys(map(ord, "“”„‟«»〝〞＂"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛‹›＇ʼ"), "'"),
    0xAD: None,
}
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_MOST_COMPARED = 200_000


class Match(NamedTuple):
    """Where words were found; `whole` is False where the match begins or ends inside a word."""

    span: Span
    whole: bool


def normalised(text: str) -> str:
    """Apply the declared normalisation."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text.translate(_FOLDED))).strip()


def find(text: str, words: str, *, prefix: str = "", suffix: str = "") -> list[Match]:
    """Find every place where `words` stand in `text`, with `prefix` before and `suffix` after them.

    Offsets are code points into `text` as it is. Nothing is fuzzy. Overlapping matches count each.
    """
    needle, before, after = normalised(words), normalised(prefix), normalised(suffix)
    if not needle:
        return []
    haystack = _normalised_seed(text)
    found, at = [], haystack.find(needle)
    while at >= 0:
        end = at + len(needle)
        if haystack[:at].rstrip().endswith(before) and haystack[end:].lstrip().startswith(after):
            found.append((at, end))
        at = haystack.find(needle, at + 1)
    if not found:
        return []
    offsets = _offsets(text)
    return [
        Match(
            Span(offsets[a], offsets[b - 1] + _width(text, offsets, b)), _is_edge(haystack, a) and _is_edge(haystack, b)
        )
        for a, b in found
    ]


def nearest_passage(text: str, words: str) -> Span | None:
    """Find the passage most like `words`: to show in a message, never to prove anything.

    None where nothing is alike, or where the text is too long to compare.
    """
    if len(text) * max(len(words), 1) > _MOST_COMPARED * 2000:
        return None
    tokens = [(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
    wanted = [w.casefold() for w in _WORD.findall(words)]
    if not tokens or not wanted:
        return None
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    known, width = set(wanted), len(wanted)
    hits = [0]
    for token, _, _ in tokens:
        hits.append(hits[-1] + (token in known))
    starts = range(max(len(tokens) - width + 1, 1))
    best = sorted(starts, key=lambda i: hits[i] - hits[min(i + width, len(tokens))])[:20]
    score, place = 0.0, None
    for start in best:
        for size in {width, max(width - 1, 1), width + 1}:
            part = tokens[start : start + size]
            matcher.set_seq1([token for token, _, _ in part])
            if (ratio := matcher.ratio()) > score:
                score, place = ratio, Span(part[0][1], part[-1][2])
    return place if score >= 0.5 else None  # noqa: PLR2004 -- at least half of the words agree


def _is_edge(text: str, at: int) -> bool:
    """Tell whether a word may begin or end at this place."""
    if at in (0, len(text)):
        return True
    left, right = text[at - 1], text[at]
    if _joins(left) and _joins(right):
        return False
    if left in ".,-'" and at > 1:
        return not (_binds(text[at - 2], left, right))
    if right in ".,-'" and at + 1 < len(text):
        return not (_binds(left, right, text[at + 1]))
    return True


def _binds(left: str, mark: str, right: str) -> bool:
    """Tell whether a mark holds two parts of one word together: `twenty-one`, `1,500`, `don't`."""
    if mark in ".,":
        return left.isdigit() and right.isdigit()
    return _joins(left) and _joins(right)


def _joins(c: str) -> bool:
    """Tell whether a character is part of a word, in scripts that part their words with spaces."""
    if not (c.isalnum() or unicodedata.category(c)[0] == "M"):
        return False
    return not _unspaced(c)


def _unspaced(c: str) -> bool:
    """Tell characters of scripts that write without spaces between words."""
    return (
        "\u0e00" <= c <= "\u0eff"
        or "\u1000" <= c <= "\u109f"
        or "\u1780" <= c <= "\u17ff"
        or "\u2e80" <= c <= "\u9fff"
        or c >= "\U00020000"
    )


@lru_cache(maxsize=64)
def _normalised_seed(text: str) -> str:
    return normalised(text)


@lru_cache(maxsize=64)
def _offsets(text: str) -> list[int]:
    """For every character of the normalised text, where it comes from in the text."""
    offsets: list[int] = []
    out: list[str] = []
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        if c.isspace():
            j = i + 1
            while j < n and (text[j].isspace() or text[j] == "\xad"):
                j += 1
            if out:
                out.append(" ")
                offsets.append(i)
            i = j
            continue
        j = i + 1
        while j < n and _continues(text, i, j):
            j += 1
        for made in unicodedata.normalize("NFC", text[i:j].translate(_FOLDED)):
            out.append(made)
            offsets.append(i)
        i = j
    if out and out[-1] == " ":
        offsets.pop()
    return offsets


def _continues(text: str, start: int, at: int) -> bool:
    """Tell whether the character at `at` melts into the one that began at `start`: an accent, a Hangul vowel."""
    c = text[at]
    if c == "\xad" or unicodedata.combining(c):
        return True
    if c <= "\u0300":
        return False
    before = unicodedata.normalize("NFC", text[start:at])
    return len(unicodedata.normalize("NFC", before + c)) <= len(before)


def _width(text: str, offsets: list[int], end: int) -> int:
    """Count the characters of `text` that the last matched character was made of."""
    start = offsets[end - 1]
    if text[start].isspace():
        return 1
    stop = start + 1
    while stop < len(text) and _continues(text, start, stop):
        stop += 1
    return stop - start
