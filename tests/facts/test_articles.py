"""Reports of other attacks, written for these tests: the rules are about news, not about one article."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import seeds
from generator.facts import Facts, find
from generator.forms import Edtf
from generator.seeds import Seed, SeedMeta

ARTICLES = Path(__file__).parent / "articles"


def _facts(name: str) -> Facts:
    path = ARTICLES / f"{name}.txt"
    return find(seeds.read(path, path.name))


def _read(text: str) -> Facts:
    return find(Seed(name="a.txt", sha256="0" * 64, text=text, meta=SeedMeta(published=Edtf("2020-03-04"))))


def _said(facts: Facts) -> list[tuple[str, str | None, str]]:
    return [(q.text[:20], q.speaker.text if q.speaker else None, q.status) for q in facts.quotations]


def _counts(facts: Facts) -> list[tuple[str, str, str, str | None, str]]:
    return [(f.text, f.measure, f.qualifier, f.attributed_to, f.event) for f in facts.figures]


QUOTED = [
    (
        "nairobi",
        [
            ("We heard a loud blas", "Simon Crump", "stated"),
            ("People were running ", "Simon Crump", "inferred"),
            ("We will seek out eve", "Uhuru Kenyatta", "inferred"),
            ("It is terrible. What", "Charles Njenga", "stated"),
        ],
    ),
    (
        "peshawar",
        [
            ("They took no hostage", "Bajwa", "stated"),
            ("My son was in unifor", "Tahir Ali", "stated"),
            ("national tragedy", "Nawaz Sharif", "stated"),
        ],
    ),
    (
        "ouagadougou",
        [
            ("Nous avons compté 29", "Roch Marc Christian Kaboré", "stated"),
            ("Le Burkina Faso a ét", "Roch Marc Christian Kaboré", "inferred"),
            ("C'était horrible", "témoin", "stated"),
        ],
    ),
    (
        "baghdad",
        [
            ("It was like an earth", "Karim Sami", "stated"),
            ("thief", "Angry residents", "stated"),
            ("This is a cowardly a", "Saad Maan", "stated"),
            ("Those behind it will", "Saad Maan", "inferred"),
        ],
    ),
    (
        "bogota",
        [
            ("I heard a terrible e", "Maria Lopez", "stated"),
            ("The windows broke an", "Maria Lopez", "inferred"),
        ],
    ),
    (
        "zamfara",
        [
            ("They came on motorcy", "Musa Mustapha", "inferred"),
            ("It is disappointing ", "Nasiru Abdullahi", "inferred"),
        ],
    ),
]
COUNTED = [
    (
        "nairobi",
        [
            ("14", "killed", "at_least", "Kenyan police", "incident"),
            ("dozens", "injured", "at_least", "Kenyan police", "incident"),
            ("30", "injured", "exact", "Kenya Red Cross", "incident"),
            ("50", "missing", "exact", "Kenya Red Cross", "incident"),
            ("67", "killed", "exact", None, "other"),
        ],
    ),
    (
        "peshawar",
        [
            ("141", "killed", "exact", "military", "incident"),
            ("132", "killed", "exact", "Asim Bajwa", "incident"),
            ("nine", "killed", "exact", "Asim Bajwa", "incident"),
            ("seven", "killed", "exact", None, "incident"),
            ("120", "injured", "more_than", "Pervez Khattak", "incident"),
            ("Hundreds", "killed", "at_least", None, "other"),
        ],
    ),
    (
        "ouagadougou",
        [
            ("vingt-neuf", "killed", "at_least", "ministre", "incident"),
            ("une trentaine", "injured", "about", "ministre", "incident"),
            ("29", "killed", "exact", "Roch Marc Christian Kaboré", "incident"),
            ("deux", "killed", "exact", "Roch Marc Christian Kaboré", "incident"),
        ],
    ),
    (
        "baghdad",
        [
            ("83", "killed", "at_least", "officials", "incident"),
            ("170", "injured", "more_than", "officials", "incident"),
            ("125", "killed", "exact", None, "incident"),
            ("15 and 20", "missing", "exact", "hospital source", "incident"),
            ("six", "killed", "exact", None, "incident"),
            ("four", "arrested", "exact", None, "incident"),
        ],
    ),
    (
        "bogota",
        [
            ("nine", "killed", "exact", "Colombia's defense ministry", "incident"),
            ("54", "injured", "exact", "Colombia's defense ministry", "incident"),
            ("five", "killed", "exact", None, "incident"),
            ("Two", "injured", "exact", "doctors", "incident"),
            ("one", "killed", "exact", "Panama's government", "incident"),
            ("two", "injured", "exact", "Panama's government", "incident"),
            ("36", "killed", "exact", None, "other"),
        ],
    ),
    (
        "zamfara",
        [
            ("300", "kidnapped", "more_than", None, "incident"),
        ],
    ),
]
HAPPENED = [
    ("nairobi", ("2019-01-15", "KE", "Nairobi", "Violence against civilians")),
    ("peshawar", ("2014-12-16", "PK", "Peshawar", "Violence against civilians")),
    ("ouagadougou", ("2016-01-15", "BF", "Ouagadougou", "Violence against civilians")),
    ("baghdad", ("2016-07-03", "IQ", "Baghdad", "Explosions/Remote violence")),
    ("bogota", ("2019-01-17", "CO", "Bogota", "Explosions/Remote violence")),
    ("zamfara", ("2021-02-26", "NG", None, "Violence against civilians")),
]


@pytest.mark.parametrize(("article", "expected"), QUOTED)
def test_quotations(article: str, expected: list[tuple[str, str | None, str]]) -> None:
    """Stated speakers are those beside a verb of saying; carried-on ones are marked as inferred."""
    assert _said(_facts(article)) == expected


@pytest.mark.parametrize(("article", "expected"), COUNTED)
def test_figures(article: str, expected: list[tuple[str, str, str, str | None, str]]) -> None:
    """Each number of people has its measure, its qualifier, who says so, and whether it is this incident's."""
    assert _counts(_facts(article)) == expected


