"""No page of any kind, in any edition of the showcase, falls below the bars that a browser can measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.bars.axe import violations
from tests.bars.looks import clipped, overflow
from tests.bars.tour import tour, tour_of_maps

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.bars.editions import Edition
    from tests.bars.tab import Tab

pytestmark = [pytest.mark.browser, chromium.needed, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def pages(browser: Browser, editions: dict[str, Edition], addresses: dict[str, str]) -> dict[str, list[str]]:
    """Go to every page that is to be looked at."""
    return tour(browser, editions, addresses)


@pytest.fixture(scope="module")
def maps(browser: Browser, wire: Edition, addresses: dict[str, str]) -> dict[str, list[str]]:
    """Bring up every kind of live map."""
    return tour_of_maps(browser, wire, addresses["wire"])


def test_the_tour_goes_everywhere(
    pages: dict[str, list[str]], maps: dict[str, list[str]], editions: dict[str, Edition]
) -> None:
    """Every kind of page of every edition is looked at, drafts too; front page and briefings have their maps."""
    for edition in editions.values():
        if edition.name != "drafts":
            kinds = {page.kind for page in edition.pages if not page.is_redirect}
            assert all(any(f"{edition.name}: {kind} (" in name for name in pages["seen"]) for kind in kinds)
    assert any("drafts: " in name for name in pages["seen"])
    assert len(maps["seen"]) >= 3


@pytest.mark.parametrize(
    "bar",
    [
        pytest.param("rules", id="no rule of accessibility is broken: light, dark, on a telephone, in forced colours"),
        pytest.param("width", id="nothing is wider than its window, or cut off"),
        pytest.param("text", id="text can be twice as large"),
        pytest.param("policy", id="nothing is blocked and nothing fails"),
        pytest.param("foreign", id="nobody else is asked"),
    ],
)
def test_every_page_clears_the_bar(pages: dict[str, list[str]], bar: str) -> None:
    """Nothing is wrong on any page that was looked at."""
    assert not pages[bar], "\n".join(pages[bar])


@pytest.mark.parametrize("bar", ["rules", "width", "policy", "foreign"])
def test_every_map_and_popup_clears_the_bar(maps: dict[str, list[str]], bar: str) -> None:
    """Nothing is wrong on any live map, before and after a popup opens."""
    assert not maps[bar], "\n".join(maps[bar])


def test_planted_faults_are_found(tab: Tab) -> None:
    """A picture without words, pale text, small buttons, boxes too wide and too small are told: the measuring works."""
    tab.page.set_content(
        "<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src='data:,'><p style='color:#ddd'>pale</p>"
        + "<button style='width:9px;height:9px;padding:0'>a</button>" * 2
        + "<p style='width:9000px'>wide</p><p style='height:9px;overflow:hidden'>cut<br>off</p><p style='width:9px'>ov"
    )
    broken = {line.partition(":")[0] for line in violations(tab.page)}
    assert {"image-alt", "color-contrast", "target-size"} <= broken
    assert "9000px" in overflow(tab.page)[0]
    told = {fault.partition(":")[0]: fault for fault in clipped(tab.page)}
    assert "cut<br>off" in told["cut off"]
    assert "ov" in told["runs over its edge"]
