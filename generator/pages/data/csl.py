"""Sources and briefings as CSL-JSON 1.0.2, which reference managers read.

Names are given as they stand (`literal`): nobody has said which part of “Incident desk” is a family name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from generator.pages.data.when import date_variable

if TYPE_CHECKING:
    from generator.pages.data.record import Record, Source
    from generator.project import Settings

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"

_TYPES = {
    "article": "article-newspaper",
    "broadcast": "broadcast",
    "statement": "document",
    "report": "report",
    "post": "post",
    "entry": "entry",
    "interview": "interview",
}
_CONTAINED = frozenset(("article-newspaper", "broadcast", "post", "entry", "interview"))


class Name(msgspec.Struct, frozen=True):
    """A name as it stands."""

    literal: str


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="kebab"):
    """A thing to cite; what is not known is left out."""

    id: str
    type: str
    title: str | None = None
    author: tuple[Name, ...] = ()
    container_title: str | None = None
    publisher: str | None = None
    genre: str | None = None
    issued: dict[str, Any] | None = None
    accessed: dict[str, Any] | None = None
    archive: str | None = None
    archive_location: str | None = msgspec.field(default=None, name="archive_location")
    language: str | None = None
    url: str | None = msgspec.field(default=None, name="URL")
    note: str | None = None
    custom: dict[str, Any] | None = None


def of_sources(record: Record) -> tuple[Item, ...]:
    """Answer the sources of a briefing, in the order of its page."""
    return tuple(map(_source, record.sources))


def of_briefing(record: Record, settings: Settings) -> Item:
    """Answer the briefing itself: a report of the desk that publishes the site."""
    return Item(
        id=record.id,
        type="report",
        genre="Incident briefing",
        title=record.title,
        author=tuple(map(Name, record.authors)),
        publisher=settings.publisher.name if settings.publisher else settings.title,
        container_title=settings.title,
        issued=date_variable(record.published.edtf) if record.published else None,
        language=record.lang,
        url=record.url,
    )


def _source(s: Source) -> Item:
    kind = _TYPES.get(s.kind, "document")
    contained = kind in _CONTAINED
    held = s.archived[0] if s.archived else None
    own = {
        "reliability": s.reliability,
        "derived_from": list(s.derived_from) or None,
        "archived": list(s.archived) or None,
        "sha256": s.snapshot.sha256 if s.snapshot else None,
    }
    return Item(
        id=s.id,
        type=kind,
        title=s.title,
        author=(Name(s.author),) if s.author else (),
        container_title=s.publisher if contained else None,
        publisher=None if contained else s.publisher,
        issued=date_variable(s.published.edtf) if s.published else None,
        accessed=date_variable(s.accessed.edtf) if s.accessed else None,
        archive=urlsplit(held).hostname if held else None,
        archive_location=held,
        language=s.lang,
        url=s.url,
        note=s.note,
        custom={name: value for name, value in own.items() if value} or None,
    )
