"""Every link of a built site, followed on the disk as a browser would follow it from a folder."""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from xml.etree import ElementTree as ET

    from tests.bars.pages import Page

_HREFS = ("href", "src", "poster", "cite", "action", "{http://www.w3.org/1999/xlink}href")
_ABSOLUTE = ("canonical", "og:url", "og:image", "twitter:image")


class Link:
    """A link as it is written, and what it leads to: a file of the site with a fragment, or a foreign address."""

    def __init__(self, page: str, written: str, base: str) -> None:
        self.written = written
        parts = urlsplit(written)
        fragment = unquote(parts.fragment).partition(":~:")[0]
        own = base and written.startswith(base)
        self.foreign = bool(parts.scheme or parts.netloc) and not own
        self.from_root = not self.foreign and not own and parts.path.startswith("/")
        self.public = bool(own)
        path = unquote(parts.path)
        if own:
            path = unquote(urlsplit(written[len(base) :]).path)
            target = path if path and not path.endswith("/") else f"{path}index.html"
        elif not path:
            target = page
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) + "/" * path.endswith("/")
        self.target, self.fragment = target, fragment


def links(page: Page, base: str) -> Iterator[Link]:
    """Yield every link of a page: of attributes, of lists in `data-` attributes, of what search engines read."""
    for element in page.tree.iter():
        if not isinstance(element.tag, str):
            continue
        for written in _written(element):
            yield Link(page.path, written.strip(), base)


def dead(pages: Sequence[Page], site: Path, base: str) -> list[str]:
    """Find links that lead nowhere: to no file, to a folder, out of the site, to no id; and addresses that are none.

    `base` is the site's public address; links that begin with it are its own. The 404 page alone may link from the
    server's root, since it stands at every address.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ids = {page.path: set(page.ids) for page in pages}
    root = urlsplit(base).path
    return [
        f"{page.path}: {link.written}: {wrong}"
        for page in pages
        for link in links(page, base)
        if (wrong := _wrong(link, page, files, ids, root))
    ]


def reached(pages: Sequence[Page], base: str) -> set[str]:
    """Name every page that a reader comes to from the front page by following links in the text."""
    by_path = {page.path: page for page in pages}
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = by_path[waiting.pop()]
        for element in page.tree.iter("a"):
            link = Link(page.path, element.get("href") or "", base)
            if not link.foreign and link.target in by_path and link.target not in seen:
                seen.add(link.target)
                waiting.append(link.target)
    return seen


def _written(element: ET.Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name in _HREFS:
            yield value
        elif name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        elif name.startswith("data-") and value.startswith("[") and "/" in value:
            yield from (item for item in json.loads(value) if isinstance(item, str))
    if element.tag == "meta" and (element.get("property") or element.get("name")) in _ABSOLUTE:
        yield element.get("content") or ""
    if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
        yield re.sub(r"(?i)^\d+;\s*url=", "", element.get("content") or "")


def _wrong(link: Link, page: Page, files: set[str], ids: dict[str, set[str]], root: str) -> str:
    if link.foreign:
        scheme, host, *_ = urlsplit(link.written)
        return "" if (scheme in ("http", "https") and host) or scheme in ("mailto", "data") else "no web address"
    target = link.target
    if link.from_root:
        if page.path != "404.html":
            return "begins at the server's root: from a folder it leads nowhere"
        target = unquote(urlsplit(link.written).path)
        if not target.startswith(root):
            return "lies outside the site"
        target = target.removeprefix(root)
    if target not in files:
        return f"no file {target}"
    if link.fragment and target in ids and link.fragment not in ids[target]:
        return f"no id {link.fragment} in {target}"
    return ""
