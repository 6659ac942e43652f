"""Links that land on words: what they say, and that Chromium finds the words by them."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.fragments import landing
from generator.seeds import Seed, Span
from tests.small_project import passed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

URL = "https://example.org/a"
ROOT = Path(__file__).parents[2]


def directive(text: str, *words: str, nth: int = 0) -> str:
    """Answer what a link to words of a text says after `#:~:`; `nth` picks one of several places."""
    spans = []
    for one in words:
        start = [m.start() for m in re.finditer(re.escape(one), text)][nth]
        spans.append(Span(start, start + len(one)))
    link = landing(URL, Seed(name="a.txt", sha256="", text=text), spans)
    assert link.startswith(f"{URL}#:~:")
    return link.removeprefix(f"{URL}#:~:")


def test_words_are_given_in_full_where_they_are_short() -> None:
    """All but letters and digits is percent-encoded; the hyphen too, which has a meaning of its own there."""
    said = "seven-story hotel, bar & grill"
    assert directive(f"A {said} burned.", said) == "text=seven%2Dstory%20hotel%2C%20bar%20%26%20grill"


def test_of_long_words_the_beginning_and_the_end_are_given() -> None:
    """A small difference in the middle then breaks no link."""
    said = " ".join(f"word{n}" for n in range(40))
    assert directive(f"Before. {said} after.", said) == (
        "text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39"
    )


def test_words_of_two_paragraphs_are_given_by_their_ends() -> None:
    """A browser finds no words across the end of a paragraph."""
    assert directive("One died.\nTwo fled.\n", "died.\nTwo fled") == "text=died.,Two%20fled"


def test_words_that_occur_before_get_the_words_around_them() -> None:
    """A browser takes the first match, in any case of letters: what tells the places apart is given too."""
    text = "Five dead in town. In all, five dead were found; five dead are named."
    assert directive(text, "five dead", nth=0) == "text=all%2C-,five%20dead"
    assert directive(text, "five dead", nth=1) == "text=found%3B-,five%20dead"
    assert directive("Five dead, five fled.", "five") == "text=dead%2C-,five"
    assert directive("To be or not to be", "be") == "text=be"


def test_an_end_that_comes_too_early_is_told_apart() -> None:
    """A browser takes the first end after the beginning: what follows it is given too, or else more of it."""
    end = "so it was said again"
    said = f"the first of them all {end} and much was told of the whole matter by everybody there until {end}"
    assert directive(f"x {said} y", said).endswith(f",{quote(end)},-y")
    assert directive(f"x {said}", said).endswith(f",{quote(f'by everybody there until {end}')}")


def test_an_interrupted_quotation_has_a_directive_for_each_part() -> None:
    """All parts are marked."""
    assert directive("“One bang”, she said, “and no pier.”", "One bang", "and no pier.") == (
        "text=One%20bang&text=and%20no%20pier."
    )


def test_an_address_keeps_its_own_fragment() -> None:
    """The directive follows it."""
    seed = Seed(name="a.txt", sha256="", text="Nine died.")
    assert landing(f"{URL}?q=1#top", seed, [Span(0, 4)]) == f"{URL}?q=1#top:~:text=Nine"


def test_without_a_snapshot_the_words_as_they_were_copied_are_looked_for() -> None:
    """Where there are none the link is the page's."""
    assert landing(URL, None, (), ("Nine died",)) == f"{URL}#:~:text=Nine%20died"
    assert landing(URL, None, ()) == URL
    assert landing(URL, None, (), (" ",)) == URL


@given(st.text(min_size=1, max_size=300), st.data())
def test_any_words_make_a_link_without_marks_of_its_own(text: str, data: st.DataObject) -> None:
    """Whatever a source says, nothing in the words can be taken for the syntax around them."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    link = landing(URL, Seed(name="a.txt", sha256="", text=text), [Span(start, end)])
    if text[start:end].strip():
        said = link.removeprefix(f"{URL}#:~:text=")
        assert re.fullmatch(r"([\w.~%]+-,)?[\w.~%]+(,[\w.~%]+)?(,-[\w.~%]+)?", said, re.ASCII), said
    else:
        assert link == URL


@pytest.mark.browser
def test_a_browser_lands_on_the_words(browser: Browser, tmp_path: Path) -> None:
    """Chromium scrolls the paragraph with the words into view, for each fact of the worked example."""
    from generator import pipeline, project

    (example,) = passed(pipeline.check(project.find(ROOT)))
    text = (ROOT / "seeds/000_05f77b2c27c60d8b.txt").read_text("utf-8")
    paragraphs = "".join(f"<p>{html.escape(line)}</p><hr>" for line in text.split("\n"))
    page = tmp_path / "article.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><style>hr {{ height: 3000px }}</style><hr>{paragraphs}", "utf-8"
    )
    seed = Seed(name="a.txt", sha256="", text=text)
    for fact in example.front.facts:
        spans = example.proofs[fact.id].spans
        line = text.count("\n", 0, spans[0].start)
        tab = browser.new_page()
        tab.goto(landing(page.as_uri(), seed, spans))
        tab.wait_for_function("scrollY > 0", timeout=5000)
        seen = tab.evaluate(
            "[...document.querySelectorAll('p')].findIndex(p => {"
            "const r = p.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight })"
        )
        tab.close()
        assert seen == line, fact.id
