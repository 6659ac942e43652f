"""Whatever is read, every fact stands where it says it stands."""

from __future__ import annotations

import hashlib
import time
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts import RULES, Actor, Claim, Date, Facts, Figure, Place, Quotation, find, headline, numbers, review
from generator.forms import Edtf
from generator.seeds import Seed, SeedMeta

PIECES = [
    "27 people",
    " were killed",
    "said",
    " Health Minister",
    " Marie Togo",
    ' "',
    "“",
    "”",
    "« ",
    " »",
    ", dit-il. ",
    ", dit Awa Sy, maire",
    " who",
    " he said. ",
    " quoted",
    " as saying",
    ": ",
    "'",
    "’s",
    ", ",
    ". ",
    "\n",
    "\n\n",
    "including",
    " five",
    " attackers",
    " in Bamako",
    ", Mali",
    " on Friday night",
    " last June",
    "according to",
    " CNN",
    " police",
    " spokesman",
    " for the",
    " mission",
    " allegedly",
    " claimed responsibility",
    " al-Qaeda",
    " twenty-one",
    " a dozen",
    " hundred and",
    " 1,500",
    " 10-12",
    " dead",
    " wounded",
    " the death toll at",
    " between",
    " and",
    " U.S.",
    " selon la police",
    " a déclaré",
    " le ministre",
    " hotel",
    " The",
    " Radisson Blu",
    " In a report by",
    " who",
    " of",
    " 2015",
    " he",
    "\u0301",
    "\U0001f525",
    " SAN SALVADOR",
    " THE",
    " WERE",
    "\r\n",
    "\t",
    "-",
    "–",
    "(",
    ")",
    " 20 NOV 89",
    " as",
    " behind",
    " mastermind",
    " İ",
    "ß",
]


def _find(text: str) -> Facts:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return find(Seed(name="a.txt", sha256=digest, text=text, meta=SeedMeta(published=Edtf("2015-11-21"))))


def _check(text: str) -> None:
    facts = _find(text)
    texts: list[Quotation | Figure | Date | Claim]
    texts = [*facts.quotations, *facts.figures, *facts.dates, *facts.claims]
    for fact in texts:
        assert fact.text == text[fact.start : fact.end]
        assert fact.text
    for before, after in pairwise(facts.quotations):
        assert before.end <= after.start
    for quotation in facts.quotations:
        if speaker := quotation.speaker:
            assert speaker.text == text[speaker.start : speaker.end]
    for figure in facts.figures:
        span = figure.evidence
        assert 0 <= span.start <= figure.start < figure.end <= span.end <= len(text)
        stated = numbers(text[span.start : span.end])
        assert any((n.value, n.text) == (figure.value, figure.text) for n in stated)
    names: list[Place | Actor] = [*facts.places, *facts.actors]
    for named in names:
        assert named.name == " ".join(text[named.start : named.end].split())
        assert named.name
    hedges: list[Actor | Claim | Figure] = [*facts.actors, *facts.claims, *facts.figures]
    for hedged in hedges:
        if hedge := hedged.hedge:
            assert hedge.text == text[hedge.start : hedge.end]
    groups: tuple[tuple[Quotation | Figure | Date | Place | Actor | Claim, ...], ...] = (
        facts.quotations,
        facts.figures,
        facts.dates,
        facts.places,
        facts.actors,
        facts.claims,
    )
    for group in groups:
        assert {fact.rule for fact in group} <= RULES.keys()
        starts = [fact.start for fact in group]
        assert starts == sorted(starts)
    _check_review(facts, text)
    msgspec.json.decode(msgspec.json.encode(facts), type=Facts)


def _check_review(facts: Facts, text: str) -> None:
    """Every letter of the text stands in the review once, and is marked with just the facts that it is part of."""
    if line := headline(text):
        assert line.text == text[line.start : line.end]
    paragraphs = review(facts, text)
    begins = [mark for paragraph in paragraphs for mark in paragraph.begins]
    found = len([*facts.quotations, *facts.figures, *facts.dates, *facts.places, *facts.actors, *facts.claims])
    assert [m.number for m in begins] == list(range(1, len(begins) + 1))
    assert len([m for m in begins if m.fact is not None]) == found
    shown = "".join(piece.text for paragraph in paragraphs for piece in paragraph.pieces)
    assert "".join(shown.split()) == "".join(text.split())
    at = 0
    for paragraph in paragraphs:
        while text[at].isspace():
            at += 1
        for piece in paragraph.pieces:
            assert piece.text == text[at : at + len(piece.text)]
            at += len(piece.text)
            around = [m for m in begins if m.start < at and at - len(piece.text) < m.end]
            assert list(piece.marks) == around


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """Arbitrary text raises nothing, and no fact is off its words."""
    _check(text)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_scrambled_reports(pieces: list[str]) -> None:
    """The words that the rules look for, in any order, raise nothing either."""
    _check("".join(pieces))


REPEATED = [
    '"',
    "“",
    "'",
    "« ",
    "1",
    "1,",
    "1.111",
    "A",
    "a a a ",
    "Aa ",
    "said ",
    "X said ",
    '"a" ',
    "five ",
    "and ",
    "\n",
    "\n\n",
    "one hundred and ",
    "5 people, ",
    "President ",
    "President A ",
    "Mali, ",
    "according to ",
    "in ",
    ". ",
    "A. ",
    "Mar ",
    "last ",
    "A, a president, ",
    "Mr. ",
    "claimed ",
    "who said ",
    "quoted a man as saying ",
    "« a, dit-il. b » ",
    "« a, dit Awa Sy, maire. b » ",
    "“It is over now,” he said. ",
    "He said. ",
    "Jo Doe came. “It is over now.” ",
    "The man of the ",
    ", lui, ",
    "killed 5 ",
    "al-",
    "It was. ",
    "5 dead including 3 men and ",
    "\u0301",
]


@pytest.mark.parametrize("unit", REPEATED)
def test_work_grows_with_length_alone(unit: str) -> None:
    """Four times the text takes about four times the work: no rule looks back over all that it has seen."""
    text = unit * (40_000 // len(unit))
    short, long = _seconds(text[:10_000]), _seconds(text)
    assert long < 10 * short + 0.25


@pytest.mark.parametrize("unit", ['"', "1", "A", "a a a ", "said "])
def test_large_files_end_soon(unit: str) -> None:
    """200 kB of one piece is read in seconds."""
    assert _seconds(unit * (200_000 // len(unit))) < 30


def _seconds(text: str) -> float:
    begin = time.process_time()
    _find(text)
    return time.process_time() - begin
