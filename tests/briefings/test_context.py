"""What stands around the words: a wrong speaker, a “not” cut off, an “at least” dropped, parts put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_project import places, shown

if TYPE_CHECKING:
    from tests.small_project import SmallProject

ARTICLE = (
    "The fire killed at least 12 workers, mayor Zoë Bell said, and 30 were hurt. She did not say “We will rebuild it”."
    "\nAnn Carter, a nurse, said: “We ran and nobody looked back at the mill.” It was not 40 people who fled. "
    + " ".join(f"word{n}" for n in range(50))
    + " Some 15 left. “Nobody told us anything,” she added, “until the evening.” They were 16 or more. "
    "Ann Carter, who is 60, said the owner knew. Une trentaine de gens ont fui; a dozen left, nearly 18 left.\n"
)
HEAD = """---
title: Fire at the mill
summary: It burnt.
status: published
date: "2021-03-04"
sources:
  - {id: wire, publisher: Northern Wire, seed: article.txt, sha256: HASH(article.txt)}
"""
RAN = "text: We ran and nobody looked back at the mill., speaker: Ann Carter, source: wire"
HURT = "measure: injured, value: 30, source: wire, evidence: 30 were hurt"

TRIPPED = {
    "a speaker whom the source never names": (
        "quotes:\n  - {id: q, " + RAN.replace("speaker: Ann", "speaker: ▶Tom").replace("Carter", "Reed") + "}\n",
        "speaker-not-in-source",
    ),
    "a speaker with another's surname": (
        "quotes:\n  - {id: q, " + RAN.replace("Ann Carter", "▶Ann Cartwright") + "}\n",
        "speaker-not-in-source",
    ),
    "a figure by somebody whom the source never names": (
        f"figures:\n  - {{id: hurt, {HURT}, attributed_to: ▶the coroner}}\n",
        "speaker-not-in-source",
    ),
    "an outlet that the source never names": (
        f"figures:\n  - {{id: hurt, {HURT}, via: ▶CNN}}\n",
        "speaker-not-in-source",
    ),
    "somebody accused whom the source never names": (
        "actors:\n  - {id: reed, name: ▶Tom Reed, kind: person, source: wire, evidence: the owner knew}\n",
        "speaker-not-in-source",
    ),
    "a toll in the timeline": (
        'timeline:\n  - {id: t, at: "2021-03-04", text: ▶Here 900 people died., source: wire, evidence: owner knew}\n',
        "number-in-prose",
    ),
    "a toll in a claim": (
        "claims:\n  - {id: c, text: ▶The owner killed nine people., source: wire, evidence: the owner knew}\n",
        "number-in-prose",
    ),
    "the article's own words in a mouth": (
        "quotes:\n  - {id: q, text: ▶The fire killed at least 12 workers, speaker: Zoë Bell, source: wire}\n",
        "no-quotation-marks",
    ),
    "the article's own words in nobody's mouth": (
        "quotes:\n  - {id: q, text: ▶The fire killed at least 12 workers, speaker: null, source: wire}\n",
        "no-quotation-marks",
    ),
    "at most for at least": (
        (
            "figures:\n  - ▶{id: dead, measure: killed, value: 12, qualifier: at_most, source: wire,"
            " evidence: killed at least 12 workers}\n"
        ),
        "qualifier",
    ),
    "less than for or more": (
        (
            "figures:\n  - ▶{id: left, measure: displaced, value: 16, qualifier: at_most, source: wire,"
            " evidence: They were 16 or more}\n"
        ),
        "qualifier",
    ),
    "words that were not said": (
        "quotes:\n  - ▶{id: q, text: We will rebuild it, speaker: Zoë Bell, source: wire}\n",
        "negation-cut",
    ),
    "a number that was denied": (
        "figures:\n  - ▶{id: fled, measure: displaced, value: 40, source: wire, evidence: 40 people who fled}\n",
        "negation-cut",
    ),
    "parts from two ends of an article": (
        "quotes:\n  - ▶{id: q, text: {exact: [We ran, until the evening]}, speaker: Ann Carter, source: wire}\n",
        "parts-apart",
    ),
    "a qualifier dropped": (
        "figures:\n  - ▶{id: dead, measure: killed, value: 12, source: wire, evidence: killed at least 12 workers}\n",
        "qualifier",
    ),
    "a qualifier cut off": (
        "figures:\n  - ▶{id: dead, measure: killed, value: 12, source: wire, evidence: 12 workers}\n",
        "qualifier",
    ),
    "a qualifier behind the number": (
        "figures:\n  - ▶{id: left, measure: displaced, value: 16, source: wire, evidence: They were 16}\n",
        "qualifier",
    ),
    "a qualifier added": (
        "figures:\n  - ▶{id: hurt, " + HURT + ", qualifier: more_than}\n",
        "qualifier",
    ),
}


@pytest.mark.parametrize("name", TRIPPED)
def test_what_turns_words_around_is_a_warning_at_its_place(name: str, project: SmallProject) -> None:
    """Each is told once, where it stands, and nothing else is."""
    front, code = TRIPPED[name]
    project.seed(ARTICLE)
    text = f"{HEAD}{front}---\n"
    project.briefing(text)
    (at,) = places(text)
    assert shown(project.check()) == [f"content/briefings/fire.md:{at} warning {code}"]


RIGHT = {
    "a speaker as the source has her": f"quotes: [{{id: q, {RAN}}}]\n",
    "a speaker with her office": f"quotes: [{{id: q, {RAN.replace('Carter', 'Carter, nurse at St Mary')}}}]\n".replace(
        "speaker: Ann Carter, nurse at St Mary", 'speaker: "Ann Carter, nurse at St Mary"'
    ),
    "a speaker without her accents": (
        "quotes: [{id: q, text: The fire killed, kind: indirect, speaker: Zoe BELL, source: wire}]\n"
    ),
    "a speaker in another script": f"quotes: [{{id: q, {RAN.replace('Ann Carter', 'Анна Картер')}}}]\n",
    "no speaker": "quotes: [{id: q, text: nobody looked back at the mill, speaker: null, source: wire}]\n",
    "a round number in French": (
        "figures: [{id: f, measure: displaced, value: 30, qualifier: about, source: wire,"
        " evidence: Une trentaine de gens}]\n"
    ),
    "a dozen": (
        "figures: [{id: f, measure: displaced, value: 12, qualifier: about, source: wire, evidence: a dozen left}]\n"
    ),
    "nearly": (
        "figures: [{id: f, measure: displaced, value: 18, qualifier: about, source: wire, evidence: nearly 18 left}]\n"
    ),
    "the source's publisher": f"figures: [{{id: hurt, {HURT}, attributed_to: Northern Wire}}]\n",
    "nobody in particular accused": (
        "actors: [{id: men, name: gunmen, kind: unnamed, source: wire, evidence: the owner knew}]\n"
    ),
    "numbers that evidence states, and dates": (
        'timeline: [{id: t, at: "2021-03-04", text: "By 4 March 2021, 30 people were hurt.", source: wire,\n'
        "  evidence: 30 were hurt}]\n"
    ),
    "reported speech": ("quotes: [{id: q, text: the owner knew, kind: indirect, speaker: Ann Carter, source: wire}]\n"),
    "an interrupted quotation": (
        "quotes: [{id: q, text: {exact: [Nobody told us anything, until the evening]}, speaker: null, source: wire}]\n"
    ),
    "a negation that is quoted": (
        "figures: [{id: f, measure: displaced, value: 40, source: wire, evidence: It was not 40 people}]\n"
    ),
    "a qualifier kept": (
        "figures: [{id: dead, measure: killed, value: 12, qualifier: at_least, source: wire, evidence: 12 workers}]\n"
    ),
    "a qualifier read otherwise": (
        "figures: [{id: f, measure: displaced, value: 15, qualifier: at_most, source: wire, evidence: Some 15 left}]\n"
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_the_source_says_trips_nothing(name: str, project: SmallProject) -> None:
    """What comes close to a mistake and is none passes without a word."""
    project.seed(ARTICLE)
    project.briefing(f"{HEAD}{RIGHT[name]}---\n\nBurnt [@wire].\n")
    assert shown(project.check()) == []


def test_a_speech_needs_no_quotation_marks(project: SmallProject) -> None:
    """A statement, a post or an interview is its speaker's own words."""
    project.seed(ARTICLE)
    front = HEAD.replace("{id: wire,", "{id: wire, kind: statement,")
    project.briefing(f"{front}quotes: [{{id: q, text: the owner knew, speaker: Ann Carter, source: wire}}]\n---\n")
    assert shown(project.check()) == []


