"""What an article states, span by span: the types, and the contract of `factbox facts --json`.

Offsets are code points into the seed's text, half-open; a quotation's exclude its marks, a figure's are its number's.
Every fact names the rule that found it.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from generator.seeds import Span

Measure = Literal["killed", "injured", "missing", "kidnapped", "hostages", "arrested", "displaced", "attackers"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
Qualifier = Literal["exact", "at_least", "at_most", "more_than", "less_than", "about"]
Basis = Literal[
    "stated", "claimed", "alleged", "suspected", "speculation", "attributed", "denied", "not_confirmed", "confirmed"
]
Kind = Literal["group", "person", "force", "organisation", "outlet", "unnamed"]


class Words(msgspec.Struct, frozen=True):
    """A stretch of the article and the words that stand there: `text == seed.text[start:end]`."""

    start: int
    end: int
    text: str


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """Words between quotation marks; `speaker` is None where none is stated, and never guessed."""

    start: int
    end: int
    text: str
    speaker: Words | None
    role: str | None
    via: str | None
    status: Literal["stated", "inferred", "unattributed"]
    rule: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people, whom it counts and who says so; `text` is the number as it stands.

    `value` is None for a range or for a vague number (“dozens”); `min` and `max` are bounds, None where open. They are
    numbers of the article, never computed: “over 170” has `min` 170 and the qualifier `more_than`.
    `population` names whom it counts where that is narrower than everybody (“attackers”, “Malian soldier”);
    `includes` gives the populations counted in. `hedge` holds the words that doubt the harm (“feared dead”).
    `event` is “other” for what did not happen in this incident.
    """

    start: int
    end: int
    text: str
    measure: Measure
    value: int | None
    min: int | None
    max: int | None
    qualifier: Qualifier
    population: str | None
    includes: dict[str, int]
    attributed_to: str | None
    role: str | None
    via: str | None
    event: Literal["incident", "other"]
    evidence: Span
    hedge: Words | None
    rule: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place that the article names; coordinates only where a gazetteer has them. `country` is ISO 3166-1 alpha-2.

    `precision` is UCDP's where_prec: 1 exact, 2 within a town, 4 a first-level region, 6 a country.
    """

    start: int
    end: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    role: Literal["incident", "venue", "mentioned", "other"]
    precision: int
    rule: str


class Date(msgspec.Struct, frozen=True, kw_only=True):
    """A date that the article names; `edtf` is None where it cannot be resolved (no date of publication)."""

    start: int
    end: int
    text: str
    edtf: str | None
    part: str | None
    rule: str


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who acts or speaks; `hedge` holds the source's own words of doubt."""

    start: int
    end: int
    name: str
    kind: Kind
    role: Literal["perpetrator", "victim", "responder", "source", "outlet", "mentioned"]
    title: str | None
    hedge: Words | None
    basis: Basis
    rule: str


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A hedged or attributed statement that is neither a figure nor a quotation."""

    start: int
    end: int
    text: str
    hedge: Words
    basis: Basis
    attributed_to: str | None
    rule: str


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """What the article is about, as far as the facts say.

    `date` is EDTF, `country` ISO 3166-1 alpha-2, `type` one of ACLED's event types.
    """

    date: str | None = None
    country: str | None = None
    place: str | None = None
    venue: str | None = None
    lat: float | None = None
    lon: float | None = None
    type: str | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that one article states; `published` in EDTF, None where nobody said.

    `reported` is the day of the report: that of publication, else the dateline's; None where neither gives one.
    """

    seed: str
    sha256: str
    published: str | None
    reported: str | None
    incident: Incident
    quotations: tuple[Quotation, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    dates: tuple[Date, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
