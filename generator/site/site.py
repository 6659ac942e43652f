"""A site: every file by its path, no two of which any file system would take for one."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from generator.errors import Finding, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.pages import Page

_LINK = re.compile(rb"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ANCHOR = re.compile(rb"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


class Site(msgspec.Struct, frozen=True):
    """A whole site: the bytes of every file by its path with forward slashes."""

    files: dict[str, bytes]


def gather(pages: Iterable[Page]) -> Site:
    """Put pages together.

    Raises `Rejected` where two share an address, one lies outside the site, or a link inside the site leads nowhere.
    """
    files: dict[str, bytes] = {}
    names: dict[str, Page] = {}
    findings: list[Finding] = []
    for page in pages:
        if not _is_inside(page.path):
            message = f"“{page.path}” is no address inside the site"
            hint = "Write folders and names with single slashes between them, without .. and \\."
            findings.append(Finding(path=page.file or page.path, code="file-name", message=message, hint=hint))
            continue
        folded = unicodedata.normalize("NFC", page.path).casefold()
        if (other := names.setdefault(folded, page)) is not page:
            message = f"two pages want the address {page.path}" + (
                f"; the other is {other.file}'s" if other.file else ""
            )
            hint = "Give one another slug: or alias, or rename the file."
            findings.append(Finding(path=page.file or page.path, code="path-clash", message=message, hint=hint))
        files[page.path] = page.data
    findings += _folders_that_are_files(names)
    findings += _dead_links(files, {page.path: page.file for page in names.values()})
    if findings:
        raise Rejected(findings)
    return Site(dict(sorted(files.items())))


def _is_inside(path: str) -> bool:
    """Tell whether a path names a file below the folder that it is joined to, on any system."""
    parts = path.split("/")
    return path.isprintable() and "\\" not in path and not any(part in ("", ".", "..") for part in parts)


def _folders_that_are_files(names: dict[str, Page]) -> Iterator[Finding]:
    for folded, page in names.items():
        folder = posixpath.dirname(folded)
        while folder:
            if folder in names:
                message = f"the address {page.path} lies inside the file {names[folder].path}"
                yield Finding(
                    path=page.file or page.path, code="path-clash", message=message, hint="Change one of the two."
                )
            folder = posixpath.dirname(folder)


def _dead_links(files: dict[str, bytes], made_from: dict[str, str]) -> Iterator[Finding]:
    """Follow every link and anchor inside the site; the site's own templates must not lead readers nowhere."""
    anchors: dict[str, frozenset[str]] = {}
    for path, data in files.items():
        if not path.endswith(".html") or path == "404.html":
            continue
        for href in sorted(_values(_LINK, data)):
            if _ELSEWHERE.match(href):
                continue
            address, _, anchor = href.partition("#")
            target = _target(path, unquote(address.partition("?")[0]))
            if target not in files:
                yield _dead(path, made_from, f"the page {path} links to {href}, which is not in the site")
            elif anchor and target.endswith(".html"):
                if target not in anchors:
                    anchors[target] = _values(_ANCHOR, files[target]) | {"top"}  # HTML: #top is always there
                if anchor not in anchors[target] and unquote(anchor) not in anchors[target]:
                    yield _dead(path, made_from, f"the page {path} links to {href}, where there is no such anchor")


def _values(attribute: re.Pattern[bytes], data: bytes) -> frozenset[str]:
    return frozenset(unescape((double or single).decode()) for double, single in attribute.findall(data))


def _target(path: str, address: str) -> str:
    """Name the file that a link from `path` leads to; a folder's file is its `index.html`."""
    if not address:
        return path
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    is_folder = address.endswith("/") or posixpath.basename(address) in (".", "..")
    return posixpath.normpath(posixpath.join(joined, "index.html")) if is_folder else joined


def _dead(path: str, made_from: dict[str, str], message: str) -> Finding:
    hint = "A template or a link in the prose is wrong."
    return Finding(path=made_from.get(path) or path, code="dead-link", message=message, hint=hint)