TYPED = {
    "a quotation nobody said": ("She said: “▶We walked and nobody looked back”.", True),
    "in straight marks": ('She said: "▶We walked and nobody looked back".', True),
    "a block quotation": ("> ▶We walked and nobody looked back", True),
    "three words that somebody says": ("“▶This is terrible,” said the president.", True),
    "two words after a verb": ("The mayor said: “▶Utterly false”.", True),
    "few words of the source": ("“We ran,” said the nurse.", False),
    "words of the source": ("She said: “We ran and nobody looked back at the mill.”", False),
    "parts of the source": ("She: “We ran […] looked back [at] the mill … until the evening”", False),
    "a block of the source": ("> “We ran and nobody\n> looked back at the mill”", False),
    "a few words at a distance": ("The “so-called old mill” burnt.", False),
    "a quotation placed": ("He said:\n\n> ![[q]]\n", False),
}


@pytest.mark.parametrize("name", TYPED)
def test_a_quotation_typed_into_the_prose_is_compared_too(name: str, project: SmallProject) -> None:
    """What stands in quotation marks, or in a block quotation, must stand in a source."""
    prose, wrong = TYPED[name]
    project.seed(ARTICLE)
    text = f"{HEAD}quotes: [{{id: q, {RAN}}}]\n---\n\n{prose}\n"
    project.briefing(text)
    expected = [f"content/briefings/fire.md:{at} warning quotation-typed" for at in places(text)]
    assert bool(expected) == wrong
    assert shown(project.check()) == expected


def test_a_quotation_typed_into_the_summary_is_told(project: SmallProject) -> None:
    """The title, the summary, claims and the timeline are compared as the prose is."""
    project.seed(ARTICLE)
    text = (
        HEAD.replace("summary: It burnt.", "summary: ▶“We walked and nobody looked back”")
        + f"quotes: [{{id: q, {RAN}}}]\n"
    )
    project.briefing(text + "---\n")
    assert shown(project.check()) == [f"content/briefings/fire.md:{at} warning quotation-typed" for at in places(text)]


@pytest.mark.parametrize("key", ["title", "summary"])
def test_a_toll_in_the_title_or_the_summary_is_a_figure(key: str, project: SmallProject) -> None:
    """What most people read is compared with the figures, too."""
    old = {"title": "title: Fire at the mill", "summary": "summary: It burnt."}[key]
    project.seed(ARTICLE)
    for number, expected in (("30", []), ("31", [f"{key} number-in-prose"])):
        text = HEAD.replace(old, f"{key}: Fire hurts {number} people")
        project.briefing(text + f"figures: [{{id: hurt, {HURT}}}]\n---\n")
        line = {"title": 2, "summary": 3}[key]
        assert [f"{key} {f.code}" for f in project.check() if f.line == line] == expected
