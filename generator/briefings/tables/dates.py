"""When it happened, as exactly as the table knows: EDTF, and words for the title.

A date known only within some days, a week or a longer span is the interval of its first and last day; where the table
gives one day alone it is “about” that day. Whole months and years are written as such.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from generator.briefings.tables.mapping import Coded, Exactness

if TYPE_CHECKING:
    from generator.briefings.tables.mapping import Dates
    from generator.briefings.tables.row import Row

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?", re.ASCII)
_FULLEST = 12


def when(row: Row, dates: Dates) -> str | None:
    """Answer a row's date in EDTF; None, and the mistake noted, where there is none."""
    start = _day(row, dates.start, dates.format)
    end = _day(row, dates.end, dates.format) if dates.end and row.raw(dates.end) else start
    if start is None or end is None:
        return None
    if end < start:
        row.wrong(str(dates.end), f"{end} is before the first day, {start}", "Correct the one or the other.")
        return None
    exactness = row.read(dates.precision)
    column = dates.precision.column if isinstance(dates.precision, Coded) else None
    if column and row.raw(column) and exactness not in get_args(Exactness):
        known = ", ".join(dates.precision.codes) if isinstance(dates.precision, Coded) else ""
        row.wrong(column, f"“{row.text(column)}” is none of {known or ', '.join(get_args(Exactness))}")
        return None
    exactness = exactness or ("day" if start == end else "span")
    return _edtf(start, end, exactness)


@lru_cache(maxsize=8192)
def in_words(date: str, lang: str) -> str:
    """Write a date of `when` for readers of a language: `20 November 2015`, of a day that is not certain its month."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date, format_skeleton

    try:
        locale = Locale.parse("en-GB" if lang == "en" else lang, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en-GB", sep="-")
    first, slash, last = date.partition("/")
    if slash:
        return f"{in_words(first, lang)} – {in_words(last, lang)}"
    match first.count("-"):
        case 0:
            return first
        case 2 if not first.endswith("~"):
            return str(format_date(dt.date.fromisoformat(first), format="long", locale=locale))
        case _:
            return str(format_skeleton("yMMMM", dt.date.fromisoformat(f"{first[:7]}-01"), locale=locale))


def _day(row: Row, column: str, pattern: str | None) -> dt.date | None:
    text = row.raw(column)
    try:
        return _read(text, pattern)
    except ValueError:
        if not text:
            row.wrong(column, "the row has no date")
        elif pattern:
            message = f"“{row.text(column)}” is no date of the form {pattern}"
            row.wrong(column, message, "Correct it, or the mapping's format:")
        else:
            hint = "Write 2015-11-20, or say in the mapping how dates are written: date: {format: '%d/%m/%Y'}"
            row.wrong(column, f"“{row.text(column)}” is no date", hint)
    return None


@lru_cache(maxsize=8192)
def _read(text: str, pattern: str | None) -> dt.date:
    """Read a day; raises ValueError where it is none."""
    if pattern:
        return dt.datetime.strptime(text, pattern).date()  # noqa: DTZ007 -- a day has no zone
    found = _ISO.fullmatch(text)
    if not found:
        raise ValueError
    return dt.date.fromisoformat(found[1])


def _edtf(start: dt.date, end: dt.date, exactness: str) -> str:
    if exactness in ("month", "year") and _is_whole_year(start, end, exactness):
        return f"{start.year:04}"
    if exactness == "month" and _is_within_whole_month(start, end):
        return f"{start:%Y-%m}"
    if start != end:
        return f"{start.isoformat()}/{end.isoformat()}"
    return start.isoformat() if exactness == "day" else f"{start.isoformat()}~"


def _is_whole_year(start: dt.date, end: dt.date, exactness: str) -> bool:
    """Tell a whole year; a single day that stands for a year is one, too."""
    whole = (start.month, start.day, end.month, end.day) == (1, 1, _FULLEST, 31) and start.year == end.year
    return whole or (exactness == "year" and start == end)


def _is_within_whole_month(start: dt.date, end: dt.date) -> bool:
    """Tell a whole month; a single day that stands for a month is one, too."""
    last = calendar.monthrange(start.year, start.month)[1]
    return start == end or (start.day == 1 and end == start.replace(day=last))
