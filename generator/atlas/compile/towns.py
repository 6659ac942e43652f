"""Principal towns: capitals, and the largest town far and near."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from math import cos, hypot, radians
from typing import TYPE_CHECKING

from generator.atlas.compile.capitals import CAPITALS
from generator.atlas.towns import Town

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.atlas.compile.lands import Thinned

_APART = 0.03  # of a country's width: of towns nearer to each other the largest is kept
_LEAST, _MOST = 0.08, 1.2  # degrees
# What the gazetteer counts as towns, and readers as parts of the town whose place it would take.
_PARTS = {
    ("HK", "New Territories"),
    ("IQ", "Al Başrah al Qadīmah"),
    ("IQ", "Al Mawşil al Jadīdah"),
    ("MX", "Zapopan"),
    ("PH", "Budta"),
    ("ZA", "Soweto"),
}
_ENOUGH = 40  # towns of one country, capitals aside


def towns(path: Path, lands: Sequence[Thinned]) -> list[Town]:
    """Choose among the gazetteer's towns those that a map of their country could show, the largest first.

    Raises ValueError for a capital that the gazetteer does not have.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT name, country, lat, lon, population FROM town ORDER BY number").fetchall()
    found = [
        Town(name, code, lat, lon, people, capital=name in CAPITALS.get(code, ()))
        for name, code, lat, lon, people in rows
        if (code, name) not in _PARTS
    ]
    chosen = _capitals(found)
    lacking = {
        code for code, names in CAPITALS.items() if not {t.name for t in chosen if t.country == code} >= set(names)
    }
    if lacking:
        raise ValueError(f"capitals that are not in the gazetteer: {', '.join(sorted(lacking))}")
    for land in lands:
        chosen += _spread([t for t in found if t.country == land.code], chosen, land)
    return sorted(chosen, key=lambda t: (-t.population, t.country, t.name))


def _capitals(towns: list[Town]) -> list[Town]:
    """Take the largest town of a capital's name."""
    found: dict[tuple[str, str], Town] = {}
    for town in sorted(towns, key=lambda t: -t.population):
        if town.capital:
            found.setdefault((town.country, town.name), town)
    return list(found.values())


def _spread(towns: list[Town], chosen: list[Town], land: Thinned) -> list[Town]:
    west, south, east, north = land.parts[0]
    apart = min(max(max(east - west, north - south) * _APART, _LEAST), _MOST)
    kept: list[Town] = []
    here = [t for t in chosen if t.country == land.code]
    for town in sorted(towns, key=lambda t: (-t.population, t.name)):
        if len(kept) < _ENOUGH and all(_distance(town, other) > apart for other in (*here, *kept)):
            kept.append(town if not town.capital else Town(*town[:-1], capital=False))
    return kept


def _distance(one: Town, other: Town) -> float:
    shrink = cos(radians((one.lat + other.lat) / 2))
    return hypot(one.lat - other.lat, ((one.lon - other.lon + 180) % 360 - 180) * shrink)
