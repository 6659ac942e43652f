"""The sitemap, robots.txt and the redirects that static hosts read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.pages import crawlers
from generator.project import Settings, WebAddress

if TYPE_CHECKING:
    from tests.small_project import SmallProject

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FRONT = "---\ntitle: Fire\nstatus: {status}\ndate: 2021\nsources: []\naliases: [old, a/b.html]\n---\n"


def settings() -> Settings:
    """Make the settings of a site below a path."""
    return Settings(title="T", base_url=WebAddress("https://example.org/b/"))


def test_a_small_sitemap_is_one_file() -> None:
    """Addresses as search engines shall show them, with the day of the last change where it is known."""
    (page,) = crawlers.sitemap(["index.html", "a/index.html"], {"a/index.html": "2021-02-03"}, settings())
    urls = [tuple(child.text for child in url) for url in ET.fromstring(page.data)]  # noqa: S314 -- our own
    assert urls == [("https://example.org/b/",), ("https://example.org/b/a/", "2021-02-03")]


def test_a_large_sitemap_is_split_under_an_index() -> None:
    """No file has more addresses than the protocol allows, and the index names each."""
    paths = [f"{n:06}/index.html" for n in range(crawlers.MOST_URLS + 1)]
    index, *parts = crawlers.sitemap(paths, {}, settings())
    assert index.path == "sitemap.xml"
    named = [loc.text for loc in ET.fromstring(index.data).iter(f"{SITEMAP}loc")]  # noqa: S314 -- our own
    assert named == [f"https://example.org/b/{part.path}" for part in parts]
    counts = [len(ET.fromstring(part.data)) for part in parts]  # noqa: S314 -- our own
    assert counts == [crawlers.MOST_URLS, 1]


def test_robots_are_let_in_and_shown_the_sitemap() -> None:
    """A site without an address has no sitemap to show."""
    assert crawlers.robots(settings()).data.endswith(b"\nSitemap: https://example.org/b/sitemap.xml\n")
    assert crawlers.robots(Settings(title="T")).data == b"User-agent: *\nDisallow:\n"


def test_earlier_addresses_are_redirected_by_hosts_too(project: SmallProject) -> None:
    """From the server's root, with and without the closing slash, to where the briefing is now; drafts' are not."""
    project.write("content/site.yaml", "title: Desk\nbase_url: https://example.org/b/\n")
    project.briefing(FRONT.format(status="published"), "a.md")
    project.briefing(FRONT.format(status="draft").replace("old, a/b.html", "secret"), "b.md")
    site = project.build()
    assert site["_redirects"].decode() == (
        "/b/a/b.html /b/briefings/a/ 301\n/b/old /b/briefings/a/ 301\n/b/old/ /b/briefings/a/ 301\n"
    )
    assert b'<link rel="canonical" href="https://example.org/b/briefings/a/">' in site["old/index.html"]


def test_a_site_without_earlier_addresses_has_no_redirects(project: SmallProject) -> None:
    """An empty file would only raise questions."""
    project.briefing(re.sub("aliases.*\n", "", FRONT.format(status="published")))
    assert "_redirects" not in project.build()
