"""The index that search reads, made over the finished site before it is published.

Filters are kept beside Pagefind's index rather than in it: with filters of its own Pagefind writes other bytes with
every run, and the same content must make the same site. Each language has an index of its own, so that its words are
reduced to their stems by its own rules.
"""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import msgspec

from generator.errors import CannotRun
from generator.pages import SEARCHED, Searched
from generator.site import pagefind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.site.pagefind import File

FOLDER = "pagefind"

_SIGNATURE = b"pagefind_dcd"  # before every text that Pagefind packs
_READ = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind", "/pagefind.js", "/pagefind-entry.json")


def can_index() -> bool:
    """Tell whether search can be built on this machine."""
    return pagefind.is_installed()


def index(folder: Path) -> None:
    """Index the pages that a site's list of searched pages names; where it has no such list, do nothing.

    The list then names each page by Pagefind's name for it. Raises `CannotRun` where Pagefind fails.
    """
    listing = folder / SEARCHED
    if not listing.is_file():
        return
    searched = msgspec.json.decode(listing.read_bytes(), type=list[Searched])
    names: dict[str, str] = {}
    try:
        for lang in sorted({one.lang for one in searched}):
            files = pagefind.index(_pages(folder, searched, lang), lang)
            names |= _names(files)
            _write(folder / FOLDER / lang, files)
    except CannotRun as error:
        raise CannotRun(
            f"the index for search was not made, and nothing was published: {error}. "
            "To publish without search, write search: false in content/site.yaml."
        ) from None
    values = {names[a]: one.values for one in searched if (a := _address(one)) in names}
    listing.write_bytes(msgspec.json.encode(values))


def _pages(folder: Path, searched: list[Searched], lang: str) -> Iterator[tuple[str, str]]:
    for one in searched:
        if one.lang == lang:
            yield _address(one), (folder / one.page).read_text("utf-8")


def _address(one: Searched) -> str:
    return one.page.removesuffix("index.html")


def _names(files: list[File]) -> dict[str, str]:
    """Find Pagefind's name for each page: its file of what results show is called so."""
    found = {}
    for file in files:
        if file.path.endswith(".pf_fragment"):
            text = gzip.decompress(file.content).removeprefix(_SIGNATURE)
            found[json.loads(text)["url"]] = file.path.removeprefix("fragment/").removesuffix(".pf_fragment")
    return found


def _write(folder: Path, files: list[File]) -> None:
    """Write what a reader's browser asks for; Pagefind's own interfaces, 430 KB of scripts and styles, stay out."""
    stemmed = any(f.path.startswith("wasm.") and f.path != "wasm.unknown.pagefind" for f in files)
    for file in files:
        if f"/{file.path}".endswith(_READ) and not (stemmed and file.path == "wasm.unknown.pagefind"):
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