@pytest.mark.parametrize(("article", "expected"), HAPPENED)
def test_incident(article: str, expected: tuple[str | None, ...]) -> None:
    """Day, country, town and kind."""
    scene = _facts(article).incident
    assert (scene.date, scene.country, scene.place, scene.type) == expected


def test_a_month_is_no_protest() -> None:
    """The month of March says nothing about the kind of incident."""
    assert _read("Malindi, Kenya, March 14, 2024 - A bridge fell, and 31 people died.").incident.type is None


FIGURES = [
    ("the murder of the six Jesuit priests", [("six", "killed", "Jesuit priests")]),
    ("Two policemen, including a captain, were wounded.", [("Two", "injured", "policemen")]),
    ("Minister X and five others were killed.", [("five", "killed", None)]),
    ("The blast claimed the lives of 12 people.", [("12", "killed", None)]),
    ("Nine bodies were found in the river.", [("Nine", "killed", None)]),
    ("Doctors treated 14 patients for gunshot wounds.", [("14", "injured", "patients")]),
    ("Four men and one woman were shot dead.", [("Four", "killed", "men"), ("one", "killed", "woman")]),
    ("The death toll rose to at least six.", [("six", "killed", None)]),
    ("The explosion left five dead and 12 wounded.", [("five", "killed", None), ("12", "injured", None)]),
    ("Five gunmen killed 12 people in a mosque.", [("Five", "attackers", "gunmen"), ("12", "killed", None)]),
    ("Five gunmen were killed by police.", [("Five", "killed", "gunmen")]),
    ("Gunmen took 30 students hostage.", [("30", "hostages", "students")]),
    (
        "FIVE SOLDIERS WERE KILLED AND TWO OTHERS WERE WOUNDED.",
        [("FIVE", "killed", "SOLDIERS"), ("TWO", "injured", None)],
    ),
    ("L'attaque a fait 19 morts et 12 blessés.", [("19", "killed", None), ("12", "injured", None)]),
    ("A 27-year-old man lives in a seven-story building with two cars.", []),
    ("Gunmen killed the mayor of the town, as well as two guards.", [("two", "killed", "guards")]),
    ("The mayor was shot dead along with two of his guards.", [("two", "killed", "guards")]),
    ("The mayor and two of the minister's guards were killed.", [("two", "killed", "minister's guards")]),
    ("Six nuns (two Germans) and two men were killed.", [("Six", "killed", "nuns"), ("two", "killed", "men")]),
    (
        "Six monks, five of them foreigners, were killed.",
        [("Six", "killed", "monks"), ("five", "killed", "foreigners")],
    ),
    ("Thirteen people, most of them women, were killed.", [("Thirteen", "killed", None)]),
    ("Some 30 dead civilians were counted.", [("30", "killed", "civilians")]),
    ("Gunmen shot dead 16 villagers.", [("16", "killed", "villagers")]),
    ("The death of four students who had been kidnapped", [("four", "killed", "students")]),
    ("Four people have bullet wounds.", [("Four", "injured", None)]),
    ("The mayor met Ann Lee and two guards.", []),
    ("One of the wounded and two of the dead are foreigners.", [("two", "killed", None)]),
    ("Six Germans were among the wounded.", [("Six", "injured", "Germans")]),
    ("To the thousands at the funeral he spoke of the slain leader.", []),
    ("The mother of three died in hospital.", []),
    ("The attack cost 30 million dollars and lasted five hours.", []),
    (
        "Dix-huit personnes, dont onze soldats, ont été tuées dans un assaut sur un convoi, dit une source.",
        [("Dix-huit", "killed", None), ("onze", "killed", "soldats")],
    ),
    (
        "Eighteen people, including one in the hotel, were killed in an attack on one convoy, one source said.",
        [("Eighteen", "killed", None), ("one", "killed", None)],
    ),
    ("The hospital had 72 wounded, 25 of whom died.", [("72", "injured", None), ("25", "killed", None)]),
    ("Of the dead, only 122 were identified.", [("122", "killed", None)]),
    ("Eleven of the victims were children.", [("Eleven", "killed", None)]),
    (
        "Nine people died. Of these, four were found in a cellar.",
        [("Nine", "killed", None), ("four", "killed", None)],
    ),
    (
        "The number of people killed in an attack on a mosque in the north has risen to 305.",
        [("305", "killed", None)],
    ),
    (
        "The toll rose from 14 to 18 and then 21.",
        [("14", "killed", None), ("18", "killed", None), ("21", "killed", None)],
    ),
    ("Le bilan de l'attaque de vendredi s'élève à 29 morts.", [("29", "killed", None)]),
    ("We lost 92 of our soldiers.", [("92", "killed", "soldiers")]),
    ("She has lost eleven relatives.", [("eleven", "killed", "relatives")]),
    ("The firm lost 30 contracts.", []),
    ("Fourteen innocent lives were lost.", [("Fourteen", "killed", None)]),
    ("Two sacristans were abducted.", [("Two", "kidnapped", "sacristans")]),
    ("Two tankers were seized and three shops were burned.", []),
    ("Six pupils are in critical condition.", [("Six", "injured", "pupils")]),
    ("Forty bodies were taken to the hospital.", [("Forty", "killed", None)]),
    ("More than 58,000 residents have been forced from their homes.", [("58,000", "displaced", "residents")]),
    (
        "Gunmen killed six priests and their two maids.",
        [("six", "killed", "priests"), ("two", "killed", "maids")],
    ),
    (
        "Thirteen bodies were found: eight men, four women and a child.",
        [("Thirteen", "killed", None), ("eight", "killed", "men"), ("four", "killed", "women")],
    ),
    (
        "Two policemen who were acting as her bodyguards were wounded.",
        [("Two", "injured", "policemen")],
    ),
    ("Two children -- both from the village -- died.", [("Two", "killed", "children")]),
    (
        "The trial opened of five soldiers arrested, including a colonel, over the murder of six priests.",
        [("five", "arrested", "soldiers"), ("six", "killed", "priests")],
    ),
    ("Most were children, the youngest of whom was just two.", []),
    ("The mayor was shot to death along with two other guests.", [("two", "killed", "guests")]),
    (
        "Le tireur a blessé douze lycéens, dont trois grièvement.",
        [("douze", "injured", "lycéens"), ("trois", "injured", None)],
    ),
    ("Cinq personnes ont été placées en garde à vue.", [("Cinq", "arrested", None)]),
]


