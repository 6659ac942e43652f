"""Dates: what day, month or year an article's words mean, and no finer than they say.

A weekday is the latest on or before the day of publication, as news reports use it; "last June" is a month. Where
nobody said when the article was published, whatever depends on it stays unresolved.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.facts.fact import Date
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.facts.sentences import Article
    from generator.forms import Edtf

_DAYS = (
    "monday lundi",
    "tuesday mardi",
    "wednesday mercredi",
    "thursday jeudi",
    "friday vendredi",
    "saturday samedi",
    "sunday dimanche",
)
_WEEKDAYS = {day: n for n, days in enumerate(_DAYS) for day in days.split()}
_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan janvier",
            "february feb février",
            "march mar mars",
            "april apr avril",
            "may mai",
            "june jun juin",
            "july jul juillet",
            "august aug août",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre",
        ),
        1,
    )
    for name in names.split()
}
_PARTS = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
    "matin": "morning",
    "après-midi": "afternoon",
    "soir": "evening",
    "nuit": "night",
    "dawn": "dawn",
    "noon": "noon",
    "midday": "noon",
    "midnight": "midnight",
}
_DAY = "|".join(_WEEKDAYS)
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PART = "|".join(_PARTS)
_RULES = re.compile(
    rf"""
      (?P<iso>\b[0-9]{{4}}-[0-9][0-9]-[0-9][0-9]\b)
    | \b(?:(?:{_DAY}),?\s{{1,3}}(?:the\s)?)?
      (?P<d1>[0-9]{{1,2}}|1er)(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?P<m1>{_MONTH})\b\.?
      (?:,?\s{{1,3}}(?P<y1>(?:19|20)[0-9][0-9]|[0-9][0-9](?!\s{{1,3}}[^\W\d_]))\b
      (?!\s*(?:people|were|persons|others|[:,.][0-9])))?
    | \b(?:(?:{_DAY}),?\s{{1,3}})?(?P<m2>{_MONTH})\b\.?\s{{1,3}}(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?\b
      (?!\s*(?:people|were|persons|[:.][0-9]))(?:,?\s{{1,3}}(?P<y2>(?:19|20)[0-9][0-9])\b)?
    | \b(?P<m3>{_MONTH})\b\.?,?\s{{1,3}}(?:of\s)?(?P<y3>(?:19|20)[0-9][0-9])\b
    | \b(?P<last>last|this|next|in|since|en|depuis|early|late|mid|earlier\sthis)\s{{1,3}}(?P<m4>{_MONTH})\b
      (?!,?\s{{1,3}}(?:of\s)?(?:[0-9]{{1,2}},\s)?(?:19|20)[0-9][0-9]\b|\s{{1,3}}[0-9]{{1,2}}\b)
    | \b(?:(?P<which>last|next|past|this)\s{{1,3}})?
      (?P<wd>{_DAY})(?:'s|’s)?(?P<lastfr>\s{{1,3}}(?:dernier|prochain))?
      (?:\s{{1,3}}(?:(?:in\sthe|au)\s)?(?P<p1>{_PART}))?\b
    | \b(?P<rel>yesterday|today|tonight|hier|aujourd['’]hui|avant-hier|demain|tomorrow|last\snight|
          this\s(?:morning|afternoon|evening)|
          earlier\stoday|the\sday\sbefore\syesterday)(?:\s{{1,3}}(?P<p2>{_PART}))?\b
    | \b(?P<relmonth>last|this)\s{{1,3}}(?P<unit>month|year|week)\b
    | \b(?P<ago>[0-9]{{1,3}}|one|two|three|four|five|six|seven|eight|nine|ten|a)\s{{1,3}}
      (?P<agounit>day|week|month|year)s?\s(?:ago|earlier)\b
    | \b(?:in|since|en|depuis|of|during|early|late)\s{{1,3}}(?P<year>(?:19|20)[0-9][0-9])\b(?!\s*(?:people|hostages))
    | \b(?:early|late|mid)[\s-]{{1,3}}(?P<p3>morning|afternoon|evening)\b
    | \bduring\sthe\s(?P<p4>day|night)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BEGINS = frozenset((*_WEEKDAYS, *_MONTHS)) | vocabulary(
    """
    last this next in since en depuis of during early late mid earlier past yesterday today tonight hier aujourd avant
    demain tomorrow the one two three four five six seven eight nine ten a
    """
)
_NEEDS_MORE = vocabulary("in since en depuis of during the one two three four five six seven eight nine ten a")
_GOES_ON = frozenset(_MONTHS) | vocabulary("day days week weeks month months year years the")
_PIECE = re.compile(r"\w+")
_SMALL = {
    w: n for n, w in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
} | {"a": 1}
_WEEK = 7
_DATELINE = 160  # characters
_ABBREVIATED = 3


def dates(article: Article, published: Edtf | None) -> tuple[Date, ...]:
    """Find all dates; relative ones are resolved against the day of publication (or a dateline's full date)."""
    base = _base(article, published)
    found: list[Date] = []
    for match in _matches(article):
        if _is_no_date(match):
            continue
        edtf, part, rule = _resolve(match, base)
        found.append(Date(start=match.start(), end=match.end(), text=match.group(), edtf=edtf, part=part, rule=rule))
    return tuple(found)


def day_of_report(article: Article, published: Edtf | None) -> str | None:
    """Answer the day that relative dates count from, in EDTF; None where neither publication nor dateline gives it."""
    base = _base(article, published)
    return base.isoformat() if base else None


def has_wrong_weekday(date: Date) -> bool:
    """Tell a date in full whose own weekday is another: “Friday, 19 November 2015”, which was a Thursday."""
    first = _PIECE.match(date.text.lower())
    named = _WEEKDAYS.get(first.group()) if first else None
    if named is None or date.edtf is None or date.rule != "day-month-year":
        return False
    return dt.date.fromisoformat(date.edtf).weekday() != named


def _base(article: Article, published: Edtf | None) -> dt.date | None:
    return _day(published) or _dateline(article)


def _matches(article: Article) -> Iterator[re.Match[str]]:
    """Try the rules where a word that a date may begin with stands: far cheaper than at every letter."""
    end = 0
    for at, low in enumerate(article.lows):
        if low not in _BEGINS and (low.isalpha() or not low[0].isalnum()):
            continue
        if low in _NEEDS_MORE and not _goes_on(article, at):
            continue
        for piece in _PIECE.finditer(low):
            start = article.words[at].start + piece.start()
            may_begin = piece.group() in _BEGINS or piece.group()[0].isdigit()
            if start >= end and may_begin and (match := _RULES.match(article.text, start)):
                end = match.end()
                yield match


def _goes_on(article: Article, at: int) -> bool:
    """Tell "in" and "a" that stand before a month, a unit or digits: only there does a date begin with them."""
    after = article.low(at + 1)
    return after in _GOES_ON or not after.isalpha()


def _day(published: Edtf | None) -> dt.date | None:
    if published is None or published.earliest is None or published.precision not in ("day", "time"):
        return None
    return published.earliest.date()


def _dateline(article: Article) -> dt.date | None:
    """Answer the full date that a dateline gives: "SAN SALVADOR, 3 JAN 90 --"."""
    for match in takewhile(lambda match: match.start() < _DATELINE, _matches(article)):
        if (match["d1"] and match["y1"]) or (match["d2"] and match["y2"]):
            if re.match(r"\s*(?:\([^)]{1,40}\)\s*)?(?:--|[-–—])", article.text[match.end() : match.end() + 60]):
                return _calendar(
                    _year(match["y1"] or match["y2"]), match["m1"] or match["m2"], match["d1"] or match["d2"]
                )
            return None
    return None


def _is_no_date(match: re.Match[str]) -> bool:
    """Tell a month from the verb and the name: "may", "March", "Mar", "sun" alone are no dates."""
    month = match["m4"] or match["m1"] or match["m2"] or match["m3"]
    if month in ("may", "mar", "march"):
        return True
    return bool(month) and len(month) <= _ABBREVIATED and month.islower() and month != "mai"


def _resolve(match: re.Match[str], base: dt.date | None) -> tuple[str | None, str | None, str]:
    for group, resolve in (
        ("iso", _iso), ("d1", _full), ("d2", _full), ("m3", _month_of_year), ("m4", _month), ("wd", _weekday),
        ("rel", _relative),
        ("relmonth", _period), ("ago", _ago), ("year", _in_year),
    ):  # fmt: skip
        if match[group]:
            return resolve(match, base)
    part = match["p3"] or match["p4"]
    return None, None if part == "day" else part.lower(), "part-of-day"


def _iso(match: re.Match[str], _base: dt.date | None) -> tuple[str | None, None, str]:
    try:
        return dt.date.fromisoformat(match["iso"]).isoformat(), None, "iso"
    except ValueError:
        return None, None, "iso"


def _full(match: re.Match[str], base: dt.date | None) -> tuple[str | None, None, str]:
    """Read a day and a month, with their year or the latest on or before publication."""
    day, month, year = match["d1"] or match["d2"], match["m1"] or match["m2"], match["y1"] or match["y2"]
    if year:
        found = _calendar(_year(year), month, day)
        return (found.isoformat() if found else None), None, "day-month-year"
    if base is None:
        return None, None, "day-month"
    found = _calendar(base.year, month, day)
    if found and found > base + dt.timedelta(days=31):
        found = _calendar(base.year - 1, month, day)
    return (found.isoformat() if found else None), None, "day-month"


def _month_of_year(match: re.Match[str], _base: dt.date | None) -> tuple[str, None, str]:
    return f"{match['y3']}-{_MONTHS[match['m3'].lower()]:02}", None, "month-year"


def _month(match: re.Match[str], base: dt.date | None) -> tuple[str | None, None, str]:
    """Read a month alone: "last June" is the latest before the month of publication; "in June" may be it."""
    if base is None:
        return None, None, "month"
    month, which = _MONTHS[match["m4"].lower()], match["last"].lower()
    if which == "next":
        year = base.year + (month <= base.month)
    elif which == "this":
        year = base.year
    else:
        year = base.year - (month > base.month or (which == "last" and month == base.month))
    return f"{year:04}-{month:02}", None, "month"


def _weekday(match: re.Match[str], base: dt.date | None) -> tuple[str | None, str | None, str]:
    """Read the latest on or before publication; "next Friday" lies ahead, "last Friday" on Friday is a week ago."""
    part = _PARTS[match["p1"].lower()] if match["p1"] else None
    if base is None:
        return None, part, "weekday"
    back = (base.weekday() - _WEEKDAYS[match["wd"].lower()]) % _WEEK
    which = (match["which"] or match["lastfr"] or "").strip().lower()
    if which in ("next", "prochain"):
        back -= _WEEK
    elif which in ("last", "past", "dernier") and back == 0:
        back = _WEEK
    return _shifted(base, -back), part, "weekday"


def _relative(match: re.Match[str], base: dt.date | None) -> tuple[str | None, str | None, str]:
    word = " ".join(match["rel"].lower().replace("’", "'").split())
    part = _PARTS[match["p2"].lower()] if match["p2"] else None
    if word in ("tonight", "last night"):
        part = "night"
    elif word.startswith("this "):
        part = word[5:]
    if base is None:
        return None, part, "relative-day"
    shift = {
        "yesterday": -1,
        "hier": -1,
        "last night": -1,
        "avant-hier": -2,
        "the day before yesterday": -2,
        "tomorrow": 1,
        "demain": 1,
    }
    return _shifted(base, shift.get(word, 0)), part, "relative-day"


def _period(match: re.Match[str], base: dt.date | None) -> tuple[str | None, None, str]:
    unit, last = match["unit"].lower(), match["relmonth"].lower() == "last"
    if base is None or (unit == "week" and not last):
        return None, None, "relative-period"
    if unit == "year":
        return f"{base.year - last:04}", None, "relative-period"
    if unit == "month":
        first = base.replace(day=1)
        month = first - dt.timedelta(days=1) if last else first
        return f"{month:%Y-%m}", None, "relative-period"
    monday = base - dt.timedelta(days=base.weekday() + _WEEK)
    return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}", None, "relative-period"


def _ago(match: re.Match[str], base: dt.date | None) -> tuple[str | None, None, str]:
    """Read a number of days, weeks, months or years ago, as precise as its unit."""
    n = (
        _SMALL.get(match["ago"].lower()) or int(match["ago"])
        if not match["ago"].isalpha() or match["ago"].lower() in _SMALL
        else 0
    )
    if base is None or match.group().lower().endswith("earlier"):
        return None, None, "ago"
    unit = match["agounit"].lower()
    if unit == "day":
        return _shifted(base, -n), None, "ago"
    if unit == "year":
        return (f"{base.year - n:04}" if n < base.year else None), None, "ago"
    if unit == "month":
        months = base.year * 12 + base.month - 1 - n
        return (f"{months // 12:04}-{months % 12 + 1:02}" if months >= 12 else None), None, "ago"  # noqa: PLR2004 -- a distance or a length, in words
    about = _shifted(base, -_WEEK * n)
    return (f"{about}~" if about else None), None, "ago"


def _in_year(match: re.Match[str], _base: dt.date | None) -> tuple[str, None, str]:
    return match["year"], None, "year"


def _shifted(base: dt.date, days: int) -> str | None:
    try:
        return (base + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _year(written: str) -> int:
    return int(written) if len(written) > 2 else 1900 + int(written) if int(written) >= 50 else 2000 + int(written)  # noqa: PLR2004 -- a distance or a length, in words


def _calendar(year: int, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(year, _MONTHS[month.lower()], int(day.removesuffix("er")))
    except ValueError:
        return None
