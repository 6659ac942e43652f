"""Look towns up in the compiled gazetteer (GeoNames, https://www.geonames.org, CC BY 4.0; see `compile.py`)."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.facts.gazetteer.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_FILE = Path(__file__).with_name("towns.sqlite")
_MOST_AT_ONCE = 500


class Town(NamedTuple):
    """A town of at least 5,000 people; `country` is ISO 3166-1 alpha-2, coordinates are degrees in WGS 84."""

    name: str
    country: str
    lat: float
    lon: float
    population: int


def towns(names: Iterable[str]) -> dict[str, tuple[Town, ...]]:
    """Look names up, all at once: for each that is known, every town that bears it, the largest first."""
    folded: dict[str, list[str]] = {}
    for name in names:
        folded.setdefault(fold(name), []).append(name)
    found: dict[str, tuple[Town, ...]] = {}
    if not folded:
        return found
    keys = sorted(folded)
    import sqlite3

    with closing(sqlite3.connect(f"{_FILE.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        for at in range(0, len(keys), _MOST_AT_ONCE):
            part = keys[at : at + _MOST_AT_ONCE]
            asked = f"SELECT folded, towns FROM name WHERE folded IN ({','.join('?' * len(part))})"  # noqa: S608 -- question marks only
            numbers = {key: [int(n) for n in row.split()] for key, row in db.execute(asked, part)}
            known = _towns(db, sorted({n for row in numbers.values() for n in row}))
            for key, row in numbers.items():
                found.update(dict.fromkeys(folded[key], tuple(known[n] for n in row)))
    return found


def _towns(db: sqlite3.Connection, numbers: list[int]) -> dict[int, Town]:
    found: dict[int, Town] = {}
    for at in range(0, len(numbers), _MOST_AT_ONCE):
        part = numbers[at : at + _MOST_AT_ONCE]
        asked = f"SELECT number, name, country, lat, lon, population FROM town WHERE number IN ({','.join('?' * len(part))})"  # noqa: E501, S608 -- question marks only
        found |= {number: Town(*row) for number, *row in db.execute(asked, part)}
    return found
