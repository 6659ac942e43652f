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
