"""Dates as precise as the source: the Extended Date/Time Format, level 1 (Library of Congress, ISO 8601-2:2019).

`2015-11-20`, `2015-11`, `2015`, `2015-11-20T23:30:00Z`, `2015-11-20~` (about), `2015-11-20?` (uncertain), `2015-11-2X`
(a digit not known), `2015-21` (spring), `2015-11-20/2015-11-21`, `2015-11-20/..` (open) and `/2015-11` (unknown).
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from typing import Any, Literal

Precision = Literal["time", "day", "month", "season", "year", "decade", "century"]

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|\dX|XX))?)?"
    r"(?:T(?P<time>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?(?P<sign>[?~%]?)",
    re.ASCII,
)
_ZONE = re.compile(r"(?:Z|[+-]\d\d(?::?\d\d)?)(?:/|$)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_EXAMPLES = "Write 2015-11-20, 2015-11, 2015-11-20~ (about), 2015-11-20/2015-11-21 or 2015-11-20T23:30:00Z."


class Edtf:
    """A date, time or interval; `text` as it was written, `earliest` and `latest` the instants that it may mean.

    Both instants are naive UTC; a date without a time spans its whole day as the calendar has it. `None` is an open
    or unknown end. A time without a zone is `floating`: local wherever it happened, its instants as the clock there
    showed them.
    """

    __slots__ = ("approximate", "earliest", "floating", "interval", "latest", "precision", "text", "uncertain")
    noun = "a date"

    def __init__(self, text: str) -> None:
        """Read a date; raises ValueError with what is wrong."""
        self.text = text
        first, slash, last = text.partition("/")
        self.interval = bool(slash)
        if "/" in last:
            raise ValueError(f"“{text}” has two slashes")
        start = _Part(first, open_end=self.interval)
        end = _Part(last, open_end=True) if slash else start
        self.earliest: dt.datetime | None = start.earliest
        self.latest: dt.datetime | None = end.latest
        if not (start.known or end.known):
            raise ValueError(f"“{text}” names no date")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"“{text}” ends before it begins")
        self.precision: Precision = start.precision if start.known else end.precision
        self.floating = self.precision == "time" and not _ZONE.search(text)
        self.uncertain = start.uncertain or end.uncertain
        self.approximate = start.approximate or end.approximate

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read a date as `Edtf(text)` does, remembering recent ones."""
        return _parse(text)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Describe the notation for editors."""
        return {"type": "string", "description": f"A date in EDTF level 1. {_EXAMPLES}"}

    def sort_key(self) -> tuple[dt.datetime, dt.datetime]:
        """Order by beginning, then by end; an unknown beginning takes the end's place."""
        first = self.earliest or self.latest or dt.datetime.min
        return first, self.latest or dt.datetime.max

    @property
    def day(self) -> str:
        """The first day as YYYY-MM-DD: for sorting and file names, not for readers."""
        return self.sort_key()[0].date().isoformat()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edtf) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Edtf({self.text!r})"

    def __str__(self) -> str:
        return self.text


@functools.lru_cache(maxsize=1024)
def _parse(text: str) -> Edtf:
    return Edtf(text)


class _Part:
    """One side of an interval, or the whole of a date."""

    __slots__ = ("approximate", "earliest", "known", "latest", "precision", "uncertain")

    def __init__(self, text: str, *, open_end: bool) -> None:
        self.earliest: dt.datetime | None = None
        self.latest: dt.datetime | None = None
        self.uncertain = self.approximate = False
        self.precision: Precision = "day"
        self.known = not (open_end and text in ("", ".."))
        if not self.known:
            return
        found = _DATE.fullmatch(text)
        if not found:
            raise ValueError(f"“{text}” is no date in EDTF. {_EXAMPLES}")
        self.uncertain, self.approximate = found["sign"] in ("?", "%"), found["sign"] in ("~", "%")
        try:
            self.earliest, self.latest, self.precision = _span(found)
        except (ValueError, OverflowError):
            raise ValueError(f"“{text}” is no day of the calendar. {_EXAMPLES}") from None


def _span(found: re.Match[str]) -> tuple[dt.datetime, dt.datetime, Precision]:
    """Answer the first and last instant, to the second, and the precision."""
    year, month, day = found["year"], found["month"], found["day"]
    if found["time"]:
        return _instant(found)
    if "X" in year:
        if month:
            raise ValueError
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return dt.datetime(max(low, 1), 1, 1), _end(high, 12, 31), "decade" if year[2] != "X" else "century"
    number = int(year)
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError
        return dt.datetime(number, 1, 1), _end(number, 12, 31), "year"
    if int(month) in _SEASONS:
        if day:
            raise ValueError
        first, last = _SEASONS[int(month)]
        ends = number + (last < first)
        last_day = calendar.monthrange(ends, last)[1]
        return dt.datetime(number, first, 1), _end(ends, last, last_day), "season"
    length = calendar.monthrange(number, int(month))[1]
    if day is None or day == "XX":
        return dt.datetime(number, int(month), 1), _end(number, int(month), length), "month"
    if day[1] == "X":
        low, high = max(int(day[0]) * 10, 1), min(int(day[0]) * 10 + 9, length)
        return dt.datetime(number, int(month), low), _end(number, int(month), high), "month"
    return dt.datetime(number, int(month), int(day)), _end(number, int(month), int(day)), "day"


def _instant(found: re.Match[str]) -> tuple[dt.datetime, dt.datetime, Precision]:
    if not found["day"] or "X" in found.group() or found["sign"]:
        raise ValueError
    zone = (found["zone"] or "Z").replace("Z", "+00:00")
    zone += ":00" if len(zone) == len("+01") else ""
    at = dt.datetime.fromisoformat(f"{found['year']}-{found['month']}-{found['day']}T{found['time']}{zone}")
    at = at.astimezone(dt.UTC).replace(tzinfo=None)
    if not dt.MINYEAR < at.year < dt.MAXYEAR:  # no room for other zones
        raise ValueError
    return at, at, "time"


def _end(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, 23, 59, 59)
