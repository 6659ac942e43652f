"""Numbers as articles state them, in digits or in English and French words.

Both the figures of an article and the checker's test ("is this figure's number among those its evidence states?") rest
on these few rules, so a number that cannot be read with certainty is left out rather than guessed.

A point or a comma before exactly three digits parts thousands ("1.500" is 1,500): counts of people have no
fractions. Before "million" and "billion" it is a decimal mark. Other decimals are no counts and are left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.facts.numerals import BEGINNINGS, CONTINUATIONS, NUMERALS, read, vague

_WORDS = r"[^\W\d_]+"
_DIGITS = (
    r"\d{1,3}(?:,\d{2,3}){0,3},\d{3}(?!\d)"  # 1,500 and 1,50,000
    r"|\d{1,3}(?:\.\d{3}){1,3}(?!\d)"  # 1.500
    r"|\d{1,3}(?:['’\u00a0\u202f]\d{3}){1,3}(?!\d)"  # 1’500 and French 1 500 with a fixed space
    r"|\d{1,9}"
)
_LETTERS = re.compile(_WORDS)
_DIGIT = re.compile(r"\d")
_DAY = r"\d{4}-\d\d-\d\d|\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{2,4}"
_PIECE = re.compile(rf"(?P<day>{_DAY})|(?P<digits>{_DIGITS})(?P<fraction>[.,]\d+)?(?P<tail>\d*)|(?P<word>{_WORDS})")
_SCALES = {
    "million": 10**6,
    "millions": 10**6,
    "billion": 10**9,
    "thousand": 1000,
    "milliard": 10**9,
    "milliards": 10**9,
    "hundred": 100,
    "mille": 1000,
    "lakh": 10**5,
    "dozen": 12,
}
_COUNTED = {"member", "man", "men", "woman", "strong", "person", "people", "odd", "plus", "some"}
_MONTHS = re.compile(
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|april|june|july|may|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|décembre|le",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s{0,2}(?:-|–|—|\bto\b|\bor\b|\bà\b|\bou\b)\s{0,2}", re.IGNORECASE)
_BETWEEN = re.compile(r"\s{1,2}(?:and|et)\s{1,2}", re.IGNORECASE)
_BEFORE_CHANGE = re.compile(r"\b(?:from|de)\s{1,2}$", re.IGNORECASE)  # "rose from 14 to 18" is no range
_BEFORE_RANGE = re.compile(r"\b(?:between|entre)\s{1,2}$", re.IGNORECASE)
_SHORT = re.compile(r"\d{1,3}")
_ZEROS = re.compile(r"(?: 0\d\d)*")
_BOUNDS = 2


class Number(NamedTuple):
    """A number and where it stands; `value` is None for a range (`min` to `max`) or a vague number (`min` alone)."""

    start: int
    end: int
    text: str
    value: int | None
    min: int | None
    max: int | None


def numbers(text: str) -> tuple[Number, ...]:
    """Answer every whole number that a text states, in order; no two overlap.

    Left out: decimals, ordinals ("first", "27th"), times, numbers inside names ("AK-47"), and those that are joined to
    a unit ("seven-story", "27-year-old"). "dozens" is a vague number from 24 up, "hundreds" from 200 up.
    """
    if not _DIGIT.search(text) and NUMERALS.isdisjoint(_LETTERS.findall(text.lower())):  # most short texts
        return ()
    found: list[Number] = []
    pieces = list(_PIECE.finditer(text))
    upto = 0
    for at, piece in enumerate(pieces):
        if at < upto or (piece.lastgroup == "word" and piece.group().lower() not in BEGINNINGS):  # most words
            continue
        number, used = _next(text, pieces, at)
        if number and _stands_alone(text, number):
            found.append(number)
        upto = at + max(used, 1)
    return tuple(_ranges(text, _thousands(text, found)))


def _next(text: str, pieces: list[re.Match[str]], at: int) -> tuple[Number | None, int]:
    """Read the number that begins with this piece, and count the pieces it takes."""
    if pieces[at]["day"]:
        return None, 1
    return _digits(text, pieces, at) if pieces[at]["digits"] else _in_words(text, pieces, at)


def _digits(text: str, pieces: list[re.Match[str]], at: int) -> tuple[Number | None, int]:
    """Read digits, with a scale word after them ("1.5 million", "20 thousand")."""
    piece = pieces[at]
    start, end, written = piece.start("digits"), piece.end(), piece["digits"]
    if piece["tail"] or (written.startswith("0") and written != "0"):
        return None, 1
    scale, used = _scale(text, pieces, at)
    fraction = piece["fraction"] or ""
    if scale >= 10**6 and not fraction and re.fullmatch(r"\d+[.,]\d+", written):
        written, fraction = re.split(r"[.,]", written)
        fraction = f".{fraction}"
    if fraction:
        digits = fraction[1:]
        if scale < 10 ** len(digits):
            return (None, 1) if scale == 1 or len(digits) > 3 else (None, used)  # noqa: PLR2004 -- a distance or a length, in words
        value = int(written) * scale + int(digits) * scale // 10 ** len(digits)
    else:
        value = int(re.sub(r"\D", "", written)) * scale
    if used > 1:
        end = pieces[at + 1].end()
    return Number(start, end, text[start:end], value, value, value), used


def _scale(text: str, pieces: list[re.Match[str]], at: int) -> tuple[int, int]:
    """Answer what the word after a number multiplies it by, and how many pieces both take."""
    if at + 1 < len(pieces):
        after = pieces[at + 1]
        between = text[pieces[at].end() : after.start()]
        if after["word"] and len(between) == 1 and between.isspace():
            scale = _SCALES.get(after["word"].lower(), 1)
            return scale, 1 + (scale > 1)
    return 1, 1


def _in_words(text: str, pieces: list[re.Match[str]], at: int) -> tuple[Number | None, int]:
    """Read the longest number in words that begins here."""
    words: list[str] = []
    for last in range(at, min(at + 14, len(pieces))):
        if pieces[last]["word"] is None or (
            last > at and not _joins(text[pieces[last - 1].end() : pieces[last].start()])
        ):
            break
        words.append(pieces[last]["word"])
        if last > at and words[-1].lower() not in CONTINUATIONS:
            break
    if loose := vague(words):
        least, used = loose
        start, end = pieces[at].start(), pieces[at + used - 1].end()
        return Number(start, end, text[start:end], None, least, None), used
    value, used = read(words)
    if not used:
        return None, 1
    start, end = pieces[at].start(), pieces[at + used - 1].end()
    return Number(start, end, text[start:end], value, value, value), used


def _joins(between: str) -> bool:
    """Tell whether two words can belong to one number."""
    return between in (" ", "-", "\u2010", "\u2011", "\n", "\u00a0") or (between.isspace() and len(between) <= 3)  # noqa: PLR2004 -- a distance or a length, in words


def _stands_alone(text: str, number: Number) -> bool:
    """Tell a count from part of a name, a time, an ordinal or a measure."""
    start, end = number.start, number.end
    left, right = text[max(start - 2, 0) : start], text[end : end + 14]
    if left and (
        left[-1].isalnum() or left[-1] in "_/#" or (left[-1] in "-–.,:'’٫٬" and left[:-1] and left[0].isalnum())
    ):
        return (left[-1] in "-–" and left[0].isdigit()) or (left[-1] in "'’" and left[0] in "lLdDuU")
    if right[:1] and (right[0].isalnum() or right[0] in "_/"):
        return False
    if right[:1] in (":", ".", ",", "٫", "٬") and right[1:2].isdigit():
        return False
    if unit := re.match(r"[-\u2010\u2011]\s?([^\W\d_]+)", right):
        return unit[1].lower() in _COUNTED or unit[1].lower() in ("to", "or", "and")
    return text[max(start - 4, 0) : start].lower() not in ("per ", " no ", "\nno ", "no ") or not number.text.isalpha()


def _thousands(text: str, found: list[Number]) -> list[Number]:
    """Join thousands that a plain space parts ("1 500"), but no day of the month with a number after it."""
    out: list[Number] = []
    for single in found:
        number = _with_zeros(text, single)
        before = out[-1] if out else None
        if (
            before
            and before.end + 1 == number.start
            and text[before.end] == " "
            and re.fullmatch(r"\d{3}(?: \d{3}){0,2}", number.text)
            and re.fullmatch(r"\d{1,3}(?: \d{3}){0,2}", before.text)
            and not _MONTHS.fullmatch((text[max(before.start - 14, 0) : before.start].split() or [""])[-1])
        ):
            value = int((before.text + number.text).replace(" ", ""))
            out[-1] = Number(before.start, number.end, text[before.start : number.end], value, value, value)
            continue
        out.append(number)
    return out


def _with_zeros(text: str, number: Number) -> Number:
    """Read "3 000" and "1 073": what begins with a nought is no number of its own, so it belongs to the one before."""
    if not _SHORT.fullmatch(number.text):
        return number
    end = _ZEROS.match(text, number.end).end()  # type: ignore[union-attr]  # it matches nothing too
    if (
        end == number.end
        or (after := text[end : end + 2])[:1].isalnum()
        or (after[:1] in ".,:" and after[1:].isdigit())
    ):
        return number
    value = int(text[number.start : end].replace(" ", ""))
    return Number(number.start, end, text[number.start : end], value, value, value)


def _ranges(text: str, found: list[Number]) -> list[Number]:
    """Join two bounds into one number: "10 to 12", "10-12", "between 10 and 12"."""
    out: list[Number] = []
    for number in found:
        before = out[-1] if out else None
        if before and before.value is not None and number.value is not None and before.min == before.max:
            between = text[before.end : number.start]
            is_range = (
                _RANGE.fullmatch(between) and not _BEFORE_CHANGE.search(text, max(before.start - 10, 0), before.start)
            ) or (_BETWEEN.fullmatch(between) and _BEFORE_RANGE.search(text, max(before.start - 10, 0), before.start))
            if is_range and before.value < number.value:
                out[-1] = Number(
                    before.start, number.end, text[before.start : number.end], None, before.value, number.value
                )
                continue
        out.append(number)
    return out
