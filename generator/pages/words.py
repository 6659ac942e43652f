"""Dates, numbers, countries and the fixed phrases about them, in words.

Dates are shown as precisely as they are known and no more; times in the incident's zone with UTC beside them.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from babel import Locale

    from generator.briefings import Figure, Place
    from generator.forms import Edtf

PRECISION = {
    1: "exact location",
    2: "near this point",
    3: "somewhere in this district",
    4: "somewhere in this province",
    5: "a vague area",
    6: "somewhere in this country",
    7: "across borders or at sea",
}
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
_QUALIFIED = {
    "exact": "{}",
    "at_least": "at least {}",
    "at_most": "at most {}",
    "more_than": "more than {}",
    "less_than": "fewer than {}",
    "about": "about {}",
}
_TENS = re.compile(r"-\dX[?~%]?$")
_SEASONS = {"03": "spring", "06": "summer", "09": "autumn", "12": "winter"}


def number(value: int, lang: str) -> str:
    """Write a whole number with the language's separators."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_locale(lang)))


def amount(figure: Figure, lang: str) -> str:
    """Write a figure's number with its qualifier: `more than 170`, `10 to 12`, `12 or more`."""
    if figure.value is not None:
        return _QUALIFIED[figure.qualifier].format(number(figure.value, lang))
    return span(figure.min, figure.max, lang)


def span(low: int | None, high: int | None, lang: str) -> str:
    """Write a range, open ends in words."""
    if low is None:
        return f"up to {number(high, lang)}" if high is not None else "not stated"
    if high is None:
        return f"{number(low, lang)} or more"
    return number(low, lang) if low == high else f"{number(low, lang)} to {number(high, lang)}"


def date(value: Edtf, lang: str, zone: str = "UTC") -> str:
    """Write a date as precisely as it is known: `20 November 2015`, `about June 2015`, `23:30 (23:30 UTC), …`."""
    first, _, last = value.text.partition("/")
    words = _one_date(first, value, lang, zone)
    if value.interval:
        ends = "an unknown date" if not last else "now" if last == ".." else _one_date(last, value, lang, zone)
        begins = "an unknown date" if first in ("", "..") else words
        return f"{begins} to {ends}"
    return words


def machine_date(value: Edtf, zone: str = "UTC") -> str | None:
    """Write a date for HTML's `datetime` attribute; None where it is no single day, month, year or instant."""
    if value.interval or value.approximate or value.uncertain:
        return None
    if value.precision == "time" and value.earliest:
        return _in_utc(value.earliest, zone, floating=value.floating).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.text if value.precision in ("day", "month", "year") and "X" not in value.text else None


def instant(value: Edtf, zone: str = "UTC") -> str:
    """Write a date as RFC 3339 wants it, for feeds: its first instant, in UTC."""
    first = value.sort_key()[0]
    at = _in_utc(first, zone, floating=value.floating) if value.floating else first
    return f"{at.year:04}{at:-%m-%dT%H:%M:%SZ}"


def country(code: str, lang: str) -> str:
    """Name a country in a language."""
    return str(_locale(lang).territories.get(code, code))


def language(code: str, lang: str) -> str:
    """Name a language in a language."""
    return str(_locale(lang).languages.get(code.partition("-")[0], code))


def where(place: Place, lang: str) -> str:
    """Name a place with what it lies in: `Radisson Blu hotel, Bamako, Mali`."""
    shown = [place.name]
    for part in (place.city, place.region, country(place.country, lang) if place.country else None):
        if part and not any(part in before for before in shown):
            shown.append(part)
    return ", ".join(shown)


def degrees(value: float) -> str:
    """Write a coordinate with at most five decimals, about a metre."""
    return f"{round(value, 5) + 0.0:.5f}".rstrip("0").rstrip(".")


def distance(metres: int) -> str:
    """Write a distance: `500 m`, `2.5 km`."""
    return f"{metres} m" if metres < 1000 else f"{metres / 1000:g} km"  # noqa: PLR2004 -- a kilometre


def is_right_to_left(lang: str) -> bool:
    """Tell whether a language is written from right to left."""
    return str(_locale(lang).text_direction) == "rtl"


def _one_date(text: str, value: Edtf, lang: str, zone: str) -> str:
    from generator.forms import Edtf

    if text in ("", ".."):
        return "an unknown date"
    one = Edtf.parse(text) if value.interval else value
    at = one.earliest
    if at is None:
        return text
    words = _by_precision(one, at, lang, zone)
    if one.approximate:
        words = f"about {words}"
    return f"{words} (uncertain)" if one.uncertain else words


def _by_precision(one: Edtf, at: dt.datetime, lang: str, zone: str) -> str:
    from babel.dates import format_date, format_skeleton

    locale = _locale(lang)
    match one.precision:
        case "time":
            return _time(_in_utc(at, zone, floating=one.floating), lang, zone)
        case "day":
            return str(format_date(at.date(), format="long", locale=locale))
        case "month":
            words = str(format_skeleton("yMMMM", at, locale=locale))
            last = (one.latest or at).day
            if not _TENS.search(one.text):
                return words
            return f"{at.day} to {last} {words}" if last > at.day else f"{at.day} {words}"
        case "season":
            return f"{_SEASONS[f'{at.month:02}']} {at.year}"
        case "year":
            return str(at.year)
        case "decade":
            return f"the {at.year}s"
        case _:
            return f"the century from {at.year}"


def _in_utc(at: dt.datetime, zone: str, *, floating: bool) -> dt.datetime:
    """Turn a clock's reading in a zone into naive UTC; what is UTC already stays."""
    return at.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC).replace(tzinfo=None) if floating else at


def _time(at: dt.datetime, lang: str, zone: str) -> str:
    from babel.dates import format_date

    utc = at.replace(tzinfo=dt.UTC)
    local = utc.astimezone(ZoneInfo(zone))
    day, other = (format_date(d.date(), format="long", locale=_locale(lang)) for d in (local, utc))
    if zone == "UTC":
        return f"{day}, {utc:%H:%M} UTC"
    return f"{day}, {local:%H:%M} local time ({'' if day == other else f'{other}, '}{utc:%H:%M} UTC)"


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    """Find the locale of a language tag; English (with day before month) where there is none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse("en-GB" if lang == "en" else lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")
