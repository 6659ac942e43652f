"""Every kind of page can be read from a folder and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.bars.looks import readable, squeezed
from tests.bars.pages import largest
from tests.bars.tab import LIGHT, Tab
from tests.bars.tour import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from playwright.sync_api import Browser

    from tests.bars.editions import Edition

pytestmark = [pytest.mark.browser, chromium.needed]


def test_the_folder_opens_without_a_server(tab: Tab, editions: dict[str, Edition]) -> None:
    """From file:// every kind of page opens with its styles and its map, and nothing complains."""
    found = []
    for edition in editions.values():
        if edition.name in ("arabic", "drafts"):  # the default theme's templates again
            continue
        for page in largest(edition.pages):
            if page.is_redirect or page.path == "404.html":  # the 404 page is a server's answer
                continue
            tab.open((edition.site / page.path).as_uri())
            tab.wake_map()
            found += [f"{edition.name}: {page.path}: {trouble}" for trouble in tab.take_trouble()]
            if not tab.page.evaluate("document.styleSheets.length"):
                found.append(f"{edition.name}: {page.path}: no style")
    assert not found, "\n".join(found)
    assert all(url.startswith(("file:", "data:")) for url in tab.requests)


def test_redirects_lead_on_from_a_folder(tab: Tab, wire: Edition) -> None:
    """An earlier address leads to the briefing, also without a server."""
    redirects = [page for page in wire.pages if page.is_redirect]
    assert redirects
    for page in redirects:
        tab.open((wire.site / page.path).as_uri())
        tab.page.wait_for_selector("main h1")
    assert tab.take_trouble() == []


def test_everything_can_be_read_without_scripts(
    browser: Browser, editions: dict[str, Edition], addresses: dict[str, str]
) -> None:
    """With scripting off every word of every page is there, and nothing that would not work is shown."""
    found = []
    tab = Tab(browser, scripts=False)
    tab.look(LIGHT)
    for edition, page in shown(editions):
        if edition.name == "arabic":  # the default theme's templates again
            continue
        tab.open(addresses[edition.name] + page.path)
        seen, written = readable(tab.page), squeezed("".join(_written(page.tree.find("body"))))
        if seen != written:
            at = next((i for i, (a, b) in enumerate(zip(seen, written, strict=False)) if a != b), len(seen))
            found.append(
                f"{edition.name}: {page.path}: written {written[at - 20 : at + 60]}, seen {seen[at - 20 : at + 60]}"
            )
        dead = tab.page.locator("button:visible, input:visible, select:visible").count()
        found += [f"{edition.name}: {page.path}: {dead} controls that do nothing"] if dead else []
    tab.page.close()
    assert not found, "\n".join(found)


def _written(element: ET.Element | None) -> Iterator[str]:
    """Yield all text of a page that is meant to be read: what is hidden until a script shows it is not."""
    if element is None or not isinstance(element.tag, str) or "hidden" in element.attrib:
        return
    if element.tag.rpartition("}")[2] in ("script", "style", "template", "svg"):
        return
    yield element.text or ""
    for child in element:
        yield from _written(child)
        yield child.tail or ""
