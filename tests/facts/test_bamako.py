"""The worked example's article, annotated by hand: what it states is found with the very offsets at which it stands."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
import pytest

from generator import seeds
from generator.facts import Facts, as_json, as_text, find
from generator.forms import Edtf

SEED = Path(__file__).parents[2] / "seeds" / "000_05f77b2c27c60d8b.txt"

# number's offsets, measure, value, min, max, qualifier, population, includes, attributed to, role, via, evidence
FIGURES = [
    (
        82,
        84,
        "killed",
        27,
        27,
        27,
        "exact",
        None,
        {"attackers": 5},
        None,
        None,
        None,
        "27 people dead, including five attackers",
    ),
    (108, 112, "killed", 5, 5, 5, "exact", "attackers", {}, None, None, None, "including five attackers"),
    (305, 309, "attackers", 5, 5, 5, "exact", "gunmen", {}, "CNN", None, "CNN", "five gunmen"),
    (327, 330, "hostages", 170, 170, None, "more_than", None, {}, "CNN", None, "CNN", "over 170 hostages held captive"),
    (
        541,
        543,
        "killed",
        19,
        19,
        19,
        "exact",
        None,
        {"in the hotel": 18, "Malian soldier": 1},
        "Jean-Yves Le Drian",
        "French Foreign Minister",
        None,
        "19 people died which includes 18 in the hotel and one Malian soldier during the shootout",
    ),
    (
        571,
        573,
        "killed",
        18,
        18,
        18,
        "exact",
        None,
        {},
        "Jean-Yves Le Drian",
        "French Foreign Minister",
        None,
        "includes 18 in the hotel",
    ),
    (
        591,
        594,
        "killed",
        1,
        1,
        1,
        "exact",
        "Malian soldier",
        {},
        "Jean-Yves Le Drian",
        "French Foreign Minister",
        None,
        "one Malian soldier during the shootout",
    ),
    (
        731,
        733,
        "killed",
        21,
        21,
        21,
        "exact",
        None,
        {},
        "Olivier Salgado",
        "spokesman for the UN peacekeeping mission in Mali",
        None,
        "the death toll at 21",
    ),
    (
        808,
        811,
        "injured",
        6,
        6,
        None,
        "at_least",
        None,
        {},
        "Marie Madeleine Togo",
        "Health Minister",
        "ORTM",
        "at least six people injured",
    ),
]


@lru_cache(maxsize=2)
def _facts(published: str | None = "2015-11-21") -> tuple[Facts, str]:
    seed = seeds.read(SEED, SEED.name)
    meta = seeds.SeedMeta(published=Edtf(published) if published else None)
    return find(msgspec.structs.replace(seed, meta=meta)), seed.text


def test_quotations_and_their_speakers() -> None:
    """Three quotations: one through an outlet, one that nobody is said to have said, one attributed after its mark."""
    facts, _ = _facts()
    found = [
        (q.start, q.end, q.speaker and (q.speaker.start, q.speaker.text), q.role, q.via, q.status)
        for q in facts.quotations
    ]
    assert found == [
        (799, 864, (772, "Marie Madeleine Togo"), "Health Minister", "ORTM", "stated"),
        (1145, 1286, None, None, None, "unattributed"),
        (1829, 1960, (1977, "Ibrahim Boubacar Keita"), "Mali president", None, "stated"),
    ]


@pytest.mark.parametrize(("n", "expected"), list(enumerate(FIGURES)))
def test_figure(n: int, expected: tuple[object, ...]) -> None:
    """Each figure has its measure, bounds, population, source and the clause that states it."""
    facts, text = _facts()
    f = facts.figures[n]
    evidence = text[f.evidence.start : f.evidence.end]
    found = (
        f.start,
        f.end,
        f.measure,
        f.value,
        f.min,
        f.max,
        f.qualifier,
        f.population,
        f.includes,
        f.attributed_to,
        f.role,
        f.via,
        evidence,
    )
    assert found == expected
    assert f.event == "incident"


def test_no_other_figures() -> None:
    """Neither "seven- story" nor "once" nor "Belmokhtar was killed" is a figure."""
    assert len(_facts()[0].figures) == len(FIGURES)


def test_dates_are_as_precise_as_the_words() -> None:
    """A weekday is the latest before publication, "last June" a month, and a part of a day stays apart."""
    found = {(d.text, d.edtf, d.part) for d in _facts()[0].dates}
    assert found >= {
        ("Friday night", "2015-11-20", "night"),
        ("last June", "2015-06", None),
        ("Friday", "2015-11-20", None),
    }


def test_dates_without_publication_stay_open() -> None:
    """Nobody said when the article appeared, so no weekday becomes a day."""
    facts, _ = _facts(None)
    assert [d.edtf for d in facts.dates] == [None] * len(facts.dates)
    assert facts.incident.date is None


def test_places_are_no_persons() -> None:
    """Bamako has coordinates, the hotel has none, and neither a minister nor a spokesman is a place."""
    facts, _ = _facts()
    found = {(p.start, p.name, p.role, p.country, p.lat) for p in facts.places}
    assert found >= {
        (34, "Radisson Blu hotel", "venue", "ML", None),
        (56, "Bamako", "incident", "ML", 12.60915),
        (1216, "northern Mali", "mentioned", "ML", None),
        (1279, "France", "mentioned", "FR", None),
        (1492, "Libya", "mentioned", "LY", None),
        (1610, "Syria", "mentioned", "SY", None),
    }
    assert not {"Togo", "Salgado"} & {p.name for p in facts.places}


def test_actors_keep_their_hedges() -> None:
    """Each suspected actor has the article's own word of doubt."""
    found = {(a.name, a.role, a.hedge and a.hedge.text, a.basis) for a in _facts()[0].actors}
    assert found >= {
        ("Al Mourabitoun", "perpetrator", "allegedly", "alleged"),
        ("al Qaeda in the Islamic Maghreb", "perpetrator", "claimed", "claimed"),
        ("Mokhtar Belmokhtar", "perpetrator", "Speculations point to", "speculation"),
        ("French and US military forces", "responder", None, "stated"),
        ("CNN", "outlet", None, "stated"),
        ("ORTM", "outlet", None, "stated"),
        ("Al Akhbar news agency", "outlet", None, "stated"),
    }


def test_claims_are_hedged_sentences() -> None:
    """The five hedged or attributed sentences that are no figures and no quotations."""
    found = [(c.start, c.end, c.hedge.start, c.hedge.end, c.basis, c.attributed_to) for c in _facts()[0].claims]
    assert found == [
        (866, 942, 880, 889, "alleged", None),
        (943, 1130, 953, 960, "claimed", "Al Mourabitoun"),
        (1288, 1411, 1288, 1309, "speculation", None),
        (1412, 1508, 1412, 1441, "attributed", "Libyan officials"),
        (1509, 1575, 1532, 1556, "not_confirmed", "U.S. officials"),
    ]


def test_incident() -> None:
    """Where, when and what kind."""
    scene = _facts()[0].incident
    assert (scene.date, scene.country, scene.place, scene.venue, scene.lat, scene.type) == (
        "2015-11-20",
        "ML",
        "Bamako",
        "Radisson Blu hotel",
        12.60915,
        "Violence against civilians",
    )


def test_json_is_one_line_and_text_is_readable() -> None:
    """JSON has no line end in it; the text names line and column, words and speaker."""
    facts, text = _facts()
    assert b"\n" not in as_json(facts)
    assert "4:65  “at least six people" in as_text(facts, text)
