"""One incident in short: what the site-wide files say of each published briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from generator.pages.data import geojson
from generator.pages.data.record import Event
from generator.pages.data.when import When

if TYPE_CHECKING:
    from generator.pages.data.record import Record


class Location(msgspec.Struct, frozen=True):
    """Where it happened: the first place that the briefing gives; a point only where one may be shown."""

    name: str
    city: str | None
    region: str | None
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-2.")]
    lat: float | None
    lon: float | None
    precision: int | None
    radius_m: int | None


class Harm(msgspec.Struct, frozen=True):
    """The reported range of one measure, of everybody; null where open."""

    low: int | None
    high: int | None
    checked: Annotated[bool, Meta(description="false: rests on figures whose source has no snapshot.")]


class Named(msgspec.Struct, frozen=True):
    """Somebody who is said to be responsible, and on what basis."""

    name: str
    basis: str


class Counts(msgspec.Struct, frozen=True):
    """How much the briefing rests on, and how much of it was found word for word in its source."""

    sources: int
    figures: int
    figures_checked: int
    quotes: int
    quotes_checked: int


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """A published briefing in short."""

    id: str
    url: str | None
    path: Annotated[str, Meta(description="The briefing's folder, from the site's root; index.json is in it.")]
    title: str
    summary: str | None
    lang: str
    phase: str
    grading: str | None
    event: Event | None
    date: When
    timezone: str
    published: When | None
    updated: When | None
    location: Location | None
    harm: Annotated[dict[str, Harm], Meta(description="By measure: killed, injured, …")]
    perpetrators: tuple[Named, ...]
    publishers: Annotated[tuple[str, ...], Meta(description="Of the sources, in the order of the page.")]
    tags: tuple[str, ...]
    counts: Counts


class IncidentProperties(msgspec.Struct, frozen=True):
    """An incident as GeoJSON properties: flat, as map software likes them."""

    title: str
    url: str | None
    path: str
    date: str
    date_start: str | None
    date_end: str | None
    place: str | None
    country: str | None
    precision: int | None
    radius_m: int | None
    event_type: str | None
    event_subtype: str | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    phase: str
    grading: str | None
    summary: str | None


def of(record: Record) -> Incident:
    """Sum a record up."""
    where = next((p for p in record.places if p.role == "incident"), None)
    return Incident(
        id=record.id,
        url=record.url,
        path=record.path,
        title=record.title,
        summary=record.summary,
        lang=record.lang,
        phase=record.phase,
        grading=record.grading,
        event=record.event,
        date=record.date,
        timezone=record.timezone,
        published=record.published,
        updated=record.updated,
        location=Location(
            where.name, where.city, where.region, where.country, where.lat, where.lon, where.precision, where.radius_m
        )
        if where
        else None,
        harm={r.measure: Harm(r.low, r.high, r.checked) for r in record.ranges if r.without is None},
        perpetrators=tuple(Named(a.name, a.basis) for a in record.actors if a.role == "perpetrator"),
        publishers=tuple(dict.fromkeys(s.publisher for s in record.sources if s.publisher)),
        tags=record.tags,
        counts=Counts(
            len(record.sources),
            len(record.figures),
            sum(f.proof.state == "checked" for f in record.figures),
            len(record.quotes),
            sum(q.proof.state == "checked" for q in record.quotes),
        ),
    )


def feature(incident: Incident) -> geojson.Feature:
    """Put an incident on the map; without geometry where no point may be shown."""
    i, where = incident, incident.location
    killed, injured = i.harm.get("killed"), i.harm.get("injured")
    at = geojson.Point((where.lon, where.lat)) if where and where.lat is not None and where.lon is not None else None
    return geojson.Feature(
        i.id,
        at,
        IncidentProperties(
            i.title,
            i.url,
            i.path,
            i.date.edtf,
            i.date.start,
            i.date.end,
            where.name if where else None,
            where.country if where else None,
            where.precision if where else None,
            where.radius_m if where else None,
            i.event.type if i.event else None,
            i.event.subtype if i.event else None,
            killed.low if killed else None,
            killed.high if killed else None,
            injured.low if injured else None,
            injured.high if injured else None,
            i.phase,
            i.grading,
            i.summary,
        ),
    )
