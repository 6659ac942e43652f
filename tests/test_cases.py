"""Small whole projects and the sites that come out of them, byte for byte.

`tests/cases/NAME/expected` holds the site of the project beside it: every page, feed and text file and the maps' own
scripts. `assets/` is left out, and the hashes in its names are blanked, since every change of a style sheet changes
them; so are `pagefind/`, which is Pagefind's to word, and its names for pages in the list of what search finds.
`pytest tests/test_cases.py --update` rewrites what is expected: read the difference before you commit it.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from generator import engine, project
from tests.small_project import files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.small_project import Factbox

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.name for path in CASES.iterdir())

_HASH = re.compile(rb"(assets/[\w.-]+)\.[0-9a-f]{10}\.(\w+)")
_HASHED = rb"\1.HASH.\2"
_LISTED = re.compile(rb'"([a-z]{2,3})_[0-9a-f]{7,}"')
_DIGEST = re.compile(rb'\b[0-9a-f]{64}\b|"size": \d+')  # four digits in a row are in many
_SEARCH_FORM = ("form", "input")
_ACTIVE = ("script", "iframe", "object", "embed", "form", "input", "img", "style", "base")
_DRAWN = {"class", "role", "viewbox", "aria-labelledby", "aria-describedby", "aria-hidden", "focusable"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(html.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element; an attribute without a value has an empty one."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.words += data

    def values(self, attribute: str) -> list[str]:
        """Answer every value of an attribute, in order."""
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


def whole(name: str, tmp_path: Path) -> dict[str, bytes]:
    """Build a copy of a case, and answer every file of its site."""
    folder = tmp_path / "project"
    shutil.copytree(CASES / name, folder, ignore=shutil.ignore_patterns("expected"), dirs_exist_ok=True)
    engine.build(project.find(folder), tmp_path / "site")
    return files(tmp_path / "site")


def built(name: str, tmp_path: Path) -> dict[str, bytes]:
    """Build a case's site elsewhere, and answer every file but the theme's."""
    found = whole(name, tmp_path)
    for told in (".factbox-site", "SHA256SUMS", "SHA256SUMS.json"):  # these tell of the theme's files, too
        del found[told]
    kept = {path: data for path, data in found.items() if not path.startswith(("assets/", "pagefind/"))}
    kept["search/briefings.json"] = _LISTED.sub(rb'"\1_HASH"', kept["search/briefings.json"])
    return {path: _HASH.sub(_HASHED, data) for path, data in kept.items()}


def pages(name: str, tmp_path: Path) -> Iterator[tuple[str, Page]]:
    """Build a case's site and read its pages."""
    for path, data in built(name, tmp_path).items():
        if path.endswith(".html"):
            yield path, Page(data)


