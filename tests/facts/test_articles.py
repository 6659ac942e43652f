"""Reports of other attacks, in other countries and wordings, written for these tests: the rules are about news, not one article."""

from __future__ import annotations

import pytest

from generator.facts import Facts, find
from generator.forms import Edtf
from generator.seeds import Seed, SeedMeta

NAIROBI = (
    "2019-01-16",
    """\
NAIROBI, Kenya (AP) — Gunmen from the Somalia-based extremist group al-Shabab stormed a luxury hotel complex in Nairobi on Tuesday afternoon, killing at least 14 people and wounding dozens more, Kenyan police said.

“We heard a loud blast, then gunfire,” said Simon Crump, who works at an office in the complex. “People were running everywhere.”

President Uhuru Kenyatta said Wednesday that all the attackers had been killed. “We will seek out every person that was involved in the funding, planning and execution of this heinous act,” he vowed.

Kenya's national police chief, Joseph Boinnet, said the coordinated assault began with an explosion that targeted three vehicles outside a bank. Among the dead was an American survivor of the 9/11 attacks, his family said.

The Kenya Red Cross said 30 people had been taken to hospital and 50 others were unaccounted for.

Al-Shabab claimed responsibility for the attack. The group, which is allied with al-Qaida, killed 67 people at the Westgate Mall in 2013 and 148 students in an attack on Garissa University in 2015.

"It is terrible. What I have seen is human bodies," a witness, Charles Njenga, told Reuters.
""",
)
PESHAWAR = (
    "2014-12-17",
    """\
PESHAWAR: Taliban militants attacked an army-run school in the northwestern Pakistani city of Peshawar on Tuesday, killing 141 people, most of them children, the military said.

A total of 132 students and nine staff members were killed, army spokesman Maj. Gen. Asim Bajwa told reporters. He said seven attackers were also killed. “They took no hostages initially and started firing in the hall,” Bajwa added.

"My son was in uniform in the morning. He is in a casket now," wailed one parent, Tahir Ali.

More than 120 people were injured in the assault, according to Pervez Khattak, the chief minister of Khyber Pakhtunkhwa province.

Prime Minister Nawaz Sharif described the attack as a "national tragedy". The Tehreek-e-Taliban Pakistan said it carried out the attack in revenge for a military operation dubbed "Zarb-e-Azb".

Hundreds of people have died in similar attacks since 2009.
""",
)
OUAGADOUGOU = (
    "2016-01-17",
    """\
Au moins vingt-neuf personnes ont été tuées et une trentaine blessées dans l'attaque d'un hôtel à Ouagadougou, au Burkina Faso, vendredi soir, selon le ministre de l'Intérieur.

« Nous avons compté 29 morts, dont deux Français », a déclaré le président Roch Marc Christian Kaboré. « Le Burkina Faso a été frappé », a-t-il ajouté.

Le ministre de la Sécurité intérieure, Simon Compaoré, a indiqué que 126 personnes avaient été libérées. « C'était horrible », raconte un témoin.

L'attaque a été revendiquée par Al-Qaïda au Maghreb islamique (AQMI).
""",
)
BAGHDAD = (
    "2016-07-03",
    """\
A suicide truck bomb ripped through a busy shopping district in the Karrada area of Baghdad early on Sunday, killing at least 83 people and injuring more than 170, officials said. The death toll rose to 125 by evening.

The so-called Islamic State claimed the attack in a statement posted online. "It was like an earthquake," said Karim Sami, a 35-year-old street vendor. 

Prime Minister Haider al-Abadi visited the site. Angry residents shouted "thief" at him.

"This is a cowardly act," Interior Ministry spokesman Brig. Gen. Saad Maan said. "Those behind it will be punished."

Between 15 and 20 people were missing, a hospital source said. The bodies of six children were recovered. Police arrested four suspects in Fallujah.
""",
)
BOGOTA = (
    "2019-01-18",
    """\
BOGOTA, Jan 17 (Reuters) - A car bomb exploded at a police academy in Bogota on Thursday, killing nine people and injuring 54, Colombia's defense ministry said.

Local media reported that the driver, identified as Jose Aldemar Rojas Rodriguez, breezed past a checkpoint. Mayor Enrique Penalosa blamed the National Liberation Army (ELN). The rebels have not commented.

'I heard a terrible explosion,' said Maria Lopez, 42, a resident of the area. 'The windows broke and the kids' toys fell.'

The dead include five cadets and a woman. Two of the wounded are in critical condition, doctors said. Panama's government said one of its citizens had died and two others were injured.

In 2003, a car bombing by the FARC killed 36 people at the El Nogal club.
""",
)
ZAMFARA = (
    "2021-03-02",
    """\
Armed men kidnapped more than 300 schoolgirls from a boarding school in Zamfara state, northwestern Nigeria, on Friday.
Resident Musa Mustapha said the gunmen also attacked a nearby military camp and checkpoint. "They came on motorcycles," he said.
Nasiru Abdullahi told The Associated Press that his daughters, aged 10 and 13, are among the missing girls. “It is disappointing that even though the military have a strong presence near the school they were unable to protect the girls,” he said. 
At this stage, we are only hoping on divine intervention.
""",
)


def _facts(article: tuple[str, str]) -> Facts:
    published, text = article
    return find(Seed(name="a.txt", sha256="0" * 64, text=text, meta=SeedMeta(published=Edtf(published))))


def _read(text: str) -> Facts:
    return _facts(("2020-03-04", text))


