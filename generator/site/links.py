"""Links inside a site, followed as its pages pass: the site's own templates must not lead readers nowhere.

Of a page that has passed nothing is kept but what its links still wait for, and eight bytes for each of its anchors
and for each of other pages' that it leads to, which are laid aside.
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

from generator.aside import Aside
from generator.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.site.plan import Plan

_ATTRIBUTE = re.compile(rb"""\s(?:href|src|(id))\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_PLAIN = re.compile(  # the same without space before the sign, from which it is found in a fifth of the time
    rb"""=(?:(?<=\shref=)|(?<=\ssrc=)|(?<=\s(id)=))\s*("[^"]*"|'[^']*')""", re.IGNORECASE
)
_SPACED = re.compile(rb"""=(?<=\s=)\s*["']""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_ANYWHERE = "404.html"  # shown at any address, so its links are absolute
_PAGES_AT_HAND = 4096
_ANCHORS_AT_ONCE = 500_000  # some 40 MB
_NUMBERS_AT_HAND = 32_768


class Links:
    """The links of a site's pages, in the order in which they come."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._awaited: set[str] = set()
        self._wanted, self._anchors = _Numbers(), _Numbers()

    def follow(self, path: str, data: bytes) -> None:
        """Follow the links of a file that has entered the plan."""
        self.arrive(path)
        if not is_page(path):
            return
        links, anchors = _links_and_anchors(data)
        self._anchors.add(hash((path, anchor)) for anchor in anchors)
        wanted = []
        for target, anchor, _ in _aims(path, links):
            if target not in self._plan:
                self._awaited.add(target)
            if anchor and is_page(target) and (target != path or anchor not in anchors):
                wanted.append(hash((target, anchor)))
        self._wanted.add(wanted)

    def arrive(self, path: str) -> None:
        """Let links lead to a file that has entered the plan, and was looked at in an earlier build."""
        self._awaited.discard(path)

    def dead(self, read: Callable[[str], bytes], lost: Callable[[], bool]) -> Iterator[Finding]:
        """Find the links that lead nowhere, once the plan is complete; `read` answers a file of the plan.

        Pages that were not handed over in this build were looked at in an earlier one: they are only where `lost` tells
        that what they may lead to is there no longer.
        """
        if self._awaited or self._is_anchor_missing():
            yield from self._look_closely(read, fresh=True)
        if lost():
            yield from self._look_closely(read, fresh=False)

    def _is_anchor_missing(self) -> bool:
        """Tell whether a page leads to an anchor that has not come; in parts, since sets take ten times the memory."""
        parts = 1 + self._wanted.count // _ANCHORS_AT_ONCE
        for part in range(parts):
            missing = {anchor for some in self._wanted for anchor in some if anchor % parts == part}
            for some in self._anchors:
                missing.difference_update(some)
            if missing:
                return True
        return False

    def _look_closely(self, read: Callable[[str], bytes], *, fresh: bool) -> Iterator[Finding]:
        anchors_of = lru_cache(_PAGES_AT_HAND)(lambda path: _links_and_anchors(read(path))[1])
        for path, entry in self._plan:
            if entry.fresh is not fresh or not is_page(path):
                continue
            for target, anchor, href in _aims(path, sorted(_links_and_anchors(read(path))[0])):
                if target not in self._plan:
                    yield self._dead(path, f"the page {path} links to {href}, which is not in the site")
                elif anchor and is_page(target) and not {anchor, unquote(anchor)} & anchors_of(target):
                    yield self._dead(path, f"the page {path} links to {href}, where there is no such anchor")

    def _dead(self, path: str, message: str) -> Finding:
        hint = "A template or a link in the prose is wrong."
        return Finding(path=self._plan.file(path) or path, code="dead-link", message=message, hint=hint)


class _Numbers:
    """Numbers of 64 bits; they come back as they came, many at once."""

    def __init__(self) -> None:
        self._last = array("q")
        self._aside: Aside[bytes] = Aside(bytes)
        self.count = 0

    def add(self, numbers: Iterable[int]) -> None:
        before = len(self._last)
        self._last.extend(numbers)
        self.count += len(self._last) - before
        if len(self._last) >= _NUMBERS_AT_HAND:
            self._aside.append(self._last.tobytes())
            del self._last[:]

    def __iter__(self) -> Iterator[array[int]]:
        for number in range(len(self._aside)):
            yield array("q", self._aside[number])
        yield self._last


def is_page(path: str) -> bool:
    """Tell whether a file is one that has links and anchors."""
    return path.endswith(".html")


def lost_anchors(old: bytes, new: bytes) -> bool:
    """Tell whether a page had anchors that it has no longer."""
    return not _links_and_anchors(old)[1] <= _links_and_anchors(new)[1]


def _aims(path: str, links: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the file and the anchor that each link leads to, and the link itself; other sites are left out."""
    for href in links if path != _ANYWHERE else ():
        if not _ELSEWHERE.match(href):
            address, _, anchor = href.partition("#")
            yield _target(path, unquote(address.partition("?")[0])), anchor, href


def _links_and_anchors(data: bytes) -> tuple[set[str], set[str]]:
    attribute = _ATTRIBUTE if _SPACED.search(data) else _PLAIN
    values = [(bool(anchor), unescape(quoted[1:-1].decode())) for anchor, quoted in set(attribute.findall(data))]
    links = {value for is_anchor, value in values if not is_anchor}
    return links, {value for is_anchor, value in values if is_anchor} | {"top"}  # HTML: #top is always there


def _target(path: str, address: str) -> str:
    """Name the file that a link from `path` leads to; a folder's file is its `index.html`."""
    if not address:
        return path
    folder, rest = path.rpartition("/")[0], address
    while folder and rest.startswith("../"):
        folder, rest = folder.rpartition("/")[0], rest[3:]
    below = f"/{rest}"
    if "/." not in below and "//" not in below:  # most links: up, then down
        joined = f"{folder}{below}" if folder else rest
        return joined if rest and not rest.endswith("/") else f"{joined}index.html"
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    is_folder = address.endswith("/") or posixpath.basename(address) in (".", "..")
    return posixpath.normpath(posixpath.join(joined, "index.html")) if is_folder else joined
