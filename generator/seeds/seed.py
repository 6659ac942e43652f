"""A seed: an article, its text, its hash, and what its text does not say about itself."""

from __future__ import annotations

import msgspec

from generator.forms import Edtf, Form


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a seed's text in code points, half-open: `text[start:end]`."""

    start: int
    end: int


class SeedMeta(Form, frozen=True, kw_only=True):
    """`NAME.meta.yaml` beside a seed, or `all.meta.yaml` for a folder: what no text there states. null is “unknown”."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: Edtf | None = None
    accessed: Edtf | None = None
    lang: str | None = None
    licence: str | None = None
    note: str | None = None


class Seed(msgspec.Struct, frozen=True, kw_only=True):
    """An article as it was found.

    `name` is its path inside `seeds/` (or as it was given), `sha256` the hash of the file's bytes in hexadecimal,
    `text` the decoded text that every offset refers to: no byte order mark, line ends and all else untouched.
    `beside` is the hash of the file beside it that `meta` was read from, empty where there is none.
    """

    name: str
    sha256: str
    text: str
    encoding: str = "utf-8"
    meta: SeedMeta = SeedMeta()
    beside: str = ""
