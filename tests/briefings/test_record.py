"""What was published does not change in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import Rejected
from tests.small_project import shown

if TYPE_CHECKING:
    from tests.small_project import Factbox, SmallProject

ARTICLE = "Twelve workers died at the mill, or 13, the mayor said. “We heard three blasts,” a witness said.\n"
BRIEFING = """---
title: Fire at the mill
summary: Twelve people died.
status: published
date: "2021-03-04"
places: [{id: mill, name: Mill, country: GB, lat: 53.8, lon: -1.5, precision: 1}]
sources: [{id: wire, seed: article.txt, sha256: HASH(article.txt)}]
figures:
  - {id: dead, measure: killed, value: 12, source: wire, evidence: "Twelve workers died at the mill, or 13"}
quotes:
  - {id: blasts, text: We heard three blasts, speaker: null, source: wire}
---
"""
CORRECTION = 'corrections: [{at: "2021-03-05", was: twelve, now: thirteen, reason: The mayor corrected it.}]\n---\n'
DEAD = '  - {id: dead, measure: killed, value: 12, source: wire, evidence: "Twelve workers died at the mill, or 13"}\n'
RECORD = "content/published.yaml"
FILE = "content/briefings/fire.md"


@pytest.fixture
def published(project: SmallProject) -> SmallProject:
    """Publish a briefing once."""
    project.seed(ARTICLE)
    project.briefing(BRIEFING)
    project.build()
    return project


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("value: 12", "value: 13", "8:5"),
        ("measure: killed", "measure: injured", "8:5"),
        ("value: 12", "value: 12, qualifier: at_least", "8:5"),
        ("text: We heard three blasts", "text: heard three blasts", "10:5"),
        ("speaker: null", "speaker: Somebody", "10:5"),
        ("lat: 53.8", "lat: 53.81", "5:10"),
        ("name: Mill,", "name: Old Mill,", "5:10"),
        ("name: Mill,", "name: Mill, city: Leeds,", "5:10"),
        ("precision: 1", "precision: 3", "5:10"),
        ("value: 12", "value: 12, via: wire", "8:5"),
        ("value: 12", "value: 12, attributed_to: the mayor", "8:5"),
        ("value: 12", "value: 12, excludes: [attackers]", "8:5"),
        ("value: 12", "value: 12, population: workers", "8:5"),
        ("value: 12", 'value: 12, as_of: "2021-03-06"', "8:5"),
        ("{id: dead", "{id: toll", "8:3"),
        ("{id: blasts", "{id: heard", "10:3"),
        ("speaker: null", "speaker: null, kind: indirect", "10:5"),
        ("speaker: null", 'speaker: null, said: "2021-03-06"', "10:5"),
        (
            DEAD,
            "  []\n",
            "8:3",
        ),
    ],
)
def test_a_silent_change_fails_until_it_is_logged(published: SmallProject, old: str, new: str, place: str) -> None:
    """A figure, quotation or place that reads otherwise is an error at its line; a correction settles it."""
    assert old in BRIEFING
    published.briefing(BRIEFING.replace(old, new))
    line, column = map(int, place.split(":"))
    found = [f for f in shown(published.check()) if "silent-change" in f]
    assert found == [f"{FILE}:{line + 1}:{column} error silent-change"]
    with pytest.raises(Rejected):
        published.build()
    head, _, _ = BRIEFING.replace(old, new).rpartition("---\n")
    published.briefing(head + CORRECTION)
    assert [f for f in shown(published.check()) if "silent-change" in f] == []
    published.build()
    assert [f for f in published.check() if f.severity == "error"] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Fire at the mill", "Fire at the old mill"),
        ("status: published", "status: withdrawn"),
        ("quotes:\n", "quotes:\n  - {id: mayor, text: the mayor said, speaker: null, source: wire}\n"),
        ("value: 12", "value: 12, state: superseded"),
        ("value: 12", "value: 12, note: As of the morning."),
    ],
)
def test_other_changes_need_no_correction(published: SmallProject, old: str, new: str) -> None:
    """Words of the editor's own, new facts, a later state and a withdrawal are no silent changes."""
    published.briefing(BRIEFING.replace(old, new))
    assert [f for f in shown(published.check()) if "silent-change" in f] == []


