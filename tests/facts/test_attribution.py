"""Who says a quotation, in positions of attribution that only some newsrooms use."""

from __future__ import annotations

import pytest

from generator.facts import Facts, find
from generator.forms import Edtf
from generator.seeds import Seed, SeedMeta


def _found(text: str) -> Facts:
    return find(Seed(name="a.txt", sha256="0" * 64, text=text, meta=SeedMeta(published=Edtf("2020-03-04"))))


def _said(text: str) -> list[tuple[str, str | None]]:
    return [(q.text, q.speaker.text if q.speaker else None) for q in _found(text).quotations]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("« Nous cherchons encore », explique le lieutenant-colonel Jean Marsac.", ["Jean Marsac"]),
        ("La ministre de l'Intérieur Anne Roux a parlé. « La digue a tenu », a-t-elle dit.", ["Anne Roux"]),
        ("« Personne n'a été prévenu », proteste le député d'opposition Paul Diallo.", ["Paul Diallo"]),
        ("« Il ne reste plus rien », murmure, les larmes aux yeux, Awa Diop.", ["Awa Diop"]),
        ("« On nous a menti », s'est indignée la sénatrice Anne Roux.", ["Anne Roux"]),
        ("« La cour était vide », se réjouit le proviseur.", ["proviseur"]),
        (
            (
                "Le roi a dénoncé « une tragédie inutile ». « Nos rues sont vides », a pour sa part regretté l'évêque"
                " de la ville, Paul Diallo."
            ),
            ["roi", "Paul Diallo"],
        ),
        (
            "Selon le directeur de l'hôpital, le docteur Paul Diallo, « les lits manquent depuis hier ».",
            ["Paul Diallo"],
        ),
        ("Selon la responsable régionale Anne Roux, « les lits manquent ici ».", ["Anne Roux"]),
        ("À en croire la conseillère Anne Roux, « la digue était fissurée ».", ["Anne Roux"]),
        ("C'est faux, réplique la directrice, Anne Roux : « Nous avons tout vérifié. »", ["Anne Roux"]),
        (
            "« La digue était fissurée », assure Paul Diallo. Et de conclure : « Personne ne nous a écoutés. »",
            ["Paul Diallo", "Paul Diallo"],
        ),
        ("Dans un message, la compagnie Air Volta dit « partager le deuil du pays ».", ["Air Volta"]),
        ("“We will find them all,” Det. Sgt. Ann Lee of the arson unit told reporters on Monday.", ["Ann Lee"]),
        (
            "The militia said in a message posted on its website that it had hit “a den of paid traitors” there.",
            ["militia"],
        ),
        ("“Nobody told us anything,” grieving dad Paul Reed said.", ["Paul Reed"]),
        ("Mayor Ann Lee blamed “saboteurs” for the fire.", ["Ann Lee"]),
        ("It was, in the words of Inspector Ann Lee, “a very long night”.", ["Ann Lee"]),
        ("Aux yeux de la juriste Anne Roux, l'accord est « une promesse sans garanties ».", ["Anne Roux"]),
        ("« Nous avons compté les corps », certifie Awa Diop, une rescapée.", ["Awa Diop"]),
        ("« Nous avons compté les corps », a confirmé l'édile.", ["édile"]),
        ("Pour la fédération des mineurs, en revanche, « les galeries étaient interdites ».", ["fédération"]),
        ("« Le barrage devait être vidé », accuse Awa Diop, présidente du comité.", ["Awa Diop"]),
        ("« Le barrage devait être vidé », déplorait mardi matin Awa Diop, la sous-préfète.", ["Awa Diop"]),
        ("Une source militaire parle de « plusieurs colonnes venues du nord ».", ["source militaire"]),
        ("L'exploitant de la mine évoque, lui, « une erreur humaine très rare ».", ["exploitant de la mine"]),
        ("Le commandant du port, joint par la radio, a reconnu « un défaut de surveillance ».", ["commandant du port"]),
        ("« Nous manquons d'eau », se plaint Awa Diop, couturière.", ["Awa Diop"]),
        (
            "« C'est Paul qui nous a prévenus », sourit Awa Diop, avant d'ajouter : « Il criait fort. »",
            ["Awa Diop", "Awa Diop"],
        ),
        ("Ann Lee said the lamps were “all in order”. “The rest is gossip,” she snapped.", ["Ann Lee", "Ann Lee"]),
        ("The owners insist the lift was “tested every month”.", ["owners"]),
        ("Le groupe a menacé, dans un message, de « frapper encore plus fort ».", ["groupe"]),
        ("La ministre Anne Roux s'est dite « consternée » et a promis une enquête.", ["Anne Roux"]),
        ("L'avocat Paul Diallo y voit « un aveu ».", ["Paul Diallo"]),
        ("The dean, Msgr. Paul Reed, called it “a work of malice”.", ["Paul Reed"]),
        ("“They never tested the alarms,” said an insider.", ["insider"]),
    ],
)
def test_speaker(text: str, speakers: list[str]) -> None:
    """Each quotation has the speaker whom its sentence, or the one that it goes on from, states."""
    assert [speaker for _, speaker in _said(text)] == speakers


