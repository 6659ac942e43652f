"""A draft's review: the article with what was found in it, beside the draft; in previews, and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator import engine, pipeline
from generator.project import builtin_themes, find
from tests.small_project import files

if TYPE_CHECKING:
    from tests.small_project import SmallProject

ARTICLE = (
    "LIMA, Peru - A fire killed 12 people on Monday, officials said.\n\nTrees stood there.\n\n"
    '"We saw smoke above the whole market," said Rosa Quispe. The “Plan” had 40 pages.\n'
)
HOSTILE = "<script>alert(1)</script> & {{ 7 * 7 }} \u202e“<img src=x onerror=alert(1)>,” said <b>Rosa Quispe</b>.\n"


def preview(project: SmallProject) -> dict[str, str]:
    """Preview the project as `serve` does; answers the pages of its drafts."""
    target = project.root / ".factbox/preview"
    engine.build(find(project.root), target, drafts=True)
    return {path: data.decode() for path, data in files(target).items() if re.match("drafts/.*html$", path)}


@pytest.fixture
def drafted(project: SmallProject) -> SmallProject:
    """Draft a briefing of one article into the project."""
    made = pipeline.draft(find(project.root), [project.seed(ARTICLE)], {"published": "2015-11-25"})
    project.briefing(made.text)
    return project


def test_a_preview_shows_what_was_found_and_what_was_missed(drafted: SmallProject) -> None:
    """Facts are marked by kind, what nothing was read of as well, and a paragraph without facts says so."""
    page = preview(drafted)["drafts/fire/review/index.html"]
    assert re.search(r'<mark class="is-figure">12</mark>', page)
    assert re.search(r'<mark class="is-date">Monday</mark>', page)
    assert "2015-11-23" in page  # by the publication that the draft records
    assert re.search(r'<mark class="is-quotation">We saw smoke above the whole market</mark>', page)
    assert re.search(r'<mark class="is-unread">40</mark>', page)
    assert page.count("Nothing found") == 1


def test_facts_and_their_words_lead_to_each_other(drafted: SmallProject) -> None:
    """Every mark leads to its note and back, the note to the draft's entry, and the draft's page to the review."""
    pages = preview(drafted)
    page, draft = pages["drafts/fire/review/index.html"], pages["drafts/fire/index.html"]
    marks = re.findall(r'id="_mark-([\d-]+)" href="#_found-([\d-]+)"', page)
    notes = re.findall(r'id="_found-([\d-]+)"><a class="number" href="#_mark-([\d-]+)"', page)
    assert marks
    assert marks == notes
    entries = set(re.findall(r'href="\.\./\.\./\.\./drafts/fire/index\.html#([\w-]+)">in the draft', page))
    assert {"killed-12", "quispe"} <= entries
    assert all(f'id="{entry}"' in draft for entry in entries)
    assert 'href="../../drafts/fire/review/index.html"' in draft


def test_what_only_the_editor_found_is_listed(drafted: SmallProject) -> None:
    """An entry that no rule found stands below the article that it is of."""
    path = drafted.root / "content/briefings/fire.md"
    claim = "claims:\n  - {id: trees, text: Trees stood there, source: article, evidence: Trees stood there}\n"
    path.write_text(path.read_text("utf-8").replace("editor_notes:", claim + "editor_notes:"), "utf-8")
    page = preview(drafted)["drafts/fire/review/index.html"]
    assert page.index("found by no rule") < page.index('drafts/fire/index.html#trees"')


def test_an_article_is_data_and_never_markup(project: SmallProject) -> None:
    """Tags, templates and controls of an article are shown as what they are."""
    made = pipeline.draft(find(project.root), [project.seed(HOSTILE)], {"published": "2015-11-25"})
    project.briefing(made.text)
    page = preview(project)["drafts/fire/review/index.html"]
    assert not re.search("<script>|<img|<b>|\u202e", page)
    assert "49" not in page.partition("<main")[2]
    assert "[U+202E]" in page


def test_a_build_publishes_no_review(drafted: SmallProject) -> None:
    """Drafts are in no published site, nor is the review of what was published."""
    assert "drafts/fire/review/index.html" in preview(drafted)
    assert not [path for path in drafted.build() if "review/" in path or "drafts" in path]
    path = drafted.root / "content/briefings/fire.md"
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    site = drafted.build()
    assert "briefings/fire/index.html" in site
    assert not [path for path, data in site.items() if "review/" in path or (b"review/" in data and b"<html" in data)]


def test_a_theme_without_the_template_has_no_review(drafted: SmallProject) -> None:
    """A theme that extends none, and was written before there were reviews, still previews drafts."""
    for file in (builtin_themes() / "wire").rglob("*"):
        if file.is_file() and file.name != "review.html":
            text = file.read_bytes()
            drafted.write(f"themes/old/{file.relative_to(builtin_themes() / 'wire').as_posix()}", text)
    drafted.write("content/site.yaml", "title: Desk\ntheme: old\n")
    pages = preview(drafted)
    assert "drafts/fire/review/index.html" not in pages
    assert "review/" not in pages["drafts/fire/index.html"]
