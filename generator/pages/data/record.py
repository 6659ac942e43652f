"""The published briefing as data: what `index.json` holds, and all that every other data file is made of.

Field names are a contract: more may be added, none renamed or given another meaning without another `version`. What
may not be published is not in here, so it can be in none of the files: no editor's note, no hidden place, and no
coordinate of a place that is not shown exactly. None is “not stated”.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from generator.pages.data.when import When

FORMAT: Literal["factbox-briefing"] = "factbox-briefing"
VERSION: Literal[1] = 1
NORMALISATION = (
    "Passages were found after NFC, runs of white space to one space, typographic quotation marks and apostrophes to "
    "ASCII, soft hyphens dropped. Their offsets count code points of the snapshot's decoded text, without a byte order "
    "mark and otherwise unchanged; half-open."
)

Id: TypeAlias = Annotated[str, Meta(description="Stays the same through every edit; also its anchor on the page.")]


class Passage(msgspec.Struct, frozen=True):
    """Words of a source: W3C Web Annotation's TextQuoteSelector and TextPositionSelector in one."""

    exact: Annotated[str, Meta(description="The source's own words.")]
    prefix: Annotated[str | None, Meta(description="At most 32 code points before; null where the site shows none.")]
    suffix: str | None
    start: Annotated[int, Meta(description="Offset into the snapshot's text, in code points.")]
    end: int


class Proof(msgspec.Struct, frozen=True):
    """Whether a fact's words stand letter for letter in the stored snapshot of its source, and where."""

    state: Annotated[
        Literal["checked", "uncheckable"], Meta(description="uncheckable: no snapshot of the source is kept.")
    ]
    passages: tuple[Passage, ...]


class Via(msgspec.Struct, frozen=True):
    """The outlet through which somebody spoke; `source` where it is one of the sources."""

    name: str | None
    source: str | None


class Event(msgspec.Struct, frozen=True):
    """ACLED's event type and sub-event type."""

    type: str
    subtype: str | None


class Place(msgspec.Struct, frozen=True):
    """A place. Latitude and longitude are WGS 84, in degrees, and only there where a point may be shown."""

    id: Id
    role: Annotated[str, Meta(description="incident: where it happened; context: named in the briefing.")]
    name: str
    city: str | None
    region: str | None
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-2.")]
    lat: float | None
    lon: float | None
    precision: Annotated[int | None, Meta(description="UCDP's where_prec: 1 exact … 4 province … 6 country.")]
    radius_m: Annotated[int | None, Meta(description="How good the point is, in metres.")]
    display: Annotated[str, Meta(description="exact; blurred or area: the location is withheld.")]
    credit: str | None
    note: str | None


class Snapshot(msgspec.Struct, frozen=True):
    """The stored copy that facts were checked against."""

    file: str
    sha256: str | None
    evidence: Annotated[str | None, Meta(description="The page that shows the passages used, from the site's root.")]


class Source(msgspec.Struct, frozen=True):
    """Where facts come from."""

    id: Id
    number: Annotated[int, Meta(description="Its number on the page.")]
    kind: str
    publisher: str | None
    title: str | None
    author: str | None
    url: str | None
    archived: tuple[str, ...]
    published: When | None
    accessed: When | None
    lang: str | None
    reliability: Annotated[str | None, Meta(description="The Admiralty scale's letter, A to F.")]
    derived_from: Annotated[tuple[str, ...], Meta(description="Sources that it draws on: not independent of them.")]
    snapshot: Snapshot | None
    note: str | None


class Figure(msgspec.Struct, frozen=True):
    """A number of people as somebody stated it; `low` and `high` are what the statement allows, null where open."""

    id: Id
    measure: str
    value: int | None
    min: int | None
    max: int | None
    qualifier: str
    low: int | None
    high: int | None
    population: Annotated[str | None, Meta(description="Whom alone it counts; null: everybody.")]
    includes: Annotated[dict[str, int | None], Meta(description="Populations counted in, with their number.")]
    excludes: tuple[str, ...]
    part_of: Annotated[str | None, Meta(description="The figure that this one is a part of.")]
    attributed_to: Annotated[str | None, Meta(description="null: the source's own words.")]
    role: str | None
    via: Via | None
    source: str
    as_of: When | None
    credibility: Annotated[int | None, Meta(description="The Admiralty scale's number, 1 to 6.")]
    state: str
    superseded_by: str | None
    evidence: Annotated[str | None, Meta(description="The words that state it.")]
    proof: Proof
    note: str | None


