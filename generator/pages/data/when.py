"""Dates for machines: as the desk wrote them (EDTF, level 1), and the first and last day or instant that they mean."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from generator.forms import Edtf
from generator.pages import words

if TYPE_CHECKING:
    import datetime as dt

_SEASONS = {3: 1, 6: 2, 9: 3, 12: 4}  # by the first month of the northern season, as CSL counts them


class When(msgspec.Struct, frozen=True):
    """A date or time, as exact as it is known."""

    edtf: Annotated[str, Meta(description="As the desk wrote it, in the Extended Date/Time Format, level 1.")]
    start: Annotated[str | None, Meta(description="ISO 8601: the first day, or an instant in UTC; null: open.")]
    end: Annotated[str | None, Meta(description="The last day, or an instant in UTC; null: open or unknown.")]


def when(value: Edtf, zone: str) -> When:
    """Write a date for machines; a time without a zone is the clock's in `zone`."""
    return _when(value.text, zone)


def maybe(value: Edtf | None, zone: str) -> When | None:
    """Write a date, where there is one."""
    return None if value is None else _when(value.text, zone)


def reduced(edtf: str) -> str | None:
    """Write a date in ISO 8601 as exactly as it is known: `2015-06` for a month; None where ISO has no such form."""
    one = Edtf.parse(edtf)
    text = edtf.rstrip("?~%")
    return text if one.precision in ("day", "month", "year") and not one.interval and "X" not in text else None


def iso(date: When | None) -> str | None:
    """Write one date or instant in ISO 8601 as exactly as it is known, None where ISO has no such form."""
    if date is None or "/" in date.edtf:
        return None
    return date.start if "T" in date.edtf else reduced(date.edtf)


def date_variable(edtf: str) -> dict[str, Any]:
    """Write a date for CSL-JSON: `date-parts`, else a season, else the words as they stand."""
    ends = [_date_parts(part) for part in edtf.split("/")]
    known = [parts for parts in ends if parts]
    if len(known) != len(ends):
        return {"literal": edtf}
    one = Edtf.parse(edtf)
    variable: dict[str, Any] = {"date-parts": known}
    if one.precision == "season" and one.earliest and not one.interval:
        variable["season"] = _SEASONS[one.earliest.month]
    if one.approximate or one.uncertain:
        variable["circa"] = True
    return variable


def ends(edtf: str) -> tuple[Edtf | None, Edtf | None]:
    """Answer the beginning and the end of an interval, None where open or unknown; one date is both."""
    first, slash, last = edtf.partition("/")
    begin = Edtf.parse(first) if first not in ("", "..") else None
    return begin, (Edtf.parse(last) if last not in ("", "..") else None) if slash else begin


@lru_cache(maxsize=1024)
def _when(edtf: str, zone: str) -> When:
    begin, end = ends(edtf)
    return When(
        edtf, _day(begin, begin.earliest, zone) if begin else None, _day(end, end.latest, zone) if end else None
    )


def _day(one: Edtf, at: dt.datetime | None, zone: str) -> str | None:
    if one.precision == "time":
        return words.instant(one, zone)
    return at.date().isoformat() if at else None


def _date_parts(text: str) -> list[int] | None:
    if text in ("", ".."):
        return None
    one = Edtf.parse(text)
    match one.precision:
        case "time" | "day":
            return [int(n) for n in text[:10].split("-")]
        case "month" if one.earliest:
            return [one.earliest.year, one.earliest.month]
        case "year" | "season" if one.earliest:
            return [one.earliest.year]
    return None
