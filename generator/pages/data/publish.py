"""Turn a briefing into its published record: the border that nothing unpublished crosses.

Every field is named here one by one, so that a new field of the front matter stays private until somebody publishes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from generator.briefings import Selector, printed, ranges
from generator.pages.data import record as data
from generator.pages.data.surroundings import around
from generator.pages.data.when import maybe, when
from generator.pages.show import has_evidence_page, lang_of, path_of

if TYPE_CHECKING:
    from generator.briefings import Actor, Briefing, Claim, Figure, Moment, Place, Quote, Range, Source
    from generator.pages.data.record import Record
    from generator.project import Settings

INDEX, FEATURES, ANNOTATIONS = "index.json", "feature.geojson", "annotations.jsonld"
SOURCES, FIGURES, TIMELINE = "sources.csl.json", "figures.csv", "timeline.json"
SCHEMA = "data/briefing.schema.json"

_DECIMALS = 5  # about a metre: what pages print, and more than any source gives


class Shown(msgspec.Struct, frozen=True):
    """What a record takes from elsewhere: the page's prose, related briefings that are public, and snapshots' texts.

    `texts` gives the decoded text of each source's snapshot by the source's id; without one a passage is the words as
    the desk copied them.
    """

    html: str = ""
    related: tuple[str, ...] = ()
    texts: Mapping[str, str] = {}


def publish(briefing: Briefing, settings: Settings, shown: Shown) -> Record:
    """Answer what may be published of a briefing."""
    front, path = briefing.front, path_of(briefing)
    zone = front.timezone or settings.timezone
    one = _Publisher(briefing, settings, shown, zone)
    checked = {name for name, proof in briefing.proofs.items() if proof.checked}
    return data.Record(
        schema=f"{settings.address or '../../'}{SCHEMA}",
        id=briefing.id,
        url=f"{settings.address}{path}/" if settings.address else None,
        path=f"{path}/",
        status=front.status,
        title=front.title,
        summary=front.summary,
        lang=lang_of(briefing, settings),
        phase=front.phase,
        grading=front.grading,
        date=when(front.date, zone),
        timezone=zone,
        published=maybe(front.published, zone),
        updated=maybe(front.updated, zone),
        authors=front.authors,
        tags=front.tags,
        content_warning=front.content_warning,
        event=data.Event(front.event.type, front.event.subtype) if front.event else None,
        places=tuple(_place(p) for p in front.places if p.display != "hidden"),
        sources=tuple(one.source(n, s) for n, s in enumerate(front.sources, 1)),
        figures=tuple(map(one.figure, front.figures)),
        ranges=tuple(_range(r, checked) for r in ranges(front.figures, checked)),
        assessment=tuple(
            data.Assessment(a.measure, a.population, a.low, a.high, a.rationale) for a in front.assessment
        ),
        quotes=tuple(map(one.quote, front.quotes)),
        actors=tuple(map(one.actor, front.actors)),
        claims=tuple(map(one.claim, front.claims)),
        timeline=tuple(map(one.moment, sorted(front.timeline, key=lambda m: m.at.sort_key()[0]))),
        corrections=tuple(data.Correction(when(c.at, zone), c.was, c.now, c.reason) for c in front.corrections),
        related=shown.related,
        content_html=shown.html,
        files=_files(briefing, has_passages=bool(checked)),
    )


def _files(briefing: Briefing, *, has_passages: bool) -> tuple[str, ...]:
    """Name the files beside the record that have anything in them."""
    front = briefing.front
    there = {
        FEATURES: any(p.display != "hidden" for p in front.places),
        ANNOTATIONS: has_passages,
        SOURCES: bool(front.sources),
        FIGURES: bool(front.figures),
        TIMELINE: bool(front.timeline),
    }
    return tuple(name for name, wanted in there.items() if wanted)


class _Publisher:
    """One briefing's way of proving facts and of naming outlets."""

    def __init__(self, briefing: Briefing, settings: Settings, shown: Shown, zone: str) -> None:
        self.proofs, self.settings, self.texts, self.zone = briefing.proofs, settings, shown.texts, zone
        self.path = path_of(briefing)
        self.names = {s.id: s.publisher or s.title for s in briefing.front.sources}
        self.context, self.full = settings.sources.publish != "none", settings.sources.publish == "full"

    def source(self, number: int, s: Source) -> data.Source:
        page = f"{self.path}/evidence/{s.id}/index.html" if has_evidence_page(s, self.settings) else None
        return data.Source(
            s.id,
            number,
            s.kind,
            s.publisher,
            s.title,
            s.author,
            str(s.url) if s.url else None,
            tuple(map(str, s.archived)),
            maybe(s.published, self.zone),
            maybe(s.accessed, self.zone),
            s.lang,
            s.reliability,
            s.derived_from,
            data.Snapshot(str(s.seed), s.sha256, page) if s.seed else None,
            s.note,
        )

    def figure(self, f: Figure) -> data.Figure:
        return data.Figure(
            f.id,
            f.measure,
            f.value,
            f.min,
            f.max,
            f.qualifier,
            f.low,
            f.high,
            f.population,
            f.includes,
            f.excludes,
            f.part_of,
            f.attributed_to,
            f.role,
            self.via(f.via),
            f.source,
            maybe(f.as_of, self.zone),
            f.credibility,
            f.state,
            f.superseded_by,
            _words(f.evidence),
            self.proof(f, f.evidence),
            f.note,
        )

    def quote(self, q: Quote) -> data.Quote:
        return data.Quote(
            q.id,
            q.words,
            q.kind,
            q.lang,
            _words(q.original),
            q.translated_by,
            q.speaker,
            q.role,
            self.via(q.via),
            maybe(q.said, self.zone),
            q.source,
            self.proof(q, q.proof),
            q.note,
        )

    def actor(self, a: Actor) -> data.Actor:
        return data.Actor(
            a.id,
            a.name,
            a.kind,
            a.role,
            a.basis,
            a.hedge,
            a.attributed_to,
            self.via(a.via),
            a.source,
            _words(a.evidence),
            self.proof(a, a.evidence),
            a.note,
        )

    def claim(self, c: Claim) -> data.Claim:
        return data.Claim(
            c.id,
            c.text,
            c.basis,
            c.hedge,
            c.attributed_to,
            self.via(c.via),
            c.source,
            _words(c.evidence),
            self.proof(c, c.evidence),
            c.note,
        )

    def moment(self, m: Moment) -> data.Moment:
        at = when(m.at, self.zone)
        return data.Moment(m.id, at, m.text, m.attributed_to, m.source, _words(m.evidence), self.proof(m, m.evidence))

    def via(self, outlet: str | None) -> data.Via | None:
        """Name an outlet, which is given by a source's id or in words."""
        if outlet is None:
            return None
        return data.Via(self.names[outlet], outlet) if outlet in self.names else data.Via(outlet, None)

    def proof(self, fact: Figure | Quote | Actor | Claim | Moment, evidence: str | Selector | None) -> data.Proof:
        spans = self.proofs[fact.id].spans
        if not spans:
            return data.Proof("uncheckable", ())
        text = self.texts.get(fact.source)
        if text is None:
            copied = _segments(evidence) if evidence is not None else ()
            return data.Proof(
                "checked",
                tuple(data.Passage(w, None, None, s.start, s.end) for w, s in zip(copied, spans, strict=False)),
            )
        found = []
        for s in spans:
            before, after = around(text, s.start, s.end, full=self.full) if self.context else (None, None)
            found.append(data.Passage(text[s.start : s.end], before, after, s.start, s.end))
        return data.Proof("checked", tuple(found))


def _place(p: Place) -> data.Place:
    lat, lon = (round(at, _DECIMALS) + 0.0 for at in p.point) if p.point else (None, None)
    exact = p.display == "exact"
    return data.Place(
        p.id,
        p.role,
        p.name,
        p.city,
        p.region,
        p.country,
        lat,
        lon,
        p.precision if exact else None,
        p.radius_m if p.point else None,
        p.display,
        p.credit if p.point else None,
        p.note,
    )


def _range(r: Range, checked: set[str]) -> data.Range:
    terms = tuple(data.Term(t.figure, t.low, t.high, t.less, t.stated) for t in r.terms)
    return data.Range(
        r.measure, r.without, r.low, r.high, all(t.figure in checked for t in r.terms), terms, r.uncheckable
    )


def _words(evidence: str | Selector | None) -> str | None:
    return None if evidence is None else printed(evidence)


def _segments(evidence: str | Selector) -> tuple[str, ...]:
    return (evidence,) if isinstance(evidence, str) else evidence.segments
