"""The timeline in the JSON format of TimelineJS 3.

Its texts are HTML by definition, so they are escaped here. Its dates know no zone: they are the clock's where it
happened, and `display_date` says in words how exact they are.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from generator.pages.data.when import ends

if TYPE_CHECKING:
    import datetime as dt

    from generator.forms import Edtf
    from generator.pages.data.record import Moment, Record
    from generator.pages.view import BriefingView, MomentView


class Date(msgspec.Struct, frozen=True, omit_defaults=True):
    """A date as exact as it is known."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """HTML."""

    headline: str
    text: str | None = None


class Slide(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One event, or the title."""

    start_date: Date | None = None
    end_date: Date | None = None
    display_date: str | None = None
    text: Text
    unique_id: str | None = None
    autolink: bool | None = None


class Timeline(msgspec.Struct, frozen=True):
    """The file's root."""

    title: Slide
    events: tuple[Slide, ...]


def of(record: Record, view: BriefingView) -> Timeline:
    """Answer a briefing's timeline, with dates and sources in the words of its page."""
    title = Slide(text=Text(escape(record.title), escape(record.summary) if record.summary else None), autolink=False)
    words = {m.id: m for m in view.timeline}
    return Timeline(title, tuple(_event(m, words[m.id], record.timezone) for m in record.timeline))


def _event(m: Moment, shown: MomentView, zone: str) -> Slide:
    source = shown.sourcing.source.name
    first, last = ends(m.at.edtf)
    begin = first or last
    return Slide(
        start_date=_date(begin, begin.earliest, zone) if begin else None,
        end_date=_date(last, last.latest, zone) if last and last is not begin else None,
        display_date=escape(shown.at.words),
        text=Text(escape(m.text), escape(f"{m.attributed_to} · {source}" if m.attributed_to else source)),
        unique_id=m.id,
        autolink=False,
    )


def _date(one: Edtf, at: dt.datetime | None, zone: str) -> Date | None:
    if at is None:
        return None
    match one.precision:
        case "time":
            there = at if one.floating else _local(at, zone)
            return Date(there.year, there.month, there.day, there.hour, there.minute)
        case "day":
            return Date(at.year, at.month, at.day)
        case "month" | "season":
            return Date(at.year, at.month)
        case _:
            return Date(at.year)


def _local(at: dt.datetime, zone: str) -> dt.datetime:
    from datetime import UTC

    return at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
