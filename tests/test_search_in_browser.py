"""Search in a real Chromium, under the policy that the README recommends, with the one addition for the search page."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.small_project import ROOT, SmallProject
from tests.test_browser import POLICY, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

ADDITION = "script-src 'self' 'wasm-unsafe-eval'"
BAMAKO = "Attack and hostage-taking at the Radisson Blu hotel, Bamako"
TWO = ("Talks in Bamako", BAMAKO)
HOSTILE = '<img src=x onerror=alert(1)> "><script>alert(2)</script> &lt;b&gt;'
BRIEFING = "---\ntitle: '{title}'\nstatus: published\ndate: {date!r}\n{more}\nsources: [{{id: one}}]\n---\n{prose}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of the repository's briefing, others in English, one in French, one in Arabic and a hostile one."""
    project = SmallProject(tmp_path_factory.mktemp("search") / "desk", "title: Desk\n")
    shutil.copytree(ROOT / "seeds", project.root / "seeds", dirs_exist_ok=True)
    shutil.copytree(ROOT / "content/briefings", project.root / "content/briefings", dirs_exist_ok=True)
    written = [
        ("crue", "La crue", "2018-01-23", "lang: fr", "Les habitants furent évacués par bateau."),
        ("port", "حريق", "2017-09-09", "lang: ar", "اندلع حريق كبير في الميناء."),
        ("hostile", HOSTILE, "2014-05-05", "lang: en", f"Wharf {HOSTILE}"),
        ("talks", "Talks in Bamako", "2016-02-02", "tags: [talks]", "Envoys met in Bamako."),
    ]
    written += [(f"smoke-{n}", f"Smoke {n}", f"2011-01-{n:02}", "", "A depot smouldered.") for n in range(1, 14)]
    for name, title, date, more, prose in written:
        project.briefing(BRIEFING.format(title=title, date=date, more=more, prose=prose), f"{name}.md")
    project.build()
    return project.root / "site"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files with the policy, silently; `addition` is what the search page may do beyond it."""

    addition = ADDITION

    def end_headers(self) -> None:
        """Add the policy to every answer."""
        of_search = self.path.startswith("/search/")
        policy = POLICY.replace("script-src 'self'", self.addition) if of_search else POLICY
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Strict(Handler):
    """Serves the search page with no addition."""

    addition = "script-src 'self'"


def served(site: Path, handler: type[Handler]) -> Iterator[str]:
    """Serve a folder on loopback; answers the search page's address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/search/"
        server.shutdown()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the site."""
    yield from served(site, Handler)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a tab, and close it; nothing on it may go wrong, and nobody else may be asked."""
    opened = Visit(browser)
    yield opened
    hurried = "/assets/icon."  # a tab that leaves a page at once gives up its icon
    assert [error for error in opened.errors if hurried not in error] == []
    origin = opened.page.url.split("/search/")[0].split("/briefings/")[0]
    assert all(url.startswith((origin, "data:")) for url in opened.requests)
    opened.page.close()


def finds(page: Page, *titles: str, count: int | None = None) -> None:
    """Wait until these titles are shown in this order, and so many found."""
    expect(page.locator(".found h3")).to_have_text(titles)
    expect(page.locator(".found [role=status]")).to_have_text(f"Briefings found: {count or len(titles)}")


def test_the_readme_names_the_policy_that_these_tests_use() -> None:
    """What the search page needs beyond the policy stands beside it, word for word."""
    assert f"`{ADDITION}`" in (ROOT / "README.md").read_text("utf-8")


def test_a_word_finds_the_briefing_and_the_address_keeps_it(visit: Visit, address: str) -> None:
    """Typing is enough; the result names date and place, marks the word, and leads to the briefing and its parts."""
    page = visit.page
    page.goto(address)
    page.locator("#_words").press_sequentially("Bamako")
    finds(page, *TWO)
    card = page.locator(".found article", has_text=BAMAKO)
    expect(card.locator(".kicker")).to_have_text("20 November 2015 Radisson Blu hotel, Bamako, Mali")
    assert {m.strip(",.") for m in card.locator("mark").all_inner_texts()} == {"Bamako"}
    expect(page).to_have_url(f"{address}?q=Bamako")
    part = card.locator(".sections a", has_text="Where").get_attribute("href")
    assert part == "/briefings/2015-11-20-bamako-radisson-blu/#_places"
    card.locator("h3 a").click()
    page.wait_for_url("**/briefings/2015-11-20-bamako-radisson-blu/")
    assert page.locator("h1").inner_text() == BAMAKO


def test_a_filter_narrows_and_says_how_far(visit: Visit, address: str) -> None:
    """Choices show what they would leave; a year leaves one of two; what leaves none cannot be chosen."""
    page = visit.page
    page.goto(f"{address}?q=bamako")
    finds(page, *TWO)
    assert page.locator("#_year option[value='2015']").inner_text() == "2015 (1)"
    assert page.locator("#_year option[value='2018']").is_disabled()
    page.locator("#_year").select_option("2015")
    finds(page, BAMAKO)
    expect(page).to_have_url(f"{address}?q=bamako&year=2015")
    assert page.locator("#_year option[value='2016']").inner_text() == "2016 (1)", "the other year can still be taken"
    assert page.locator("#_tag option[value='talks']").is_disabled()


