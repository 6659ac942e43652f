"""What templates receive: a briefing in words, links and anchors, complete before a template sees it."""

from __future__ import annotations

import msgspec


class DateView(msgspec.Struct, frozen=True):
    """A date in words, and as HTML's `datetime` attribute wants it (None where it has no such form)."""

    words: str
    machine: str | None


class Grade(msgspec.Struct, frozen=True):
    """A grade of one of the Admiralty scale's two, its code and what it means."""

    code: str
    words: str


class ArchivedView(msgspec.Struct, frozen=True):
    """An archived copy: who keeps it, when it was `made` where its address says so, and its `day` for Robust Links."""

    url: str
    host: str
    made: DateView | None
    day: str | None


class SourceView(msgspec.Struct, frozen=True):
    """A source with its number on the page; `evidence` is the path of its evidence page, None where it has none.

    `name` is what to call it in a sentence. `foreign` is its language's tag where the page is in another. `day` is when
    it was read, or else published, as Robust Links want it; `command` checks a copy of its snapshot against `sha256`.
    """

    number: int
    id: str
    anchor: str
    name: str
    kind: str
    publisher: str | None
    title: str | None
    author: str | None
    url: str | None
    archived: tuple[ArchivedView, ...]
    published: DateView | None
    accessed: DateView | None
    day: str | None
    language: str | None
    foreign: str | None
    reliability: Grade | None
    derived_from: tuple[SourceName, ...]
    note: str | None
    seed: str | None
    sha256: str | None
    command: str | None
    evidence: str | None


class SourceName(msgspec.Struct, frozen=True):
    """A source named in passing."""

    name: str
    anchor: str


class Sourcing(msgspec.Struct, frozen=True):
    """Where a fact comes from and how far that is proven.

    `state` is `checked` (word for word in the source's snapshot) or `uncheckable` (no snapshot here).
    `link` leads to the words in their context, None where no evidence page is published.
    """

    source: SourceView
    state: str
    link: str | None
    evidence: str | None

    @property
    def checked(self) -> bool:
        """Tell whether the words stand in the source's snapshot."""
        return self.state == "checked"


class FigureView(msgspec.Struct, frozen=True):
    """A figure in words: how many of whom, who said so, through whom, as of when, on what evidence.

    `order` is its measure's place among the measures; `whole` the amount of the figure that this is a part of.
    """

    id: str
    order: int
    measure: str
    amount: str
    population: str | None
    counts: tuple[str, ...]
    part_of: str | None
    whole: str | None
    who: str | None
    role: str | None
    via: str | None
    as_of: DateView | None
    credibility: Grade | None
    state: str
    superseded_by: str | None
    note: str | None
    sourcing: Sourcing


class QuoteView(msgspec.Struct, frozen=True):
    """A quotation with everything that is known of its speaker; `lang` is its language where it is not the page's."""

    id: str
    words: str
    original: str | None
    translated_by: str | None
    kind: str
    lang: str | None
    speaker: str | None
    role: str | None
    via: str | None
    said: DateView | None
    note: str | None
    sourcing: Sourcing

    @property
    def is_quoted(self) -> bool:
        """Tell whether these are the speaker's words; reported speech is the source's, and gets no quotation marks."""
        return self.kind != "indirect"


class ActorView(msgspec.Struct, frozen=True):
    """Somebody said to have had a part, and on what basis."""

    id: str
    name: str
    kind: str
    role: str
    basis: str
    hedge: str | None
    who: str | None
    via: str | None
    note: str | None
    sourcing: Sourcing


class ClaimView(msgspec.Struct, frozen=True):
    """An unconfirmed statement with the source's hedge."""

    id: str
    text: str
    basis: str
    hedge: str | None
    who: str | None
    via: str | None
    note: str | None
    sourcing: Sourcing


class MomentView(msgspec.Struct, frozen=True):
    """An entry of the timeline."""

    id: str
    at: DateView
    text: str
    who: str | None
    sourcing: Sourcing


class PlaceView(msgspec.Struct, frozen=True):
    """A place; `point` is None where no point may be drawn, and then nothing of its coordinates is published."""

    id: str
    anchor: str
    role: str
    name: str
    where: str
    precision: str
    radius: str | None
    point: str | None
    credit: str | None
    note: str | None


class FootingView(msgspec.Struct, frozen=True):
    """A range put on another footing: without a population, the sums shown.

    `unstated` counts the figures that do not say whether they count that population, and were taken as they stand.
    """

    without: str
    amount: str
    sums: tuple[str, ...]
    unstated: int


class HarmView(msgspec.Struct, frozen=True):
    """The reported range of one measure: the least and the most that any current figure states, never an average.

    `population` is set where nobody counted everybody; `figures` counts the figures in the range, `uncheckable` those
    left out because their source has no snapshot, `more` further figures of the measure that no line is made for.
    """

    measure: str
    amount: str
    population: str | None
    figures: int
    footings: tuple[FootingView, ...]
    uncheckable: int
    more: int = 0


class AssessmentView(msgspec.Struct, frozen=True):
    """The editor's own judgement, shown as such; no amount where none is possible."""

    measure: str
    amount: str | None
    population: str | None
    rationale: str


class CorrectionView(msgspec.Struct, frozen=True):
    """What was changed after publication, and why; `anchor` counts from the first, which stays the first."""

    anchor: str
    at: DateView
    was: str
    now: str
    reason: str


class BriefingView(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing as its page shows it; `zone` is the time zone of its dates, `precision` that of where it happened."""

    id: str
    slug: str
    path: str
    title: str
    summary: str | None
    lang: str
    dir: str
    status: str
    phase: str
    grading: str | None
    event: str | None
    date: DateView
    zone: str
    where: str | None
    precision: str | None
    country: str | None
    published: DateView | None
    updated: DateView | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    content_warning: tuple[str, ...]
    harm: tuple[HarmView, ...]
    places: tuple[PlaceView, ...]
    sources: tuple[SourceView, ...]
    figures: tuple[FigureView, ...]
    quotes: tuple[QuoteView, ...]
    actors: tuple[ActorView, ...]
    claims: tuple[ClaimView, ...]
    timeline: tuple[MomentView, ...]
    assessment: tuple[AssessmentView, ...]
    corrections: tuple[CorrectionView, ...]
    checked_quotes: int
