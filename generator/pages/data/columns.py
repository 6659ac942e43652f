"""The four tables: what each column is called, which HXL hashtag it has, and how its cells are made.

Hashtags are of the HXL 1.1 dictionary where it has one, with attributes of our own where it has none; `#country+code`
says that it is ISO's two letters, since HXL's default is three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from generator.facts import MEASURES
from generator.pages.data.tables import Column, Table
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from generator.pages.data.incident import Incident
    from generator.pages.data.record import Figure, Quote, Record, Source, Via
    from generator.pages.data.when import When

    Counted: TypeAlias = tuple[Incident, Figure, Source]
    Quoted: TypeAlias = tuple[Incident, Quote, Source]
    Used: TypeAlias = tuple[Incident, Source, int]

_PEOPLE = {"kidnapped": "abducted", "arrested": "detained"}  # HXL's words, where it has others


def _people(measure: str) -> str:
    return "#group+attackers" if measure == "attackers" else f"#affected+{_PEOPLE.get(measure, measure)}"


_CONTEXT = (
    Column("date_start", "#date+start", "date", noted("first day of the incident")),
    Column("country", "#country+code+v_iso2", "string", noted("country, ISO 3166-1 alpha-2")),
    Column("place", "#loc+name", "string", noted("where it happened")),
    Column("lat", "#geo+lat", "number", noted("latitude, WGS 84; empty where no point may be shown")),
    Column("lon", "#geo+lon", "number", noted("longitude, WGS 84; empty where no point may be shown")),
    Column(
        "url",
        "#meta+url",
        "string",
        noted("its place on the briefing’s page; from the site’s root where the site states no address"),
    ),
)

INCIDENTS: Table[Incident] = Table(
    "incidents.csv",
    noted("a row for each published briefing, the newest incident first"),
    (
        Column("id", "#event+code", "string", noted("the briefing’s id, which never changes")),
        Column("title", "#event+name", "string", noted("title of the briefing")),
        Column("type", "#event+type", "string", noted("event type, in ACLED’s words")),
        Column("subtype", "#event+type+sub", "string", noted("sub-event type, in ACLED’s words")),
        Column("date", "#meta+date+edtf", "string", noted("when it happened, as exactly as is known (EDTF, level 1)")),
        Column("date_start", "#date+start", "date", noted("first day")),
        Column("date_end", "#date+end", "date", noted("last day; empty where open")),
        Column("timezone", "#meta+timezone", "string", noted("time zone of the place")),
        Column("country", "#country+code+v_iso2", "string", noted("country, ISO 3166-1 alpha-2")),
        Column("place", "#loc+name", "string", noted("where it happened")),
        Column("city", "#loc+city", "string", noted("town that the place is in")),
        Column("region", "#loc+region", "string", noted("region that the place is in")),
        Column("lat", "#geo+lat", "number", noted("latitude, WGS 84; empty where no point may be shown")),
        Column("lon", "#geo+lon", "number", noted("longitude, WGS 84; empty where no point may be shown")),
        Column(
            "precision",
            "#geo+precision",
            "integer",
            noted("UCDP’s where_prec: 1 exact to 4 province, 6 country; empty where withheld"),
        ),
        Column("radius_m", "#geo+radius", "integer", noted("how good the point is, in metres")),
        Column("phase", "#status+phase", "string", noted("ongoing or ended")),
        Column(
            "grading",
            "#status+grading",
            "string",
            noted("the desk’s grading: confirmed, fair, weak, contested, discounted"),
        ),
        *(
            Column(f"{m}_{end}", f"{_people(m)}+{hxl}", "integer", about)
            for m in MEASURES
            for end, hxl, about in (
                ("low", "min", noted("the least that any current figure states; empty where open or not stated")),
                ("high", "max", noted("the most that any current figure states; empty where open or not stated")),
            )
        ),
        Column(
            "unchecked",
            "#meta+unchecked+list",
            "list",
            noted("measures whose range rests on figures that cannot be checked here"),
        ),
        Column(
            "perpetrators",
            "#group+perp+list",
            "list",
            noted("who is said to be responsible, with the basis in brackets"),
        ),
        Column("sources", "#meta+source+list", "list", noted("publishers of the sources")),
        Column("figures", "#meta+figures", "integer", noted("number of figures")),
        Column(
            "figures_checked", "#meta+figures+checked", "integer", noted("figures found word for word in their source")
        ),
        Column("quotes", "#meta+quotes", "integer", noted("number of quotations")),
        Column(
            "quotes_checked", "#meta+quotes+checked", "integer", noted("quotations found word for word in their source")
        ),
        Column("tags", "#meta+tag+list", "list", noted("the desk’s tags")),
        Column("lang", "#meta+lang", "string", noted("language of the briefing (BCP 47)")),
        Column("published", "#date+published", "date", noted("day of publication")),
        Column("updated", "#date+updated", "date", noted("day of the last update")),
        Column("description", "#description", "string", noted("the briefing in one line")),
        Column(
            "url",
            "#meta+url",
            "string",
            noted("the briefing’s page; from the site’s root where the site states no address"),
        ),
    ),
    lambda i: _incident(i),  # noqa: PLW0108 -- which is defined further down
)

FIGURES: Table[Counted] = Table(
    "figures.csv",
    noted("a row for each figure, as somebody stated it; superseded and retracted ones too"),
    (
        Column("incident", "#event+code", "string", noted("the briefing’s id")),
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
        Column("role", "#meta+speaker+role", "string", noted("that person’s office")),
        Column("via", "#meta+via", "string", noted("outlet through which it was said")),
        Column("source", "#meta+source+id", "string", noted("the source’s id in its briefing")),
        Column("publisher", "#meta+source+name", "string", noted("the source’s publisher")),
        Column("source_url", "#meta+source+url", "string", noted("the source’s address")),
        Column("as_of", "#meta+date+edtf", "string", noted("as of when (EDTF, level 1)")),
        Column("as_of_start", "#date+reported", "date", noted("as of when: first day")),
        Column("credibility", "#meta+credibility", "integer", noted("the Admiralty scale’s number, 1 to 6")),
        Column("state", "#status", "string", noted("current, superseded, retracted")),
        Column("superseded_by", "#meta+id+next", "string", noted("id of the figure that took its place")),
        Column("checked", "#meta+checked", "boolean", noted("found word for word in the stored copy of the source")),
        Column("evidence", "#description+evidence", "string", noted("the source’s words")),
        Column("note", "#description+note", "string", noted("the desk’s note")),
        *_CONTEXT,
    ),
    lambda row: _figure(*row),
)

QUOTES: Table[Quoted] = Table(
    "quotes.csv",
    noted("a row for each quotation"),
    (
        Column("incident", "#event+code", "string", noted("the briefing’s id")),
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
        Column("role", "#meta+speaker+role", "string", noted("that person’s office")),
        Column("via", "#meta+via", "string", noted("outlet through which it was said")),
        Column("said", "#meta+date+edtf", "string", noted("when it was said (EDTF, level 1)")),
        Column("said_start", "#date+occurred", "date", noted("when it was said: first day")),
        Column("source", "#meta+source+id", "string", noted("the source’s id in its briefing")),
        Column("publisher", "#meta+source+name", "string", noted("the source’s publisher")),
        Column("source_url", "#meta+source+url", "string", noted("the source’s address")),
        Column(
            "checked",
            "#meta+checked",
            "boolean",
            noted("found word for word in the stored copy of the source; of a translation, its original was"),
        ),
        Column("note", "#description+note", "string", noted("the desk’s note")),
        *_CONTEXT,
    ),
    lambda row: _quote(*row),
)

SOURCES: Table[Used] = Table(
    "sources.csv",
    noted("a row for each source of each briefing"),
    (
        Column("incident", "#event+code", "string", noted("the briefing’s id")),
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
        Column("note", "#description+note", "string", noted("the desk’s note")),
        *_CONTEXT,
    ),
    lambda row: _source(*row),
)

TABLES: tuple[Table[Any], ...] = (INCIDENTS, FIGURES, QUOTES, SOURCES)


def figures(record: Record, incident: Incident) -> str:
    """Write a briefing's rows of the table of figures."""
    sources = {s.id: s for s in record.sources}
    return FIGURES.rows((incident, f, sources[f.source]) for f in record.figures)


