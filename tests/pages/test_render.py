"""Which pages a site has, in which order, and where their links lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import engine
from generator.project import find
from tests.small_project import files

if TYPE_CHECKING:
    from tests.small_project import SmallProject

ARTICLE = "A first sentence. A second one. Three died. A fourth one. A fifth sentence. The very last.\n"
QUOTED = """---
title: Fire
status: published
date: "2021"
sources: [{id: wire, seed: article.txt, sha256: HASH(article.txt)}]
quotes: [{id: q, text: Three died, source: wire}]
---
"""


def dated(date: str, status: str = "published") -> str:
    """Write a briefing with a date."""
    return f'---\ntitle: Of {date}\nstatus: {status}\ndate: "{date}"\nsources: []\n---\n'


def titles(html: bytes) -> list[str]:
    """Answer the titles in a list of briefings, in order."""
    return re.findall(r"<h3><a [^>]*>([^<]*)</a>", html.decode())


def test_the_newest_incident_comes_first_and_every_one_once(project: SmallProject) -> None:
    """Equal dates go by id; the oldest fill page 1, and the front page has a page's worth and what is left over."""
    project.write("content/site.yaml", "title: Desk\npage_size: 2\n")
    for name, date in (("a", "2015"), ("b", "2020-05"), ("c", "2020-05"), ("d", "2020-05-31~"), ("e", "../1999")):
        project.briefing(dated(date).replace("Of", f"{name} of"), f"{name}.md")
    site = project.build()
    assert titles(site["index.html"]) == ["d of 2020-05-31~", "b of 2020-05", "c of 2020-05"]
    assert titles(site["page/1/index.html"]) == ["a of 2015", "e of ../1999"]
    assert "page/2/index.html" not in site


def test_a_preview_shows_drafts_and_a_build_does_not(project: SmallProject) -> None:
    """Drafts have an address of their own in the preview, are marked, and robots are kept off."""
    project.briefing(dated("2020"), "a.md")
    project.briefing(dated("2021", "draft"), "b.md")
    assert titles(project.build()["index.html"]) == ["Of 2020"]
    engine.build(find(project.root), project.root / "preview", drafts=True)
    preview = files(project.root / "preview")
    assert titles(preview["index.html"]) == ["Of 2021", "Of 2020"]
    assert b"noindex" in preview["drafts/b/index.html"]
    assert b"Of 2021" not in preview["atom.xml"] + preview["feed.json"]


def test_a_source_is_published_as_far_as_the_settings_allow(project: SmallProject) -> None:
    """`none`: not a word but the quotation; `excerpt`: a sentence either side; `full`: all."""
    project.seed(ARTICLE)
    project.briefing(QUOTED)
    shown = {}
    for extent in ("none", "excerpt", "full"):
        project.write("content/site.yaml", f"title: Desk\nsources: {{publish: {extent}}}\n")
        site = b"".join(project.build().values()).decode(errors="replace")
        shown[extent] = [
            words for words in ("A first", "A second", "A fourth", "A fifth", "The very last") if words in site
        ]
    assert shown == {
        "none": [],
        "excerpt": ["A second", "A fourth"],
        "full": ["A first", "A second", "A fourth", "A fifth", "The very last"],
    }


def test_a_site_under_a_path_has_relative_links_alone(project: SmallProject) -> None:
    """The same files work under any path; only the page for addresses that do not exist needs to know it."""
    project.write("content/site.yaml", "title: Desk\nbase_url: https://example.org/a/b\n")
    project.write("content/pages/how.md", "---\ntitle: How\n---\n\n[Front](/) [how](/how/#top)\n\n# Top\n")
    project.briefing(dated("2020").replace("sources", "aliases: [old/place, old.html]\nsources"), "a.md")
    site = project.build()
    for path, data in site.items():
        links = re.findall(r'(?:href|src)="([^"]*)"', data.decode()) if path.endswith(".html") else []
        for link in links:
            assert link.startswith("https://example.org/a/b/") or not link.startswith("/") or path == "404.html", link
    assert b'href="../index.html">Front' in site["how/index.html"]
    assert b'href="/a/b/index.html"' in site["404.html"]
    assert b'content="0; url=../../briefings/a/index.html"' in site["old/place/index.html"]
    assert b'content="0; url=briefings/a/index.html"' in site["old.html"]
    assert b'<link rel="canonical" href="https://example.org/a/b/briefings/a/">' in site["old.html"]


def test_addresses_in_the_sitemap_are_pages_that_robots_may_read(project: SmallProject) -> None:
    """Withdrawn briefings, evidence, redirects and the notice of what is not found are left out; all else is in."""
    project.write("content/site.yaml", "title: Desk\nbase_url: https://example.org/\n")
    project.seed(ARTICLE)
    project.briefing(QUOTED.replace("sources", "aliases: [old]\ntags: [evidence]\nsources", 1))
    project.briefing(dated("2020", "withdrawn"), "gone.md")
    site = project.build()
    found = re.findall(r"<loc>https://example.org/([^<]*)</loc>", site["sitemap.xml"].decode())
    indexed = [path for path, data in site.items() if path.endswith(".html") and b"noindex" not in data]
    assert sorted(found) == sorted(path.removesuffix("index.html") for path in indexed)
    assert {"", "briefings/fire/", "tags/evidence/", "quotations/"} <= set(found)
    assert b"noindex" in site["briefings/gone/index.html"]
