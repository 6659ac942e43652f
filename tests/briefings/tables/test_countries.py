"""Countries are known by name, by ISO's codes and by Gleditsch and Ward's numbers; what is not known is not guessed."""

from __future__ import annotations

import pytest

from generator.briefings.rules.places import _countries
from generator.briefings.tables.countries import country, gleditsch_ward


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Mali", "ML"),
        ("DR Congo (Zaire)", "CD"),
        ("Yemen (North Yemen)", "YE"),
        ("Serbia (Yugoslavia)", "RS"),
        ("Kingdom of eSwatini (Swaziland)", "SZ"),
        ("Bosnia-Herzegovina", "BA"),
        ("Macedonia, FYR", "MK"),
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Trinidad and Tobago", "TT"),
        ("United States of America", "US"),
        ("Turkey", "TR"),
        ("ML", "ML"),
        ("NA", "NA"),
        ("MLI", "ML"),
        ("466", "ML"),
        ("Congo", None),
        ("ml", None),
        ("XX", None),
        ("EU", None),
        ("Exampleland", None),
        ("", None),
    ],
)
def test_names_and_codes(name: str, code: str | None) -> None:
    """UCDP's names with the former one in brackets, common ones, ISO 3166-1 in its three forms."""
    assert country(name, "en") == code


def test_names_in_the_tables_language() -> None:
    """English names are known beside them."""
    assert (country("Allemagne", "fr"), country("Germany", "fr"), country("Allemagne", "en")) == ("DE", "DE", None)


def test_every_number_stands_for_a_country_that_the_checker_knows() -> None:
    """Gleditsch and Ward's states since 1989; of those that are no more, none is called by another's name."""
    states = gleditsch_ward()
    assert set(states.values()) <= _countries()
    assert len(states) - len(set(states.values())) == 1  # Serbia is 340, and as Yugoslavia 345
    assert (states["432"], states["490"], states["678"], states["850"]) == ("ML", "CD", "YE", "ID")
    assert not {"265", "315", "680", "817"} & states.keys()
