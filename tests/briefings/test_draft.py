"""A draft says what the articles say, each figure beside the others, and marks what only a person can decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from generator import pipeline
from generator.forms import plain
from generator.project import find

if TYPE_CHECKING:
    from pathlib import Path

    from tests.small_project import SmallProject

ARTICLE = (
    "LIMA, Peru - A fire killed 12 people on Monday, officials said.\n\n"
    '"We saw smoke above the whole market," said Rosa Quispe, a stallholder. She ran to the street.\n\n'
    '"Nobody came to help us for an hour," she said.\n'
)


FIRST = (
    "Bomb at Kaduna market kills 14\n\nKADUNA, Nigeria, 12 March 2024 - A bomb exploded at a market in Kaduna on"
    " Tuesday morning, killing at least 14 people and wounding 30 others, police said.\n\n"
    '"The device had been hidden under a vegetable stall in the early morning," said Ibrahim Musa, a police spokesman.'
    "\n\nGovernor Ada Bello said 17 people had died. Another 5 people are feared dead under the rubble.\n\n"
    "No group has claimed responsibility for the attack, but officials blamed Boko Haram.\n"
)
LATER = (
    "<!doctype html><html lang=en><head><title>Toll in Kaduna bombing rises to 21</title>"
    '<meta property="og:site_name" content="The Ledger">'
    '<meta property="article:published_time" content="2024-03-14T08:00:00Z"></head><body><article>'
    "<h1>Toll in Kaduna bombing rises to 21</h1><p>The death toll from Tuesday's bombing in Kaduna, Nigeria, has"
    " risen to 21, police said on Thursday. Rescuers were still searching the ruins of the market for survivors.</p>"
    '<p>"The device had been hidden under a vegetable stall in the early morning," Musa said.</p>'
    "<p>Governor Ada Bello said 15 of the wounded and 12 others had died, and a trader said 9 people had been killed"
    " beside her. The governor visited both hospitals, and promised help to all families.</p></article></body></html>"
)
MAIL = (
    "From: Wire <desk@wire.example>\nSubject: Bomb kills 14 in Kaduna\nDate: Tue, 12 Mar 2024 15:20:00 +0000\n\n"
    + (FIRST.partition("\n\n")[2])
)


def drafted(project: SmallProject, *seeds: Path) -> dict[str, Any]:
    """Draft a briefing of articles into the project, and answer its front matter."""
    made = pipeline.draft(find(project.root), seeds, {})
    project.briefing(made.text)
    front = plain(made.text.split("---\n")[1])
    assert isinstance(front, dict)
    return front


@pytest.fixture
def incident(project: SmallProject) -> dict[str, Any]:
    """Draft three articles about one incident: a text, a page published later, and a reprint by mail."""
    articles = {"a.txt": FIRST, "b.html": LATER, "c.eml": MAIL}
    return drafted(project, *(project.seed(text, name) for name, text in articles.items()))


def test_a_draft_has_no_errors(incident: dict[str, Any], project: SmallProject) -> None:
    """What the rules drafted of three articles passes the checker: only warnings are left to the editor."""
    assert incident["figures"]
    assert incident["quotes"]
    assert [f for f in project.check() if f.severity == "error"] == []


def test_a_later_toll_of_the_same_body_supersedes_its_earlier_one(incident: dict[str, Any]) -> None:
    """Police said 14 on Tuesday and 21 on Thursday; the governor's lower number replaces nothing."""
    figures = {f["id"]: f for f in incident["figures"]}
    police = [(int(f["value"]), f["as_of"], f.get("state")) for f in figures.values() if f["attributed_to"] == "police"]
    assert [f["value"] for f in figures.values() if f.get("superseded_by")] == ["14"]
    assert (14, "2024-03-12", "superseded") in police
    assert (21, "2024-03-14", None) in police
    assert {f.get("state") for f in figures.values() if f["attributed_to"] == "Ada Bello"} == {None}
    assert any("superseded" in note for note in incident["editor_notes"])


def test_the_prose_has_each_current_figure_once(project: SmallProject) -> None:
    """Parts stand beside their whole, an earlier toll beside the later one, and every article is cited."""
    articles = {"a.txt": FIRST, "b.html": LATER.replace("risen to 21,", "risen to 21, including 3 soldiers,")}
    made = pipeline.draft(find(project.root), [project.seed(text, name) for name, text in articles.items()], {})
    front, prose = made.text.split("---\n")[1:3]
    assert "[@article-1; @article-2]" in prose
    assert re.search(r"- \[\]\(#killed-21\).*counted in: \[\]\(#killed-3\); earlier: \[\]\(#killed-14\)", prose)
    names = re.findall(r"#((?:killed|injured)-[\d-]+)", prose)
    assert sorted(names) == sorted(re.findall(r"- id: ((?:killed|injured)-[\d-]+)", front))


