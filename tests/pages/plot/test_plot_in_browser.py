"""The plot in a real Chromium: what is drawn is where the numbers say, narrow and wide, from left and from right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator import engine
from generator.project import find
from tests.showcase.make import make

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

MEASURE = """panel => {
  const box = e => e.getBoundingClientRect(), middle = r => (r.left + r.right) / 2
  const chart = box(panel.querySelector('.chart'))
  return {
    marks: [...panel.querySelectorAll('.axis line')].map(l => middle(box(l))),
    end: [...panel.querySelectorAll('.axis text')].pop().textContent, left: chart.left, right: chart.right,
    rows: [...panel.querySelectorAll('li')].map(li => {
      const dot = li.querySelector('circle:last-of-type')
      return {amount: li.querySelector('b').innerText, dot: dot && middle(box(dot)),
        round: !dot || Math.abs(box(dot).width - box(dot).height) < 0.1,
        ends: [...li.querySelectorAll('line')].flatMap(l => [box(l).left, box(l).right])}
    })}
}"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the showcase."""
    desk = make(tmp_path_factory.mktemp("showcase") / "desk")
    engine.build(find(desk), desk / "site")
    return desk / "site"


def measured(browser: Browser, page: Path, width: int) -> list[dict[str, Any]]:
    """Measure every panel of a page, in pixels of the window."""
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.goto(page.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    found = [panel.evaluate(MEASURE) for panel in tab.query_selector_all(".panel")]
    tab.close()
    return found


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("page", ["2016-02-01-forty-figures", "2017-09-09-arabic"])
def test_a_dot_stands_where_its_number_lies_between_the_marks(
    page: str, width: int, browser: Browser, site: Path
) -> None:
    """To a pixel, for every figure with a plain number; dots are round, and no line leaves its panel."""
    panels = measured(browser, site / "briefings" / page / "index.html", width)
    assert panels
    for panel in panels:
        first, last = panel["marks"][0], panel["marks"][-1]
        for row in panel["rows"]:
            assert row["round"]
            assert all(panel["left"] - 1 <= x <= panel["right"] + 1 for x in row["ends"])
            number = row["amount"].split()[-1]
            if number[0].isdigit() and row["dot"]:
                assert abs(row["dot"] - first - (last - first) * whole(number) / whole(panel["end"])) <= 1, row


def whole(number: str) -> int:
    """Read a number with the separators of thousands."""
    return int(number.replace(",", ""))
