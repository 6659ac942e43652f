"""Finding a URL's file inside the site and nowhere else, also while one site takes another's place."""

from __future__ import annotations

import functools
import mimetypes
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote_to_bytes

from tornado import gen

if TYPE_CHECKING:
    from collections.abc import Sequence

_SWAP = 1.0  # seconds that a site may be gone while another takes its place
# Some systems have no type for these, or a wrong one; with nosniff a script of the wrong type does not run.
_TYPES = {
    ".geojson": "application/geo+json",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}


def names(url_path: str) -> list[str]:
    """Answer the names in a URL's path, a folder's with its index page; none where it is refused."""
    try:
        first, *parts = unquote_to_bytes(url_path).decode().split("/")
    except UnicodeDecodeError:
        return []
    if parts and not parts[-1]:
        parts[-1] = "index.html"
    if first or not all(parts) or is_hidden(parts) or any(c in part for part in parts for c in "\\:\0"):
        return []
    return parts


async def opened(site: Path, parts: Sequence[str], *, built: bool) -> BinaryIO | None:
    """Open a file of the site; where the site is just being swapped, of the one that takes its place.

    With `built` a site is known to have been there, and is waited for.
    """
    last = time.monotonic() + _SWAP
    while True:
        before = look(site)
        file = _open_inside(site, parts)
        settled = before == look(site) and (before or not built)
        if file or settled or time.monotonic() > last:
            return file
        await gen.sleep(0.005)


@functools.lru_cache
def content_type(suffix: str) -> str:
    """Answer a file's type, the same on every system."""
    kind = _TYPES.get(suffix) or mimetypes.MimeTypes().types_map[True].get(suffix, "application/octet-stream")
    return kind + "; charset=utf-8" * kind.startswith("text/")


def look(path: str | Path) -> tuple[int, ...]:
    """Answer what tells a path from another in its place, empty where there is none; no folder's content."""
    try:
        found = Path(path).stat()
    except OSError:
        return ()
    if stat.S_ISDIR(found.st_mode):
        return found.st_dev, found.st_ino
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def is_hidden(parts: Sequence[str]) -> bool:
    """Tell whether a path has a hidden name in it."""
    return any(part.startswith(".") for part in parts)


def _open_inside(site: Path, parts: Sequence[str]) -> BinaryIO | None:
    """Open a regular file that lies in the site even when all symbolic links are followed."""
    with suppress(OSError, RuntimeError):  # the latter where links go round in a circle
        root = site.resolve(strict=True)
        path = root.joinpath(*parts).resolve(strict=True)
        if parts and path.is_relative_to(root) and not is_hidden(path.relative_to(root).parts) and path.is_file():
            return path.open("rb")
    return None
