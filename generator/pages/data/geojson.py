"""Places as GeoJSON (RFC 7946): longitude before latitude, WGS 84, no `crs`.

A place that may not be shown as a point is a feature without geometry: “unlocated”, `null` by section 3.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.pages.data.record import Place, Record

MEDIA_TYPE = "application/geo+json"


class Point(msgspec.Struct, frozen=True, tag_field="type", tag="Point"):
    """A position: longitude, latitude."""

    coordinates: tuple[float, float]


class Feature(msgspec.Struct, frozen=True, tag_field="type", tag="Feature"):
    """A place with what is known of it."""

    id: str
    geometry: Point | None
    properties: Any


class FeatureCollection(msgspec.Struct, frozen=True, tag_field="type", tag="FeatureCollection"):
    """Places together."""

    features: tuple[Feature, ...]


class PlaceProperties(msgspec.Struct, frozen=True):
    """What a briefing says of one of its places; `radius_m` and `precision` say how good the point is."""

    briefing: str
    title: str
    date: str
    url: str | None
    role: str
    name: str
    city: str | None
    region: str | None
    country: str | None
    precision: int | None
    radius_m: int | None
    display: str
    credit: str | None
    note: str | None


def point(places: Iterable[Place]) -> Point | None:
    """Answer the first of the places that may be shown as a point."""
    for p in places:
        if p.lat is not None and p.lon is not None:
            return Point((p.lon, p.lat))
    return None


def of_places(record: Record) -> FeatureCollection:
    """Answer a briefing's places."""
    return FeatureCollection(tuple(Feature(p.id, point([p]), _properties(record, p)) for p in record.places))


def _properties(record: Record, p: Place) -> PlaceProperties:
    return PlaceProperties(
        record.id,
        record.title,
        record.date.edtf,
        f"{record.url}#place-{p.id}" if record.url else None,
        p.role,
        p.name,
        p.city,
        p.region,
        p.country,
        p.precision,
        p.radius_m,
        p.display,
        p.credit,
        p.note,
    )
