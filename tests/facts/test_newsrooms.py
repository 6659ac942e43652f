"""Wordings of other newsrooms: wire, French, translated, live and local reports, each with what was once misread."""

from __future__ import annotations

import pytest

from generator.facts import Facts, find
from generator.forms import Edtf
from generator.seeds import Seed, SeedMeta


def _found(text: str) -> Facts:
    return find(Seed(name="a.txt", sha256="0" * 64, text=text, meta=SeedMeta(published=Edtf("2020-03-04"))))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The blast killed 12 people, police and hospital officials said.", ["police and hospital officials"]),
        ("Twelve people died, according to the state-run safety board.", ["state-run safety board"]),
        ("Selon l'ONG Solidor, 12 personnes ont été tuées.", ["ONG Solidor"]),
        ("According to the Geneva-based Lakeside Data & Conflict Centre, 12 people died.",
         ["Lakeside Data & Conflict Centre"]),
        ("Accra / A source at the port said on Monday that three sailors were killed.", ["source at the port"]),
        ("The civil protection authority had spoken of seven dead.", ["civil protection authority"]),
        ("La Croix-Rouge ougandaise dit avoir évacué 24 blessés.", ["Croix-Rouge ougandaise"]),
        ("Turkey's disaster agency AFAD said 912 people were killed.", ["AFAD"]),
        ("At least 12 people died, state media reported.", ["state media"]),
        ("Les autorités avaient d'abord fait état de 103 morts.", ["autorités"]),
        ("Selon un bilan provisoire communiqué lundi par l'armée, 12 civils ont été tués.", ["armée"]),
    ],
)  # fmt: skip
def test_who_states_a_figure(text: str, sources: list[str]) -> None:
    """The whole of whoever speaks: both of two, and a body by its name."""
    assert [f.attributed_to for f in _found(text).figures] == sources


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"We could not open the doors," recalled one of the passengers, Anna Kovacs.', [("Anna Kovacs", "stated")]),
        ("« C'est fini », rappelle de son côté le député Paul Diallo.", [("Paul Diallo", "stated")]),
        ("« Restez chez vous », a demandé la préfecture.", [("préfecture", "stated")]),
        ("« On a fui, confie sous couvert d'anonymat un élu. »", [("élu", "stated")]),
        ("« Tout a brûlé », soupire le curé du village, le père Paul Diallo.", [("Paul Diallo", "stated")]),
        ("Sur place, Paul Diallo ne décolère pas : « On nous a oubliés. »", [("Paul Diallo", "stated")]),
        (
            'The minister, Anna Kovacs, told deputies it was "necessary", but the opposition called it "mad".',
            [("Anna Kovacs", "stated"), ("opposition", "stated")],
        ),
        (
            '"We saw it," one witness, Anna Kovacs, told reporters. Another said: "We hid for hours."',
            [("Anna Kovacs", "stated"), (None, "unattributed")],
        ),
        ('The president\'s office called reports of a coup "fake news".', [("president's office", "stated")]),
        (
            'Bishop Paul Diallo, leading prayers, told worshippers that "evil will not have the last word".',
            [("Paul Diallo", "stated")],
        ),
        ('A letter found at the scene read: "We will strike again."', [("letter found at the scene", "stated")]),
        ('"I owe him my life," says the girl\'s father, Paul Diallo, of the guard.', [("Paul Diallo", "stated")]),
        (
            "« Le combat a duré », a déclaré à la radio le porte-parole du ministère, le colonel Paul Diallo.",
            [("Paul Diallo", "stated")],
        ),
        ('Villagers said a jet came. "I saw smoke," said a 30-year-old farmer.', [("farmer", "stated")]),
        (
            'The mayor, Anna Kovacs, said it was empty. "We have seen nobody since noon," said, in tears, another.',
            [(None, "unattributed")],
        ),
    ],
)
def test_who_is_quoted(text: str, said: list[tuple[str | None, str]]) -> None:
    """Whoever stands behind the quotation speaks; where no rule can read it, nobody who spoke before does."""
    assert [(q.speaker.text if q.speaker else None, q.status) for q in _found(text).quotations] == said


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "The clinic received 18 bodies and 46 injured people.",
            [("18", "killed", "incident"), ("46", "injured", "incident")],
        ),
        ("The fighting has killed 2,600 people this year.", [("2,600", "killed", "other")]),
        (
            "A bomb killed three people in Lima on Tuesday.\n\nAn explosion on Sunday killed two people in Cusco.",
            [("three", "killed", "incident"), ("two", "killed", "other")],
        ),
        ("« On a compté 30 corps », a dit le maire.", [("30", "killed", "incident")]),
        (
            "Nine people, including a girl who was wounded before, have been killed and 59 hurt.",
            [("Nine", "killed", "incident"), ("59", "injured", "incident")],
        ),
        ("Police said 12 children under 16 were among the injured.", [("12", "injured", "incident")]),
        ("Another 20 or so people were injured in the panic.", [("20", "injured", "incident")]),
        ("Four other people were hit by gunfire.", [("Four", "injured", "incident")]),
        (
            "Huit personnes, six touristes et leurs deux guides, ont été tuées.",
            [("Huit", "killed", "incident"), ("six", "killed", "incident"), ("deux", "killed", "incident")],
        ),
        ("The gunman, who was 28, was killed by officers.", []),
        ("He was 28 and was killed on the spot.", []),
        ("« Je suis tombée », a raconté une femme blessée.", []),
        ("It led to the martyrdom of three civilians.", [("three", "killed", "incident")]),
    ],
)
def test_what_is_counted(text: str, counted: list[tuple[str, str, str]]) -> None:
    """Each number by its own noun; what another day or a whole year has cost is another event's."""
    assert [(f.text, f.measure, f.event) for f in _found(text).figures] == counted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two people died and three are fighting for their lives after a crash in Leeds.", None),
        ("A fire killed nine people on a ferry. There is no indication of an attack.", None),
        ("Gunmen killed nine people on a ferry.", "Violence against civilians"),
    ],
)
def test_the_kind_of_event(text: str, kind: str | None) -> None:
    """A fight for life is no battle, and what there is no sign of did not happen."""
    assert _found(text).incident.type == kind


def test_a_name_abroad_is_not_another_town_s_other_name() -> None:
    """“San Luis” in a report about Colombia is not São Luís in Brazil."""
    places = _found("Eight policemen were killed in San Luis, Colombia's president said in Bogota.").places
    assert {p.country for p in places} <= {"CO", None}


def test_the_only_day_far_down_is_the_incident_s() -> None:
    """Live reports give the day last, in a sentence of harm."""
    text = "\n".join([f"{hour}.00 Sirens are heard in Vienna." for hour in range(10, 19)])
    assert _found(f"{text}\nThe shooting began on Monday.").incident.date == "2020-03-02"


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("Malian police surrounded the hotel within minutes.", ["Malian police"]),
        ("The hotel was sealed off by the army.", ["army"]),
        ("The crowd chased Malian police into the woods.", []),
        ("The Malian army launched a campaign for recruits.", []),
    ],
)
def test_who_came_to_help(text: str, came: list[str]) -> None:
    """A force that acts at the scene, not one that something is done to."""
    assert [actor.name for actor in _found(text).actors if actor.kind == "force"] == came


def test_a_first_name_is_no_country() -> None:
    """“Jordan's family” is not a country's."""
    assert _found('"Our thoughts are with Jordan\'s family," police in Leeds said.').incident.country != "JO"
    assert all(p.country != "JO" for p in _found("Jordan's family was told that he was killed in Leeds.").places)
