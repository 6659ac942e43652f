"""Words in another's mouth: where the paragraph states who spoke, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_project import shown

if TYPE_CHECKING:
    from tests.small_project import SmallProject

ARTICLE = (
    "“We heard shots,” said Marie Lokwa after she met Jean Bemba. He fled.\n"
    "“The bridge is gone,” the police said. Jean Bemba saw it.\n"
    "Jean Bemba arrived. “Nobody came to help,” he said.\n"
    "« Nous avons fui », a déclaré Paul Sow. Jean Bemba est parti.\n"
)
FRONT = """---
title: Raid on the mill
summary: It burnt.
status: published
date: "2021-03-04"
sources:
  - {id: wire, publisher: Northern Wire, seed: article.txt, sha256: HASH(article.txt)}
quotes:
"""


@pytest.mark.parametrize(
    ("words", "speaker", "stated"),
    [
        ("We heard shots", "Jean Bemba", "Marie Lokwa"),
        ("Nous avons fui", "Jean Bemba", "Paul Sow"),
        ("We heard shots", "Marie Lokwa", None),
        ("We heard shots", "Lokwa", None),
        ("We heard shots", "MARIE Lokwá", None),
        ("The bridge is gone", "Jean Bemba", None),
        ("Nobody came to help", "Paul Sow", None),
    ],
)
def test_a_stated_speaker_is_compared(words: str, speaker: str, stated: str | None, project: SmallProject) -> None:
    """A warning names the speaker and the sentence; a pronoun, an office and another spelling are no contradiction."""
    project.seed(ARTICLE)
    project.briefing(f"{FRONT}  - {{id: q, text: {words}, speaker: {speaker}, source: wire}}\n---\n")
    found = project.check()
    column = len("  - {id: q, text: , speaker: ") + len(words) + 1
    assert shown(found) == ([f"content/briefings/fire.md:9:{column} warning speaker"] if stated else [])
    assert all(f"to {stated}: “" in f.message for f in found)
