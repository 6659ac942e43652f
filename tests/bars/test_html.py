"""What every page's HTML has to be, whatever template it came from."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from generator import pipeline, project
from tests.bars.pages import chosen, parse, walk
from tests.small_project import passed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bars.editions import Edition
    from tests.bars.pages import Page

pytestmark = pytest.mark.xdist_group("bars")

_LABELS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers")


def mistakes(page: Page) -> list[str]:
    """Find what a parser has to put right, ids that are not unique, and names that point at no id."""
    found = [f"{page.path}:{mistake}" for mistake in page.mistakes]
    ids = Counter(page.ids)
    found += [f"{page.path}: id {name} occurs {n} times" for name, n in ids.items() if n > 1]
    for element in page.tree.iter():
        for attribute in _LABELS:
            for name in (element.get(attribute) or "").split():
                if name not in ids:
                    found.append(f"{page.path}: {attribute}={name} names no id")
    return found


def test_every_page_is_what_a_parser_expects(editions: dict[str, Edition]) -> None:
    """No page has a parse error of the HTML standard; ids are unique; whatever points at an id finds it."""
    found = [f"{e.name}: {line}" for e in editions.values() for page in e.pages for line in mistakes(page)]
    assert not found, "\n".join(found)


def test_every_page_says_what_it_is(editions: dict[str, Edition]) -> None:
    """Language, title, one main heading and a main part are on every page; no two pages have the same title."""
    found = []
    for edition in editions.values():
        for page in edition.pages:
            title = (page.tree.findtext("head/title") or "").strip()
            headings = list(page.tree.iter("h1"))
            if not page.language or not title:
                found.append(f"{edition.name}: {page.path}: no language or no title")
            if not page.is_redirect and (len(headings) != 1 or len(list(page.tree.iter("main"))) != 1):
                found.append(f"{edition.name}: {page.path}: {len(headings)} main headings")
        titles = Counter(p.tree.findtext("head/title") for p in edition.pages if not p.is_hidden and not p.is_redirect)
        found += [f"{edition.name}: {n} pages have the title {title}" for title, n in titles.items() if n > 1]
    assert not found, "\n".join(found)


def test_every_fact_and_source_has_its_anchor(editions: dict[str, Edition]) -> None:
    """Each figure, quotation, actor, claim, timeline entry, source and shown place is an id on its briefing's page."""
    seen = 0
    for edition in editions.values():
        pages = {page.path: page for page in edition.pages}
        for briefing in passed(pipeline.check(project.find(edition.project))):
            page = pages.get(f"briefings/{briefing.slug}/index.html") or pages.get(f"drafts/{briefing.slug}/index.html")
            if page is None or briefing.front.status == "withdrawn":
                continue
            wanted = [fact.id for fact in briefing.front.facts] + [source.anchor for source in briefing.front.sources]
            wanted += [place.anchor for place in briefing.front.places if place.display != "hidden"]
            missing = [name for name in wanted if name not in page.ids]
            assert not missing, (edition.name, page.path, missing)
            seen += len(wanted)
    assert seen > 300


def test_structured_data_can_be_read(editions: dict[str, Edition]) -> None:
    """Every published briefing says in JSON-LD what it is; every block is JSON with a context and a type."""
    for edition in editions.values():
        described = {page.path for page in edition.pages for _ in structured(page)}
        for page in edition.pages:
            for data in structured(page):
                assert data["@context"] == "https://schema.org", page.path
                assert data.get("@type") or data.get("@graph"), page.path
        briefings = {p.path for p in edition.pages if p.path.count("/") == 2 and p.path.startswith("briefings/")}
        assert {path for path in briefings if "taken-back" not in path} <= described, edition.name


def structured(page: Page) -> Iterator[dict[str, Any]]:
    """Yield every block of JSON-LD on a page."""
    for script in page.tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield json.loads(script.text or "")


def test_no_page_holds_what_the_policy_would_block(editions: dict[str, Edition]) -> None:
    """There is no inline script or style, no handler in an attribute, no form that a server would have to take."""
    found = []
    for edition in editions.values():
        for page in edition.pages:
            for element in page.tree.iter():
                if not isinstance(element.tag, str):
                    continue
                active = (
                    element.tag == "script" and not element.get("src") and "json" not in (element.get("type") or "")
                )
                if active or element.tag in ("style", "iframe", "object", "embed", "base"):
                    found.append(f"{edition.name}: {page.path}: inline {element.tag}")
                found += [
                    f"{edition.name}: {page.path}: {element.tag} has {name}"
                    for name in element.attrib
                    if name.startswith("on") or name in ("style", "integrity", "action")
                ]
    assert not found, "\n".join(found)


def test_planted_mistakes_are_found(tmp_path: Path) -> None:
    """An unclosed element, a doubled id and a label for nobody are told."""
    (tmp_path / "a.html").write_text('<!doctype html><title>x</title><p id="a"><b id="a">x<p aria-labelledby="none">')
    found = mistakes(walk(tmp_path)[0])
    assert any("unexpected-end-tag" in line for line in found)
    assert any("occurs 2 times" in line for line in found)
    assert any("names no id" in line for line in found)
    assert parse(b"<!doctype html><title>x</title><p>x")[1] == ()


def test_pages_are_sorted_into_kinds_without_being_told(wire: Edition, tmp_path: Path) -> None:
    """Names of things in addresses are passed over, words of the site are not; a class on the body names the kind."""
    paths = [f"tags/{tag}/{more}index.html" for tag in "abc" for more in ("", "page/2/", "page/3/")]
    paths += ["tags/index.html", "2015/index.html", "2016/index.html", "about/index.html", "method/index.html"]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("<!doctype html><title>x</title><main><p>x")
    (tmp_path / "about/index.html").write_text('<!doctype html><title>x</title><body class="x page-standing">')
    kinds = Counter(page.kind for page in walk(tmp_path))
    assert kinds == {"tags/* p.": 3, "tags/*/page/* p.": 6, "tags p.": 1, "* p.": 2, "standing": 1, "method p.": 1}
    assert {page.kind for page in chosen(wire.pages)} == {page.kind for page in wire.pages}
