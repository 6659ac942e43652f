"""The table of figures: a row for each, as somebody stated it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from generator.pages.data.tables.shared import CONTEXT, INCIDENT, NOTE, ROLE, SOURCE, VIA, context, day, outlet
from generator.pages.data.tables.table import Column, Table
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from generator.pages.data.incident import Incident
    from generator.pages.data.record import Figure, Record, Source

    Counted: TypeAlias = tuple[Incident, Figure, Source]


def _cells(row: Counted) -> tuple[Any, ...]:
    i, f, s = row
    return (
        i.id,
        f.id,
        f.measure,
        f.value,
        f.low,
        f.high,
        f.qualifier,
        f.population,
        [who if n is None else f"{n} {who}" for who, n in f.includes.items()],
        f.excludes,
        f.part_of,
        f.attributed_to,
        f.role,
        outlet(f.via),
        s.id,
        s.publisher,
        s.url,
        f.as_of.edtf if f.as_of else None,
        day(f.as_of),
        f.credibility,
        f.state,
        f.superseded_by,
        f.proof.state == "checked",
        f.evidence,
        f.note,
        *context(i, f.id),
    )


FIGURES: Table[Counted] = Table(
    "figures.csv",
    noted("a row for each figure, as somebody stated it; superseded and retracted ones too"),
    (
        INCIDENT,
        Column("id", "#meta+id", "string", noted("the figure’s id in its briefing")),
        Column("measure", "#indicator+name", "string", noted("what is counted: killed, injured …")),
        Column("value", "#indicator+num", "integer", noted("the number stated; empty where a range is")),
        Column("low", "#indicator+num+min", "integer", noted("the least that the statement allows; empty where open")),
        Column("high", "#indicator+num+max", "integer", noted("the most that the statement allows; empty where open")),
        Column(
            "qualifier",
            "#indicator+qualifier",
            "string",
            noted("exact, at_least, at_most, more_than, less_than, about"),
        ),
        Column("population", "#indicator+population", "string", noted("whom alone it counts; empty: everybody")),
        Column(
            "includes",
            "#indicator+includes+list",
            "list",
            noted("populations counted in, with their number where stated"),
        ),
        Column("excludes", "#indicator+excludes+list", "list", noted("populations not counted")),
        Column("part_of", "#indicator+part", "string", noted("id of the figure that it is a part of")),
        Column("attributed_to", "#meta+speaker", "string", noted("who said so; empty: the source’s own words")),
        ROLE,
        VIA,
        *SOURCE,
        Column("as_of", "#meta+date+edtf", "string", noted("as of when (EDTF, level 1)")),
        Column("as_of_start", "#date+reported", "date", noted("as of when: first day")),
        Column("credibility", "#meta+credibility", "integer", noted("the Admiralty scale’s number, 1 to 6")),
        Column("state", "#status", "string", noted("current, superseded, retracted")),
        Column("superseded_by", "#meta+id+next", "string", noted("id of the figure that took its place")),
        Column("checked", "#meta+checked", "boolean", noted("found word for word in the stored copy of the source")),
        Column("evidence", "#description+evidence", "string", noted("the source’s words")),
        NOTE,
        *CONTEXT,
    ),
    _cells,
)


def figures(record: Record, incident: Incident) -> str:
    """Write a briefing's rows of the table of figures."""
    sources = {s.id: s for s in record.sources}
    return FIGURES.rows((incident, f, sources[f.source]) for f in record.figures)