def test_introduced_by_another() -> None:
    """What a colon introduces is not carried on from before where somebody else is named before the colon."""
    text = (
        "La préfecture assure que le pont « était sain ». Une version que conteste Anne Roux, ingénieure : « Les câbles"
        " étaient rouillés. »"
    )
    assert [speaker for _, speaker in _said(text)] in (["préfecture", None], ["préfecture", "Anne Roux"])


def test_within_a_sentence_of_its_own() -> None:
    """Words in marks inside a sentence about somebody else are not carried on from before."""
    text = (
        "« Le toit fuyait », a dit Paul Diallo. Le tuteur, lui, s'abrite derrière « un avis favorable rendu en mars »."
    )
    assert [speaker for _, speaker in _said(text)] != ["Paul Diallo", "Paul Diallo"]


def test_a_charge_that_another_denies() -> None:
    """The words before “, a claim X called …” are not X's."""
    text = (
        "Paul Reed accused the board of “burying the file”, a claim Treasury Secretary Ann Lee called “beneath reply”."
    )
    assert [speaker for _, speaker in _said(text)][:1] != ["Ann Lee"]


def test_day_of_action() -> None:
    """The name of a day or a campaign is nobody's words."""
    assert _said("Le syndicat a appelé à une journée « île morte » vendredi.") == []


def test_whom_somebody_leads() -> None:
    """Whoever leads those that speak does not speak."""
    said = _said("The claim came as detectives, headed by Inspector Ann Lee, spoke of “a deliberate act of arson”.")
    assert [speaker for _, speaker in said] in ([None], ["detectives"])


def test_single_marks_around_names() -> None:
    """A closing mark after an s is no possessive where the next mark opens."""
    text = "The so-called ‘House of Spires’ has stood empty for years. A play about it, ‘No Way Out’, was a hit."
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“We have no answer yet,” said Mona Harker, “but the laptop was found.”", ["Mona Harker"] * 2),
        (
            "“We have no answer yet,” said Mona Harker, who is in charge, “and we will go on until we do.”",
            ["Mona Harker"] * 2,
        ),
        ("“He held the door for us,” said sophomore Ines Calder, who plays the flute.", ["Ines Calder"]),
        ("“They ran to the pier,” said near Port Bellow, where he lives.", [None]),
        ("« Tout a été fouillé dans la nuit », affirme le commissaire fluvial Désiré Okemba.", ["Désiré Okemba"]),
        ("« Les élèves sont choqués », confie la principale, Solène Kervadec.", ["Solène Kervadec"]),
        (
            "Caissier au café du port, Rachid Brahmi a tout fermé. « On s'est couchés », raconte-t-il.",
            ["Rachid Brahmi"],
        ),
        ("Parmi les rescapés, Odile Mbemba cherche sa sœur. « L'eau est montée », raconte-t-elle.", ["Odile Mbemba"]),
    ],
)
def test_speakers_in_the_middle_and_with_what_they_do(text: str, speakers: list[str | None]) -> None:
    """A quotation that its speaker interrupts, a noun or a role before a name, and whom “elle” stands for."""
    assert [q.speaker.text if q.speaker else None for q in _found(text).quotations] == speakers


def test_an_agency_between_a_french_verb_and_who_speaks() -> None:
    """“A déclaré à l'AFP l'administrateur”: the agency was told, it did not speak."""
    assert _said("« Il n'y a plus de vivres ici », a déclaré à l'AFP l'administrateur du port, Alain Mboya.") == [
        ("Il n'y a plus de vivres ici", "Alain Mboya")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We go on,” said Mona Harker, as protesters chanted, “down with the state of fear and lies”.",
        "“We had no warning,” said Mona Harker, while a banner behind her read, “you had a week of warnings”.",
        (
            "« Nous ne dirons rien de plus », affirme le commissaire Paul Nkomo, avant que Jean Mbarga ne lance, "
            "« vous mentez à tout le monde ici »."
        ),
    ],
)
def test_a_clause_between_is_somebody_elses(text: str) -> None:
    """Where others speak in the same sentence, the words are not the first speaker's."""
    first, second = _said(text)
    assert first[1] in ("Mona Harker", "Paul Nkomo")
    assert second[1] not in ("Mona Harker", "Paul Nkomo")
