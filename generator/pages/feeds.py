"""Feeds and the files that machines ask a site for: Atom (RFC 4287), JSON Feed 1.1, sitemap, robots.txt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # written here, never parsed

from generator.pages import words
from generator.pages.page import Page
from generator.pages.show import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.briefings import Briefing
    from generator.project import Settings

MOST_ENTRIES = 50

_ATOM = "http://www.w3.org/2005/Atom"
_GEORSS = "http://www.georss.org/georss"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def atom(briefings: Sequence[Briefing], settings: Settings) -> Page:
    """Make the Atom feed of the newest briefings; places as GeoRSS points, latitude first."""
    ET.register_namespace("", _ATOM)
    ET.register_namespace("georss", _GEORSS)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": settings.lang})
    _add(feed, "title", settings.title)
    if settings.description:
        _add(feed, "subtitle", settings.description)
    _add(feed, "id", settings.address or "urn:factbox:site")
    _add(feed, "updated", max((_updated(b, settings) for b in briefings), default="1970-01-01T00:00:00Z"))
    _link(feed, rel="self", type="application/atom+xml", href=f"{settings.address}atom.xml")
    _link(feed, rel="alternate", type="text/html", href=settings.address or "./")
    _author(feed, settings.publisher.name if settings.publisher else settings.title)
    for briefing in briefings[:MOST_ENTRIES]:
        front = briefing.front
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry", {"xml:lang": front.lang or settings.lang})
        _add(entry, "title", front.title)
        _add(entry, "id", f"{settings.address or 'urn:factbox:'}#{briefing.id}")
        _link(entry, rel="alternate", type="text/html", href=_address(briefing, settings))
        _add(entry, "updated", _updated(briefing, settings))
        if front.published:
            _add(entry, "published", words.instant(front.published, _zone(briefing, settings)))
        for author in front.authors:
            _author(entry, author)
        if front.summary:
            _add(entry, "summary", front.summary)
        for tag in front.tags:
            ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": tag})
        for point in [p.point for p in front.places if p.role == "incident" and p.point][:1]:
            ET.SubElement(entry, f"{{{_GEORSS}}}point").text = f"{words.degrees(point[0])} {words.degrees(point[1])}"
    return Page("atom.xml", _xml(feed))


def json_feed(briefings: Sequence[Briefing], settings: Settings) -> Page:
    """Make the JSON feed of the newest briefings."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.title,
        "description": settings.description or None,
        "home_page_url": settings.address or None,
        "feed_url": f"{settings.address}feed.json" if settings.address else None,
        "language": settings.lang,
        "authors": [{"name": settings.publisher.name, "url": settings.publisher.url}] if settings.publisher else None,
        "items": [_item(b, settings) for b in briefings[:MOST_ENTRIES]],
    }
    return Page("feed.json", (json.dumps(_without_none(feed), ensure_ascii=False, indent=1) + "\n").encode())


def sitemap(paths: Iterable[tuple[str, str | None]], settings: Settings) -> Page:
    """Make the sitemap of pages, each with the day of its last change where that is known."""
    ET.register_namespace("", _SITEMAP)
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    for path, changed in paths:
        entry = ET.SubElement(root, f"{{{_SITEMAP}}}url")
        ET.SubElement(entry, f"{{{_SITEMAP}}}loc").text = settings.address + path.removesuffix("index.html")
        if changed:
            ET.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = changed
    return Page("sitemap.xml", _xml(root))


def robots(settings: Settings) -> Page:
    """Let every robot in, and show it the sitemap."""
    lines = ["User-agent: *", "Disallow:", *([f"Sitemap: {settings.address}sitemap.xml"] if settings.address else [])]
    return Page("robots.txt", ("\n".join(lines) + "\n").encode())


def changed(briefing: Briefing, settings: Settings) -> str:
    """Answer the day of a briefing's last change, YYYY-MM-DD."""
    return _updated(briefing, settings)[:10]


def _item(briefing: Briefing, settings: Settings) -> dict[str, object]:
    front = briefing.front
    return {
        "id": f"{settings.address or 'urn:factbox:'}#{briefing.id}",
        "url": _address(briefing, settings),
        "title": front.title,
        "content_text": front.summary or front.title,
        "summary": front.summary,
        "date_published": words.instant(front.published, _zone(briefing, settings)) if front.published else None,
        "date_modified": _updated(briefing, settings),
        "authors": [{"name": a} for a in front.authors] or None,
        "tags": list(front.tags) or None,
        "language": front.lang or settings.lang,
    }


def _updated(briefing: Briefing, settings: Settings) -> str:
    front = briefing.front
    return words.instant(front.updated or front.published or front.date, _zone(briefing, settings))


def _zone(briefing: Briefing, settings: Settings) -> str:
    return briefing.front.timezone or settings.timezone


def _address(briefing: Briefing, settings: Settings) -> str:
    return f"{settings.address}{path_of(briefing)}/"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _link(parent: ET.Element, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", attributes)


def _author(parent: ET.Element, name: str) -> None:
    author = ET.SubElement(parent, f"{{{_ATOM}}}author")
    _add(author, "name", name)


def _xml(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {k: _without_none(v) for k, v in value.items() if v is not None}
    return [_without_none(v) for v in value] if isinstance(value, list) else value
