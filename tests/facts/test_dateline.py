"""The day of the report is not the day of the attack."""

from __future__ import annotations

import pytest

from generator.facts import find
from generator.forms import Edtf
from generator.seeds import Seed, SeedMeta


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("BAMAKO, March 20, 2024 - Gunmen killed 12 villagers on Monday in Mali.", "2024-03-20", "2024-03-18"),
        ("OUAGADOUGOU, 7 octobre 2022 – Onze personnes ont été tuées lundi.", "2022-10-07", "2022-10-03"),
        ("BAMAKO, March 20, 2024 - Gunmen killed 12 villagers in Mali.", "2024-03-20", "2024-03-20"),
        ("On March 20, 2024, gunmen killed 12 villagers. Police came on Tuesday.", "2024-03-21", "2024-03-20"),
    ],
)
def test_a_dateline_gives_way_to_the_day_that_is_told(text: str, published: str, day: str) -> None:
    """A weekday in the sentence of harm comes before the dateline's date, which counts where there is no other."""
    seed = Seed(name="a.txt", sha256="", text=text, meta=SeedMeta(published=Edtf.parse(published)))
    assert find(seed).incident.date == day
