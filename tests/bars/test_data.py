"""Data files, whichever the site has: each can be read by the tools that it is made for."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bars.editions import Edition

pytestmark = pytest.mark.xdist_group("bars")

_JSON = (".json", ".geojson", ".jsonld")
_GEOMETRIES = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def files(edition: Edition, *suffixes: str) -> Iterator[Path]:
    """Yield the site's files with these endings."""
    yield from (path for path in sorted(edition.site.rglob("*")) if path.suffix in suffixes)


def test_everything_that_is_called_json_is_json(editions: dict[str, Edition]) -> None:
    """JSON files are UTF-8 without a mark and hold no NaN, which JSON does not know."""
    for edition in editions.values():
        for path in files(edition, *_JSON):
            json.loads(path.read_bytes().decode("utf-8"), parse_constant=_refuse)


def test_geojson_keeps_its_standard(editions: dict[str, Edition]) -> None:
    """RFC 7946: collections of features, positions longitude first and within the world, closed rings."""
    found = [
        f"{edition.name}: {path.relative_to(edition.site)}: {mistake}"
        for edition in editions.values()
        for path in files(edition, ".geojson")
        for mistake in geojson_mistakes(json.loads(path.read_bytes()))
    ]
    assert not found, "\n".join(found)


def test_tables_have_a_column_for_every_value_and_no_formula(editions: dict[str, Edition]) -> None:
    """Every CSV row is as long as its header, and no cell begins with what a spreadsheet takes for a formula."""
    found = [
        f"{edition.name}: {path.relative_to(edition.site)}: {mistake}"
        for edition in editions.values()
        for path in files(edition, ".csv")
        for mistake in csv_mistakes(path.read_bytes().decode("utf-8-sig"))
    ]
    assert not found, "\n".join(found)


def test_mistakes_in_data_are_found() -> None:
    """A position out of the world, an open ring, a short row and a formula are told."""
    ring = [[[0, 0], [1, 0], [1, 1], [0, 1]]]
    shapes = ({"type": "Point", "coordinates": [12, 178]}, {"type": "Polygon", "coordinates": ring})
    features = [{"type": "Feature", "properties": None, "geometry": shape} for shape in shapes]
    assert len(list(geojson_mistakes({"type": "FeatureCollection", "features": features}))) == 2
    assert list(csv_mistakes("a,b\n1,-2\n")) == []
    assert len(list(csv_mistakes("a,b\n1\n=1+1,x\n@x,-y\n"))) == 4


def geojson_mistakes(data: dict[str, Any]) -> Iterator[str]:
    """Yield what RFC 7946 would not allow."""
    if data.get("type") not in ("FeatureCollection", "Feature"):
        yield f"type {data.get('type')}"
    if "crs" in data:
        yield "crs: the standard has taken it out (section 4)"
    for feature in data.get("features", [data]):
        if feature.get("type") != "Feature" or "properties" not in feature or "geometry" not in feature:
            yield f"no feature: {feature.get('id')}"
            continue
        geometry = feature["geometry"]
        if geometry is None:
            continue
        if geometry["type"] not in _GEOMETRIES:
            yield f"geometry {geometry['type']}"
            continue
        for ring in _rings(geometry["coordinates"], _GEOMETRIES[geometry["type"]]):
            if geometry["type"].endswith("Polygon") and (len(ring) < 4 or ring[0] != ring[-1]):
                yield "an open ring"
            yield from (f"position {p}" for p in ring if not (abs(p[0]) <= 180 and abs(p[1]) <= 90))


def csv_mistakes(text: str) -> Iterator[str]:
    """Yield rows that do not fit their header, and cells that a spreadsheet would execute."""
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    for n, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            yield f"row {n} has {len(row)} cells, the header {len(rows[0])}"
        yield from (
            f"row {n}: {cell[:40]!r}" for cell in row if cell[:1] in "=+@\t\r-" and cell and not _is_number(cell)
        )


def _rings(coordinates: Any, depth: int) -> Iterator[list[list[float]]]:
    if depth <= 1:
        yield coordinates if depth else [coordinates]
    else:
        for part in coordinates:
            yield from _rings(part, depth - 1)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _refuse(name: str) -> None:
    raise ValueError(name)
