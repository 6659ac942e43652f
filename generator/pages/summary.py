"""What lists and feeds know of a briefing: all that they need, and nothing else of its page.

A list hangs on the summaries of what it shows, so that a change in a briefing's prose or evidence makes no list anew.
A summary is in the site's language, since lists are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.pages import words
from generator.pages.view import DateView

if TYPE_CHECKING:
    from generator.briefings import Briefing
    from generator.pages.view import BriefingView, FigureView, QuoteView, Sourcing
    from generator.project import Settings


class Origin(msgspec.Struct, frozen=True, gc=False):
    """A source as a list names it; the fields are those of `SourceView`."""

    name: str
    anchor: str
    published: DateView | None
    language: str | None
    foreign: str | None


class Traced(msgspec.Struct, frozen=True, gc=False):
    """Where something comes from and how far that is proven; the fields are those of `Sourcing`."""

    source: Origin
    state: str
    link: str | None

    @property
    def checked(self) -> bool:
        """Tell whether the words stand in the source's snapshot."""
        return self.state == "checked"


class Quoted(msgspec.Struct, frozen=True, gc=False):
    """A quotation in a list; the fields are those of `QuoteView`."""

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
    sourcing: Traced

    @property
    def is_quoted(self) -> bool:
        """Tell whether these are the speaker's words."""
        return self.kind != "indirect"


class Counted(msgspec.Struct, frozen=True, gc=False):
    """A figure in a list; `outlets` are the publishers that it came through."""

    id: str
    measure: str
    amount: str
    population: str | None
    counts: tuple[str, ...]
    whole: str | None
    who: str | None
    role: str | None
    via: str | None
    as_of: DateView | None
    state: str
    outlets: tuple[str, ...]
    sourcing: Traced


class Involved(msgspec.Struct, frozen=True, gc=False):
    """Somebody said to have had a part, in a list."""

    id: str
    name: str
    kind: str
    role: str
    basis: str
    who: str | None
    via: str | None
    sourcing: Traced


class Used(msgspec.Struct, frozen=True, gc=False):
    """A source in a list."""

    anchor: str
    publisher: str | None
    kind: str
    title: str | None
    published: DateView | None


class Harmed(msgspec.Struct, frozen=True, gc=False):
    """The reported range of one measure, in a list."""

    measure: str
    amount: str
    population: str | None


class Corrected(msgspec.Struct, frozen=True, gc=False):
    """A correction in a list; `instant` is when it was made, by RFC 3339."""

    anchor: str
    at: DateView
    instant: str
    was: str
    now: str
    reason: str


class Summary(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A briefing as lists and feeds show it.

    `path` is its folder. `published` and `updated` are instants by RFC 3339; `point` is latitude and longitude where a
    point may be published.
    """

    id: str
    slug: str
    path: str
    title: str
    summary: str | None
    lang: str
    dir: str
    status: str
    phase: str
    date: DateView
    where: str | None
    harm: tuple[Harmed, ...]
    quotes: tuple[Quoted, ...]
    figures: tuple[Counted, ...]
    actors: tuple[Involved, ...]
    sources: tuple[Used, ...]
    corrections: tuple[Corrected, ...]
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    published: str | None
    updated: str
    point: tuple[float, float] | None


def summarise(briefing: Briefing, view: BriefingView, settings: Settings) -> Summary:
    """Sum up a briefing from its view in the site's language."""
    front = briefing.front
    zone = front.timezone or settings.timezone
    points = [p.point for p in front.places if p.role == "incident" and p.point]
    return Summary(
        id=briefing.id,
        slug=briefing.slug,
        path=view.path,
        title=view.title,
        summary=view.summary,
        lang=view.lang,
        dir=view.dir,
        status=view.status,
        phase=view.phase,
        date=view.date,
        where=view.where,
        harm=tuple(Harmed(h.measure, h.amount, h.population) for h in view.harm),
        quotes=tuple(map(_quoted, view.quotes)),
        figures=tuple(map(_counted, view.figures)),
        actors=tuple(
            Involved(a.id, a.name, a.kind, a.role, a.basis, a.who, a.via, _traced(a.sourcing)) for a in view.actors
        ),
        sources=tuple(Used(s.anchor, s.publisher, s.kind, s.title, s.published) for s in view.sources),
        corrections=tuple(
            Corrected(shown.anchor, shown.at, words.instant(c.at, zone), c.was, c.now, c.reason)
            for c, shown in zip(sorted(front.corrections, key=lambda c: c.at.sort_key()), view.corrections, strict=True)
        ),
        authors=view.authors,
        tags=view.tags,
        published=words.instant(front.published, zone) if front.published else None,
        updated=words.instant(front.updated or front.published or front.date, zone),
        point=points[0] if points else None,
    )


def _quoted(quote: QuoteView) -> Quoted:
    return Quoted(
        quote.id,
        quote.words,
        quote.original,
        quote.translated_by,
        quote.kind,
        quote.lang,
        quote.speaker,
        quote.role,
        quote.via,
        quote.said,
        quote.note,
        _traced(quote.sourcing),
    )


def _counted(figure: FigureView) -> Counted:
    return Counted(
        figure.id,
        figure.measure,
        figure.amount,
        figure.population,
        figure.counts,
        figure.whole,
        figure.who,
        figure.role,
        figure.via,
        figure.as_of,
        figure.state,
        tuple(filter(None, (figure.sourcing.source.publisher, figure.via))),
        _traced(figure.sourcing),
    )


def _traced(sourcing: Sourcing) -> Traced:
    source = sourcing.source
    origin = Origin(source.name, source.anchor, source.published, source.language, source.foreign)
    return Traced(origin, sourcing.state, sourcing.link)
