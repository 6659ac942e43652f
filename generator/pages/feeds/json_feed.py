"""A feed as JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.pages.feeds.feed import JSON
from generator.pages.page import Page

if TYPE_CHECKING:
    from generator.pages.feeds.feed import Entry, Feed
    from generator.project import Settings

_ABOUT_GEORSS = "https://docs.ogc.org/cs/17-002r1/17-002r1.html"


def json_feed(feed: Feed, settings: Settings) -> Page:
    """Write a feed as JSON; without an address of the site it has no links, since JSON Feed knows no relative ones."""
    path = f"{feed.folder}{JSON}"
    publisher = settings.publisher
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": settings.description or None,
        "home_page_url": settings.address + feed.folder if settings.address else None,
        "feed_url": settings.address + path if settings.address else None,
        "language": settings.lang,
        "authors": [{"name": publisher.name, "url": publisher.url}] if publisher else None,
        "items": [_item(entry, settings) for entry in feed.latest],
    }
    return Page(path, (json.dumps(_without_none(made), ensure_ascii=False, indent=1) + "\n").encode())


def _item(entry: Entry, settings: Settings) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": settings.address + entry.page.replace("index.html", "", 1) if settings.address else None,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "summary": entry.summary,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "authors": [{"name": a} for a in entry.authors] or None,
        "tags": list(entry.tags) or None,
        "language": entry.lang,
        "_georss": {"about": _ABOUT_GEORSS, "point": entry.point} if entry.point else None,
    }


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {k: _without_none(v) for k, v in value.items() if v is not None}
    return [_without_none(v) for v in value] if isinstance(value, list) else value
