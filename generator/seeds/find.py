"""Find words in a seed, letter for letter: the proof behind every published fact.

Both sides go through one declared normalisation and no other: NFC, runs of white space to one space, typographic
quotation marks and apostrophes to ASCII, soft hyphens dropped. What is found must begin and end where words do:
otherwise “9 people died” would be found inside “19 people died”, and “one killed” inside “twenty-one killed”.

Everything here takes time in proportion to the text's length, however odd the text.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.seeds.seed import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDED = {**dict.fromkeys("“”„‟«»〝〞＂", '"'), **dict.fromkeys("‘’‚‛‹›＇ʼ", "'"), "\xad": ""}
_TABLE = str.maketrans(_FOLDED)
_GAP = re.compile(r"\s{2,}")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3} \d{3}(?!\d)")
_BINDS_WORDS = frozenset("-'\u2010\u2011\u200c\u200d")  # hyphens; joiners of Persian and Indian scripts
_BINDS_DIGITS = frozenset(
    ".,:/_\xb7\u2012\u2013\u2212\u066b\u066c\uff0c\uff0e"
)  # 10–12; 1·500; Arabic, full-width signs
_UNSEEN = re.compile(  # Unicode's Default_Ignorable_Code_Point, and the marks of interlinear annotation
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_AT_HAND = 16  # seeds: those of the briefing that is being checked
_AROUND = 64  # characters either side that an edge is judged by
_MOST_CHARACTERS = 2_000_000
_MOST_PAIRS = 5_000


class Match(NamedTuple):
    """Where words were found; `whole` is False where the match begins or ends inside a word."""

    span: Span
    whole: bool


def normalised(text: str) -> str:
    """Apply the declared normalisation."""
    if not text.isascii():
        for mark, plain in _FOLDED.items():  # many times faster than a table, on a whole text
            text = text.replace(mark, plain)
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def find(text: str, words: str, *, prefix: str = "", suffix: str = "") -> list[Match]:
    """Find every place where `words` stand in `text`, with `prefix` before and `suffix` after them.

    Offsets are code points into `text` as it is. Nothing is fuzzy. Overlapping matches count each.
    """
    return list(each(text, words, prefix=prefix, suffix=suffix))


def each(text: str, words: str, *, prefix: str = "", suffix: str = "", start: int = 0) -> Iterator[Match]:
    """Yield what `find` answers from `start` on, one place after the other, for those who need the first alone."""
    needle, before, after = normalised(words), normalised(prefix), normalised(suffix)
    haystack = _normalised_seed(text)
    if not needle or (at := haystack.find(needle)) < 0:
        return
    starts, ends = _offsets(text)
    if start:
        at = haystack.find(needle, bisect_left(starts, start))
    while at >= 0:
        end = at + len(needle)
        left, right = at - (haystack[at - 1 : at] == " "), end + (haystack[end : end + 1] == " ")
        if haystack.endswith(before, 0, left) and haystack.startswith(after, right):
            yield Match(Span(starts[at], ends[end - 1]), _is_edge(haystack, at) and _is_edge(haystack, end))
        at = haystack.find(needle, at + 1)


def nearest_passage(text: str, words: str) -> Span | None:
    """Find the passage most like `words`: to show in a message, never to prove anything.

    None where nothing is alike, or where the text is too long to compare.
    """
    if len(text) + len(words) > _MOST_CHARACTERS:
        return None
    tokens = [(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
    wanted = [w.casefold() for w in _WORD.findall(words)]
    if not tokens or not wanted:
        return None
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    known, width = Counter(wanted), len(wanted)
    hits = [0]
    for token, _, _ in tokens:
        hits.append(hits[-1] + (token in known))
    starts = range(max(len(tokens) - width + 1, 1))
    best = sorted(starts, key=lambda i: hits[i] - hits[min(i + width, len(tokens))])[:20]
    score, place = 0.0, None
    for start in best:
        for size in (width, max(width - 1, 1), width + 1):
            part = tokens[start : start + size]
            matcher.set_seq1([token for token, _, _ in part])
            ratio = matcher.quick_ratio()
            if ratio > score and sum(known[token] for token, _, _ in part) <= _MOST_PAIRS:
                ratio = matcher.ratio()
            if ratio > score:
                score, place = ratio, Span(part[0][1], part[-1][2])
    return place if score >= 0.5 else None  # noqa: PLR2004 -- at least half of the words agree


def seen(text: str) -> str:
    """Leave out characters that nobody sees, such as the zero-width space: they part neither words nor numbers."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def _is_edge(text: str, at: int) -> bool:
    """Tell whether a word may begin or end at this place."""
    if 0 < at < len(text) and text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1].isalnum():
        return False
    begin, stop = max(at - _AROUND, 0), at + _AROUND
    if at < len(text) and _is_mark(text[at]):
        return False
    before, after = seen(text[begin:at]), seen(text[at:stop])
    if not before or not after:  # the text begins or ends; or there are more unseen characters than any text needs
        return (bool(before) or not begin) and (bool(after) or stop >= len(text))
    text, at = before + after, len(before)
    left, right = text[at - 1], text[at]
    if _is_mark(right) or (_joins(left) and _joins(right)) or (left.isnumeric() and right.isnumeric()):
        return False
    if left == " " or right == " ":
        return not _is_in_number(text, at - (left == " "))
    if at > 1 and _binds(text[at - 2], left, right):
        return False
    return not (at + 1 < len(text) and _binds(left, right, text[at + 1]))


