"""The table of quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from generator.pages.data.tables.shared import CONTEXT, INCIDENT, NOTE, ROLE, SOURCE, VIA, context, day, outlet
from generator.pages.data.tables.table import Column, Table
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from generator.pages.data.incident import Incident
    from generator.pages.data.record import Quote, Record, Source

    Quoted: TypeAlias = tuple[Incident, Quote, Source]


def _cells(row: Quoted) -> tuple[Any, ...]:
    i, q, s = row
    return (
        i.id,
        q.id,
        q.text,
        q.kind,
        q.lang,
        q.original,
        q.translated_by,
        q.speaker,
        q.role,
        outlet(q.via),
        q.said.edtf if q.said else None,
        day(q.said),
        s.id,
        s.publisher,
        s.url,
        q.proof.state == "checked",
        q.note,
        *context(i, q.id),
    )


QUOTES: Table[Quoted] = Table(
    "quotes.csv",
    noted("a row for each quotation"),
    (
        INCIDENT,
        Column("id", "#meta+id", "string", noted("the quotation’s id in its briefing")),
        Column("text", "#description+quote", "string", noted("the words; of a translation, the translator’s")),
        Column(
            "kind",
            "#meta+type",
            "string",
            noted("direct, indirect (reported, in the source’s words), translated"),
        ),
        Column("lang", "#meta+lang", "string", noted("language of the words (BCP 47), where stated")),
        Column("original", "#description+original", "string", noted("the original words of a translation")),
        Column("translated_by", "#meta+translator", "string", noted("who translated them")),
        Column("speaker", "#meta+speaker", "string", noted("who said so; empty: the source states nobody")),
        ROLE,
        VIA,
        Column("said", "#meta+date+edtf", "string", noted("when it was said (EDTF, level 1)")),
        Column("said_start", "#date+occurred", "date", noted("when it was said: first day")),
        *SOURCE,
        Column(
            "checked",
            "#meta+checked",
            "boolean",
            noted("found word for word in the stored copy of the source; of a translation, its original was"),
        ),
        NOTE,
        *CONTEXT,
    ),
    _cells,
)


def quotes(record: Record, incident: Incident) -> str:
    """Write a briefing's rows of the table of quotations."""
    sources = {s.id: s for s in record.sources}
    return QUOTES.rows((incident, q, sources[q.source]) for q in record.quotes)
