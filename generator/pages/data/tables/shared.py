"""Columns that several tables have: the same thing has the same name, the same hashtag and the same description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.pages.data.tables.table import Column
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from generator.pages.data.incident import Incident
    from generator.pages.data.record import Via
    from generator.pages.data.when import When

INCIDENT = Column("incident", "#event+code", "string", noted("the briefing’s id"))
COUNTRY = Column("country", "#country+code+v_iso2", "string", noted("country, ISO 3166-1 alpha-2"))
PLACE = Column("place", "#loc+name", "string", noted("where it happened"))
LAT = Column("lat", "#geo+lat", "number", noted("latitude, WGS 84; empty where no point may be shown"))
LON = Column("lon", "#geo+lon", "number", noted("longitude, WGS 84; empty where no point may be shown"))
ROLE = Column("role", "#meta+speaker+role", "string", noted("that person’s office"))
VIA = Column("via", "#meta+via", "string", noted("outlet through which it was said"))
SOURCE = (
    Column("source", "#meta+source+id", "string", noted("the source’s id in its briefing")),
    Column("publisher", "#meta+source+name", "string", noted("the source’s publisher")),
    Column("source_url", "#meta+source+url", "string", noted("the source’s address")),
)
NOTE = Column("note", "#description+note", "string", noted("the desk’s note"))
CONTEXT = (
    Column("date_start", "#date+start", "date", noted("first day of the incident")),
    COUNTRY,
    PLACE,
    LAT,
    LON,
    Column(
        "url",
        "#meta+url",
        "string",
        noted("its place on the briefing’s page; from the site’s root where the site states no address"),
    ),
)


def context(i: Incident, anchor: str) -> tuple[Any, ...]:
    """Answer the cells of `CONTEXT`: of an incident, and of what has this anchor on its page."""
    where = i.location
    place = (where.country, where.name, where.lat, where.lon) if where else (None, None, None, None)
    return (day(i.date), *place, f"{i.url or i.path}#{anchor}")


def day(date: When | None) -> str | None:
    """Answer the first day of a date."""
    return date.start[:10] if date and date.start else None


def outlet(via: Via | None) -> str | None:
    """Name the outlet through which something was said."""
    return (via.name or via.source) if via else None
