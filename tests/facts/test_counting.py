"""Who counts, and what is no count: tolls by verbs of counting, one number for two harms, what is denied."""

from __future__ import annotations

import pytest

from generator.facts import Facts, find
from generator.seeds import Seed


def _found(text: str) -> Facts:
    return find(Seed(name="a.txt", sha256="0" * 64, text=text))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The Red Cross counted 23 dead.", ["Red Cross"]),
        ("The Red Crescent has documented nine deaths and 20 injuries.", ["Red Crescent", "Red Crescent"]),
        ("Hospital officials put the figure at 40 dead and 12 wounded.", ["Hospital officials", "Hospital officials"]),
        ("The health ministry put the number of dead at 23.", ["health ministry"]),
        ("Police gave a toll of 12 dead.", ["Police"]),
        ("A toll of 12 dead was given by the police.", ["police"]),
        ("Twenty-three people died, according to a count by the Red Cross.", ["Red Cross"]),
        ("According to a tally compiled by the Lakeside Observatory, 23 people died.", ["Lakeside Observatory"]),
        ("At least 40 people have died, according to official figures.", [None]),
        ("At least 40 people have died, according to hospital officials.", ["hospital officials"]),
        ("La Croix-Rouge a compté 23 morts.", ["Croix-Rouge"]),
        ("La gendarmerie parle de 14 morts.", ["gendarmerie"]),
        ("Le maire a avancé un bilan de 14 morts.", ["maire"]),
        ("Selon un dernier bilan établi par la préfecture, 12 personnes ont été tuées.", ["préfecture"]),
        ("The Red Cross counted 23 dead, and 40 people were wounded in a stampede.", ["Red Cross", None]),
        ("Riverton recorded 12 deaths on Sunday.", [None]),
        ("The group denied that it was behind the blast that killed 20 people.", [None]),
    ],
)
def test_who_counts(text: str, sources: list[str | None]) -> None:
    """Whoever counts, or puts a toll, states that number and what is listed with it; a town does not."""
    assert [f.attributed_to for f in _found(text).figures] == sources


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The ministry said 19 people had died. The Red Cross counted 23.", ("23", "killed", "Red Cross")),
        ("The ministry said 19 people had died; the mayor put the figure at 23.", ("23", "killed", "mayor")),
        ("Police said 30 were hurt. The hospital recorded 41, including a child.", ("41", "injured", "hospital")),
        ("Police said 19 died and 30 were hurt. The Red Cross counted 23.", ("30", "injured", "Police")),
        ("The ministry said 19 people had died. The Red Cross counted 23 tents.", ("19", "killed", "ministry")),
    ],
)
def test_a_bare_count_counts_what_was_counted_before(text: str, last: tuple[str, str, str]) -> None:
    """A number without a noun has the measure of the figures before it, where they all have one."""
    figure = _found(text).figures[-1]
    assert (figure.text, figure.measure, figure.attributed_to) == last


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Police counted 40 bodies and recorded 12 people as missing.", [("40", "killed"), ("12", "missing")]),
        ("There were 12 deaths and 30 people injured.", [("12", "killed"), ("30", "injured")]),
        ("Nine bodies were found and 12 people hurt.", [("Nine", "killed"), ("12", "injured")]),
        ("The clashes killed and wounded 80 people.", []),
        ("More than 80 people were killed or injured.", []),
        ("There were 80 dead and wounded.", []),
        ("L'attaque a fait 80 morts ou blessés.", []),
        ("The blast left five dead and injured 12.", [("five", "killed"), ("12", "injured")]),
    ],
)
def test_one_number_for_one_harm(text: str, counted: list[tuple[str, str]]) -> None:
    """A noun says what befell its own number; a number for the dead and the wounded together is neither."""
    assert [(f.text, f.measure) for f in _found(text).figures] == counted


@pytest.mark.parametrize(
    "text",
    [
        "There weren't 500 deaths.",
        "There were not 500 deaths, the minister said.",
        "The police did not kill 30 protesters.",
        "The army denied that 500 people had been killed.",
        "The army denied reports that 30 villagers had died.",
        "It is not true that 500 people were killed.",
        "Reports that 500 people died are untrue, the ministry said.",
        "The hospital could not confirm that 12 people had died.",
        "Il n'y a pas eu 500 morts.",
        "The blast, which could have killed dozens, woke the town.",
        "The gunmen threatened to kill 30 hostages unless they were paid.",
    ],
)
def test_what_did_not_happen_is_no_figure_of_harm(text: str) -> None:
    """Denied, doubted or only threatened: nobody is said to have been killed."""
    assert [f for f in _found(text).figures if f.measure == "killed"] == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("No fewer than 50 people were killed.", ["50"]),
        ("The group denied responsibility for the attack that killed 20 people.", ["20"]),
        ("Twelve people, not all of them soldiers, were killed.", ["Twelve"]),
        ("The blaze killed 12 people, not far from the market.", ["12"]),
        ("He went on to kill 12 people.", ["12"]),
        ("It was not an accident that killed 12 people.", ["12"]),
    ],
)
def test_a_denial_nearby_takes_nothing_away(text: str, counted: list[str]) -> None:
    """“Not” that belongs to other words leaves the figure as it is."""
    assert [f.text for f in _found(text).figures] == counted


def test_a_day_between_a_french_verb_and_who_speaks() -> None:
    """“Ont indiqué mercredi les autorités”: the day is nobody."""
    (figure,) = _found("Vingt personnes sont mortes, ont indiqué mercredi les autorités du port.").figures
    assert figure.attributed_to == "autorités"