def test_an_address_can_be_shared(visit: Visit, address: str) -> None:
    """Words, filters and order come from the address; what it names and the site has not is ignored."""
    page = visit.page
    page.goto(f"{address}?q=bamako&sort=date&country=xx&year=&measure=%00")
    finds(page, "Talks in Bamako", BAMAKO)
    expect(page).to_have_url(f"{address}?q=bamako&sort=date")
    page.goto(f"{address}?country=ml&measure=hostages&tag=hotel&year=2015")
    finds(page, BAMAKO)


def test_filters_alone_list_briefings_newest_first(visit: Visit, address: str) -> None:
    """Without a word every briefing that fits is listed, ten at a time; the rest comes at a press, with the focus."""
    page = visit.page
    page.goto(f"{address}?year=2011")
    finds(page, *(f"Smoke {n}" for n in range(13, 3, -1)), count=13)
    page.get_by_role("button", name="Show more").click()
    page.locator(".found li:nth-child(13)").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Smoke 3"
    assert page.get_by_role("button", name="Show more").is_hidden()


def test_the_keyboard_is_enough(visit: Visit, address: str) -> None:
    """The words have the focus; Tab leads over the filters to the results, Enter opens one, and goes back to it."""
    page = visit.page
    page.goto(address)
    page.keyboard.type("bamako")
    page.keyboard.press("Enter")
    finds(page, *TWO)
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "year"
    page.keyboard.type("2016")
    finds(page, "Talks in Bamako")
    while not page.evaluate("document.activeElement.closest('.found')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/talks/")
    page.go_back()
    finds(page, "Talks in Bamako")
    page.get_by_role("button", name="Clear all").focus()
    page.keyboard.press("Enter")
    page.locator(".found").wait_for(state="hidden")
    expect(page).to_have_url(address)
    assert page.evaluate("document.activeElement.name") == "q"


@pytest.mark.parametrize(
    ("query", "lang", "marked"),
    [
        ("habitant évacuée", "fr", ["habitants", "évacués"]),
        ("ميناء", "ar", ["الميناء."]),
        ("smouldering", "en", ["smouldered."]),
    ],
    ids=["french", "arabic", "english"],
)
def test_each_language_is_searched_by_its_own_rules(
    query: str, lang: str, marked: list[str], visit: Visit, address: str
) -> None:
    """A plural, a form with its article, another tense: each finds the word in the briefing of its language."""
    page = visit.page
    page.goto(address)
    page.locator("#_words").fill(query)
    result = page.locator(f".found li[lang={lang}]").first
    result.wait_for()
    expect(result.locator("mark")).to_have_text(marked)
    expect(result.locator("h3")).to_have_css("direction", "rtl" if lang == "ar" else "ltr")


@pytest.mark.parametrize(
    "query",
    [
        *(
            HOSTILE,
            "<img onerror>",
            "wharf <mark>",
            '"',
            "'\"><script>alert(1)</script>",
            "&lt;b&gt;",
            "javascript:",
            "%",
        ),
        *("\\", "__proto__", "constructor", "wharf\u202e", "🔥", "a" * 5000, "\u0000", "${7*7} {{7*7}}"),
    ],
    ids=lambda q: ascii(q)[:24],
)
def test_hostile_words_and_pages_stay_text(query: str, visit: Visit, address: str) -> None:
    """Whatever is asked for, or stands in a briefing, is shown as text: no element, no dialog, no error comes of it."""
    page = visit.page
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.goto(address)
    page.locator("#_words").fill(query)
    page.locator(".found [role=status]", has_text=".").or_(page.locator(".found h3").first).first.wait_for()
    page.locator("#_words").fill("wharf")
    finds(page, HOSTILE)
    assert HOSTILE.split(maxsplit=1)[0] in page.locator(".passage").inner_text()
    assert page.locator(".found img, .found script, .found b").count() == 0
    assert dialogs == []


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_search_page_is_never_wider_than_its_window(width: int, browser: Browser, address: str) -> None:
    """With the longest titles and every filter there is nothing to scroll sideways."""
    visit = Visit(browser, width)
    visit.page.goto(f"{address}?q=wharf")
    finds(visit.page, HOSTILE)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.errors == []
    visit.page.close()


def test_without_scripts_the_page_says_so_and_leads_on(browser: Browser, address: str) -> None:
    """There is no form that does nothing; the lists are linked."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert "needs JavaScript" in page.locator("main").inner_text()
    assert page.locator("form").is_hidden()
    page.get_by_role("link", name="All briefings").click()
    assert page.locator("h1").inner_text() == "Desk"
    context.close()


def test_from_a_folder_the_page_says_why_there_is_no_search(browser: Browser, site: Path) -> None:
    """From file:// nothing is asked for and nothing fails; the reason and the lists are shown."""
    visit = Visit(browser)
    visit.page.goto((site / "search/index.html").as_uri())
    visit.page.get_by_text("opened from a folder").wait_for()
    assert visit.page.get_by_text("needs JavaScript").is_hidden()
    assert visit.page.locator("form").is_hidden()
    assert visit.errors == []
    visit.page.get_by_role("main").get_by_role("link", name="Countries").click()
    visit.page.get_by_role("heading", name="Countries").wait_for()
    visit.page.close()


def test_a_server_that_forbids_webassembly_is_told(browser: Browser, site: Path) -> None:
    """Under the strict policy alone search cannot start: the page says so instead of doing nothing."""
    for address in served(site, Strict):
        page = browser.new_page()
        page.goto(f"{address}?q=bamako")
        page.get_by_text("Search cannot start").wait_for()
        assert page.locator("form").is_hidden()
        page.close()