def test_the_record_is_a_line_a_briefing_and_stays_as_it_is(published: SmallProject) -> None:
    """A second build of the same content leaves the record byte for byte; it names no words of quotations."""
    path = published.root / RECORD
    before = path.read_bytes()
    published.build()
    assert path.read_bytes() == before
    lines = [line for line in before.decode().split("\n") if line and not line.startswith("#")]
    assert len(lines) == 1
    assert lines[0].startswith('fire: {"figures":{"dead":"killed 12"}')
    assert "blasts," not in lines[0]


def test_only_the_project_s_own_site_counts_as_published(project: SmallProject, factbox: Factbox) -> None:
    """A build to another folder, a failed build and a draft leave no record."""
    project.seed(ARTICLE)
    project.briefing(BRIEFING)
    factbox("build", "--output", project.root.parent / "elsewhere", cwd=project.root)
    assert not (project.root / RECORD).exists()
    project.briefing(BRIEFING.replace("status: published", "status: draft"))
    project.build()
    project.briefing(BRIEFING.replace("value: 12", "value: 14"), "other.md")
    with pytest.raises(Rejected):
        project.build()
    assert not (project.root / RECORD).exists()
    (project.root / "content/briefings/other.md").unlink()
    project.build()
    assert not (project.root / RECORD).exists()


def test_a_record_that_cannot_be_read_is_told_with_its_line(published: SmallProject) -> None:
    """Marks of a git conflict are no reason to forget what was published."""
    path = published.root / RECORD
    path.write_text(path.read_text() + "<<<<<<< ours\n")
    assert f"{RECORD}:4:1 error record" in shown(published.check())


def test_a_published_correction_stays(published: SmallProject) -> None:
    """Taking a correction out again is a silent change, also while another is put in its place."""
    corrected = BRIEFING.removesuffix("---\n") + CORRECTION
    published.briefing(corrected)
    published.build()
    published.briefing(BRIEFING)
    assert shown(published.check()) == [f"{FILE}:2:1 error silent-change"]
    published.briefing(corrected)
    assert published.check() == ()


@pytest.mark.parametrize("how", ["file", "id"])
def test_another_id_does_not_shed_what_was_published(published: SmallProject, how: str) -> None:
    """A briefing that comes back under another name of its file, or another id, is an error at the record's line."""
    changed = BRIEFING.replace("value: 12", "value: 13")
    if how == "file":
        (published.root / FILE).unlink()
        published.briefing(changed, "blaze.md")
    else:
        published.briefing(changed.replace("title:", "id: blaze\ntitle:"))
    (finding,) = published.check()
    assert shown((finding,)) == [f"{RECORD}:3:1 error published-gone"]
    assert finding.hint.startswith("Give that briefing id: fire again")
    published.briefing(changed.replace("title:", "id: fire\ntitle:"), "blaze.md" if how == "file" else "fire.md")
    assert [f.code for f in published.check()] == ["silent-change"]


def test_what_vanishes_without_a_notice_is_told(published: SmallProject) -> None:
    """A published briefing that is deleted, or a draft again, is a warning; a withdrawn one is none."""
    published.briefing(BRIEFING.replace("status: published", "status: draft"))
    assert shown(published.check()) == [f"{FILE}:4:9 warning published-gone"]
    published.build()
    published.briefing(BRIEFING.replace("value: 12", "value: 13"))
    assert [f.code for f in published.check()] == ["silent-change"]
    published.briefing(BRIEFING.replace("status: published", "status: withdrawn"))
    assert published.check() == ()
    (published.root / FILE).unlink()
    published.briefing('---\ntitle: Flood\nstatus: published\ndate: "2021"\nsources: []\n---\n', "barn.md")
    assert shown(published.check()) == [f"{RECORD}:3:1 warning published-gone"]


def test_a_file_that_cannot_be_read_is_not_called_gone(published: SmallProject) -> None:
    """Where a briefing has a mistake of form, that mistake is told and nothing about the record."""
    published.briefing(BRIEFING.replace("title:", "titel:"))
    assert {f.code for f in published.check()} == {"unknown-key", "missing-key"}


@pytest.mark.parametrize("line", ["{line}", ": {{}}", " fire: {{}}", '"fire": {{}}', "fire: {{}}"])
def test_the_record_has_one_line_a_briefing(published: SmallProject, line: str) -> None:
    """After a merge that kept both sides, the later line does not win in silence; other ids than ids are none."""
    path = published.root / RECORD
    before = path.read_text()
    path.write_text(before + line.format(line=before.splitlines()[-1]) + "\n")
    assert shown(published.check()) == [f"{RECORD}:4:1 error record"]
    with pytest.raises(Rejected):
        published.build()
