"""A feed as Atom (RFC 4287); where something happened as a GeoRSS point."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # written here, never parsed

from generator.pages.feeds.feed import ATOM
from generator.pages.page import Page

if TYPE_CHECKING:
    from generator.pages.feeds.feed import Entry, Feed
    from generator.project import Settings

_ATOM = "http://www.w3.org/2005/Atom"
_GEORSS = "http://www.georss.org/georss"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # all that XML 1.0, 2.2 leaves out


def atom(feed: Feed, settings: Settings) -> Page:
    """Write a feed as Atom; links are relative where the site has no address."""
    ET.register_namespace("", _ATOM)
    ET.register_namespace("georss", _GEORSS)
    path = f"{feed.folder}{ATOM}"
    base = settings.address or "../" * path.count("/")
    latest = feed.latest
    root = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": settings.lang})
    _add(root, "title", feed.title)
    if settings.description:
        _add(root, "subtitle", settings.description)
    _add(root, "id", _id(feed, settings))
    _add(root, "updated", max((e.updated for e in latest), default="1970-01-01T00:00:00Z"))
    _link(root, rel="self", type="application/atom+xml", href=f"{base}{path}")
    _link(root, rel="alternate", type="text/html", href=_page(f"{feed.folder}index.html", base))
    _author(root, settings.publisher.name if settings.publisher else settings.title)
    for entry in latest:
        _entry(root, entry, base)
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return Page(path, f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode())


def _entry(root: ET.Element, entry: Entry, base: str) -> None:
    element = ET.SubElement(root, f"{{{_ATOM}}}entry", {"xml:lang": entry.lang})
    _add(element, "title", entry.title)
    _add(element, "id", entry.id)
    _link(element, rel="alternate", type="text/html", href=_page(entry.page, base))
    _add(element, "updated", entry.updated)
    if entry.published:
        _add(element, "published", entry.published)
    for author in entry.authors:
        _author(element, author)
    if entry.summary:
        _add(element, "summary", entry.summary)
    for tag in entry.tags:
        ET.SubElement(element, f"{{{_ATOM}}}category", {"term": _text(tag)})
    if entry.point:
        ET.SubElement(element, f"{{{_GEORSS}}}point").text = entry.point
    if entry.where:
        ET.SubElement(element, f"{{{_GEORSS}}}featurename").text = _text(entry.where)


def _id(feed: Feed, settings: Settings) -> str:
    if settings.address:
        return settings.address + feed.folder
    return "urn:factbox:site" + "".join(f":{part}" for part in feed.folder.split("/") if part)


def _page(path: str, base: str) -> str:
    address, mark, anchor = path.partition("#")
    return (base + address.removesuffix("index.html") or "./") + mark + anchor


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _text(text)


def _link(parent: ET.Element, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", attributes)


def _author(parent: ET.Element, name: str) -> None:
    author = ET.SubElement(parent, f"{{{_ATOM}}}author")
    _add(author, "name", name)


def _text(text: str) -> str:
    """Leave out what XML cannot hold."""
    return _NO_XML.sub("", text)