class Quote(msgspec.Struct, frozen=True):
    """A quotation; `speaker` is null where the source states none."""

    id: Id
    text: str
    kind: str
    lang: str | None
    original: str | None
    translated_by: str | None
    speaker: str | None
    role: str | None
    via: Via | None
    said: When | None
    source: str
    proof: Proof
    note: str | None


class Actor(msgspec.Struct, frozen=True):
    """Somebody who is said to have had a part, and on what basis."""

    id: Id
    name: str
    kind: str
    role: str
    basis: str
    hedge: Annotated[str | None, Meta(description="The source's own hedge.")]
    attributed_to: str | None
    via: Via | None
    source: str
    evidence: str | None
    proof: Proof
    note: str | None


class Claim(msgspec.Struct, frozen=True):
    """An unconfirmed statement."""

    id: Id
    text: str
    basis: str
    hedge: Annotated[str | None, Meta(description="The source's own hedge.")]
    attributed_to: str | None
    via: Via | None
    source: str
    evidence: str | None
    proof: Proof
    note: str | None


class Moment(msgspec.Struct, frozen=True):
    """An entry of the timeline."""

    id: Id
    at: When
    text: str
    attributed_to: str | None
    source: str
    evidence: str | None
    proof: Proof


class Term(msgspec.Struct, frozen=True):
    """What one figure puts into a range: `less` was taken off; not `stated`: it does not say whom it counts."""

    figure: str
    low: int | None
    high: int | None
    less: int
    stated: bool


class Range(msgspec.Struct, frozen=True):
    """The least and the most that current figures of everybody state of one measure; computed, never an average."""

    measure: str
    without: Annotated[str | None, Meta(description="The population left out; null: as the figures were stated.")]
    low: int | None
    high: int | None
    checked: Annotated[bool, Meta(description="false: rests on figures whose source has no snapshot.")]
    terms: tuple[Term, ...]
    uncheckable: Annotated[tuple[str, ...], Meta(description="Figures left out because they cannot be checked here.")]


class Assessment(msgspec.Struct, frozen=True):
    """The editor's own judgement; without a range where none is possible."""

    measure: str
    population: str | None
    low: int | None
    high: int | None
    rationale: str


class Correction(msgspec.Struct, frozen=True):
    """What was changed after publication, and why."""

    at: When
    was: str
    now: str
    reason: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A published briefing."""

    format: Literal["factbox-briefing"] = FORMAT
    version: Literal[1] = VERSION
    schema: Annotated[str, Meta(description="The JSON Schema of this file.")]
    id: Annotated[str, Meta(description="The briefing's id; it never changes.")]
    url: Annotated[str | None, Meta(description="Its page; null where the site names no address of its own.")]
    path: Annotated[str, Meta(description="Its folder, from the site's root.")]
    status: str
    title: str
    summary: str | None
    lang: str
    phase: str
    grading: str | None
    date: Annotated[When, Meta(description="When the incident happened.")]
    timezone: Annotated[str, Meta(description="Times without a zone are this zone's.")]
    published: When | None
    updated: When | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    content_warning: tuple[str, ...]
    event: Event | None
    places: tuple[Place, ...]
    sources: tuple[Source, ...]
    figures: tuple[Figure, ...]
    ranges: tuple[Range, ...]
    assessment: tuple[Assessment, ...]
    quotes: tuple[Quote, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    timeline: tuple[Moment, ...]
    corrections: tuple[Correction, ...]
    related: tuple[str, ...]
    normalisation: str = NORMALISATION
    content_html: Annotated[str, Meta(description="The prose as its page prints it; links are relative to the page.")]
    files: Annotated[tuple[str, ...], Meta(description="Further data files in the same folder.")]

    @property
    def facts(self) -> tuple[Figure | Quote | Actor | Claim | Moment, ...]:
        """Every fact with a source, in the order of the page."""
        return (*self.figures, *self.quotes, *self.actors, *self.claims, *self.timeline)