def _is_mark(c: str) -> bool:
    """Tell accents and vowel signs, which belong to the letter before them."""
    return unicodedata.category(c)[0] == "M"


def _joins(c: str) -> bool:
    """Tell whether a character is part of a word, in scripts that part their words with spaces."""
    return (c.isalnum() or _is_mark(c)) and not _unspaced(c)


def _unspaced(c: str) -> bool:
    """Tell characters of scripts that write without spaces between words."""
    return (
        "\u0e00" <= c <= "\u0fff"
        or "\u1000" <= c <= "\u109f"
        or "\u1780" <= c <= "\u17ff"
        or "\u2e80" <= c <= "\u9fff"
        or "\uf900" <= c <= "\ufaff"
        or "\uff66" <= c <= "\uff9f"
        or "\U00020000" <= c <= "\U0003ffff"
    )


def _is_in_number(text: str, space: int) -> bool:
    """Tell whether a space parts the thousands of one number, as in French: `1 500`."""
    found = _THOUSANDS.search(text, max(space - 4, 0), space + 5)
    return found is not None and found.start() < space < found.end()


def _binds(left: str, mark: str, right: str) -> bool:
    """Tell whether a mark holds two parts of one word or number together: `twenty-one`, `1,500`, `don't`."""
    if mark in _BINDS_DIGITS:
        return left.isdigit() and right.isdigit()
    return mark in _BINDS_WORDS and _joins(left) and _joins(right)


@lru_cache(maxsize=_AT_HAND)
def _normalised_seed(text: str) -> str:
    return normalised(text)


@lru_cache(maxsize=_AT_HAND)
def _offsets(text: str) -> tuple[array[int], array[int]]:
    """For every character of the normalised text, where what it was made of begins and ends in the text."""
    if "\xad" not in text and unicodedata.is_normalized("NFC", text):
        return _plain_offsets(text)
    starts, ends = array("I"), array("I")
    made = " "
    i, n = 0, len(text)
    while i < n:
        j = i + 1
        if text[i].isspace():
            while j < n and (text[j].isspace() or text[j] == "\xad"):
                j += 1
            made = " " if starts else ""
        else:
            while j < n and _continues(text, i, j):
                j += 1
            made = unicodedata.normalize("NFC", text[i:j].translate(_TABLE))
        starts.extend([i] * len(made))
        ends.extend([j] * len(made))
        i = j
    if starts and made == " ":
        del starts[-1], ends[-1]
    return starts, ends


def _plain_offsets(text: str) -> tuple[array[int], array[int]]:
    """Do the same for text in which only white space changes: a stretch without wide gaps at a time."""
    starts, ends = array("I"), array("I")
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    for gap in _GAP.finditer(text, first, last):
        starts.extend(range(first, gap.start() + 1))
        ends.extend(range(first + 1, gap.start() + 1))
        ends.append(gap.end())
        first = gap.end()
    starts.extend(range(first, last))
    ends.extend(range(first + 1, last + 1))
    return starts, ends


def _continues(text: str, start: int, at: int) -> bool:
    """Tell whether the character at `at` melts into the one that began at `start`: an accent, a Hangul vowel."""
    c = text[at]
    if c == "\xad" or unicodedata.combining(c):
        return True
    if c <= "\u0300":
        return False
    before = unicodedata.normalize("NFC", text[start:at].translate(_TABLE))
    return len(unicodedata.normalize("NFC", before + c)) <= len(before)
