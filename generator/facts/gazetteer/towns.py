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
            for key, numbers in db.execute(asked, part):
                bearers = tuple(_town(db, int(number)) for number in numbers.split())
                found.update(dict.fromkeys(folded[key], bearers))
    return found


def _town(db: sqlite3.Connection, number: int) -> Town:
    row = db.execute("SELECT name, country, lat, lon, population FROM town WHERE number = ?", (number,)).fetchone()
    return Town(*row)