def quotes(record: Record, incident: Incident) -> str:
    """Write a briefing's rows of the table of quotations."""
    sources = {s.id: s for s in record.sources}
    return QUOTES.rows((incident, q, sources[q.source]) for q in record.quotes)


def sources(record: Record, incident: Incident) -> str:
    """Write a briefing's rows of the table of sources."""
    facts = [f.source for f in record.facts]
    return SOURCES.rows((incident, s, facts.count(s.id)) for s in record.sources)


def _day(date: When | None) -> str | None:
    return date.start[:10] if date and date.start else None


def _outlet(via: Via | None) -> str | None:
    return (via.name or via.source) if via else None


def _context(i: Incident, anchor: str) -> tuple[Any, ...]:
    where = i.location
    place = (where.country, where.name, where.lat, where.lon) if where else (None, None, None, None)
    return (_day(i.date), *place, f"{i.url or i.path}#{anchor}")


def _incident(i: Incident) -> tuple[Any, ...]:
    w, c = i.location, i.counts
    place = (w.country, w.name, w.city, w.region, w.lat, w.lon, w.precision, w.radius_m) if w else (None,) * 8
    ranges = [i.harm.get(m) for m in MEASURES]
    return (
        i.id,
        i.title,
        *((i.event.type, i.event.subtype) if i.event else (None, None)),
        i.date.edtf,
        _day(i.date),
        i.date.end[:10] if i.date.end else None,
        i.timezone,
        *place,
        i.phase,
        i.grading,
        *(end for r in ranges for end in ((r.low, r.high) if r else (None, None))),
        [m for m, r in i.harm.items() if not r.checked],
        [f"{p.name} ({p.basis})" for p in i.perpetrators],
        i.publishers,
        c.figures,
        c.figures_checked,
        c.quotes,
        c.quotes_checked,
        i.tags,
        i.lang,
        _day(i.published),
        _day(i.updated),
        i.summary,
        i.url or i.path,
    )


def _figure(i: Incident, f: Figure, s: Source) -> tuple[Any, ...]:
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
        _outlet(f.via),
        s.id,
        s.publisher,
        s.url,
        f.as_of.edtf if f.as_of else None,
        _day(f.as_of),
        f.credibility,
        f.state,
        f.superseded_by,
        f.proof.state == "checked",
        f.evidence,
        f.note,
        *_context(i, f.id),
    )


def _quote(i: Incident, q: Quote, s: Source) -> tuple[Any, ...]:
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
        _outlet(q.via),
        q.said.edtf if q.said else None,
        _day(q.said),
        s.id,
        s.publisher,
        s.url,
        q.proof.state == "checked",
        q.note,
        *_context(i, q.id),
    )


def _source(i: Incident, s: Source, facts: int) -> tuple[Any, ...]:
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
        _day(s.published),
        _day(s.accessed),
        s.lang,
        s.reliability,
        s.derived_from,
        s.snapshot.sha256 if s.snapshot else None,
        facts,
        s.note,
        *_context(i, f"source-{s.id}"),
    )
