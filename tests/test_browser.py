"""The built Bamako page in a real Chromium, under the Content-Security-Policy that the README recommends."""

from __future__ import annotations

import functools
import http.server
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

ROOT = Path(__file__).parents[1]
BRIEFING = "briefings/2015-11-20-bamako-radisson-blu/index.html"
POLICY = re.search(r"Content-Security-Policy: (.*)", (ROOT / "README.md").read_text("utf-8"))[1]  # type: ignore[index]  # it is there

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the repository's own site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--quiet", "--strict", "--output", str(folder)],
        cwd=ROOT,
        check=True,
    )
    return folder


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files with the policy, silently."""

    def end_headers(self) -> None:
        """Add the policy to every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the site on loopback."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Visit:
    """A page with everything that went wrong on it, and everything it asked for."""

    def __init__(self, browser: Browser, width: int = 1280) -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 900})
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("requestfailed", self._failed)

    def _failed(self, request: Request) -> None:
        """Note a file that did not come, unless the reader left the page before it could."""
        if request.failure != "net::ERR_ABORTED":
            self.errors.append(f"failed: {request.url} {request.failure}")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a tab, and close it."""
    opened = Visit(browser)
    yield opened
    opened.page.close()


def test_the_live_map_appears_with_its_marker_and_asks_nobody(visit: Visit, address: str) -> None:
    """The Leaflet map comes up on the briefing's page under the strict policy, from this machine alone."""
    visit.page.goto(address + BRIEFING)
    visit.page.locator("figure.map").scroll_into_view_if_needed()
    visit.page.wait_for_selector(".leaflet-container [role=button].leaflet-marker-icon")
    assert visit.page.locator(".leaflet-marker-icon[role=button]").count() == 2
    assert visit.page.locator(".leaflet-container").bounding_box()["height"] > 200  # type: ignore[index]  # it is shown
    assert visit.errors == []
    assert all(url.startswith((address, "data:")) for url in visit.requests)


def test_the_popup_repeats_the_list_and_gives_the_focus_back(visit: Visit, address: str) -> None:
    """A marker opens by keyboard, its popup has the list's words, and Escape returns to the marker."""
    visit.page.goto(address + BRIEFING)
    visit.page.locator("figure.map").scroll_into_view_if_needed()
    marker = visit.page.locator(".leaflet-marker-icon[aria-label*='Radisson']")
    marker.focus()
    visit.page.keyboard.press("Enter")
    popup = visit.page.wait_for_selector(".leaflet-popup[role=dialog]")
    assert popup is not None
    assert "Radisson Blu hotel, Bamako, Mali" in popup.inner_text()
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_selector(".leaflet-popup", state="detached")
    assert visit.errors == []


@pytest.mark.parametrize(
    "page", ["index.html", BRIEFING, "quotations/index.html", "about/index.html", "method/index.html"]
)
def test_no_page_is_wider_than_a_telephone(browser: Browser, address: str, page: str) -> None:
    """At 360 pixels nothing has to be scrolled sideways, and nothing goes wrong."""
    visit = Visit(browser, width=360)
    visit.page.goto(address + page)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert visit.errors == []
    visit.page.close()


def test_the_site_opens_from_a_folder(visit: Visit, site: Path) -> None:
    """From file:// links lead from the front page to the briefing, the map appears, and nothing goes wrong."""
    visit.page.goto((site / "index.html").as_uri())
    visit.page.locator("figure.map").scroll_into_view_if_needed()
    visit.page.mouse.move(1, 1)
    visit.page.wait_for_selector("figure.map[data-state=live]")
    visit.page.get_by_role("link", name="Attack and hostage-taking").first.click()
    visit.page.wait_for_selector("article.briefing h1")
    visit.page.locator("figure.map").scroll_into_view_if_needed()
    visit.page.wait_for_selector(".leaflet-marker-icon")
    assert visit.errors == []
    assert all(url.startswith(("file:", "data:")) for url in visit.requests)


def test_a_quotation_leads_to_its_words_in_the_source(visit: Visit, address: str) -> None:
    """The proof of a quotation is one press away: the passage, marked, in its context."""
    visit.page.goto(address + BRIEFING)
    visit.page.locator("#keita .proof").click()
    visit.page.wait_for_selector("article.evidence")
    assert visit.page.url.endswith("/evidence/wire/index.html#keita")
    marked = " ".join(visit.page.locator("mark").all_inner_texts())
    assert "nobody, nowhere is safe." in marked
    assert visit.errors == []


def test_everything_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    """With scripting off every fact is on the page, and no dead button is shown."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + BRIEFING)
    text = page.locator("main").inner_text()
    for words in ("27", "Olivier Salgado", "Speaker not stated", "northern Mali", "Speculations point to"):
        assert words in text
    assert page.locator("button:visible").count() == 0
    context.close()
