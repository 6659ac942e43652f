"""The index that search reads, made over the finished pages before they are published.

Filters are kept beside Pagefind's index rather than in it: with filters of its own Pagefind writes other bytes with
every run, and the same content must make the same site. Each language has an index of its own, so that its words are
reduced to their stems by its own rules. An index is remembered by the pages that it was made from.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING

import msgspec

from generator.errors import CannotRun
from generator.pages import SEARCHED, Page, Searched, Unchanged
from generator.site import pagefind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.memory import Memory
    from generator.site.pagefind import File
    from generator.site.staging import Staging

FOLDER = "pagefind"
KIND = "search"

_SIGNATURE = b"pagefind_dcd"  # before every text that Pagefind packs
_READ = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind", "/pagefind.js", "/pagefind-entry.json")


class _Index(msgspec.Struct, frozen=True, array_like=True):
    """An index of one language: its files with their digests, and Pagefind's name for each page."""

    files: dict[str, bytes]
    names: dict[str, str]


def can_index() -> bool:
    """Tell whether search can be built on this machine."""
    return pagefind.is_installed()


def index(listing: bytes, staging: Staging, memory: Memory) -> Iterator[Page | Unchanged]:
    """Index the pages that a site's list of searched pages names; yield the indexes' files, and the list as published.

    There it names each page by Pagefind's name for it. Raises `CannotRun` where Pagefind fails.
    """
    searched = msgspec.json.decode(listing, type=list[Searched])
    names: dict[str, str] = {}
    for lang in sorted({one.lang for one in searched}):
        pages = [one.page for one in searched if one.lang == lang]
        key = memory.key(KIND, lang, *(part for page in pages for part in (page, staging.digest(page))))
        made = _recalled(memory.recall(KIND, key))
        if made is not None and all(staging.holds(path, digest) for path, digest in made.files.items()):
            yield from (Unchanged(path, digest) for path, digest in made.files.items())
        else:
            files, made = _indexed(pages, lang, staging)
            yield from files
            memory.remember(KIND, key, msgspec.msgpack.encode(made))
        names |= made.names
    memory.drop_unused(KIND)
    values = {names[a]: one.values for one in searched if (a := _address(one.page)) in names}
    yield Page(SEARCHED, msgspec.json.encode(values))


def _recalled(data: bytes | None) -> _Index | None:
    return None if data is None else msgspec.msgpack.decode(data, type=_Index)


def _indexed(pages: list[str], lang: str, staging: Staging) -> tuple[list[Page], _Index]:
    try:
        found = pagefind.index(((_address(page), staging.read(page).decode()) for page in pages), lang)
    except CannotRun as error:
        raise CannotRun(
            f"the index for search was not made, and nothing was published: {error}. "
            "To publish without search, write search: false in content/site.yaml."
        ) from None
    files = [Page(f"{FOLDER}/{lang}/{file.path}", file.content) for file in _wanted(found)]
    return files, _Index({page.path: hashlib.sha256(page.data).digest() for page in files}, _names(found))


def _address(page: str) -> str:
    return page.removesuffix("index.html")


def _wanted(files: list[File]) -> Iterator[File]:
    """Keep what a reader's browser asks for; Pagefind's own interfaces, 430 KB of scripts and styles, stay out."""
    stemmed = any(f.path.startswith("wasm.") and f.path != "wasm.unknown.pagefind" for f in files)
    for file in files:
        if f"/{file.path}".endswith(_READ) and not (stemmed and file.path == "wasm.unknown.pagefind"):
            yield file


def _names(files: list[File]) -> dict[str, str]:
    """Find Pagefind's name for each page: its file of what results show is called so."""
    found = {}
    for file in files:
        if file.path.endswith(".pf_fragment"):
            text = gzip.decompress(file.content).removeprefix(_SIGNATURE)
            found[json.loads(text)["url"]] = file.path.removeprefix("fragment/").removesuffix(".pf_fragment")
    return found
