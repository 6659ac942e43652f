"""Feeds are what their standards ask for, whatever a desk writes, and hold what changed last."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser
import pytest

from generator.pages.feeds import MOST_ENTRIES, Entry, Feed, atom, json_feed
from generator.project import Settings
from tests.small_project import SmallProject

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
POINT = "{http://www.georss.org/georss}point"
INSTANT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
SITE = "title: Desk & <Co>\nsearch: false\nbase_url: https://example.org/b/\npublisher: {name: The Desk, url: 'https://example.org/'}\n"


def briefing(name: str, *, more: str = "", status: str = "published") -> str:
    """Write a briefing in Peru with a tag."""
    return (
        f"---\nid: {name}\ntitle: Of {name} & <more>\nsummary: What “{name}” is.\nstatus: {status}\n"
        "tags: [red & blue]\n"
        "places: [{id: p, name: Piura, country: PE, lat: -5.2, lon: -80.625, precision: 2}]\n"
        f"{'' if 'date:' in more else 'date: 2020'}\nsources: []\n{more}---\n"
    )


@pytest.fixture
def site(tmp_path: Path) -> dict[str, bytes]:
    """Build a site with two briefings, one of them corrected, and a draft."""
    project = SmallProject(tmp_path / "desk", SITE)
    changed = 'date: "2015"\npublished: "2021-01-01"\nupdated: "2022-02-02T10:00:00Z"\nauthors: [A. Author]\n'
    corrected = 'corrections: [{at: "2022-02-02T10:00:00Z", was: five, now: six, reason: A seventh was counted.}]\n'
    project.briefing(briefing("old", more=changed + corrected), "old.md")
    project.briefing(briefing("new", more='published: "2021-06-01"\n'), "new.md")
    project.briefing(briefing("secret", status="draft"), "secret.md")
    return project.build()


FOLDERS = ["", "countries/pe/", "tags/red-blue/", "corrections/"]


@pytest.mark.parametrize("folder", FOLDERS, ids=["all", "country", "tag", "corrections"])
def test_an_atom_feed_has_what_rfc_4287_asks_for(folder: str, site: dict[str, bytes]) -> None:
    """An id, a title, an instant and an author of the feed; an id, a title, an instant and a link of every entry."""
    root = ET.fromstring(site[f"{folder}atom.xml"])  # noqa: S314 -- our own
    feed = feedparser.parse(site[f"{folder}atom.xml"])
    assert feed.version == "atom10"
    assert not feed.bozo
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": f"https://example.org/b/{folder}atom.xml",
        "alternate": f"https://example.org/b/{folder}",
    }
    assert root.findtext(f"{ATOM}id") == f"https://example.org/b/{folder}"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == (1 if folder == "corrections/" else 2)
    for element in (root, *entries):
        assert len(element.findall(f"{ATOM}id")) == len(element.findall(f"{ATOM}title")) == 1
        assert re.fullmatch(INSTANT, element.findtext(f"{ATOM}updated") or "")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "The Desk"
    assert root.findtext(f"{ATOM}updated") == max(e.findtext(f"{ATOM}updated") or "" for e in entries)
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)
    assert all(e.find(f"{ATOM}link[@rel='alternate']") is not None for e in entries)


@pytest.mark.parametrize("folder", FOLDERS, ids=["all", "country", "tag", "corrections"])
def test_a_json_feed_has_what_version_1_1_asks_for(folder: str, site: dict[str, bytes]) -> None:
    """Version and title, and of every item an id and its text; nothing is null, every address whole."""
    feed = json.loads(site[f"{folder}feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"].startswith("Desk & <Co>")
    assert feed["feed_url"] == f"https://example.org/b/{folder}feed.json"
    assert feed["home_page_url"] == f"https://example.org/b/{folder}"
    known = {"id", "url", "title", "content_text", "summary", "date_published", "date_modified", "authors", "tags"}
    for item in feed["items"]:
        assert item["id"]
        assert item["content_text"]
        assert item["url"].startswith("https://example.org/b/briefings/")
        assert set(item) <= known | {"language", "_georss"}
        assert all(re.fullmatch(INSTANT, item[name]) for name in ("date_published", "date_modified") if name in item)
    assert b"null" not in site[f"{folder}feed.json"]


def test_both_feeds_tell_the_same(site: dict[str, bytes]) -> None:
    """The same entries in the same order, what changed last before what happened last, and no draft."""
    for folder in FOLDERS:
        entries = feedparser.parse(site[f"{folder}atom.xml"]).entries
        items = json.loads(site[f"{folder}feed.json"])["items"]
        assert [(e.id, e.link, e.updated) for e in entries] == [(i["id"], i["url"], i["date_modified"]) for i in items]
    titles = [e.title for e in feedparser.parse(site["atom.xml"]).entries]
    assert titles == ["Of old & <more>", "Of new & <more>"]
    assert not any(b"secret" in data for path, data in site.items() if path.endswith((".xml", "feed.json")))


def test_a_point_has_its_latitude_first(site: dict[str, bytes]) -> None:
    """GeoRSS writes latitude, a space, longitude."""
    root = ET.fromstring(site["atom.xml"])  # noqa: S314 -- our own
    assert [point.text for point in root.iter(POINT)] == ["-5.2 -80.625", "-5.2 -80.625"]
    assert json.loads(site["feed.json"])["items"][0]["_georss"]["point"] == "-5.2 -80.625"


@pytest.mark.parametrize("place", ["display: blurred", "display: area", "display: hidden", "precision: 4"])
def test_a_point_that_must_not_be_published_is_in_no_feed(place: str, project: SmallProject) -> None:
    """Neither its coordinates nor, where it is hidden, its name."""
    text = briefing("a", more='date: "2020"\n').replace("precision: 2", place)
    project.write("content/site.yaml", SITE)
    project.briefing(text)
    feeds = b"".join(data for path, data in project.build().items() if path.endswith((".xml", "feed.json")))
    assert b"Of a" in feeds
    assert b"5.2" not in feeds
    assert place != "display: hidden" or b"Piura" not in feeds


def test_pages_name_their_feeds(site: dict[str, bytes]) -> None:
    """A country's page has its own feeds first, then the site's; every page has the site's."""
    for folder in ("countries/pe/", "tags/red-blue/", "corrections/"):
        found = re.findall(
            r'<link rel="alternate" type="([^"]*)" [^>]*href="([^"]*)"', site[f"{folder}index.html"].decode()
        )
        up = "../" * folder.count("/")
        assert found == [
            ("application/atom+xml", f"{up}{folder}atom.xml"),
            ("application/feed+json", f"{up}{folder}feed.json"),
            ("application/atom+xml", f"{up}atom.xml"),
            ("application/feed+json", f"{up}feed.json"),
        ]
    assert site["briefings/old/index.html"].count(b"application/atom+xml") == 1


