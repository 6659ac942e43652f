"""What the site-wide files need of a briefing: its lines of each of them, written once.

A site-wide file is a head and everybody's lines, one after the other. So it can be made from what is remembered of each
briefing, without reading any, and an edit of one briefing writes the lines of that one anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.pages.data import incident, tables

if TYPE_CHECKING:
    from generator.pages.data.record import Record


class Lines(msgspec.Struct, frozen=True, gc=False):
    """One briefing's lines: JSON without a comma at the end, CSV with a line end after every row.

    `start` and `end` are the first and last day of its incident, `country` its two letters: for the description of the
    whole.
    """

    incident: bytes
    feature: bytes
    incidents: str
    figures: str
    quotes: str
    sources: str
    counts: tuple[int, int, int]
    start: str | None
    end: str | None
    country: str | None


def lines(record: Record) -> Lines:
    """Write a published briefing's lines."""
    short = incident.of(record)
    return Lines(
        incident=msgspec.json.encode(short),
        feature=msgspec.json.encode(incident.feature(short)),
        incidents=tables.INCIDENTS.rows([short]),
        figures=tables.figures(record, short),
        quotes=tables.quotes(record, short),
        sources=tables.sources(record, short),
        counts=(len(record.figures), len(record.quotes), len(record.sources)),
        start=record.date.start[:10] if record.date.start else None,
        end=record.date.end[:10] if record.date.end else None,
        country=short.location.country if short.location else None,
    )
