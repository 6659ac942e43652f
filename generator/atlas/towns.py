"""Towns by which a reader finds the way on a map."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from generator.atlas.file import opened

if TYPE_CHECKING:
    from generator.atlas.geometry import Box

UNIT = 10_000  # coordinates are kept in 1/10000 degree, some 11 m


class Town(NamedTuple):
    """A town; `country` is alpha-2, coordinates are degrees in WGS 84, population is GeoNames' and may be 0."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    capital: bool


def towns(box: Box) -> tuple[Town, ...]:
    """Give the towns in a box, the largest first."""
    west, south, east, north = box
    query = "SELECT name, country, lat, lon, population, capital FROM town WHERE lat BETWEEN ? AND ? ORDER BY number"
    with closing(opened()) as db:
        rows = db.execute(query, (south * UNIT, north * UNIT)).fetchall()
    found = (
        Town(name, country, lat / UNIT, lon / UNIT, people, bool(capital))
        for name, country, lat, lon, people, capital in rows
    )
    return tuple(town for town in found if any(west <= town.lon + turn <= east for turn in (-360, 0, 360)))