def test_a_reprint_and_a_shared_quotation_are_recognised(incident: dict[str, Any]) -> None:
    """The mail reprints the text, so it adds no figure, and the one quotation of all three stands there once."""
    assert [s.get("derived_from") for s in incident["sources"]] == [None, None, ["article-1"]]
    assert "article-3" not in {f["source"] for f in incident["figures"]}
    assert [(q["speaker"], q["note"]) for q in incident["quotes"]] == [("Ibrahim Musa", "also in article-2, article-3")]


def test_a_headline_is_the_title_and_its_number_is_not_listed_twice(incident: dict[str, Any]) -> None:
    """A first line that reads like one is the text's title, for the editor to confirm; its 14 stands below it again."""
    assert incident["title"] == incident["sources"][0]["title"] == "Bomb at Kaduna market kills 14"
    assert any("its first line" in note for note in incident["editor_notes"])
    assert [f["evidence"] for f in incident["figures"] if f["value"] == "14"] == ["killing at least 14 people"]


def test_doubt_and_increments_are_marked(incident: dict[str, Any]) -> None:
    """“Another 5 people are feared dead” keeps its “feared”, and the editor learns that it is no total."""
    (five,) = [f for f in incident["figures"] if f["value"] == "5"]
    assert "feared" in five["note"]
    assert any(five["id"] in note and "no total" in note for note in incident["editor_notes"])


def test_a_group_that_is_blamed_is_listed_with_the_words_that_blame_it(incident: dict[str, Any]) -> None:
    """“Officials blamed” is the source's doubt: the group is a perpetrator by allegation."""
    (actor,) = incident["actors"]
    assert (actor["name"], actor["basis"], actor["hedge"]) == ("Boko Haram", "alleged", "blamed")
    assert "blamed Boko Haram" in actor["evidence"]


def test_a_group_beside_an_attack_is_only_a_suggestion(project: SmallProject) -> None:
    """A rule for groups that is wrong too often puts nobody down as having done it: the editor gets the words."""
    front = drafted(
        project,
        project.seed(
            "LIMA, Peru - A blast killed 12 people in Lima on 4 March 2021.\n\n"
            "The Harun Brigade has long threatened the town where the attack happened.\n"
        ),
    )
    assert "actors" not in front
    (note,) = (note for note in front["editor_notes"] if "perpetrator" in note)
    assert re.search("rule in-attack is right 28% .*“Harun Brigade: ", note)


def test_a_day_that_no_article_gives_is_no_later_than_their_reports(project: SmallProject) -> None:
    """Without a day in the text the incident is on or before publication, and a note says so."""
    project.write("seeds/article.meta.yaml", "published: 2024-03-14\n")
    front = drafted(project, project.seed("A fire killed 12 people in a market in Lima, Peru, officials said."))
    assert front["date"] == "/2024-03-14"
    assert any("date of the incident was not found" in note for note in front["editor_notes"])


def test_what_cannot_be_right_is_told_and_not_corrected(project: SmallProject) -> None:
    """A weekday that the date was not, parts above their whole, and two offices of one person are notes."""
    front = drafted(
        project,
        project.seed(
            "LIMA, Peru - A blast on Friday, 19 November 2015 killed 12 people, including 8 soldiers and 7 policemen,"
            " in Lima.\n\n"
            "Foreign Minister Jean Dupont said 12 people had died. Defence Minister Jean Dupont said 30 were wounded.\n"
        ),
    )
    assert front["date"] == "2015-11-19"
    notes = "\n".join(front["editor_notes"])
    assert "another day of the week" in notes
    assert "15 among 12 killed" in notes
    assert re.search("Jean Dupont is Foreign Minister .* Defence Minister", notes)


def test_a_rule_that_is_often_wrong_only_suggests(project: SmallProject) -> None:
    """What a rule found that is right less often than four times in five is a note, with its words, and no entry."""
    front = drafted(
        project,
        project.seed(
            "LIMA, Peru - A blast killed 12 people in Lima on 4 March 2021. There were five gunmen on the roof.\n\n"
            "He allegedly owned the house.\n"
        ),
    )
    assert [f["value"] for f in front["figures"]] == ["12"]
    assert "claims" not in front
    notes = "\n".join(front["editor_notes"])
    assert re.search("Suggestion .*noun-attackers is right 48% .*“five gunmen”", notes)
    assert re.search("Suggestion .*hedge-alleged .*“He allegedly owned the house.”", notes)


def test_an_inferred_speaker_is_a_note_and_not_a_speaker(project: SmallProject) -> None:
    """Who “she” is stays the editor's to decide: the field is null, and the note names whom the rules thought of."""
    seed = project.seed(ARTICLE)
    front = drafted(project, seed)
    quotes = {q["text"]: (q["speaker"], q["role"]) for q in front["quotes"]}
    assert quotes["We saw smoke above the whole market"][0] == "Rosa Quispe"
    assert quotes["Nobody came to help us for an hour"] == (None, None)
    assert any("Rosa Quispe" in str(note) for note in front["editor_notes"])
