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

_LINK = re.compile(rb'\s(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(rb'\sid="([^"]*)"')


class Site(msgspec.Struct, frozen=True):
    """A whole site: the bytes of every file by its path with forward slashes."""

    files: dict[str, bytes]


def gather(pages: Iterable[Page]) -> Site:
    """Put pages together; raises `Rejected` where two share an address or a link inside the site leads nowhere."""
    files: dict[str, bytes] = {}
    names: dict[str, Page] = {}
    findings: list[Finding] = []
    for page in pages:
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
    anchors: dict[str, frozenset[bytes]] = {}
    for path, data in files.items():
        if not path.endswith(".html") or path == "404.html":
            continue
        for raw in sorted(set(_LINK.findall(data))):
            href = unescape(raw.decode())
            if re.match(r"[a-z][a-z0-9+.-]*:|//|/", href, re.IGNORECASE):
                continue
            target, _, anchor = href.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target.partition("?")[0])))
                if target
                else path
            )
            target = f"{target}/index.html".removeprefix("./") if href.partition("#")[0].endswith("/") else target
            if target not in files:
                yield _dead(path, made_from, f"the page {path} links to {href}, which is not in the site")
            elif anchor and target.endswith(".html"):
                if target not in anchors:
                    anchors[target] = frozenset(_ANCHOR.findall(files[target]))
                if anchor.encode() not in anchors[target]:
                    yield _dead(path, made_from, f"the page {path} links to {href}, where there is no such anchor")


def _dead(path: str, made_from: dict[str, str], message: str) -> Finding:
    hint = "A template or a link in the prose is wrong."
    return Finding(path=made_from.get(path) or path, code="dead-link", message=message, hint=hint)
