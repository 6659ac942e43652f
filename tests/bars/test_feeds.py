"""Feeds, sitemaps and what robots are told keep their standards and agree with the site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser

import feedparser
import pytest

from generator import pipeline, project
from tests.bars.feeds import addresses, atom_mistakes, json_mistakes, points, sitemap_mistakes
from tests.small_project import passed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bars.editions import Edition

pytestmark = pytest.mark.xdist_group("bars")


def atoms(editions: dict[str, Edition]) -> Iterator[tuple[Edition, Path, bytes]]:
    """Yield every Atom feed of every edition."""
    for edition in editions.values():
        for path in sorted(edition.site.rglob("*.xml")):
            data = path.read_bytes()
            if b"http://www.w3.org/2005/Atom" in data:
                yield edition, path, data


def json_feeds(editions: dict[str, Edition]) -> Iterator[tuple[Edition, Path, dict[str, object]]]:
    """Yield every JSON feed of every edition."""
    for edition in editions.values():
        for path in sorted(edition.site.rglob("*.json")):
            data = json.loads(path.read_bytes())
            if isinstance(data, dict) and "jsonfeed" in str(data.get("version")):
                yield edition, path, data


def test_every_atom_feed_keeps_its_standard(editions: dict[str, Edition]) -> None:
    """Every MUST of RFC 4287 holds, and a reader's program finds nothing odd."""
    found, seen = [], 0
    for edition, path, data in atoms(editions):
        shown = f"{edition.name}: {path.relative_to(edition.site).as_posix()}"
        found += [f"{shown}: {mistake}" for mistake in atom_mistakes(data)]
        read = feedparser.parse(data)
        if read.bozo:
            found.append(f"{shown}: {read.bozo_exception}")
        assert len(read.entries) == data.count(b"<entry"), shown
        seen += 1
    assert seen >= len(editions)
    assert not found, "\n".join(found)


def test_every_json_feed_keeps_its_standard(editions: dict[str, Edition]) -> None:
    """Every rule of JSON Feed 1.1 holds."""
    found, seen = [], 0
    for edition, path, data in json_feeds(editions):
        found += [f"{edition.name}: {path.name}: {mistake}" for mistake in json_mistakes(data)]
        seen += 1
    assert seen >= len(editions)
    assert not found, "\n".join(found)


def test_what_feeds_point_at_is_there(editions: dict[str, Edition]) -> None:
    """Every address in a feed that lies on the site has its file."""
    missing = []
    for edition, path, data in atoms(editions):
        read = feedparser.parse(data)
        links = [link.href for thing in (read.feed, *read.entries) for link in thing.get("links", ())]
        missing += [f"{edition.name}: {path.name}: {link}" for link in links if not _is_there(edition, link)]
    for edition, path, feed in json_feeds(editions):
        items = feed["items"]
        assert isinstance(items, list)
        links = [str(feed["feed_url"]), str(feed["home_page_url"]), *(item["url"] for item in items)]
        missing += [f"{edition.name}: {path.name}: {link}" for link in links if not _is_there(edition, link)]
    assert not missing, "\n".join(missing)


def test_places_in_feeds_are_latitude_first(wire: Edition) -> None:
    """GeoRSS points are those of the briefings, latitude before longitude, on both sides of the antimeridian."""
    stated = {}
    for briefing in passed(pipeline.check(project.find(wire.project))):
        for place in briefing.front.places:
            if place.role == "incident" and place.point:
                stated[f"{wire.base}briefings/{briefing.slug}/"] = place.point
    seen = {}
    for _, _, data in atoms({"wire": wire}):
        seen.update(points(data))
    assert len(seen) > 10
    assert {abs(point[1]) > 90 for point in seen.values()} == {True, False}
    for address, point in seen.items():
        assert point == pytest.approx(stated[address], abs=0.0001), address


def test_the_sitemap_names_every_page_for_searchers_and_no_other(editions: dict[str, Edition]) -> None:
    """It keeps the protocol, and lists exactly the pages that do not ask to be passed over."""
    for name, edition in editions.items():
        data = (edition.site / "sitemap.xml").read_bytes()
        assert list(sitemap_mistakes(data, edition.base)) == []
        listed = {unquote(address.removeprefix(edition.base)) or "" for address in addresses(data)}
        listed = {path if path.endswith(".html") else f"{path}index.html" for path in listed}
        shown = {page.path for page in edition.pages if not page.is_hidden and not page.is_redirect}
        assert sorted(listed) == sorted(shown), name


def test_robots_are_let_in_and_shown_the_sitemap(wire: Edition) -> None:
    """A parser of the robots protocol lets every program read everything, and finds the sitemap."""
    robots = RobotFileParser()
    robots.parse((wire.site / "robots.txt").read_text("utf-8").splitlines())
    assert robots.site_maps() == [f"{wire.base}sitemap.xml"]
    for page in wire.pages:
        assert robots.can_fetch("AnyBot", f"{wire.base}{page.path}")


def test_mistakes_in_feeds_are_found() -> None:
    """A feed without its parts, with a date that is none, or with the wrong types is told."""
    broken = b"""<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><updated>2020-13-01</updated>
        <entry><id>urn:a</id><title>a</title><updated>2020-01-01T00:00:00Z</updated></entry>
        <entry><id>urn:a</id><title>a</title><updated>2020-01-01T00:00:00Z</updated></entry></feed>"""
    found = "\n".join(atom_mistakes(broken))
    for part in ("0 times title", "no RFC 3339", "no absolute IRI", "share an id", "no author", "neither content"):
        assert part in found
    found = "\n".join(json_mistakes({"version": "1", "items": [{"id": 7, "date_published": "2020"}]}))
    for part in ("version 1", "no title", "id is a int", "no content", "no RFC 3339"):
        assert part in found
    bad = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>x</loc><lastmod>1</lastmod></url></urlset>'
    assert len(list(sitemap_mistakes(bad, "https://example.org/"))) == 2


def _is_there(edition: Edition, link: str) -> bool:
    path = unquote(link.partition("#")[0].removeprefix(edition.base))
    foreign = not link.startswith(edition.base)
    return foreign or (edition.site / (path if path and not path.endswith("/") else f"{path}index.html")).is_file()
