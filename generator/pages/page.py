"""A page: what a reader gets at one address."""

from __future__ import annotations

import msgspec


class Page(msgspec.Struct, frozen=True):
    """One file of the site: `path` inside it with forward slashes, `data` its bytes.

    `file` names what it was made from, for messages; empty where it was made from many things.
    """

    path: str
    data: bytes
    file: str = ""


class Unchanged(msgspec.Struct, frozen=True):
    """A file of the site that was not made anew: its bytes are those that the published site has at this path.

    `digest` is their SHA-256, `file` as of a page.
    """

    path: str
    digest: bytes
    file: str = ""
