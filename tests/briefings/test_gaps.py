"""Words joined from several parts: what may stand between them in the source, and what may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.small_project import SmallProject

FRONT = """---
title: Fire at the mill
summary: A fire.
status: published
date: "2021-03-04"
sources:
  - {id: wire, kind: statement, seed: article.txt, sha256: HASH(article.txt)}
quotes:
  - {id: q, source: wire, text: {exact: PARTS}}
---

It burnt [@wire].
"""
NOT = '"We did not, I repeat not, kill the hostages in the hotel", said Bob.'
LEFT_OUT = {
    "a negation": (NOT, "[We did, kill the hostages]", "negation-cut"),
    "a negation further away": ("They never, said Bob, or so he claims, shot him.", "[They, shot him]", "negation-cut"),
    "a French negation": ("Ils n’ont, dit-il, rien pris.", "[Ils, pris]", "negation-cut"),
    "a denial": ("The army, its spokesman denied, shot him.", "[The army, shot him]", "negation-cut"),
    "the end of a quotation": ("“We did”, and the men left the hotel.", "[We did, left the hotel]", "speaker-cut"),
    "another's quotation": ("“We ran,” said Ann. “They shot,” said Bob.", "[We ran, said Bob]", "speaker-cut"),
    "two speakers": ("“We ran,” Ann said. Bob added: “They shot.”", "[We ran, They shot]", "speaker-cut"),
    "a speaker before": ("“We ran.” Bob said: “They shot.”", "[We ran, They shot]", "speaker-cut"),
    "no verb": ("“We ran.” The roof fell. “They shot.”", "[We ran, They shot]", "speaker-cut"),
    "a speaker": ("Ann saw 12 men, Bob said 30 were hurt.", "[Ann saw 12, were hurt]", "speaker-cut"),
}
FINE = {
    "an interrupted quotation": ("“We ran,” Ann said, “and fell.”", "[We ran, and fell]"),
    "interrupted between sentences": ("“We ran,” said Ann Bell. “We fell.”", "[We ran, We fell]"),
    "interrupted by one who did not sleep": (
        "“We ran,” said Ann, who had not slept, “and fell.”",
        "[We ran, and fell]",
    ),
    "words in between": ("Nine men, two of them young, died there.", "[Nine men, died]"),
    "no fewer": ("The fire killed men, no fewer than nine, and burnt on.", "[The fire killed men, burnt on]"),
    "in French": ("« Nous avons fui », a dit Anne, « et crié. »", "[Nous avons fui, et crié]"),
}


def codes(project: SmallProject, article: str, parts: str) -> list[str]:
    """Check a quotation of several parts; answers the codes of what was found."""
    project.seed(article)
    project.briefing(FRONT.replace("PARTS", parts))
    return [f.code for f in project.check()]


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_between_two_parts_is_told(name: str, project: SmallProject) -> None:
    """A negation, a closing mark or a verb of saying in a gap can make the parts say what nobody said."""
    article, parts, code = LEFT_OUT[name]
    assert code in codes(project, article, parts)


@pytest.mark.parametrize("name", FINE)
def test_an_interrupted_quotation_is_one(name: str, project: SmallProject) -> None:
    """Its own speaker's tag, or words that negate nothing, may be left out."""
    assert codes(project, *FINE[name]) == []
