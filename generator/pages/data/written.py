"""A data file as it was written, and what is said of it where it is offered."""

from __future__ import annotations

import posixpath
from typing import Any

import msgspec

from generator.pages.data.tables import Table
from generator.pages.page import Page


class Written(msgspec.Struct, frozen=True):
    """A data file: `about` says in English what it holds, `rows` how many things, `table` what its columns are."""

    page: Page
    media_type: str
    about: str
    rows: int | None = None
    table: Table[Any] | None = None

    @property
    def name(self) -> str:
        """Its name in its folder."""
        return posixpath.basename(self.page.path)


def json(value: Any) -> bytes:
    """Write a value as JSON that people can read, too: a member a line."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
