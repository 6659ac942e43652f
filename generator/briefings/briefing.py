"""The briefing: what an editor publishes. Its front matter's types are its schema, its checker's and its pages'.

Field names are a contract with authors and other tools: more may be added, none renamed. An empty default is a stated
default; None means that the source does not say.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta

from generator.briefings.prose import Prose
from generator.facts import Measure, Qualifier
from generator.forms import Edtf, Form, whole
from generator.project import Language, WebAddress
from generator.seeds import Span

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"

Id: TypeAlias = Annotated[
    str, Meta(pattern=whole(_SLUG), max_length=80, description="Lower-case letters, digits and single hyphens.")
]
Text: TypeAlias = Annotated[str, Meta(min_length=1)]
Country: TypeAlias = Annotated[str, Meta(pattern=whole("[A-Z]{2}"), description="ISO 3166-1 alpha-2, such as ML.")]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=1_000_000_000)]


class SeedPath(str):
    """An article's path inside `seeds/`, which it cannot leave."""

    __slots__ = ()
    noun = "a file in seeds/"

    @classmethod
    def parse(cls, text: str) -> SeedPath:
        """Check a path; raises ValueError with what is wrong."""
        parts = text.split("/")
        if not text or "\\" in text or ":" in text or "" in parts or "." in parts or ".." in parts or "\0" in text:
            raise ValueError(f"“{text}” is no file in seeds/. Write its name as it stands in seeds/: article.txt")
        return cls(text)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Describe the type for editors."""
        return {"type": "string", "description": "The article's file in seeds/."}


class Path(str):
    """An earlier address of the briefing inside the site: `2015/bamako-hotel-attack`."""

    __slots__ = ()
    noun = "a path"

    @classmethod
    def parse(cls, text: str) -> Path:
        """Check a path; raises ValueError with what is wrong."""
        if not re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?", text):
            raise ValueError(f"“{text}” is no path inside the site. Write it without the address: 2015/old-name")
        return cls(text.rstrip("/"))

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Describe the type for editors."""
        return {"type": "string", "description": "An earlier path of this page; it becomes a redirect."}


_MOST_SEGMENTS = 100  # of words that a source interrupts; each is searched for


class Selector(Form, frozen=True, kw_only=True):
    """Which of several places is meant: W3C Web Annotation's TextQuoteSelector.

    `exact` may be a list of segments for words that the source interrupts.
    """

    exact: str | tuple[str, ...]
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        """Refuse words that are none: they would prove anything."""
        if not self.segments or not all(any(map(str.isalnum, segment)) for segment in self.segments):
            raise ValueError("exact: holds no words")
        if len(self.segments) > _MOST_SEGMENTS:
            raise ValueError(f"exact: has {len(self.segments)} segments; {_MOST_SEGMENTS} are the most")

    @property
    def segments(self) -> tuple[str, ...]:
        """The words, a segment each."""
        return (self.exact,) if isinstance(self.exact, str) else self.exact


Words: TypeAlias = Annotated[str, Meta(pattern="\\S")]
Evidence: TypeAlias = Annotated[
    Words | Selector,
    Meta(description="The source's own words, letter for letter; they must occur exactly once in its seed."),
]


def printed(words: str | Selector) -> str:
    """Write words as pages do; an ellipsis in brackets stands where the source interrupts them."""
    return words if isinstance(words, str) else " […] ".join(words.segments)


class Event(Form, frozen=True, kw_only=True):
    """ACLED's event type and sub-event type."""

    type: str
    subtype: str | None = None


