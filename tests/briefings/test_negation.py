"""Negation: what was cut off is told, what says the opposite of its evidence is told, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_project import places, shown

if TYPE_CHECKING:
    from tests.small_project import SmallProject

ARTICLE = (
    "No group has claimed responsibility for the raid. Nobody in the village saw it happen. Police never found 12 "
    "rifles. The rebels denied that they burnt the mill. There was no doubt that 14 people died. No fewer than 30 "
    "people were hurt. Without warning, two men fired. The thieves fled and have not been found. "
    "Aucun groupe n’a revendiqué le raid. L’armée n’a pas tué 9 civils. The army said that rebels burnt the bridge. "
    "None of the six guards was armed. They won't return to the old quarry.\n"
)
HEAD = """---
title: Raid on the mill
summary: It burnt.
status: published
date: "2021-03-04"
sources:
  - {id: wire, publisher: Northern Wire, seed: article.txt, sha256: HASH(article.txt)}
"""
CLAIM = "claims:\n  - {{id: c, text: {}, basis: {}, source: wire, evidence: {}}}\n"
FIGURE = "figures:\n  - {{id: f, measure: {}, value: {}, source: wire, evidence: {}{}}}\n"
ACTOR = "actors:\n  - {{id: a, name: Rebels, basis: {}, source: wire, evidence: {}}}\n"

TRIPPED = {
    "no": (
        CLAIM.format("A group did it.", "claimed", "group has claimed responsibility").replace("{id", "▶{id"),
        "negation-cut",
    ),
    "no, three words before": (
        CLAIM.format("A group did it.", "claimed", "claimed responsibility for the raid").replace("{id", "▶{id"),
        "negation-cut",
    ),
    "nobody": (
        'timeline:\n  - ▶{id: m, at: "2021-03-04", text: It was seen., source: wire, evidence: saw it happen}\n',
        "negation-cut",
    ),
    "never": (FIGURE.format("killed", 12, "12 rifles", "").replace("{id", "▶{id"), "negation-cut"),
    "none": (FIGURE.format("killed", 6, "six guards", "").replace("{id", "▶{id"), "negation-cut"),
    "aucun": (
        CLAIM.format("Un groupe.", "claimed", "groupe n’a revendiqué le raid").replace("{id", "▶{id"),
        "negation-cut",
    ),
    "n’a": (CLAIM.format("Un groupe.", "claimed", "revendiqué le raid").replace("{id", "▶{id"), "negation-cut"),
    "n’a pas": (FIGURE.format("killed", 9, "tué 9 civils", "").replace("{id", "▶{id"), "negation-cut"),
    "won't": (
        CLAIM.format("They come back.", "claimed", "return to the old quarry").replace("{id", "▶{id"),
        "negation-cut",
    ),
    "in a gap": (
        CLAIM.format("They did.", "claimed", "{exact: [Nobody in the village saw it happen, 12 rifles]}").replace(
            "{id", "▶{id"
        ),
        "negation-cut",
    ),
    "a claim without its no": (
        CLAIM.format("▶A group has claimed responsibility.", "attributed", "No group has claimed responsibility"),
        "negation-turned",
    ),
    "a claim with a no of its own": (
        CLAIM.format("▶Rebels did not burn the bridge., ", "attributed", "rebels burnt the bridge").replace(".,", "."),
        "negation-turned",
    ),
    "une revendication": (
        CLAIM.format("▶Un groupe a revendiqué le raid.", "attributed", "Aucun groupe n’a revendiqué le raid"),
        "negation-turned",
    ),
    "a denial as a claim": (
        CLAIM.format("Rebels burnt the mill.", "claimed", "The rebels denied that they burnt the mill").replace(
            "{id", "▶{id"
        ),
        "denial",
    ),
    "a denial by whom it accuses": (
        ACTOR.format("claimed", "The rebels denied that they burnt the mill").replace("{id", "▶{id"),
        "denial",
    ),
    "somebody who claimed nothing": (
        ACTOR.format("claimed", "No group has claimed responsibility").replace("{id", "▶{id"),
        "denial",
    ),
}
RIGHT = {
    "taken in": CLAIM.format("No group claimed it.", "claimed", "No group has claimed responsibility"),
    "no doubt": FIGURE.format("killed", 14, "14 people died", ""),
    "no fewer than": FIGURE.format("injured", 30, "30 people were hurt", ", qualifier: at_least"),
    "a sentence before": CLAIM.format("Two men fired.", "attributed", "two men fired"),
    "another clause": CLAIM.format("The thieves fled.", "attributed", "The thieves fled and have not been found"),
    "a denial as one": CLAIM.format("Rebels burnt it.", "denied", "The rebels denied that they burnt the mill"),
    "a denial told": CLAIM.format("Rebels denied it.", "claimed", "The rebels denied that they burnt the mill"),
    "a negation that somebody is quoted with": CLAIM.format(
        "The army’s word was “nobody lies”.", "attributed", "The army said that rebels burnt the bridge"
    ),
    "no in other words": CLAIM.format("Who did it is unclear.", "claimed", "No group has claimed responsibility"),
}


@pytest.mark.parametrize("name", TRIPPED)
def test_a_negation_lost_is_a_warning_at_its_place(name: str, project: SmallProject) -> None:
    """Each is told once, where it stands, and nothing else is."""
    front, code = TRIPPED[name]
    project.seed(ARTICLE)
    text = f"{HEAD}{front}---\n"
    project.briefing(text)
    assert shown(project.check()) == [f"content/briefings/fire.md:{at} warning {code}" for at in places(text)]


@pytest.mark.parametrize("name", RIGHT)
def test_what_says_what_its_source_says_trips_nothing(name: str, project: SmallProject) -> None:
    """A negation kept, one of another clause, and a “no” that negates nothing pass without a word."""
    project.seed(ARTICLE)
    project.briefing(f"{HEAD}{RIGHT[name]}---\n\nBurnt [@wire].\n")
    assert shown(project.check()) == []
