"""What the standards ask of feeds and sitemaps, checked element by element.

Sources: RFC 4287 (Atom), RFC 3339 (dates), JSON Feed 1.1, GeoRSS Simple (latitude before longitude), sitemaps.org 0.9.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ATOM = "{http://www.w3.org/2005/Atom}"
POINT = "{http://www.georss.org/georss}point"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML_LINK = "{http://www.w3.org/1999/xhtml}link"

_ONCE = ("id", "title", "updated")  # RFC 4287, 4.1.1 and 4.1.2: exactly one of each in a feed and in an entry
_AT_MOST_ONCE = ("subtitle", "summary", "published", "rights", "logo", "icon", "generator", "content", "source")
_OF_ITEMS = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
    "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list, "tags": list,
    "language": str, "attachments": list,
}  # fmt: skip
_OF_FEEDS = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
    "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list,
    "items": list,
}  # fmt: skip


def atom_mistakes(data: bytes) -> Iterator[str]:
    """Yield what RFC 4287 would not allow in a feed document."""
    feed = ET.fromstring(data)  # noqa: S314 -- made by the build under test
    if feed.tag != f"{ATOM}feed":
        yield f"the root is {feed.tag}"
    yield from _of_one(feed, "feed")
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(ids)) != len(ids):
        yield "two entries share an id"
    if not [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        yield "the feed does not say where it is (4.1.1: SHOULD have rel=self)"
    for entry, name in zip(entries, ids, strict=True):
        yield from _of_one(entry, str(name))
        alternates = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        if entry.find(f"{ATOM}content") is None and not alternates:
            yield f"{name}: neither content nor a link to it (4.1.2)"
        if len({(a.get("type"), a.get("hreflang")) for a in alternates}) != len(alternates):
            yield f"{name}: two alternates of one type and language (4.1.2)"
        if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            yield f"{name}: no author here or in the feed (4.1.2)"
        if not (entry.findtext(f"{ATOM}summary") or entry.findtext(f"{ATOM}content")):
            yield f"{name}: says nothing"
    changes = [text for e in (feed, *entries) if _is_moment(text := e.findtext(f"{ATOM}updated") or "")]
    if len(changes) == len(entries) + 1 and any(_moment(c) > _moment(changes[0]) for c in changes):
        yield "an entry is newer than its feed"


def points(data: bytes) -> dict[str, tuple[float, float]]:
    """Answer latitude and longitude of every entry that has a GeoRSS point, by the entry's address."""
    found = {}
    feed = ET.fromstring(data)  # noqa: S314 -- made by the build under test
    for entry in feed.findall(f"{ATOM}entry"):
        point = entry.findtext(POINT)
        link = entry.find(f"{ATOM}link")
        if point and link is not None:
            latitude, longitude = map(float, point.split())
            found[link.get("href", "")] = (latitude, longitude)
    return found


def json_mistakes(feed: dict[str, Any]) -> Iterator[str]:
    """Yield what JSON Feed 1.1 would not allow."""
    items: list[dict[str, Any]] = feed.get("items", [])
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"version {feed.get('version')}"
    yield from (f"no {key}" for key in ("title", "items") if key not in feed)
    yield from _typed(feed, _OF_FEEDS, "feed")
    yield from _of_any(feed, "feed")
    ids = [item.get("id") for item in items]
    if len(set(ids)) != len(ids) or not all(ids):
        yield "an item has no id of its own"
    for item in items:
        name = str(item.get("id"))
        yield from _typed(item, _OF_ITEMS, name)
        yield from _of_any(item, name)
        if not item.get("content_html") and not item.get("content_text"):
            yield f"{name}: no content"
        for key in ("date_published", "date_modified"):
            if key in item and not _is_moment(item[key]):
                yield f"{name}: {key} {item[key]} is no RFC 3339 date"


