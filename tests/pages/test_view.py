"""What a page says of a fact is what the briefing says, and no more is shown than may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.small_project import SmallProject

ARTICLE = "“Nada”, dijo ella. “No queda nada”, dijo él. Quedan 12.\n"
FRONT = """---
title: Fire
status: published
date: "2021"
sources: [{id: wire, seed: article.txt, sha256: HASH(article.txt)}]
"""


def page(project: SmallProject, more: str, prose: str = "") -> str:
    """Build a site with one briefing, and answer its page."""
    project.seed(ARTICLE)
    project.briefing(f"{FRONT}{more}---\n\n{prose}\n")
    return project.build()["briefings/fire/index.html"].decode()


@pytest.mark.parametrize(
    ("original", "words"),
    [
        ("No queda nada", "No queda nada"),
        ("{exact: dijo, suffix: ella}", "dijo"),
        ("{exact: [No queda, nada]}", "No queda […] nada"),
    ],
)
def test_a_translation_comes_with_its_original(original: str, words: str, project: SmallProject) -> None:
    """The original words are on the page, also where a selector says which place is meant."""
    quote = f"quotes: [{{id: q, kind: translated, text: T, original: {original}, translated_by: us, source: wire}}]\n"
    html = page(project, quote)
    assert f'<blockquote class="original" dir="auto"><p>{words}</p></blockquote>' in html
    assert "The original. Translated by us." in html


@pytest.mark.parametrize("display", ["blurred", "area"])
def test_a_place_that_is_not_shown_exactly_is_not_called_exact(display: str, project: SmallProject) -> None:
    """Where coordinates are withheld the page says so, whatever the desk knows."""
    place = f"places: [{{id: p, name: Camp, country: PE, lat: -9.1, lon: -78.1, precision: 1, display: {display}}}]\n"
    html = page(project, place)
    assert "exact location withheld" in html
    assert "9.1" not in html
