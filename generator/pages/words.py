"""Dates, numbers, countries and the fixed phrases about them, in words.

Dates are shown as precisely as they are known and no more; times in the incident's zone with UTC beside them.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.pages.labels import QUALIFIED, SEASONS

if TYPE_CHECKING:
    from generator.briefings import Figure, Place
    from generator.forms import Edtf
    from generator.pages.tongue import Tongue

_TENS = re.compile(r"-\dX[?~%]?$")


@lru_cache(maxsize=1024)
def number(value: int, tongue: Tongue) -> str:
    """Write a whole number with the language's separators."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=tongue.locale))


def amount(figure: Figure, tongue: Tongue) -> str:
    """Write a figure's number with its qualifier: `more than 170`, `10 to 12`, `12 or more`."""
    if figure.value is not None:
        return tongue.say(QUALIFIED[figure.qualifier], amount=number(figure.value, tongue))
    return span(figure.min, figure.max, tongue)


def span(low: int | None, high: int | None, tongue: Tongue) -> str:
    """Write a range, open ends in words."""
    if low is None:
        return tongue.say("not stated") if high is None else tongue.say("up to {high}", high=number(high, tongue))
    if high is None:
        return tongue.say("{low} or more", low=number(low, tongue))
    if low == high:
        return number(low, tongue)
    return tongue.say("{low} to {high}", low=number(low, tongue), high=number(high, tongue))


@lru_cache(maxsize=1024)
def date(value: Edtf, tongue: Tongue, zone: str = "UTC") -> str:
    """Write a date as precisely as it is known: `20 November 2015`, `about June 2015`, `23:30 (23:30 UTC), …`."""
    first, _, last = value.text.partition("/")
    words = _one_date(first, value, tongue, zone)
    if value.interval:
        ends = tongue.say("now") if last == ".." else _one_date(last, value, tongue, zone)
        return tongue.say("{begin} to {end}", begin=words, end=ends)
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


def country(code: str, tongue: Tongue) -> str:
    """Name a country in a language."""
    return str(tongue.locale.territories.get(code, code))


def language(code: str, tongue: Tongue) -> str:
    """Name a language in a language."""
    return str(tongue.locale.languages.get(code.partition("-")[0], code))


def where(place: Place, tongue: Tongue) -> str:
    """Name a place with what it lies in: `Radisson Blu hotel, Bamako, Mali`."""
    shown = [place.name]
    for part in (place.city, place.region, country(place.country, tongue) if place.country else None):
        if part and not any(part in before for before in shown):
            shown.append(part)
    return tongue.comma.join(shown)


def degrees(value: float) -> str:
    """Write a coordinate with at most five decimals, about a metre."""
    return f"{round(value, 5) + 0.0:.5f}".rstrip("0").rstrip(".")


def distance(metres: int, tongue: Tongue) -> str:
    """Write a distance: `500 m`, `2.5 km`; `2,5 km` in French."""
    return length(metres, "m", tongue) if metres < 1000 else length(metres / 1000, "km", tongue)  # noqa: PLR2004 -- a kilometre


@lru_cache(maxsize=1024)
def length(value: float, unit: str, tongue: Tongue) -> str:
    """Write a number of `m` or `km`."""
    from babel.units import format_unit

    name = {"m": "length-meter", "km": "length-kilometer"}[unit]
    return str(format_unit(value, name, "short", locale=tongue.locale))


def _one_date(text: str, value: Edtf, tongue: Tongue, zone: str) -> str:
    from generator.forms import Edtf

    if text in ("", ".."):
        return tongue.say("an unknown date")
    one = Edtf.parse(text) if value.interval else value
    at = one.earliest
    if at is None:
        return text
    words = _by_precision(one, at, tongue, zone)
    if one.approximate:
        words = tongue.say("about {date}", date=words)
    return tongue.say("{date} (uncertain)", date=words) if one.uncertain else words


def _by_precision(one: Edtf, at: dt.datetime, tongue: Tongue, zone: str) -> str:
    from babel.dates import format_date, format_skeleton

    locale = tongue.locale
    match one.precision:
        case "time":
            return _time(_in_utc(at, zone, floating=one.floating), tongue, zone)
        case "day":
            return str(format_date(at.date(), format="long", locale=locale))
        case "month":
            words = str(format_skeleton("yMMMM", at, locale=locale))
            last = (one.latest or at).day
            if not _TENS.search(one.text):
                return words
            if last == at.day:
                return f"{at.day} {words}"
            return tongue.say("{first} to {last} {month}", first=at.day, last=last, month=words)
        case "season":
            return tongue.say(SEASONS[f"{at.month:02}"], year=at.year)
        case "year":
            return str(at.year)
        case "decade":
            return tongue.say("the {year}s", year=at.year)
        case _:
            return tongue.say("the century from {year}", year=at.year)


def _in_utc(at: dt.datetime, zone: str, *, floating: bool) -> dt.datetime:
    """Turn a clock's reading in a zone into naive UTC; what is UTC already stays."""
    return at.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC).replace(tzinfo=None) if floating else at


def _time(at: dt.datetime, tongue: Tongue, zone: str) -> str:
    from babel.dates import format_date

    utc = at.replace(tzinfo=dt.UTC)
    local = utc.astimezone(ZoneInfo(zone))
    day, other = (format_date(d.date(), format="long", locale=tongue.locale) for d in (local, utc))
    if zone == "UTC":
        return f"{day}, {utc:%H:%M} UTC"
    there = f"{utc:%H:%M}" if day == other else f"{other}, {utc:%H:%M}"
    return tongue.say("{day}, {time} local time ({utc} UTC)", day=day, time=f"{local:%H:%M}", utc=there)
