"""A data file as it was written, and what is said of it where it is offered."""

from __future__ import annotations

import posixpath
from typing import Any

import msgspec

from generator.pages.data.tables import Table
from generator.pages.page import Page


class Entry(msgspec.Struct, frozen=True):
    """What is said of a data file: `about` in English, `rows` how many things are in it, `table` its columns."""

    path: str
    media_type: str
    about: str
    size: int
    rows: int | None = None
    table: Table[Any] | None = None
    sha256: str = ""

    @property
    def name(self) -> str:
        """Its name in its folder."""
        return posixpath.basename(self.path)


class Written(msgspec.Struct, frozen=True):
    """A data file, and what is said of it, which may be kept when the file is gone from memory."""

    page: Page
    entry: Entry


def json(value: Any) -> bytes:
    """Write a value as JSON that people can read, too: a member a line."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
