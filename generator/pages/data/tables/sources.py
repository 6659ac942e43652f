"""The table of sources: a row for each of each briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from generator.pages.data.tables.shared import CONTEXT, INCIDENT, NOTE, context, day
from generator.pages.data.tables.table import Column, Table
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from generator.pages.data.incident import Incident
    from generator.pages.data.record import Record, Source

    Used: TypeAlias = tuple[Incident, Source, int]


def _cells(row: Used) -> tuple[Any, ...]:
    i, s, facts = row
    return (
        i.id,
        s.id,
        s.kind,
        s.publisher,
        s.title,
        s.author,
        s.url,
        s.archived,
        s.published.edtf if s.published else None,
        day(s.published),
        day(s.accessed),
        s.lang,
        s.reliability,
        s.derived_from,
        s.snapshot.sha256 if s.snapshot else None,
        facts,
        s.note,
        *context(i, f"source-{s.id}"),
    )


SOURCES: Table[Used] = Table(
    "sources.csv",
    noted("a row for each source of each briefing"),
    (
        INCIDENT,
        Column("id", "#meta+source+id", "string", noted("the source’s id in its briefing")),
        Column(
            "kind",
            "#meta+source+type",
            "string",
            noted("article, broadcast, statement, report, post, entry, interview"),
        ),
        Column("publisher", "#meta+source+name", "string", noted("publisher")),
        Column("title", "#meta+source+title", "string", noted("title; empty: the source states none")),
        Column("author", "#meta+source+author", "string", noted("author")),
        Column("source_url", "#meta+source+url", "string", noted("address")),
        Column("archived", "#meta+source+url+archived+list", "list", noted("archived copies")),
        Column("published", "#meta+date+edtf", "string", noted("when it was published (EDTF, level 1)")),
        Column("published_start", "#date+published", "date", noted("when it was published: first day")),
        Column("accessed", "#date+accessed", "date", noted("when the desk read it")),
        Column("lang", "#meta+lang", "string", noted("language (BCP 47)")),
        Column("reliability", "#meta+reliability", "string", noted("the Admiralty scale’s letter, A to F")),
        Column(
            "derived_from",
            "#meta+source+origin+list",
            "list",
            noted("ids of sources that it draws on: not independent of them"),
        ),
        Column("sha256", "#meta+hash", "string", noted("SHA-256 of the stored copy; empty: none is kept")),
        Column(
            "facts",
            "#meta+facts",
            "integer",
            noted("figures, quotations, actors, claims and timeline entries that rest on it"),
        ),
        NOTE,
        *CONTEXT,
    ),
    _cells,
)


def sources(record: Record, incident: Incident) -> str:
    """Write a briefing's rows of the table of sources."""
    facts = [f.source for f in record.facts]
    return SOURCES.rows((incident, s, facts.count(s.id)) for s in record.sources)