def sitemap_mistakes(data: bytes, base: str) -> Iterator[str]:
    """Yield what sitemaps.org's schema would not allow."""
    root = ET.fromstring(data)  # noqa: S314 -- made by the build under test
    if root.tag != f"{SITEMAP}urlset":
        yield f"the root is {root.tag}"
    if not 0 < len(root) <= 50_000:
        yield f"{len(root)} addresses"
    found = addresses(data)
    if len(set(found)) != len(found):
        yield "an address stands there twice"
    for entry in root:
        names = [child.tag for child in entry]
        if entry.tag != f"{SITEMAP}url" or names.count(f"{SITEMAP}loc") != 1:
            yield f"{entry.tag} with {names}"
        allowed = {f"{SITEMAP}{name}" for name in ("loc", "lastmod", "changefreq", "priority")} | {XHTML_LINK}
        if not set(names) <= allowed:
            yield f"{names}"
        changed = entry.findtext(f"{SITEMAP}lastmod")
        if changed and not (re.fullmatch(r"\d{4}-\d\d-\d\d", changed) or _is_moment(changed)):
            yield f"lastmod {changed}"
    yield from (f"{address} is not below {base}" for address in found if not address.startswith(base))


def addresses(sitemap: bytes) -> list[str]:
    """Answer every address of a sitemap."""
    root = ET.fromstring(sitemap)  # noqa: S314 -- made by the build under test
    return [loc.text or "" for loc in root.iter(f"{SITEMAP}loc")]


def _of_one(element: ET.Element, name: str) -> Iterator[str]:
    """Yield what is wrong with an Atom feed or an entry by itself."""
    for key in _ONCE:
        values = element.findall(f"{ATOM}{key}")
        if len(values) != 1 or not (values[0].text or "").strip():
            yield f"{name}: {len(values)} times {key}"
    yield from (f"{name}: more than one {key}" for key in _AT_MOST_ONCE if len(element.findall(f"{ATOM}{key}")) > 1)
    dates = [value.text or "" for key in ("updated", "published") for value in element.findall(f"{ATOM}{key}")]
    yield from (f"{name}: {date} is no RFC 3339 date (3.3)" for date in dates if not _is_moment(date))
    if not urlsplit(element.findtext(f"{ATOM}id") or "").scheme:
        yield f"{name}: its id is no absolute IRI (4.2.6)"
    links = [link.get("href") or "" for link in element.findall(f"{ATOM}link")]
    yield from (f"{name}: {link} is no address" for link in links if not _is_address(link))
    for author in element.findall(f"{ATOM}author"):
        if len(author.findall(f"{ATOM}name")) != 1 or not author.findtext(f"{ATOM}name"):
            yield f"{name}: an author without a name (3.2.1)"
    if not all(category.get("term") for category in element.findall(f"{ATOM}category")):
        yield f"{name}: a category without a term (4.2.2)"


def _of_any(thing: dict[str, Any], name: str) -> Iterator[str]:
    """Yield what is wrong with addresses and authors of a JSON feed or an item, and texts that are empty."""
    yield from (f"{name}: an empty {key}" for key in ("title", "summary", "description") if thing.get(key) == "")
    for key in ("home_page_url", "feed_url", "url", "external_url", "next_url", "icon", "image"):
        if key in thing and not _is_address(thing[key]):
            yield f"{name}: {key} {thing[key]} is no address"
    for author in thing.get("authors", ()):
        if not set(author) & {"name", "url", "avatar"} or not all(author.values()):
            yield f"{name}: {author} is no author"


def _typed(thing: dict[str, Any], types: Mapping[str, type], name: str) -> Iterator[str]:
    for key, value in thing.items():
        if key.startswith("_"):
            continue  # an extension
        if key not in types:
            yield f"{name}: the standard knows no {key}"
        elif not isinstance(value, types[key]):
            yield f"{name}: {key} is a {type(value).__name__}"


def _is_moment(text: str) -> bool:
    shape = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
    try:
        return bool(re.fullmatch(shape, text)) and bool(_moment(text))
    except ValueError:
        return False


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in text