def _said(facts: Facts) -> list[tuple[str, str | None, str]]:
    return [(q.text[:20], q.speaker.text if q.speaker else None, q.status) for q in facts.quotations]


def _counts(facts: Facts) -> list[tuple[str, str, str, str | None, str]]:
    return [(f.text, f.measure, f.qualifier, f.attributed_to, f.event) for f in facts.figures]


QUOTED = [
    (
        NAIROBI,
        [
            ("We heard a loud blas", "Simon Crump", "stated"),
            ("People were running ", "Simon Crump", "inferred"),
            ("We will seek out eve", "Uhuru Kenyatta", "inferred"),
            ("It is terrible. What", "Charles Njenga", "stated"),
        ],
    ),
    (
        PESHAWAR,
        [
            ("They took no hostage", "Bajwa", "stated"),
            ("My son was in unifor", "Tahir Ali", "stated"),
            ("national tragedy", "Nawaz Sharif", "stated"),
        ],
    ),
    (
        OUAGADOUGOU,
        [
            ("Nous avons compté 29", "Roch Marc Christian Kaboré", "stated"),
            ("Le Burkina Faso a ét", "Roch Marc Christian Kaboré", "inferred"),
            ("C'était horrible", "témoin", "stated"),
        ],
    ),
    (
        BAGHDAD,
        [
            ("It was like an earth", "Karim Sami", "stated"),
            ("thief", "Angry residents", "stated"),
            ("This is a cowardly a", "Saad Maan", "stated"),
            ("Those behind it will", "Saad Maan", "inferred"),
        ],
    ),
    (
        BOGOTA,
        [
            ("I heard a terrible e", "Maria Lopez", "stated"),
            ("The windows broke an", "Maria Lopez", "inferred"),
        ],
    ),
    (
        ZAMFARA,
        [
            ("They came on motorcy", "Musa Mustapha", "inferred"),
            ("It is disappointing ", "Nasiru Abdullahi", "inferred"),
        ],
    ),
]
COUNTED = [
    (
        NAIROBI,
        [
            ("14", "killed", "at_least", "Kenyan police", "incident"),
            ("dozens", "injured", "at_least", "Kenyan police", "incident"),
            ("30", "injured", "exact", "Kenya Red Cross", "incident"),
            ("50", "missing", "exact", "Kenya Red Cross", "incident"),
            ("67", "killed", "exact", None, "other"),
        ],
    ),
    (
        PESHAWAR,
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
        OUAGADOUGOU,
        [
            ("vingt-neuf", "killed", "at_least", "ministre", "incident"),
            ("une trentaine", "injured", "about", "ministre", "incident"),
            ("29", "killed", "exact", "Roch Marc Christian Kaboré", "incident"),
            ("deux", "killed", "exact", "Roch Marc Christian Kaboré", "incident"),
        ],
    ),
    (
        BAGHDAD,
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
        BOGOTA,
        [
            ("nine", "killed", "exact", "Colombia's defense ministry", "incident"),
            ("54", "injured", "exact", "Colombia's defense ministry", "incident"),
            ("five", "killed", "exact", None, "incident"),
            ("one", "killed", "exact", "Panama's government", "incident"),
            ("two", "injured", "exact", "Panama's government", "incident"),
            ("36", "killed", "exact", None, "other"),
        ],
    ),
    (
        ZAMFARA,
        [
            ("300", "kidnapped", "more_than", None, "incident"),
        ],
    ),
]
HAPPENED = [
    (NAIROBI, ("2019-01-15", "KE", "Nairobi", "Violence against civilians")),
    (PESHAWAR, ("2014-12-16", "PK", "Peshawar", "Violence against civilians")),
    (OUAGADOUGOU, ("2016-01-15", "BF", "Ouagadougou", "Violence against civilians")),
    (BAGHDAD, ("2016-07-03", "IQ", "Baghdad", "Explosions/Remote violence")),
    (BOGOTA, ("2019-01-17", "CO", "Bogota", "Explosions/Remote violence")),
    (ZAMFARA, ("2021-02-26", "NG", None, "Violence against civilians")),
]


@pytest.mark.parametrize(("article", "expected"), QUOTED)
def test_quotations(article: tuple[str, str], expected: list[tuple[str, str | None, str]]) -> None:
    """Stated speakers are those beside a verb of saying; carried-on ones are marked as inferred."""
    assert _said(_facts(article)) == expected


@pytest.mark.parametrize(("article", "expected"), COUNTED)
def test_figures(article: tuple[str, str], expected: list[tuple[str, str, str, str | None, str]]) -> None:
    """Each number of people has its measure, its qualifier, who says so, and whether it is this incident's."""
    assert _counts(_facts(article)) == expected


@pytest.mark.parametrize(("article", "expected"), HAPPENED)
def test_incident(article: tuple[str, str], expected: tuple[str | None, ...]) -> None:
    """Day, country, town and kind."""
    scene = _facts(article).incident
    assert (scene.date, scene.country, scene.place, scene.type) == expected


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
    ("FIVE SOLDIERS WERE KILLED AND TWO OTHERS WERE WOUNDED.", [("FIVE", "killed", "SOLDIERS"), ("TWO", "injured", None)]),
    ("L'attaque a fait 19 morts et 12 blessés.", [("19", "killed", None), ("12", "injured", None)]),
    ("A 27-year-old man lives in a seven-story building with two cars.", []),
    ("The attack cost 30 million dollars and lasted five hours.", []),
]  # fmt: skip


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
]  # fmt: skip


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
