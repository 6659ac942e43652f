"""What a page weighs on its way to a reader: the bytes of its first load, compressed as a web server does."""

from __future__ import annotations

import gzip
import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bars.pages import Page

LIMIT = 30 * 1024  # HTML, CSS and SVG of a briefing together, without the live map

_SHOWN = ("stylesheet", "icon")


class Weight(NamedTuple):
    """Compressed bytes of a page's HTML, its style sheets, its SVG files, and the scripts that come with it."""

    html: int
    css: int
    svg: int
    scripts: int

    @property
    def read(self) -> int:
        """All that a reader needs to read the page."""
        return self.html + self.css + self.svg


def weigh(page: Page, site: Path) -> Weight:
    """Weigh a page and the files that it asks for at once."""
    total = {".css": 0, ".svg": 0, ".js": 0}
    for path in sorted(set(_asked_for(page))):
        suffix = posixpath.splitext(path)[1]
        total[suffix] = total.get(suffix, 0) + _compressed(site / path)
    return Weight(_compressed(site / page.path), total[".css"], total[".svg"], total[".js"])


def _asked_for(page: Page) -> Iterator[str]:
    for element in page.tree.iter():
        if element.tag == "link" and set((element.get("rel") or "").split()) & set(_SHOWN):
            yield _path(page, element.get("href") or "")
        elif element.tag in ("img", "script") and element.get("src"):
            yield _path(page, element.get("src") or "")


def _path(page: Page, written: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(urlsplit(written).path)))


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))
