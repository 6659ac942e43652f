"""A figure is a number of people that its evidence states: no end of a range, no share, no part of a larger number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.small_project import SmallProject


def codes(project: SmallProject, article: str, figure: str) -> list[str]:
    """Check a briefing with one figure from an article; answers the codes of its errors."""
    project.seed(article + "\n")
    project.briefing(
        '---\ntitle: Fire\nstatus: published\ndate: "2021-03-04"\n'
        "sources: [{id: wire, seed: article.txt, sha256: HASH(article.txt)}]\n"
        f"figures: [{{id: dead, measure: killed, source: wire, {figure}}}]\n---\n"
    )
    return [f.code for f in project.check() if f.severity == "error"]


NOT_STATED = {
    "a share": ("Of them 27% died.", "value: 27, evidence: Of them 27% died"),
    "a share in words": ("Some 27 per cent died.", "value: 27, evidence: Some 27 per cent died"),
    "money": ("Damage of $27 million.", "value: 27000000, evidence: Damage of $27 million"),
    "money in words": ("It cost 27 million euros.", "value: 27000000, evidence: It cost 27 million euros"),
    "a duration": ("It burnt for 27 hours.", "value: 27, evidence: It burnt for 27 hours"),
    "a distance": ("It burnt 27 km away.", "value: 27, evidence: It burnt 27 km away"),
    "an age": ("One, aged 27, died.", 'value: 27, evidence: "One, aged 27, died"'),
    "a day of the month": ("Dead on 27 November.", "value: 27, evidence: Dead on 27 November"),
    "a day after its month": ("Dead since November 27.", "value: 27, evidence: Dead since November 27"),
    "a flight": ("Flight 27 is lost.", "value: 27, evidence: Flight 27 is lost"),
    "one end of a range": ("From there 10 to 12 people died.", "value: 12, evidence: 10 to 12 people died"),
    "a vague number as an exact one": ("Dozens died there.", "value: 24, evidence: Dozens died there"),
    "a vague number as a rounded one": ("Dozens died.", "value: 24, qualifier: about, evidence: Dozens died"),
    "the wrong end of a range": ("It killed 10 to 12.", "value: 10, qualifier: at_most, evidence: It killed 10 to 12"),
    "thousands behind a thin space": ("There 1\u2009500 died.", 'value: 500, evidence: "There 1\u2009500 died"'),
    "thousands in Arabic": ("قتل ١٬٥٠٠ شخص", "value: 500, evidence: قتل ١٬٥٠٠ شخص"),
}
STATED = {
    "digits": ("There 27 people died.", "value: 27, evidence: 27 people died"),
    "words": ("There twenty-one died.", "value: 21, evidence: twenty-one died"),
    "digits of another script": ("مقتل ٢٧ شخصا", "value: 27, evidence: مقتل ٢٧ شخصا"),
    "thousands behind a thin space": ("There 1\u2009500 died.", "value: 1500, evidence: There 1 500 died"),
    "both ends of a range": ("It killed 10 to 12.", "min: 10, max: 12, evidence: It killed 10 to 12"),
    "an end that is called one": ("It killed 10 to 12.", "value: 12, qualifier: at_most, evidence: It killed 10 to 12"),
    "a vague number as its least": ("Dozens died.", "value: 24, qualifier: at_least, evidence: Dozens died"),
    "the last of a rising toll": ("It rose from 19 to 27 dead.", "value: 27, evidence: It rose from 19 to 27 dead"),
    "the last of a rising toll, cut": ("It rose from 19 to 27 dead.", "value: 27, evidence: 27 dead"),
    "after the name of a month": ("In March 27 people died.", "value: 27, evidence: In March 27 people died"),
    "as many as a year has": ("There 2015 people died.", "value: 2015, evidence: 2015 people died"),
}


@pytest.mark.parametrize("name", NOT_STATED)
def test_a_number_that_counts_no_people_is_no_figure(name: str, project: SmallProject) -> None:
    """Shares, money, times, ages, names and ends of ranges are not the number that a source gives."""
    assert codes(project, *NOT_STATED[name]) == ["figure-not-in-evidence"]


@pytest.mark.parametrize("name", STATED)
def test_a_number_that_counts_people_is_a_figure(name: str, project: SmallProject) -> None:
    """Digits of any script, words, both ends of a range, the last of a rising toll."""
    assert codes(project, *STATED[name]) == []


@pytest.mark.parametrize(
    ("article", "figure"),
    [
        ("There 20 thousand people died.", "value: 20, evidence: There 20"),
        ("There two hundred and five people died.", "value: 5, evidence: five people died"),
        ("Killed were twenty one.", "value: 20, evidence: Killed were twenty"),
        ("There 1.5 million fled.", "value: 1, evidence: There 1"),
        ("There 10 to 12 people died.", "value: 12, evidence: 12 people died"),
        ("There died half a dozen.", "value: 12, evidence: a dozen"),
    ],
)
def test_a_part_of_a_number_proves_nothing(article: str, figure: str, project: SmallProject) -> None:
    """Evidence that begins or ends inside a number would state another one."""
    assert "evidence-partial" in codes(project, article, figure)


def test_the_whole_number_is_suggested(project: SmallProject) -> None:
    """Where evidence cuts a number, the message shows the number."""
    codes(project, "There two hundred and five people died.", "value: 5, evidence: five people died")
    (finding,) = [f for f in project.check() if f.code == "evidence-partial"]
    assert finding.hint == 'The source has: "two hundred and five people died."'
