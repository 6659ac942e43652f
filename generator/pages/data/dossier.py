"""All that machines get of one briefing: the files beside its page, and what its page says to them in its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator.pages.data import annotation, csl, geojson, publish, tables, timelinejs
from generator.pages.data.citation import Tag, tags
from generator.pages.data.written import Entry, Written, json
from generator.pages.page import Page
from generator.pages.tongue import noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markupsafe import Markup

    from generator.pages.data.record import Record
    from generator.pages.data.summary import Lines
    from generator.pages.view import BriefingView
    from generator.project import Settings

    _Made = tuple[bytes, str, str]


JSON = "application/json"

_WHOLE = frozenset((publish.INDEX, publish.FEATURES, publish.ANNOTATIONS, publish.SOURCES))


class Alternate(msgspec.Struct, frozen=True):
    """The page in another form: its media type, its path in the site."""

    type: str
    path: str


class Head(msgspec.Struct, frozen=True):
    """What a page's head tells machines: JSON-LD, `<meta>` tags and other forms of the page."""

    jsonld: Any  # Markup, which msgspec does not know
    tags: tuple[Tag, ...] = ()
    alternates: tuple[Alternate, ...] = ()


def head(record: Record, entries: Sequence[Entry], settings: Settings, jsonld: Markup) -> Head:
    """Answer what the head of a briefing's page says; a table or a timeline is a part of it, and no other form."""
    alternates = tuple(Alternate(e.media_type, e.path) for e in entries if e.name in _WHOLE)
    return Head(jsonld, tags(record, settings), alternates)


def beside(record: Record, lines: Lines, view: BriefingView, file: str) -> Iterator[Written]:
    """Write the files beside a briefing's page; `file` is what it was made from."""
    for name in (publish.INDEX, *record.files):
        data, media_type, about = _WRITERS[name](record, lines, view)
        page = Page(record.path + name, data, file)
        yield Written(page, Entry(page.path, media_type, about, len(data)))


def _index(record: Record, _: Lines, __: BriefingView) -> _Made:
    return json(record), JSON, noted("the whole briefing")


def _features(record: Record, _: Lines, __: BriefingView) -> _Made:
    return json(geojson.of_places(record)), geojson.MEDIA_TYPE, noted("its places, for maps")


def _annotations(record: Record, _: Lines, __: BriefingView) -> _Made:
    return json(annotation.of(record)), annotation.MEDIA_TYPE, noted("which words of which source prove what")


def _sources(record: Record, _: Lines, __: BriefingView) -> _Made:
    return json(csl.of_sources(record)), csl.MEDIA_TYPE, noted("its sources, for reference managers")


def _figures(_: Record, lines: Lines, __: BriefingView) -> _Made:
    table = tables.FIGURES.head() + lines.figures
    return table.encode(), tables.MEDIA_TYPE, noted("its figures, for spreadsheets")


def _timeline(record: Record, _: Lines, view: BriefingView) -> _Made:
    return json(timelinejs.of(record, view)), JSON, noted("its timeline, for TimelineJS")


_WRITERS: dict[str, Callable[[Record, Lines, BriefingView], _Made]] = {
    publish.INDEX: _index,
    publish.FEATURES: _features,
    publish.ANNOTATIONS: _annotations,
    publish.SOURCES: _sources,
    publish.FIGURES: _figures,
    publish.TIMELINE: _timeline,
}
