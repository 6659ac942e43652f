"""Who is said to have done it: a group that claims, is blamed, or acts; not one that suffers, helps or speaks."""

from __future__ import annotations

import pytest

from generator.facts import RULES, Actor, find
from generator.seeds import Seed


def _groups(text: str) -> list[Actor]:
    facts = find(Seed(name="a.txt", sha256="0" * 64, text=text))
    return [actor for actor in facts.actors if actor.kind == "group"]


@pytest.mark.parametrize(
    ("text", "name", "basis", "rule"),
    [
        ("The Harun Brigade claimed responsibility for the blast.", "Harun Brigade", "claimed", "claims"),
        ("The Harun Brigade, a little-known group, claimed the attack.", "Harun Brigade", "claimed", "claims"),
        ("Islamic State said its fighters had carried out the bombing.", "Islamic State", "claimed", "claims"),
        ("In a statement, al-Shabab said it was behind the raid.", "al-Shabab", "claimed", "claims"),
        ("Twelve people died in an attack claimed by Islamic State.", "Islamic State", "claimed", "claims"),
        ("Le groupe État islamique a revendiqué l'attaque.", "État islamique", "claimed", "claims"),
        ("L'attaque a été revendiquée par le groupe État islamique.", "État islamique", "claimed", "claims"),
        ("Officials blamed the separatist Harun Brigade for the blast.", "Harun Brigade", "alleged", "blamed"),
        ("The raid was blamed on fighters of Boko Haram.", "Boko Haram", "alleged", "blamed"),
        ("The army accused the ELN of planting the bomb.", "ELN", "alleged", "blamed"),
        ("The Harun Brigade is being held responsible for the murder.", "Harun Brigade", "alleged", "blamed"),
        ("The gunmen are believed to be members of Boko Haram.", "Boko Haram", "suspected", "blamed"),
        ("L'attentat est attribué aux talibans.", "talibans", "alleged", "blamed"),
        ("Two engineers were kidnapped by the Harun Brigade on Sunday.", "Harun Brigade", "stated", "done-by"),
        ("It was the third raid carried out by Boko Haram fighters.", "Boko Haram", "stated", "done-by"),
        ("Suspected Boko Haram militants abducted 30 girls.", "Boko Haram", "suspected", "acts"),
        ("Taliban gunmen stormed a checkpoint, police said.", "Taliban", "stated", "acts"),
    ],
)
def test_who_did_it(text: str, name: str, basis: str, rule: str) -> None:
    """The words beside a group's name say that it did it; whoever claims or is blamed has these words as its doubt."""
    (group,) = _groups(text)
    assert (group.name, group.role, group.basis, group.rule) == (name, "perpetrator", basis, rule)
    assert (group.hedge is None) is (basis == "stated")
    assert not RULES[rule].only_suggests


@pytest.mark.parametrize(
    "text",
    [
        "Twelve Boko Haram fighters were killed by the army.",
        "Soldiers killed 12 Boko Haram fighters.",
        "The army attacked camps of Boko Haram.",
        "The Taliban condemned the attack.",
        "The army accused the ELN of trying to win votes.",
        "The police do not believe that it was carried out by the ELN.",
        "If it was carried out by the ELN, the talks are over.",
        "No group has claimed responsibility, but al-Shabab has carried out similar attacks in the past.",
        "Boko Haram has killed 30,000 people since 2009.",
        "The school had been attacked by Boko Haram in 2015.",
        "L'attaque n'a pas été revendiquée par le groupe État islamique.",
        "The shutdown called by the ELN began a day after the attack.",
    ],
)
def test_who_is_only_named(text: str) -> None:
    """Victims, speakers, other times, and what is denied or supposed: nothing that may stand in a draft."""
    assert all(g.role == "mentioned" or RULES[g.rule].only_suggests for g in _groups(text))


@pytest.mark.parametrize(
    "text",
    [
        "The rights group Riverside Watch blamed the army for the killings.",
        "The US Central Command carried out strikes on the camp.",
        "The Kenyan Army attacked the camp.",
        "The 3rd Infantry Brigade killed 12 people.",
        "The aid group Doctors Without Borders said its hospital was bombed.",
    ],
)
def test_official_bodies_and_those_who_help_are_no_groups(text: str) -> None:
    """A force of a state is no armed group, nor is one that reports or heals."""
    assert _groups(text) == []


def test_both_names_did_it() -> None:
    """A group's short name in brackets did what its long name did."""
    told = "The raid was blamed on the Allied Democratic Forces (ADF)."
    assert [(g.name, g.role) for g in _groups(told)] == [
        ("Allied Democratic Forces", "perpetrator"),
        ("ADF", "perpetrator"),
    ]


def test_unnamed_attackers_are_not_the_named_group() -> None:
    """“X guerrillas” are no unnamed attackers, nor are “the rebels” where a group was named."""
    text = "ELN guerrillas attacked a bridge on Sunday. The rebels killed two guards."
    facts = find(Seed(name="a.txt", sha256="0" * 64, text=text))
    assert [(a.name, a.kind) for a in facts.actors if a.role == "perpetrator"] == [("ELN", "group")]