EVENTS = [
    ("A 2015 assault by the group on a university left 148 people dead.", ["other"]),
    ("It was the deadliest attack in the country, killing 21, since 2013, when 67 people died.", ["incident", "other"]),
    ("The raid comes days after an attack that left 58 dead.", ["other"]),
    ("Nineteen people have been killed since Tuesday.", ["incident"]),
    ("In neighbouring Nigeria, 50 soldiers died in an ambush.", ["other"]),
    ("The insurgency has killed 36,000 people.", ["other"]),
    ("Elsewhere, seven militants were killed.", ["other"]),
    ("In a similar attack 12 people died.", ["other"]),
    ("Twelve people were killed on Monday, 2 March 2020.", ["incident"]),
    ("Twelve people died on Monday. On 2 March 2018, 30 people were killed.", ["incident", "other"]),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_events(text: str, expected: list[str]) -> None:
    """A figure belongs to the incident unless its sentence tells of another time, another place or another event."""
    assert [f.event for f in _read(text).figures] == expected


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_wordings(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """The wordings that reports use for harm, and numbers that count no people."""
    assert [(f.text, f.measure, f.population) for f in _read(text).figures] == expected


SPEAKERS = [
    ('"We saw them come in the night," said Anna Kovacs, a nurse at the clinic.', "Anna Kovacs"),
    ('The mayor, Anna Kovacs, said: "We saw them come in the night."', "Anna Kovacs"),
    ("'We saw them come in the night,' a police spokesman said.", "police spokesman"),
    ('"We saw them come in the night." The minister said the army would reply with force.', None),
    ('According to Anna Kovacs, "they came in the middle of the night".', "Anna Kovacs"),
    ('The letter was short. "We saw them come in the night and did nothing."', None),
    ("« Nous les avons vus venir », a déclaré le général Paul Diallo.", "Paul Diallo"),
    ('"We saw them come in the night". Anna Kovacs said nothing more.', None),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speaker(text: str, speaker: str | None) -> None:
    """A speaker is the subject of the verb beside the marks, and nobody else."""
    (quotation,) = _read(text).quotations
    assert (quotation.speaker.text if quotation.speaker else None) == speaker


@pytest.mark.parametrize(
    "text",
    [
        'The film "Night Train to Lahore" was shown.',
        'They call it a "ceasefire" in name only.',
        "The rebels' camp and the soldiers' barracks burned.",
        'The army began an operation dubbed "Desert Wind", the minister said.',
    ],
)
def test_no_quotation(text: str) -> None:
    """Titles, words in marks for distance, possessives and names given by somebody are no quotations."""
    assert _read(text).quotations == ()
