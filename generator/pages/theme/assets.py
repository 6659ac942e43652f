"""A theme's static files, published under names with their hash: whoever has one never has to ask for it again."""

from __future__ import annotations

import hashlib
import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_LONGEST = 2000  # characters of an address
_CSS_URL = re.compile(  # CSS Values and Units, section 4.5; nothing is looked at twice, however large the file
    rb"""url\(\s*+(?:"([^"\n]{1,%d}+)"|'([^'\n]{1,%d}+)'|([^\s"'()]{1,%d}+))\s*+\)""" % ((_LONGEST,) * 3)
)
_BARE = re.compile(r"[^\s\"'()]+")  # what needs no quotation marks


def published(folders: list[Path], *, has_scripts: bool) -> dict[str, Page]:
    """Publish the static files of a theme's folders; answers each by its name in the theme.

    Style sheets come last, since they point at the others by the names that these get.
    """
    pages: dict[str, Page] = {}
    made: dict[str, Page] = {}  # equal files in two folders are one page
    files = _static(folders, has_scripts=has_scripts)
    for name, data in sorted(files, key=lambda f: (f[0].endswith(".css"), f[0])):
        content = _CSS_URL.sub(_repointed(name, pages), data) if name.endswith(".css") else data
        page = hashed(name, content)
        pages[name] = made.setdefault(page.path, page)
    return pages


@lru_cache(maxsize=64)
def hashed(name: str, data: bytes) -> Page:
    """Publish a file in `assets/`, under a name with the hash of its content; many pages ask for the same few."""
    stem, dot, suffix = posixpath.basename(name).rpartition(".")
    mark = hashlib.sha256(data).hexdigest()[:10]
    return Page(f"assets/{stem}.{mark}.{suffix}" if dot else f"assets/{suffix}.{mark}", data)


def _static(folders: list[Path], *, has_scripts: bool) -> list[tuple[str, bytes]]:
    """Collect static files by name; a nearer theme's file hides one of the same name further away."""
    left_out = () if has_scripts else (".js",)
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        base = folder / "static"
        found |= {
            p.relative_to(base).as_posix(): p
            for p in sorted(base.glob("**/*"))
            if p.is_file() and not p.name.endswith(left_out)
        }
    return [(name, path.read_bytes()) for name, path in sorted(found.items()) if "/." not in f"/{name}"]


def _repointed(name: str, pages: dict[str, Page]) -> Callable[[re.Match[bytes]], bytes]:
    def replace(found: re.Match[bytes]) -> bytes:
        said = (found[1] or found[2] or found[3]).decode("utf-8", "replace")
        address, mark, rest = re.split("([?#]|$)", said, maxsplit=1)
        page = pages.get(posixpath.normpath(posixpath.join(posixpath.dirname(name), address)))
        if page is None:
            return found[0]
        new = f"{posixpath.basename(page.path)}{mark}{rest}"
        return f"url({new})".encode() if _BARE.fullmatch(new) else f'url("{new}")'.encode()

    return replace
