"""Whose doubt a hedge is: the nearest to a name, of the harm and not of the harmed, nobody's where nobody claims."""

from __future__ import annotations

import pytest

from generator.facts import Actor, Facts, find
from generator.seeds import Seed


def _found(text: str) -> Facts:
    return find(Seed(name="a.txt", sha256="0" * 64, text=text))


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Another 5 people are feared dead.", "feared"),
        ("Reportedly 12 people were killed in the blast.", "Reportedly"),
        ("Four people were reportedly killed.", "reportedly"),
        ("The storm may have killed 40 people.", "may have"),
        ("Doctors fear that 40 people have died.", "fear that"),
        ("Police killed four suspected militants.", None),
        ("Suspected militants killed 12 people.", None),
        ("The blast claimed the lives of 9 people.", None),
    ],
)
def test_a_figure_keeps_the_doubt_of_its_harm(text: str, doubt: str | None) -> None:
    """“Feared dead” doubts the death; “suspected militants” doubts who they were, “claimed lives” nothing."""
    (figure,) = _found(text).figures
    assert (figure.hedge.text if figure.hedge else None) == doubt
    assert figure.hedge is None or text[figure.hedge.start : figure.hedge.end] == doubt


@pytest.mark.parametrize(
    ("text", "role", "basis"),
    [
        ("No group has claimed the attack, but officials blamed Boko Haram.", "perpetrator", "alleged"),
        ("Boko Haram claimed responsibility for the attack.", "perpetrator", "claimed"),
        ("Boko Haram denied responsibility for the attack.", "perpetrator", "denied"),
        ("Boko Haram denied that soldiers were behind the attack.", "mentioned", "stated"),
    ],
)
def test_a_group_has_the_doubt_that_is_its_own(text: str, role: str, basis: str) -> None:
    """Whoever is blamed has not claimed, and whoever denies what is said of others is no perpetrator."""
    found: dict[str, Actor] = {a.role: a for a in _found(text).actors if a.kind == "group"}
    assert (role in found, len(found)) == (True, 1)
    assert found[role].basis == basis