@pytest.mark.parametrize("name", NAMES)
def test_a_project_becomes_the_site_that_is_expected(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Every file of the site is there, none more, and each has the same bytes as when a person last read it."""
    expected = CASES / name / "expected"
    found = built(name, tmp_path)
    if request.config.getoption("--update"):
        shutil.rmtree(expected, ignore_errors=True)
        for path, data in found.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(data)
    wanted = files(expected)
    assert sorted(found) == sorted(wanted)
    for path, data in found.items():
        assert data.decode() == wanted[path].decode(), f"{name}/{path}: run pytest --update, and read the difference"


def test_a_build_hangs_on_nothing_but_the_project(factbox: Factbox, tmp_path: Path) -> None:
    """Another order of hashing, another language and time zone of the machine, another folder: the same bytes."""
    machines = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Lima"},
    ]
    sites = []
    for n, machine in enumerate(machines):
        folder = tmp_path / f"machine{n}"
        shutil.copytree(CASES / "conflict", folder, ignore=shutil.ignore_patterns("expected"))
        assert factbox("build", cwd=folder, machine=machine).code == 0
        sites.append(files(folder / "site"))
    assert sites[0] == sites[1]


@pytest.mark.parametrize("name", NAMES)
def test_every_id_is_once_on_its_page_and_every_label_has_its_words(name: str, tmp_path: Path) -> None:
    """No two elements share an id, and whatever `aria-labelledby` names is there."""
    for path, page in pages(name, tmp_path):
        ids = page.values("id")
        assert sorted(set(ids)) == sorted(ids), path
        assert set(page.values("aria-labelledby")) <= set(ids), path


def test_hostile_text_stays_text_in_every_page(tmp_path: Path) -> None:
    """No script, no handler and no foreign link comes out of any field; the text itself is shown as it was typed."""
    for path, page in pages("hostile", tmp_path):
        for tag, attributes in page.elements:
            if tag == "script" and attributes == {"type": "application/ld+json"}:
                continue  # a data block: what is in it is looked at in tests/pages/data
            if tag == "script":
                assert attributes["src"].lstrip("./").startswith("assets/"), path
            elif path == "search/index.html" and tag in _SEARCH_FORM:
                assert not {"action", "formaction", "value"} & set(attributes), (tag, attributes)
            elif tag == "svg":
                assert set(attributes) <= _DRAWN, (path, tag, attributes)  # the theme's own: maps and plots
            else:
                assert tag not in _ACTIVE, (path, tag, attributes)
            assert not [a for a in attributes if a.startswith("on") or a == "style"], (path, tag, attributes)
            for link in (attributes.get("href", ""), attributes.get("src", "")):
                assert re.match(r"https://(example\.org|hxlstandard\.org)/|[\w./#%-]*$", link), (path, link)
    page = Page(built("hostile", tmp_path)["briefings/hostile/index.html"])
    for text in ("<script>alert(1)</script>", "{{7*7}}", "{% raw %}", "${alert(1)}", "]]>", "🔥👩🏽‍🚒", "W" * 300):
        assert text in page.words


def test_hostile_text_stays_text_in_every_feed(tmp_path: Path) -> None:
    """The feeds are well-formed and carry the very words that were typed."""
    site = built("hostile", tmp_path)
    feed = json.loads(site["feed.json"])
    atom = ET.fromstring(site["atom.xml"])  # noqa: S314 -- made by the build under test
    title = feed["items"][0]["title"]
    assert title.startswith("Title1 <script>alert(1)</script>{{7*7}}{% raw %}${alert(1)}]]>\"'&amp;<!--\\ 🔥")
    assert atom.findtext("{*}entry/{*}title") == title
    assert atom.findtext("{*}entry/{*}summary") == feed["items"][0]["summary"]
    assert atom.findtext("{*}title") == feed["title"]
    assert ET.fromstring(site["sitemap.xml"]).findall("{*}url")  # noqa: S314 -- as above


def test_nothing_of_a_draft_a_withdrawn_briefing_or_a_hidden_place_leaks(tmp_path: Path) -> None:
    """No byte of the site and no file name holds what was not to be published, in text or in digits.

    What search reads is packed, and is looked at unpacked.
    """
    source = "\n".join(p.read_text("utf-8") for p in (CASES / "withdrawn-and-drafts/content/briefings").iterdir())
    secret = {"keepout"} | {digits[:5] for digits in re.findall(r"l(?:at|on): (\d+\.\d+)", source)} | {"4321"}
    assert len(secret) == 12
    site = whole("withdrawn-and-drafts", tmp_path)
    assert "briefings/taken-back/index.html" in site
    assert "2014/taken-back/index.html" in site
    assert not [path for path in site if "/review/" in path]  # the article of a draft, whole
    packed = {path for path, data in site.items() if data.startswith(b"\x1f\x8b")}
    assert {Path(path).suffix for path in packed} == {".pagefind", ".pf_fragment", ".pf_index", ".pf_meta"}
    for path, data in site.items():
        text = (gzip.decompress(data) if path in packed else data).lower()
        text = _DIGEST.sub(b"", text)
        for word in sorted(secret):
            if word != "keepout" and (path.startswith("assets/") or path.endswith((".pagefind", "/pagefind.js"))):
                continue  # outlines of countries are numbers; programs hold some
            assert word.encode() not in text, (word, path)
            if path.endswith(".pf_index"):
                assert word.replace(".", "").encode() not in text, (word, path)
            assert word not in path.lower() or path in packed  # whose names are made of digits


def test_a_minimal_briefing_says_what_it_does_not_know(tmp_path: Path) -> None:
    """With a title, a date and a source alone there are no empty headings, and what is a draft is nowhere."""
    site = built("minimal", tmp_path)
    assert not [path for path in site if "bare" in path]
    page = Page(site["briefings/shown/index.html"])
    headings = [tag for tag, _ in page.elements if tag == "h2"]
    assert len(headings) == 5  # key facts, sources, lists that it stands in, how to cite, downloads
    assert "None" not in page.words
