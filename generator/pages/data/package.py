"""`datapackage.json`: what the site's tables hold, column by column, by the Data Package standard 2.0.

Each column names its HXL hashtag, too. The row of hashtags is declared as a comment, so that what reads the tables by
this file does not take it for data. Nothing is said of a licence: that is the desk's to grant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.pages.data.tables import Column
    from generator.pages.data.written import Entry
    from generator.project import Settings

PROFILE = "https://datapackage.org/profiles/2.0/"

_NOT_IN_NAMES = re.compile(r"[^a-z0-9._-]+")


class Field(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A column; `hxl` is its hashtag, a property of our own. Lists are text, parted by “ | ”."""

    name: str
    type: str
    description: str
    hxl: str


class Schema(msgspec.Struct, frozen=True, kw_only=True):
    """A table's columns."""

    fields: tuple[Field, ...]
    missing_values: tuple[str, ...] = msgspec.field(default=("",), name="missingValues")


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """How the tables are written; rows are counted from one."""

    header_rows: tuple[int, ...] = msgspec.field(default=(1,), name="headerRows")
    comment_rows: tuple[int, ...] = msgspec.field(default=(2,), name="commentRows")
    line_terminator: str = msgspec.field(default="\r\n", name="lineTerminator")


class Resource(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A file, with its size and hash."""

    name: str
    path: str
    type: Literal["table"] | None = None
    description: str
    mediatype: str
    encoding: str
    bytes: int
    hash: str
    dialect: Dialect | None = None
    schema: Schema | None = None


class Package(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """All of them."""

    profile: str = msgspec.field(name="$schema")
    name: str
    title: str
    description: str | None = None
    homepage: str | None = None
    contributors: tuple[dict[str, Any], ...] = ()
    resources: tuple[Resource, ...]


def package(files: Iterable[Entry], settings: Settings) -> Package:
    """Describe the site's data files."""
    name = _NOT_IN_NAMES.sub("-", settings.title.lower()).strip("-.") or "incidents"
    own = settings.publisher
    return Package(
        profile=f"{PROFILE}datapackage.json",
        name=name,
        title=settings.title,
        description=settings.description or None,
        homepage=settings.address or None,
        contributors=({"title": own.name, "roles": ["publisher"]},) if own else (),
        resources=tuple(map(_resource, files)),
    )


def _resource(file: Entry) -> Resource:
    columns = file.table.columns if file.table else ()
    return Resource(
        name=_NOT_IN_NAMES.sub("-", file.name.lower()).replace(".", "-"),
        path=file.name,
        type="table" if columns else None,
        description=file.about,
        mediatype=file.media_type,
        encoding="utf-8",
        bytes=file.size,
        hash=f"sha256:{file.sha256}",
        dialect=Dialect() if columns else None,
        schema=Schema(fields=tuple(map(_field, columns))) if columns else None,
    )


def _field(column: Column) -> Field:
    kind = "string" if column.type == "list" else column.type
    return Field(name=column.name, type=kind, description=column.about, hxl=column.hxl)
