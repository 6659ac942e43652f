"""What befell the people that a figure counts, in wordings of hospitals, rescuers and the police."""

from __future__ import annotations

import pytest

from generator.facts import Facts, find
from generator.forms import Edtf
from generator.seeds import Seed, SeedMeta


def _found(text: str) -> Facts:
    return find(Seed(name="a.txt", sha256="0" * 64, text=text, meta=SeedMeta(published=Edtf("2020-03-04"))))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Three passengers have died of their injuries at the clinic.", [("killed", 3)]),
        ("Two of the wounded succumbed to their burns overnight.", [("killed", 2)]),
        ("Deux des blessés ont succombé à leurs brûlures.", [("killed", 2)]),
        ("The chief put the number of those abducted at 23.", [("kidnapped", 23)]),
        ("The number of martyrs rose to seven.", [("killed", 7)]),
        ("None of the 24 pupils aboard suffered serious injuries.", []),
        ("Le choc a fait 30 blessés. Parmi eux, 7 sont dans un état grave.", [("injured", 30), ("injured", 7)]),
        ("The clinic took in 15 injured people, of whom six were evacuated by air to the capital.",
         [("injured", 15), ("injured", 6)]),
        ("Six pupils have not been accounted for.", [("missing", 6)]),
        ("Environ 300 personnes ont dû quitter leur maison.", [("displaced", 300)]),
        ("Une vingtaine de personnes restent portées disparues.", [("missing", 20)]),
        ("Three men were being held on suspicion of arson.", [("arrested", 3)]),
        ("Une vingtaine de locataires ont été évacués.", [("displaced", 20)]),
        ("Trente habitants ont été relogés dans un gymnase.", [("displaced", 30)]),
    ],
)  # fmt: skip
def test_measure(text: str, counted: list[tuple[str, int]]) -> None:
    """A figure has the kind of harm that its clause states."""
    assert [(f.measure, f.value) for f in _found(text).figures] == counted


def test_last_year_in_french() -> None:
    """What a sentence puts into the year before is another event."""
    figures = _found("L'incendie a fait 2 morts. L'an dernier, une femme était morte dans un sinistre.").figures
    assert [(f.value, f.event) for f in figures] == [(2, "incident"), (1, "other")]


@pytest.mark.parametrize(
    "text",
    [
        "The crash killed 5 people. About 3,000 people die on the roads each year.",
        "L'accident a fait 5 morts. Chaque année, 300 personnes meurent sur les routes.",
        "The crash on Monday killed 5 people. In February, 9 people were killed in a crash nearby.",
    ],
)
def test_other_times(text: str) -> None:
    """What happens every year, and what happened in another month, is another event."""
    assert [f.event for f in _found(text).figures] == ["incident", "other"]


def test_also_speaks_of() -> None:
    """An adverb between “fait” and “état” leaves the source."""
    figures = _found("Le maire Paul Diallo fait également état de 14 blessés.").figures
    assert [(f.value, f.attributed_to) for f in figures] == [(14, "Paul Diallo")]


def test_whose_ambassador_condoles() -> None:
    """The nation of an envoy is not where it happened."""
    text = (
        "A bomb killed 12 workers in Hama on Tuesday. The Norwegian ambassador condemned it. The Norwegian embassy is"
        " closed. The Norwegian envoy later met the minister."
    )
    assert _found(text).incident.country == "SY"


def test_never_found() -> None:
    """Whoever has never been found is missing."""
    figures = _found("The boat sank with 60 aboard; 14 have never been found.").figures
    assert [(f.measure, f.value) for f in figures] == [("missing", 14)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Three people died Monday when a van hit a truck in Marlow County, South Dakota, troopers said.", "US"),
        ("Three people died Monday when a van hit a truck near Cordoba, Alabama, troopers said.", "US"),
        ("Three people died when a van hit a truck near Cordoba, troopers said.", "AR"),
    ],
)
def test_states_of_the_united_states(text: str, country: str) -> None:
    """A state of the United States says which country it is, as local news leaves the country out."""
    assert _found(text).incident.country == country


def test_french_possessives_are_no_children() -> None:
    """“Son” is his in French: who loses part of a roof, or agrees with others, is nobody's harm."""
    for text in ("L'hôpital a perdu une partie de son toit.", "Un accord local avec les jihadistes tient."):
        assert not _found(text).figures, text