def test_a_correction_leads_to_its_place(site: dict[str, bytes]) -> None:
    """With what was, what is now and why; the briefing's page has its anchor."""
    (item,) = json.loads(site["corrections/feed.json"])["items"]
    address, _, anchor = item["url"].partition("#")
    assert address == "https://example.org/b/briefings/old/"
    assert f'id="{anchor}"'.encode() in site["briefings/old/index.html"]
    assert all(words in item["content_text"] for words in ("five", "six", "A seventh was counted."))


def entries(count: int) -> tuple[Entry, ...]:
    """Make entries that change one after the other."""
    return tuple(
        Entry(id=f"#{n}", page=f"briefings/b{n}/index.html", title="\x0bT", lang="en", summary=None, published=None,
              updated=f"2020-01-01T00:00:{n % 60:02}Z")
        for n in range(count)
    )  # fmt: skip


def test_a_feed_has_a_bounded_number_of_entries() -> None:
    """Those that changed last, so that a briefing about long ago is told, too."""
    feed = Feed("T", "", entries(60))
    settings = Settings(title="T")
    found = json.loads(json_feed(feed, settings).data)["items"]
    assert [item["id"] for item in found] == [f"#{n}" for n in range(59, 59 - MOST_ENTRIES, -1)]
    assert atom(feed, settings).data.count(b"<entry") == MOST_ENTRIES


def test_what_xml_cannot_hold_is_left_out() -> None:
    """A control character makes no feed unreadable."""
    feed = atom(Feed("a\x00\x1f\ufffe\ud800b", "tags/x/", entries(2)), Settings(title="T"))
    assert feedparser.parse(feed.data).feed.title == "ab"
    assert not feedparser.parse(feed.data).bozo


def test_a_site_without_an_address_has_feeds_that_can_be_read() -> None:
    """Atom's links are relative; JSON Feed has none."""
    feed = Feed("T", "tags/x/", entries(1))
    settings = Settings(title="T")
    root = ET.fromstring(atom(feed, settings).data)  # noqa: S314 -- our own
    links = [link.get("href") for link in root.iter(f"{ATOM}link")]
    assert links == ["../../tags/x/atom.xml", "../../tags/x/", "../../briefings/b0/"]
    assert root.findtext(f"{ATOM}id") == "urn:factbox:site:tags:x"
    assert "url" not in json.loads(json_feed(feed, settings).data)["items"][0]


def test_an_empty_feed_is_a_feed() -> None:
    """A site with nothing on it yet has feeds that readers' programs take."""
    parsed = feedparser.parse(atom(Feed("T", "", ()), Settings(title="T")).data)
    assert not parsed.bozo
    assert parsed.feed.updated == "1970-01-01T00:00:00Z"
