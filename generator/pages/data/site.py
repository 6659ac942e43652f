"""The files of `data/`: everything published, in one place and for many tools."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from functools import cache
from itertools import chain
from operator import add
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

import msgspec

from generator.forms import schema
from generator.pages.data import geojson, tables
from generator.pages.data.package import package
from generator.pages.data.record import VERSION, Record
from generator.pages.data.written import Entry, json
from generator.pages.page import Page, Streamed
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO

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

_PIECE = 1 << 16  # bytes


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What `incidents.json` says of itself before the incidents."""

    format: str = "factbox-incidents"
    version: int = VERSION
    title: str
    url: str | None
    publisher: str | None
    count: int


class Whole:
    """Everything published, as the files of `data/`, and what is said of it when they are written.

    `entries` are those files, `count` the briefings, `counts` their figures, quotations and sources; `first` and `last`
    are the days of the earliest and the latest incident, empty where none is known; `countries` have two letters.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.entries: list[Entry] = []
        self.count, self.counts = 0, (0, 0, 0)
        self.first = self.last = ""
        self.countries: set[str] = set()

    def files(self, published: Iterable[Lines]) -> Iterator[Page | Streamed]:
        """Write the site-wide files from the briefings' lines, newest incident first; what describes them comes last.

        The lines are gone through once; what has come of them waits in temporary files. A file that is streamed is to
        be taken whole before the next is asked for.
        """
        with ExitStack() as stack:
            waiting = [stack.enter_context(TemporaryFile()) for _ in _OWN]
            for one in published:
                for file, own in zip(waiting, _OWN, strict=True):
                    file.write(own(one, b",\n" if self.count else b""))
                self._count(one)
            incidents, features, *others = map(_pieces, waiting)
            yield from self._incidents(incidents)
            yield from self._features(features)
            for table, rows, count in zip(tables.TABLES, others, (self.count, *self.counts), strict=True):
                parts = chain([table.head().encode()], rows)
                yield from self._streamed(table.file, parts, tables.MEDIA_TYPE, table.about, count, table)
        about = noted("the tables column by column, with their HXL hashtags, sizes and hashes (Data Package 2.0)")
        yield self._written("datapackage.json", json(package(self.entries, self._settings)), "application/json", about)
        about = noted("the JSON Schema of the index.json that lies beside each briefing’s page")
        yield self._written("briefing.schema.json", _schema(), "application/schema+json", about)

    def _incidents(self, inside: Iterable[bytes]) -> Iterator[Streamed]:
        own = self._settings
        name = own.publisher.name if own.publisher else None
        head = msgspec.json.encode(Head(title=own.title, url=own.address or None, publisher=name, count=self.count))
        parts = chain([head[:-1] + b',"incidents":[\n'], inside, [b"\n]}\n"])
        about = noted("every published briefing in short: dates, place, ranges of reported harm, who is named")
        yield from self._streamed("incidents.json", parts, "application/json", about, self.count)

    def _features(self, inside: Iterable[bytes]) -> Iterator[Streamed]:
        parts = chain([b'{"type":"FeatureCollection","features":[\n'], inside, [b"\n]}\n"])
        about = noted("the same for maps: longitude before latitude; no geometry where no point may be shown")
        yield from self._streamed("incidents.geojson", parts, geojson.MEDIA_TYPE, about, self.count)

    def _streamed(  # noqa: PLR0913, PLR0917 -- what is said of a file
        self,
        name: str,
        parts: Iterable[bytes],
        media_type: str,
        about: str,
        rows: int,
        table: Table[Any] | None = None,
    ) -> Iterator[Streamed]:
        page = Streamed(FOLDER + name, parts)
        yield page
        self.entries.append(Entry(page.path, media_type, about, page.size, rows, table, page.digest.hex()))

    def _written(self, name: str, data: bytes, media_type: str, about: str) -> Page:
        page = Page(FOLDER + name, data)
        self.entries.append(Entry(page.path, media_type, about, len(data), sha256=hashlib.sha256(data).hexdigest()))
        return page

    def _count(self, one: Lines) -> None:
        self.count += 1
        self.counts = tuple(map(add, self.counts, one.counts))
        if one.start and one.end:
            self.first, self.last = min(self.first or one.start, one.start), max(self.last, one.end)
        if one.country:
            self.countries.add(one.country)


_OWN: tuple[Callable[[Lines, bytes], bytes], ...] = (  # a briefing's part of each file; the second is what parts two
    lambda one, between: between + one.incident,
    lambda one, between: between + one.feature,
    lambda one, _: one.incidents.encode(),
    lambda one, _: one.figures.encode(),
    lambda one, _: one.quotes.encode(),
    lambda one, _: one.sources.encode(),
)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Read a file again from its beginning."""
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece


@cache
def _schema() -> bytes:
    return json({"title": "A briefing as data", **schema(Record)})