class Place(Form, frozen=True, kw_only=True):
    """A place; `precision` is UCDP's where_prec (1 exact, 2 near, 3 district, 4 province, 5 and 7 vague, 6 country).

    At 4 and above no point is drawn. `display` limits what leaves the desk; `credit` says where coordinates come from.
    """

    id: Id
    role: Literal["incident", "context"] = "incident"
    name: Text
    city: str | None = None
    region: str | None = None
    country: Country | None = None
    lat: Annotated[float, Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, Meta(ge=-180, le=180)] | None = None
    precision: Annotated[int, Meta(ge=1, le=7)] = 6
    radius_m: Annotated[int, Meta(ge=1, le=1_000_000)] | None = None
    display: Literal["exact", "blurred", "area", "hidden"] = "exact"
    credit: str | None = None
    note: str | None = None

    @property
    def anchor(self) -> str:
        """Its anchor on the page."""
        return f"place-{self.id}"

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude where a point may be published, else None."""
        if self.lat is None or self.lon is None or self.precision >= 4 or self.display != "exact":  # noqa: PLR2004 -- where_prec
            return None
        return self.lat, self.lon


class Source(Form, frozen=True, kw_only=True):
    """Where facts come from; with a `seed`, every quotation and evidence is checked word for word against it."""

    id: Id
    kind: Literal["article", "broadcast", "statement", "report", "post", "entry", "interview"] = "article"
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    url: WebAddress | None = None
    archived: tuple[WebAddress, ...] = ()
    published: Edtf | None = None
    accessed: Edtf | None = None
    lang: Language | None = None
    seed: SeedPath | None = None
    sha256: Annotated[str, Meta(pattern=whole("[0-9a-f]{64}"))] | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    derived_from: tuple[Id, ...] = ()
    note: str | None = None

    @property
    def anchor(self) -> str:
        """Its anchor on the page."""
        return f"source-{self.id}"


class Figure(Form, frozen=True, kw_only=True):
    """A number of people: whom it counts, who said it, through which outlet, and where that is written."""

    id: Id
    measure: Measure
    value: Count | None = None
    min: Count | None = None
    max: Count | None = None
    qualifier: Qualifier = "exact"
    population: str | None = None
    includes: dict[str, Count | None] = {}  # noqa: RUF012 -- msgspec gives each instance its own
    excludes: tuple[str, ...] = ()
    part_of: Id | None = None
    attributed_to: str | None = None
    role: str | None = None
    via: str | None = None
    source: Id
    as_of: Edtf | None = None
    evidence: Evidence | None = None
    credibility: Annotated[int, Meta(ge=1, le=6)] | None = None
    state: Literal["current", "superseded", "retracted"] = "current"
    superseded_by: Id | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse figures without a number, and ranges upside down."""
        if self.value is None and self.min is None and self.max is None:
            raise ValueError("a figure needs a value, or min and max")
        if self.value is not None and (self.min is not None or self.max is not None):
            raise ValueError("a figure has either a value or min and max, not both")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min} is larger than max {self.max}")

    @property
    def low(self) -> int | None:
        """The least number that the statement allows; None where it sets none."""
        if self.value is None:
            return self.min
        return {"at_most": None, "less_than": None, "more_than": self.value + 1}.get(self.qualifier, self.value)

    @property
    def high(self) -> int | None:
        """The largest number that the statement allows; None where it is open."""
        if self.value is None:
            return self.max
        return {"at_least": None, "more_than": None, "less_than": self.value - 1}.get(self.qualifier, self.value)


class Quote(Form, frozen=True, kw_only=True):
    """A quotation; `speaker` is null where the source states none, and never guessed."""

    id: Id
    text: Evidence
    speaker: str | None = None
    role: str | None = None
    via: str | None = None
    source: Id
    said: Edtf | None = None
    kind: Literal["direct", "indirect", "translated"] = "direct"
    original: Evidence | None = None
    translated_by: str | None = None
    lang: Language | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Keep translations honest: the original words, and who turned them."""
        if self.kind == "translated" and (self.original is None or self.translated_by is None):
            raise ValueError("a translated quotation needs “original” and “translated_by”")
        if self.kind != "translated" and self.original is not None:
            raise ValueError("“original” belongs to kind: translated")

    @property
    def words(self) -> str:
        """The words as they are printed; an ellipsis in brackets stands where the source interrupts them."""
        return printed(self.text)

    @property
    def proof(self) -> str | Selector:
        """The words that must stand in the source: the original's where the text is a translation."""
        return self.original if self.original is not None else self.text


