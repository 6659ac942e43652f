"""The table of incidents: a row for each briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.facts import MEASURES
from generator.pages.data.tables.shared import COUNTRY, LAT, LON, PLACE, day
from generator.pages.data.tables.table import Column, Table
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from generator.pages.data.incident import Incident

_PEOPLE = {"kidnapped": "abducted", "arrested": "detained"}  # HXL's words, where it has others


def _people(measure: str) -> str:
    return "#group+attackers" if measure == "attackers" else f"#affected+{_PEOPLE.get(measure, measure)}"


def _cells(i: Incident) -> tuple[Any, ...]:
    w, c = i.location, i.counts
    place = (w.country, w.name, w.city, w.region, w.lat, w.lon, w.precision, w.radius_m) if w else (None,) * 8
    ranges = [i.harm.get(m) for m in MEASURES]
    return (
        i.id,
        i.title,
        *((i.event.type, i.event.subtype) if i.event else (None, None)),
        i.date.edtf,
        day(i.date),
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
        day(i.published),
        day(i.updated),
        i.summary,
        i.url or i.path,
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
        COUNTRY,
        PLACE,
        Column("city", "#loc+city", "string", noted("town that the place is in")),
        Column("region", "#loc+region", "string", noted("region that the place is in")),
        LAT,
        LON,
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
    _cells,
)
