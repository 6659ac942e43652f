"""The browser's half, in a real Chromium."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from playwright import sync_api as playwright

from tests.serve.underway import DEADLINE, PAGE, Project, running

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.mark.browser
def test_a_browser_follows_the_writer(browser: Browser, folder: Path) -> None:
    """Edits appear with the scroll position kept, failures lie over the page until mended, styles change in place."""
    style, red, blue = (
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="{}">',
        "h1 { color: rgb(255, 0, 0) }",
        "h1 { color: rgb(0, 0, 255) }",
    )
    tall = "<h1>{}</h1>" + "<p>line</p>" * 300

    def save(here: Project, text: str, sheet: str = "a.css") -> None:
        here.write("index.html", PAGE.format(head=style.format(sheet), body=tall.format(text)))

    with running(folder) as project:
        project.write("a.css", red)
        project.write("b.css", blue)
        save(project, "one")
        page, complaints = browser.new_page(), list[str]()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(project.address)
        title, overlay = page.locator("body > h1"), page.locator("factbox-failure")
        playwright.expect(title).to_have_text("one")
        playwright.expect(title).to_have_css("color", "rgb(255, 0, 0)")

        page.evaluate("history.scrollRestoration = 'manual'; scrollTo(0, 1234)")
        save(project, "two")
        playwright.expect(title).to_have_text("two")
        last = time.monotonic() + DEADLINE
        while page.evaluate("scrollY") != 1234:
            assert time.monotonic() < last

        save(project, "REJECTED")
        playwright.expect(overlay.get_by_role("alert")).to_contain_text("index.html:3:5: error: an <odd> mistake [T1]")
        playwright.expect(overlay.locator("section")).to_have_css("position", "fixed")
        playwright.expect(title).to_have_text("two")
        page.reload()
        playwright.expect(overlay.get_by_role("alert")).to_contain_text("an <odd> mistake")
        page.keyboard.press("Escape")
        playwright.expect(overlay).to_have_count(0)
        page.reload()
        playwright.expect(overlay).to_have_count(1)

        page.evaluate("window.sameDocument = true")
        save(project, "two", "b.css")
        playwright.expect(overlay).to_have_count(0)
        playwright.expect(title).to_have_css("color", "rgb(0, 0, 255)")
        assert page.evaluate("[window.sameDocument, document.querySelectorAll('[rel=stylesheet]').length]") == [True, 1]
        save(project, "three", "a.css")
        playwright.expect(title).to_have_text("three")
        playwright.expect(title).to_have_css("color", "rgb(255, 0, 0)")
        assert complaints == []
        save(project, "four")
        playwright.expect(title).to_have_text("four")
        port = project.port
    (folder / "content" / "index.html").write_text("<title>t</title><h1>five", encoding="utf-8")
    with running(folder, port=port):
        playwright.expect(title).to_have_text("five")


@pytest.mark.browser
def test_a_browser_shows_what_a_first_build_failed_of(browser: Browser, folder: Path) -> None:
    """Where there is no site to go back to, the page itself tells each failure, and becomes the site when mended."""
    page, complaints = browser.new_page(), list[str]()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    good = (folder / "content" / "index.html").read_text(encoding="utf-8")
    (folder / "content" / "index.html").write_text("REJECTED", encoding="utf-8")
    with running(folder) as project:
        page.goto(project.address)
        playwright.expect(page.locator("pre")).to_contain_text("index.html:3:5: error: an <odd> mistake [T1]")
        playwright.expect(page.locator("section")).to_have_css("background-color", "rgb(28, 11, 11)")
        project.write("index.html", "MISTAKE")
        playwright.expect(page.locator("pre")).to_contain_text("internal error: ZeroDivisionError")
        playwright.expect(page.locator("factbox-failure")).to_have_count(0)
        project.write("index.html", good)
        playwright.expect(page.locator("body")).to_have_text("one")
    assert complaints == []


@pytest.mark.browser
def test_a_browser_shows_a_page_ahead_of_the_build(browser: Browser, folder: Path) -> None:
    """While the site is still being built, the saved page is loaded again, and other pages are left alone."""
    icon = '<link rel="icon" href="data:,">'
    (folder / "content/other.html").write_text(PAGE.format(head=icon, body="other"), "utf-8")
    with running(folder) as project:
        project.built(1)
        (folder / "ahead").touch()
        (folder / "hold").touch()
        page, other = browser.new_page(), browser.new_page()
        page.goto(project.address)
        other.goto(f"{project.address}other.html")
        other.evaluate("window.sameDocument = true")
        for words in ("ahead one", "ahead two"):
            project.write("index.html", PAGE.format(head=icon, body=words))
            playwright.expect(page.locator("body")).to_have_text(words)
        assert "ahead" not in (folder / "site/index.html").read_text("utf-8")
        page.evaluate("window.sameDocument = true")
        (folder / "hold").unlink()
        project.built(2)
        project.write("other.html", PAGE.format(head=icon, body="later"))
        playwright.expect(other.locator("body")).to_have_text("later")
        assert page.evaluate("window.sameDocument")


@pytest.mark.browser
def test_changed_words_are_put_into_the_page(browser: Browser, folder: Path) -> None:
    """Prose changes in place, with all else that scripts and the reader did to the page; scripts start anew."""
    before = PAGE.format(head='<link rel="icon" href="data:,">', body="<ul><li>a</ul><p>{}</p>{}")
    (folder / "content/index.html").write_text(before.format("one", ""), "utf-8")
    with running(folder) as project:
        project.built(1)
        page = browser.new_page()
        with page.expect_response(lambda answer: answer.request.resource_type == "fetch"):  # what it compares with
            page.goto(project.address)
        words = page.locator("p")
        page.evaluate("window.sameDocument = true; document.querySelector('ul').dataset.touched = 'yes'")
        for text in ("two", "three <b>&amp;</b> four"):
            project.write("index.html", before.format(text, "").replace("<title>t<", f"<title>{text[:3]}<"))
            playwright.expect(words).to_contain_text(text[:3])
            playwright.expect(page).to_have_title(text[:3])
        assert page.evaluate("[window.sameDocument, document.querySelector('ul').dataset.touched]") == [True, "yes"]
        project.write("index.html", before.format("five", "<p>six</p>"))
        playwright.expect(words.nth(1)).to_have_text("six")
        project.write("index.html", before.format("five", "<button>seven</button>"))
        playwright.expect(page.locator("button")).to_have_text("seven")
        assert page.evaluate("window.sameDocument") is None