class Actor(Form, frozen=True, kw_only=True):
    """Somebody who is said to have had a part, and on what basis."""

    id: Id
    name: Text
    kind: Literal["group", "person", "force", "organisation", "state", "unnamed"] = "group"
    role: Literal["perpetrator", "victim", "responder", "party", "other"] = "perpetrator"
    basis: Literal["confirmed", "stated", "claimed", "alleged", "suspected", "speculation", "denied"] = "stated"
    attributed_to: str | None = None
    via: str | None = None
    source: Id
    evidence: Evidence | None = None
    hedge: str | None = None
    note: str | None = None


class Claim(Form, frozen=True, kw_only=True):
    """An unconfirmed statement, printed as such with the source's own hedge."""

    id: Id
    text: Text
    basis: Literal[
        "stated", "claimed", "alleged", "suspected", "speculation", "attributed", "denied", "not_confirmed"
    ] = "attributed"
    hedge: str | None = None
    attributed_to: str | None = None
    via: str | None = None
    source: Id
    evidence: Evidence | None = None
    note: str | None = None


class Moment(Form, frozen=True, kw_only=True):
    """An entry of the timeline."""

    id: Id
    at: Edtf
    text: Text
    source: Id
    evidence: Evidence | None = None
    attributed_to: str | None = None


class Assessment(Form, frozen=True, kw_only=True):
    """The editor's own judgement of a range, shown as such; without one the rationale says why there is none."""

    measure: Measure
    population: str | None = None
    low: Count | None = None
    high: Count | None = None
    rationale: Text

    def __post_init__(self) -> None:
        """Refuse half a range, and ranges upside down."""
        if (self.low is None) != (self.high is None):
            raise ValueError("an assessment has both low and high, or neither")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is larger than high {self.high}")


class Correction(Form, frozen=True, kw_only=True):
    """What was changed after publication, and why."""

    at: Edtf
    was: Text
    now: Text
    reason: Text


class FrontMatter(Form, frozen=True, kw_only=True):
    """A briefing's front matter: `title`, `date` and `sources` are required, all else has a stated default."""

    id: Id | None = None
    title: Text
    summary: str | None = None
    lang: Language | None = None
    status: Literal["draft", "published", "withdrawn"] = "draft"
    phase: Literal["ongoing", "ended"] = "ended"
    grading: Literal["confirmed", "fair", "weak", "contested", "discounted"] | None = None
    date: Edtf
    timezone: str | None = None
    published: Edtf | None = None
    updated: Edtf | None = None
    authors: tuple[Text, ...] = ()
    slug: Id | None = None
    aliases: tuple[Path, ...] = ()
    tags: tuple[Text, ...] = ()
    content_warning: tuple[Text, ...] = ()
    event: Event | None = None
    places: tuple[Place, ...] = ()
    sources: tuple[Source, ...]
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: tuple[Moment, ...] = ()
    assessment: tuple[Assessment, ...] = ()
    corrections: tuple[Correction, ...] = ()
    related: tuple[Id, ...] = ()
    editor_notes: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact with a source, in the order of the page."""
        return (*self.figures, *self.quotes, *self.actors, *self.claims, *self.timeline)


Fact: TypeAlias = Figure | Quote | Actor | Claim | Moment


class Proof(msgspec.Struct, frozen=True, gc=False):
    """Where a fact's words stand in its source's seed; no spans where the source has no seed to check against."""

    source: str
    spans: tuple[Span, ...]

    @property
    def checked(self) -> bool:
        """Tell whether the words were found, letter for letter."""
        return bool(self.spans)


class Briefing(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing that passed every check: what pages are made of.

    `file` is its path in the project, `proofs` where each fact's words stand, by the fact's id.
    """

    file: str
    id: str
    slug: str
    front: FrontMatter
    prose: Prose
    proofs: dict[str, Proof]
