"""A page: what a reader gets at one address."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Page(msgspec.Struct, frozen=True, dict=True):
    """One file of the site: `path` inside it with forward slashes, `data` its bytes.

    `file` names what it was made from, for messages; empty where it was made from many things.
    """

    path: str
    data: bytes
    file: str = ""

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of its bytes."""
        return hashlib.sha256(self.data).digest()


class Streamed:
    """A file of the site that grows with the site: its bytes come piece by piece, once, and are never held together.

    `size` in bytes and `digest`, their SHA-256, are known when the last has come.
    """

    def __init__(self, path: str, parts: Iterable[bytes]) -> None:
        self.path, self.file, self.size = path, "", 0
        self._parts, self._made = parts, hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            self._made.update(part)
            self.size += len(part)
            yield part

    @property
    def digest(self) -> bytes:
        """The SHA-256 of all that has come."""
        return self._made.digest()


class Unchanged(msgspec.Struct, frozen=True):
    """A file of the site that was not made anew: its bytes are those that the published site has at this path.

    `digest` is their SHA-256, `file` as of a page.
    """

    path: str
    digest: bytes
    file: str = ""
