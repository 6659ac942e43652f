"""Towns of the right country: the words around decide between namesakes; where none fits, no coordinates."""

from __future__ import annotations

import pytest

from generator.facts import find
from generator.seeds import Seed, SeedMeta


def _towns(text: str) -> list[tuple[str, str | None, bool]]:
    facts = find(Seed(name="a.txt", sha256="0" * 64, text=text, meta=SeedMeta()))
    return [(p.name, p.country, p.lat is not None) for p in facts.places if p.precision == 2]


TOWNS = [
    ("beside", "Gunmen killed 130 people in Solhan, Burkina Faso.", [("Solhan", "BF", False)]),
    ("village", "Gunmen raided the village of Solhan in Burkina Faso.", [("Solhan", "BF", False)]),
    ("small", "Attackers killed 20 in Menaka, Mali.", [("Menaka", "ML", True)]),
    ("city", "The blast in Mexico City killed 20 people.", [("Mexico City", "MX", True)]),
    (
        "saint",
        "SAN SALVADOR, 10 JAN 90 (EFE) -- TWO MEN WERE KILLED IN SAN SALVADOR.",
        [("SAN SALVADOR", "SV", True)] * 2,
    ),
    ("dwarfed", "U.S. officials and U.S. troops left Bogota, police in Bogota said.", [("Bogota", "CO", True)]),
    ("weapon", "Une personne est morte à Paris. Une Grenade a explosé, en France.", [("Paris", "FR", True)]),
    ("begins", "Au moins vingt personnes sont mortes au Mali.", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TOWNS], ids=[case[0] for case in TOWNS])
def test_towns(text: str, expected: list[tuple[str, str | None, bool]]) -> None:
    """A town has coordinates only where the gazetteer knows it in the country that the words mean."""
    assert _towns(text) == expected


def test_country_before_city_is_no_country() -> None:
    """Guatemala City is a town of Guatemala, and San Salvador no Salvador."""
    facts = find(Seed(name="a.txt", sha256="0" * 64, text="He died in Guatemala City.", meta=SeedMeta()))
    assert [(p.name, p.rule) for p in facts.places] == [("Guatemala City", "town")]


def test_a_continent_is_no_part_of_a_country() -> None:
    """Central and Latin America are not in the United States."""
    text = "Gunmen killed 20 people in Central America. Latin America and South America mourned them in America."
    facts = find(Seed(name="a.txt", sha256="0" * 64, text=text, meta=SeedMeta()))
    assert [(p.start, p.name, p.country) for p in facts.places] == [(text.rindex("America"), "America", "US")]


def test_the_scene_is_named_often_and_with_harm() -> None:
    """A dateline says where the report was sent from; the town of the attack is the incident's."""
    text = "LAGOS, Nigeria (AP) — Gunmen killed 20 people in Kano on Friday. Shops in Kano were closed, Nigeria said."
    incident = find(Seed(name="a.txt", sha256="0" * 64, text=text, meta=SeedMeta())).incident
    assert (incident.place, incident.country) == ("Kano", "NG")


@pytest.mark.parametrize(
    ("text", "country", "town"),
    [
        ("LIMA, 4 March 2020 - A judge was killed in the north of the city.", "PE", "Lima"),
        ("BAMAKO - Men set fire to a lorry. Its driver died on the road to San.", "ML", "Bamako"),
        (
            "A nurse was killed in Kenya. An American envoy and an American friend flew to the United States.",
            "KE",
            None,
        ),
    ],
)
def test_the_scene_of_harm_that_nobody_counts(text: str, country: str, town: str | None) -> None:
    """One death gives no figure, but has its place: the first large town, and the country named first."""
    scene = find(Seed(name="a.txt", sha256="0" * 64, text=text)).incident
    assert (scene.country, scene.place and scene.place.title()) == (country, town)
