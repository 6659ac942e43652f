"""Quotations as news writes them: every kind of mark, interrupted, over paragraphs, nested, with their speaker."""

from __future__ import annotations

import pytest

from generator.facts import Facts, find
from generator.forms import Edtf
from generator.seeds import Seed, SeedMeta


def _read(text: str) -> Facts:
    return find(Seed(name="a.txt", sha256="0" * 64, text=text, meta=SeedMeta(published=Edtf("2020-03-04"))))


def _said(text: str) -> list[tuple[str, str | None, str]]:
    return [(q.text, q.speaker.text if q.speaker else None, q.status) for q in _read(text).quotations]


MARKS = [
    ("mixed", 'There was “no evidence" of it, the mayor said.', ["no evidence"]),
    (
        "nested",
        "“She said 'run' and then \"hide\" to us all,” said Ann Lee.",
        ["She said 'run' and then \"hide\" to us all"],
    ),
    (
        "possessive",
        "'The soldiers' camp was empty when we came,' said Ann Lee.",
        ["The soldiers' camp was empty when we came"],
    ),
    ("guillemets", "«Nous avons tout perdu ici», a dit Awa Sy.", ["Nous avons tout perdu ici"]),
    ("two", 'She asked for "more listening" and "more learning," Ann Lee said.', ["more listening", "more learning"]),
    (
        "open",
        "“We came at night.\n“Nobody was there any more,” said Ann Lee.",
        ["We came at night.", "Nobody was there any more"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in MARKS], ids=[case[0] for case in MARKS])
def test_marks(text: str, expected: list[str]) -> None:
    """Marks are paired as their kind and their surroundings say, and a possessive closes nothing."""
    assert [text for text, _, _ in _said(text)] == expected


STATED = [
    ("role", "“We will rebuild every house,” the mayor said.", "mayor"),
    ("age", "“We will rebuild every house,” Ann Lee, 34, said on Friday.", "Ann Lee"),
    ("aside", "Ann Lee, at a meeting in the square, said, “We will rebuild every house.”", "Ann Lee"),
    ("left-out", "Ann Lee thanked the crowd but said “the question is when it can be done.”", "Ann Lee"),
    ("participle", "Ann Lee wrote to the ministry, saying that the roads “are closed to everybody.”", "Ann Lee"),
    ("apposition", "Another witness, Ann Lee, said “the whole street was on fire.”", "Ann Lee"),
    ("surname", "“We will rebuild every house,” Mr. King added.", "King"),
    ("initial", "“We will rebuild every house,” Ann R. Lee II, a writer, said.", "Ann R. Lee II"),
    ("family", "Lee's family called on police to act “in the interest of everybody concerned.”", "Lee's family"),
    ("letter", "“We will rebuild every house,” the letter reads.", "letter"),
    ("colon", "In an interview, Ann Lee said:\n“We will rebuild every house.”", "Ann Lee"),
    ("noun", "The tenants warned that “someone is going to die in here.”", "tenants"),
    ("complement", "A source close to the talks said “it is a matter of hours.”", "source close to the talks"),
    ("who", "The list was read by Ann Lee, who said “it is not even complete.”", "Ann Lee"),
    ("paceman", "Australian paceman Jo Doe, who took two wickets, says “it is not over at all.”", "Jo Doe"),
    ("owned", "“We will rebuild every house,” the council's Ann Lee said.", "Ann Lee"),
    ("modifier", "“We will rebuild every house,” ice rink manager Ann Lee told them.", "Ann Lee"),
    ("demonym", "“We will rebuild every house,” said chief Malian negotiator Ann Lee.", "Ann Lee"),
    ("colon", "The imam seems calm: “We will rebuild every house.”", "imam"),
    ("quoted", "“We will rebuild every house,” the radio quoted one witness as saying.", "witness"),
    ("agent", "The deal was hailed by envoy Ann Lee as “the end of a long and dark road.”", "Ann Lee"),
    ("wife", "“We will rebuild every house,” said the imam's wife, Ann Lee.", "Ann Lee"),
    (
        "fr-adjective",
        "Une source militaire française estime que « le village est détruit ».",
        "source militaire française",
    ),
    ("fr-name", "« Le village est détruit », déplore le chercheur Moussa Traoré.", "Moussa Traoré"),
    ("fr-avril", "« Le village est détruit », avait déclaré en avril le président Moussa Traoré.", "Moussa Traoré"),
    ("fr-pour", "Pour l’analyste Moussa Traoré, « le village est détruit ».", "Moussa Traoré"),
    ("fr-côté", "La junte a de son côté dénoncé « une longue campagne de rumeurs ».", "junte"),
    ("fr-mercredi", "« Le village est détruit », avait dit mercredi le maire.", "maire"),
    ("lower role", "“We will rebuild every house,” said coastguard commander Ann Lee.", "Ann Lee"),
    ("fr-lui", "L'opposant Moussa Traoré a, lui, dénoncé « un village est détruit ».", "Moussa Traoré"),
    ("fr-élu", "« Le village est détruit », a déclaré, sous couvert d'anonymat, un élu de la commune.", "élu"),
    ("fr-afp", "« Le village est détruit », a raconté à l'AFP Moussa Traoré, un habitant.", "Moussa Traoré"),
    ("fr-des", "« Le village est détruit », a déclaré l’un des responsables.", "responsables"),
]


@pytest.mark.parametrize(("text", "speaker"), [case[1:] for case in STATED], ids=[case[0] for case in STATED])
def test_stated(text: str, speaker: str) -> None:
    """The subject of the verb is the speaker, also where other words stand between the two."""
    ((_, found, status),) = _said(text)
    assert (found, status) == (speaker, "stated")


INFERRED = [
    (
        "he",
        'Mayor Jo Doe came at noon.\n\n"We lost everything," he said. "Nothing is left here."',
        ["Jo Doe", "Jo Doe"],
    ),
    ("said-earlier", 'Jo Doe said the town was empty. "We saw nobody in the streets."', ["Jo Doe"]),
    ("a-t-il", "L'eau manque, a précisé le maire. « Tout est détruit ici », a-t-il déclaré.", ["maire"]),
    ("recent", 'Ann Lee met Kim Roe. Jo Doe says he saw it. "We lost everything," he said.', ["Jo Doe"]),
    ("sayer", 'The boy is dead, said Jo Doe.\n\n"We lost everything," he said.', ["Jo Doe"]),
    ("spokesman", 'The line was set out by spokesman Jo Doe. "We lost everything," he said.', ["Jo Doe"]),
    ("no bearer", 'The government said Mayor Jo Doe was gone. "We lost everything," he said.', [None]),
    ("hidden", 'Jo Doe spoke first.\n\nIt made no sense to Ann Lee. "We lost everything," he said.', [None]),
    ("relatives", 'Ann Lee hid. Her husband fled. "We lost everything," she said.', ["Ann Lee"]),
    ("lui", "Le maire Jo Doe est venu. Selon lui, « le village est détruit ».", ["Jo Doe"]),
    ("other sex", 'Mr. Doe came at noon.\n\n"We lost everything that we had," she said.', [None]),
    ("rivals", 'Jo Doe told Ann Lee, and Kim Roe told police of it. "We lost everything," he said.', [None]),
    ("police", 'Police told reporters the road was closed.\n\n"We lost everything," he said.', [None]),
    ("nobody", 'The letter was short.\n\n"We lost everything that we had," they said.', [None]),
]


@pytest.mark.parametrize(("text", "speakers"), [case[1:] for case in INFERRED], ids=[case[0] for case in INFERRED])
def test_inferred(text: str, speakers: list[str | None]) -> None:
    """Whom “he said” stands for is inferred, and said to be; where two could be meant, nobody is."""
    found = _said(text)
    assert [speaker for _, speaker, _ in found] == speakers
    assert {status for _, speaker, status in found if speaker} <= {"inferred"}


def test_incise() -> None:
    """Attribution inside French marks is nobody's words: what stands before and after it is quoted, each on its own."""
    text = "« Nous manquons de sang, explique Awa Sy, infirmière à Gao. La Croix-Rouge aide, mais cela ne suffit pas. »"
    assert _said(text) == [
        ("Nous manquons de sang", "Awa Sy", "stated"),
        ("La Croix-Rouge aide, mais cela ne suffit pas.", "Awa Sy", "stated"),
    ]
    assert [text for text, _, _ in _said("« Nous partirons demain, dit Awa Sy, mais pas tous. »")] == [
        "Nous partirons demain",
        "mais pas tous.",
    ]


def test_paragraphs_share_a_speaker() -> None:
    """A quotation over three paragraphs, whose marks only the last one closes, has one speaker, wherever named."""
    first = "Ann Lee said: “We came at night.\n“Nobody was there.\n“Then we left the place.”"
    last = "“We came at night.\n“Nobody was there.\n“Then we left the place,” Ann Lee said."
    assert [s for _, s, _ in _said(first)] == [s for _, s, _ in _said(last)] == ["Ann Lee"] * 3


@pytest.mark.parametrize(
    "text",
    [
        'Ann Lee said on CBS\'s "Face the Nation Tonight" that roads were closed.',
        "The president refused to use the words “holy war” in his speech.",
        "Un film, « Les Moulins de la colère », avait été tourné ici.",
        "It was the last of what was once known to us as the “good war.”",
        'He spoke on her "Keeping It Real" radio program, Ann Lee said.',
    ],
)
def test_no_quotation(text: str) -> None:
    """Programmes, and words that are talked about, are no quotations."""
    assert _read(text).quotations == ()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('They kept to the "ceasefire", the minister said.', []),
        ('The "liberated" town was empty, residents said.', []),
        ('The army said it had "neutralised" the cell.', []),
        ('The group\'s "emir" was killed, the army said.', []),
        ("Le ministre a dit que la ville « libérée » était calme.", []),
        ('"Disgusting," said the mayor.', ["Disgusting"]),
        ('The mayor replied: "Never."', ["Never."]),
        ('The president called the attackers "cowards" and left.', ["cowards"]),
        ('The crowd shouted "murderers" at the police.', ["murderers"]),
        ('The mayor said the water was "poisonous".', ["poisonous"]),
        ("« Jamais », a répondu le ministre.", ["Jamais"]),
    ],
)
def test_one_word(text: str, quoted: list[str]) -> None:
    """One word in marks is quoted where it is a sentence, or the object of the verb that says it; else it is doubt."""
    assert [q.text for q in _read(text).quotations] == quoted
