"""The files of `data/`: everything published, in one place and for many tools."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from generator.forms import schema
from generator.pages.data import geojson, tables
from generator.pages.data.package import package
from generator.pages.data.record import VERSION, Record
from generator.pages.data.written import Entry, Written, json
from generator.pages.page import Page
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.pages.data.summary import Lines
    from generator.pages.data.tables import Table
    from generator.project import Settings

FOLDER = "data/"
INDEX = f"{FOLDER}index.html"
FILES = (
    f"{FOLDER}incidents.json",
    f"{FOLDER}incidents.geojson",
    *(f"{FOLDER}{table.file}" for table in tables.TABLES),
    f"{FOLDER}datapackage.json",
    f"{FOLDER}briefing.schema.json",
)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What `incidents.json` says of itself before the incidents."""

    format: str = "factbox-incidents"
    version: int = VERSION
    title: str
    url: str | None
    publisher: str | None
    count: int


def files(published: Sequence[Lines], settings: Settings) -> Iterator[Written]:
    """Write the site-wide files from the briefings' lines, newest incident first; what describes them comes last."""
    entries: list[Entry] = []
    for made in (_incidents(published, settings), _features(published), *_tables(published)):
        entries.append(made.entry)
        yield made
    about = noted("the tables column by column, with their HXL hashtags, sizes and hashes (Data Package 2.0)")
    yield _written("datapackage.json", json(package(entries, settings)), "application/json", about)
    about = noted("the JSON Schema of the index.json that lies beside each briefing’s page")
    yield _written("briefing.schema.json", _schema(), "application/schema+json", about)


def _incidents(published: Sequence[Lines], settings: Settings) -> Written:
    name = settings.publisher.name if settings.publisher else None
    head = Head(title=settings.title, url=settings.address or None, publisher=name, count=len(published))
    inside = b",\n".join(one.incident for one in published)
    data = msgspec.json.encode(head)[:-1] + b',"incidents":[\n' + inside + b"\n]}\n"
    about = noted("every published briefing in short: dates, place, ranges of reported harm, who is named")
    return _written("incidents.json", data, "application/json", about, len(published))


def _features(published: Sequence[Lines]) -> Written:
    inside = b",\n".join(one.feature for one in published)
    data = b'{"type":"FeatureCollection","features":[\n' + inside + b"\n]}\n"
    about = noted("the same for maps: longitude before latitude; no geometry where no point may be shown")
    return _written("incidents.geojson", data, geojson.MEDIA_TYPE, about, len(published))


def _tables(published: Sequence[Lines]) -> Iterator[Written]:
    yield _table(tables.INCIDENTS, (one.incidents for one in published), len(published))
    yield _table(tables.FIGURES, (one.figures for one in published), sum(one.counts[0] for one in published))
    yield _table(tables.QUOTES, (one.quotes for one in published), sum(one.counts[1] for one in published))
    yield _table(tables.SOURCES, (one.sources for one in published), sum(one.counts[2] for one in published))


def _table(table: Table[Any], lines: Iterable[str], rows: int) -> Written:
    data = (table.head() + "".join(lines)).encode()
    return _written(table.file, data, tables.MEDIA_TYPE, table.about, rows, table)


def _written(  # noqa: PLR0913, PLR0917 -- what is said of a file
    name: str, data: bytes, media_type: str, about: str, rows: int | None = None, table: Table[Any] | None = None
) -> Written:
    page = Page(FOLDER + name, data)
    return Written(page, Entry(page.path, media_type, about, len(data), rows, table, hashlib.sha256(data).hexdigest()))


@cache
def _schema() -> bytes:
    return json({"title": "A briefing as data", **schema(Record)})
