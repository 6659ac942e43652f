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
    assert published.check() == ()


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
