"""The gazetteer finds towns by any spelling, quickly, and knows countries by their adjectives."""

from __future__ import annotations

import time

from generator.facts.gazetteer import country, demonym, towns


def test_towns_of_one_name_come_largest_first() -> None:
    """Gao in Mali is larger than Gao in Burkina Faso."""
    assert [town.country for town in towns(["Gao"])["Gao"]] == ["ML", "BF"]


def test_spelling_does_not_matter() -> None:
    """Capitals and accents make no difference."""
    found = towns(["BOGOTA", "Bogotá", "Nowhere-on-Sea"])
    assert [found["BOGOTA"][0].country, found["Bogotá"][0].country] == ["CO", "CO"]
    assert "Nowhere-on-Sea" not in found


def test_first_look_up_is_quick() -> None:
    """Opening the file and asking costs milliseconds, not a load of the whole world."""
    towns(["Bamako"])
    begin = time.perf_counter()
    towns(["Bamako", "Nairobi"])
    assert time.perf_counter() - begin < 0.05


def test_short_names_keep_their_capitals() -> None:
    """US is a country, us is not."""
    assert (country("US"), country("us"), country("MALI")) == ("US", None, "ML")


def test_adjectives_and_peoples() -> None:
    """English and French adjectives, singular and plural."""
    assert [demonym(word) for word in ("Malian", "Pakistanis", "française", "table")] == ["ML", "PK", "FR", None]
