"""The files of `data/`: everything published, in one place and for many tools."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from generator.pages.data import columns, geojson, tables
from generator.pages.data.package import package
from generator.pages.data.record import VERSION, Record
from generator.pages.data.written import Written, json
from generator.pages.page import Page
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.pages.data.summary import Lines
    from generator.project import Settings

FOLDER = "data/"
INDEX = f"{FOLDER}index.html"
FILES = (
    f"{FOLDER}incidents.json",
    f"{FOLDER}incidents.geojson",
    *(f"{FOLDER}{table.file}" for table in columns.TABLES),
    f"{FOLDER}datapackage.json",
    f"{FOLDER}briefing.schema.json",
)

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


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
    made: list[Written] = []
    for write in (_incidents, _features, *_TABLES, _package, _schema):
        made.append(write(published, settings, made))
        yield made[-1]


def _incidents(published: Sequence[Lines], settings: Settings, _: Sequence[Written]) -> Written:
    name = settings.publisher.name if settings.publisher else None
    head = Head(title=settings.title, url=settings.address or None, publisher=name, count=len(published))
    data = msgspec.json.encode(head)[:-1] + b',"incidents":[\n' + b",\n".join(o.incident for o in published) + b"\n]}\n"
    about = noted(
        "every published briefing in short: dates, place, ranges of reported harm, who is named, what it rests on"
    )
    return Written(Page(f"{FOLDER}incidents.json", data), "application/json", about, len(published))


def _features(published: Sequence[Lines], _: Settings, __: Sequence[Written]) -> Written:
    inside = b",\n".join(one.feature for one in published)
    data = b'{"type":"FeatureCollection","features":[\n' + inside + b"\n]}\n"
    about = noted("the same for maps: longitude before latitude; no geometry where no point may be shown")
    return Written(Page(f"{FOLDER}incidents.geojson", data), geojson.MEDIA_TYPE, about, len(published))


def _table(
    table: tables.Table[Any], own: Callable[[Lines], str], count: Callable[[Lines], int]
) -> Callable[[Sequence[Lines], Settings, Sequence[Written]], Written]:
    def write(published: Sequence[Lines], _: Settings, __: Sequence[Written]) -> Written:
        data = (table.head() + "".join(map(own, published))).encode()
        return Written(
            Page(FOLDER + table.file, data), tables.MEDIA_TYPE, table.about, sum(map(count, published)), table
        )

    return write


_TABLES = (
    _table(columns.INCIDENTS, lambda one: one.incidents, lambda _: 1),
    _table(columns.FIGURES, lambda one: one.figures, lambda one: one.counts[0]),
    _table(columns.QUOTES, lambda one: one.quotes, lambda one: one.counts[1]),
    _table(columns.SOURCES, lambda one: one.sources, lambda one: one.counts[2]),
)


def _package(_: Sequence[Lines], settings: Settings, made: Sequence[Written]) -> Written:
    about = noted("the tables column by column, with their HXL hashtags, sizes and hashes (Data Package 2.0)")
    return Written(Page(f"{FOLDER}datapackage.json", json(package(made, settings))), "application/json", about)


def _schema(*_: object) -> Written:
    about = noted("the JSON Schema of the index.json that lies beside each briefing's page")
    return Written(Page(f"{FOLDER}briefing.schema.json", _described()), "application/schema+json", about)


@cache
def _described() -> bytes:
    return json({"$schema": _SCHEMA, "title": "A briefing as data", **msgspec.json.schema(Record)})
