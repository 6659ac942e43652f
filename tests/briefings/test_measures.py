"""Whom a number counts: another measure in the evidence is told, one's own and an open one are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_project import shown

if TYPE_CHECKING:
    from tests.small_project import SmallProject

FRONT = """---
title: Raid on the mill
summary: It burnt.
status: published
date: "2021-03-04"
sources:
  - {id: wire, publisher: Northern Wire, seed: article.txt, sha256: HASH(article.txt)}
"""


@pytest.mark.parametrize(
    ("words", "number", "measure", "other"),
    [
        ("32 wounded", 32, "killed", "injured"),
        ("14 people were killed", 14, "injured", "killed"),
        ("14 killed, 32 wounded", 32, "killed", "injured"),
        ("trois morts et neuf blessés", 9, "killed", "injured"),
        ("neuf otages", 9, "injured", "hostages"),
        ("nine were arrested", 9, "kidnapped", "arrested"),
        ("32 wounded", 32, "injured", None),
        ("14 killed and wounded", 14, "injured", None),
        ("killed or wounded 14 people", 14, "killed", None),
        ("32 casualties", 32, "killed", None),
        ("18 in the hotel", 18, "killed", None),
        ("three wounded men died later", 3, "killed", None),
        ("injuring 14 and killing nine", 9, "killed", None),
        ("five gunmen killed 27", 5, "attackers", None),
        ("nine hostages were killed", 9, "killed", None),
        ("seven of the abducted", 7, "hostages", None),
    ],
)
def test_a_number_counts_whom_its_evidence_says(
    words: str, number: int, measure: str, other: str | None, project: SmallProject
) -> None:
    """A warning names the measure that the evidence states; doubt is no warning."""
    project.seed(f"It was said: {words}.\n")
    figure = f"{{id: f, measure: {measure}, value: {number}, source: wire, evidence: '{words}'}}"
    project.briefing(f"{FRONT}figures:\n  - {figure}\n---\n")
    found = project.check()
    assert shown(found) == (["content/briefings/fire.md:9:22 warning measure"] if other else [])
    assert all(f"measure: {other}" in f.hint for f in found)
