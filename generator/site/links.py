"""Links inside a site, followed as its pages pass: the site's own templates must not lead readers nowhere.

Of a page that has passed nothing is kept but what its links still wait for, and eight bytes for each of its anchors.
Where something is missing in the end, pages are read again, and every dead link is told.
"""

from __future__ import annotations

import posixpath
import re
from array import array
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.site.plan import Entry, Plan

_LINK = re.compile(rb"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ANCHOR = re.compile(rb"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_ANYWHERE = "404.html"  # shown at any address, so its links are absolute
_PAGES_AT_HAND = 4096


class Links:
    """The links of a site's pages, in the order in which they come."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._awaited: set[str] = set()
        self._wanted: set[int] = set()
        self._anchors = array("q")

    def follow(self, path: str, data: bytes) -> None:
        """Follow the links of a file that has entered the plan."""
        self.arrive(path)
        if not is_page(path):
            return
        anchors = _anchors(data)
        self._anchors.extend(hash((path, anchor)) for anchor in anchors)
        for target, anchor, _ in _aims(path, data):
            if target not in self._plan:
                self._awaited.add(target)
            if anchor and is_page(target) and (target != path or anchor not in anchors):
                self._wanted.add(hash((target, anchor)))

    def arrive(self, path: str) -> None:
        """Let links lead to a file that has entered the plan, and was looked at in an earlier build."""
        self._awaited.discard(path)

    def dead(self, read: Callable[[str], bytes], lost: Callable[[], bool]) -> Iterator[Finding]:
        """Find the links that lead nowhere, once the plan is complete; `read` answers a file of the plan.

        Pages that were not handed over in this build were looked at in an earlier one: they are only where `lost` tells
        that what they may lead to is there no longer.
        """
        self._wanted.difference_update(self._anchors)
        if self._awaited or self._wanted:
            yield from self._look_closely(read, fresh=True)
        if lost():
            yield from self._look_closely(read, fresh=False)

    def _look_closely(self, read: Callable[[str], bytes], *, fresh: bool) -> Iterator[Finding]:
        anchors_of = lru_cache(_PAGES_AT_HAND)(lambda path: _anchors(read(path)))
        for path, entry in self._plan:
            if entry.fresh is not fresh or not is_page(path) or path == _ANYWHERE:
                continue
            for target, anchor, href in sorted(_aims(path, read(path)), key=lambda aim: aim[2]):
                if target not in self._plan:
                    yield _dead(path, entry, f"the page {path} links to {href}, which is not in the site")
                elif anchor and is_page(target) and not {anchor, unquote(anchor)} & anchors_of(target):
                    yield _dead(path, entry, f"the page {path} links to {href}, where there is no such anchor")


def is_page(path: str) -> bool:
    """Tell whether a file is one that has links and anchors."""
    return path.endswith(".html")


def lost_anchors(old: bytes, new: bytes) -> bool:
    """Tell whether a page had anchors that it has no longer."""
    return not _anchors(old) <= _anchors(new)


def _aims(path: str, data: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the file and the anchor that each link leads to, and the link itself; other sites are left out."""
    if path == _ANYWHERE:
        return
    for href in _values(_LINK, data):
        if not _ELSEWHERE.match(href):
            address, _, anchor = href.partition("#")
            yield _target(path, unquote(address.partition("?")[0])), anchor, href


def _anchors(data: bytes) -> frozenset[str]:
    return _values(_ANCHOR, data) | {"top"}  # HTML: #top is always there


def _values(attribute: re.Pattern[bytes], data: bytes) -> frozenset[str]:
    found: Iterable[bytes] = {double or single for double, single in attribute.findall(data)}
    return frozenset(unescape(value.decode()) for value in found)


def _target(path: str, address: str) -> str:
    """Name the file that a link from `path` leads to; a folder's file is its `index.html`."""
    if not address:
        return path
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    is_folder = address.endswith("/") or posixpath.basename(address) in (".", "..")
    return posixpath.normpath(posixpath.join(joined, "index.html")) if is_folder else joined


def _dead(path: str, entry: Entry, message: str) -> Finding:
    hint = "A template or a link in the prose is wrong."
    return Finding(path=entry.file or path, code="dead-link", message=message, hint=hint)
