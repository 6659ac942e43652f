"""What templates receive: every briefing turned into words, links and anchors, complete before a template sees it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from generator.briefings import printed
from generator.pages import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.briefings import Briefing, Fact, Figure, Place, Proof, Source
    from generator.forms import Edtf
    from generator.project import Settings
    from generator.seeds import Seed

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?…]+[\"'”’»)]*\s+(?=[^a-z])|\n\s*")
_MEASURES = ("killed", "injured", "missing", "kidnapped", "hostages", "arrested", "displaced", "attackers")


class DateView(msgspec.Struct, frozen=True):
    """A date in words, and as HTML's `datetime` attribute wants it (None where it has no such form)."""

    words: str
    machine: str | None


class SourceView(msgspec.Struct, frozen=True):
    """A source with its number on the page; `evidence` is the path of its evidence page, None where it has none."""

    number: int
    id: str
    anchor: str
    kind: str
    publisher: str | None
    title: str | None
    author: str | None
    url: str | None
    archived: tuple[str, ...]
    published: DateView | None
    accessed: DateView | None
    language: str | None
    reliability: str | None
    derived_from: tuple[SourceName, ...]
    note: str | None
    seed: str | None
    sha256: str | None
    evidence: str | None

    @property
    def name(self) -> str:
        """What to call the source in a sentence."""
        return self.publisher or self.title or f"source {self.number}"


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
    credibility: str | None
    state: str
    superseded_by: str | None
    note: str | None
    sourcing: Sourcing


class QuoteView(msgspec.Struct, frozen=True):
    """A quotation with everything that is known of its speaker."""

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


class HarmView(msgspec.Struct, frozen=True):
    """The reported range of one measure: the least and the most that any current figure states, never an average.

    `population` is set where nobody counted everybody.
    """

    measure: str
    amount: str
    population: str | None
    figures: int


class AssessmentView(msgspec.Struct, frozen=True):
    """The editor's own judgement, shown as such."""

    measure: str
    amount: str
    population: str | None
    rationale: str


class CorrectionView(msgspec.Struct, frozen=True):
    """What was changed after publication, and why."""

    at: DateView
    was: str
    now: str
    reason: str


class BriefingView(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing as its page shows it."""

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
    day: str
    where: str | None
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


def path_of(briefing: Briefing) -> str:
    """Answer the folder of a briefing in the site; drafts live where no published build ever writes."""
    return f"{'drafts' if briefing.front.status == 'draft' else 'briefings'}/{briefing.slug}"


def view(briefing: Briefing, settings: Settings) -> BriefingView:
    """Turn a briefing into words, links and anchors."""
    front = briefing.front
    lang = front.lang or settings.lang
    zone = front.timezone or settings.timezone
    path = path_of(briefing)
    incident = next((p for p in front.places if p.role == "incident" and p.display != "hidden"), None)
    shown = _Shown(briefing, settings, lang, zone, path)
    return BriefingView(
        id=briefing.id,
        slug=briefing.slug,
        path=path,
        title=front.title,
        summary=front.summary,
        lang=lang,
        dir="rtl" if words.is_right_to_left(lang) else "ltr",
        status=front.status,
        phase=front.phase,
        grading=front.grading,
        event=f"{front.event.type}: {front.event.subtype}"
        if front.event and front.event.subtype
        else front.event.type
        if front.event
        else None,
        date=shown.date(front.date),
        day=front.date.day,
        where=words.where(incident, lang) if incident else None,
        country=words.country(incident.country, lang) if incident and incident.country else None,
        published=shown.maybe(front.published),
        updated=shown.maybe(front.updated),
        authors=front.authors,
        tags=front.tags,
        content_warning=front.content_warning,
        harm=tuple(_harm(front.figures, lang)),
        places=tuple(_place(p, lang) for p in front.places if p.display != "hidden"),
        sources=tuple(shown.sources.values()),
        figures=tuple(shown.figure(f) for f in _arranged(front.figures)),
        quotes=tuple(
            QuoteView(
                q.id,
                q.words,
                printed(q.original) if q.original else None,
                q.translated_by,
                q.kind,
                q.lang,
                q.speaker,
                q.role,
                shown.name(q.via),
                shown.maybe(q.said),
                q.note,
                shown.sourcing(q, None),
            )
            for q in front.quotes
        ),
        actors=tuple(
            ActorView(
                a.id,
                a.name,
                a.kind,
                a.role,
                a.basis,
                a.hedge,
                a.attributed_to,
                shown.name(a.via),
                a.note,
                shown.sourcing(a, a.evidence),
            )
            for a in front.actors
        ),
        claims=tuple(
            ClaimView(
                c.id,
                c.text,
                c.basis,
                c.hedge,
                c.attributed_to,
                shown.name(c.via),
                c.note,
                shown.sourcing(c, c.evidence),
            )
            for c in front.claims
        ),
        timeline=tuple(
            MomentView(m.id, shown.date(m.at), m.text, m.attributed_to, shown.sourcing(m, m.evidence))
            for m in sorted(front.timeline, key=lambda m: m.at.sort_key()[0])
        ),
        assessment=tuple(
            AssessmentView(a.measure, words.span(a.low, a.high, lang), a.population, a.rationale)
            for a in front.assessment
        ),
        corrections=tuple(CorrectionView(shown.date(c.at), c.was, c.now, c.reason) for c in front.corrections),
        checked_quotes=sum(briefing.proofs[q.id].checked for q in front.quotes),
    )


def has_evidence_page(source: Source, settings: Settings) -> bool:
    """Tell whether the passages used of a source are published."""
    return source.seed is not None and settings.sources.publish != "none"


class _Shown:
    """One briefing's way of naming sources and dates."""

    def __init__(self, briefing: Briefing, settings: Settings, lang: str, zone: str, path: str) -> None:
        self.proofs: Mapping[str, Proof] = briefing.proofs
        self.lang, self.zone, self.path = lang, zone, path
        names = {s.id: s.publisher or s.title or f"source {n}" for n, s in enumerate(briefing.front.sources, 1)}
        anchors = {s.id: s.anchor for s in briefing.front.sources}
        self.names = names
        self.figures = {f.id: f for f in briefing.front.figures}
        self.sources = {
            s.id: SourceView(
                number=n,
                id=s.id,
                anchor=s.anchor,
                kind=s.kind,
                publisher=s.publisher,
                title=s.title,
                author=s.author,
                url=s.url,
                archived=s.archived,
                published=self.maybe(s.published),
                accessed=self.maybe(s.accessed),
                language=words.language(s.lang, lang) if s.lang else None,
                reliability=f"{s.reliability}: {words.RELIABILITY[s.reliability]}" if s.reliability else None,
                derived_from=tuple(SourceName(names[d], anchors[d]) for d in s.derived_from),
                note=s.note,
                seed=s.seed,
                sha256=s.sha256,
                evidence=f"{path}/evidence/{s.id}/index.html" if has_evidence_page(s, settings) else None,
            )
            for n, s in enumerate(briefing.front.sources, 1)
        }

    def date(self, value: Edtf) -> DateView:
        return DateView(words.date(value, self.lang, self.zone), words.machine_date(value))

    def maybe(self, value: Edtf | None) -> DateView | None:
        return None if value is None else self.date(value)

    def name(self, via: str | None) -> str | None:
        """Name an outlet, which is given by a source's id or in words."""
        return None if via is None else self.names.get(via, via)

    def sourcing(self, fact: Fact, evidence: Any) -> Sourcing:
        source = self.sources[fact.source]
        proof = self.proofs[fact.id]
        link = f"{source.evidence}#{fact.id}" if source.evidence and proof.checked else None
        words = None if evidence is None else printed(evidence)
        return Sourcing(source, "checked" if proof.checked else "uncheckable", link, words)

    def figure(self, figure: Figure) -> FigureView:
        counts = [
            f"including {words.number(n, self.lang)} {who}" if n is not None else f"including {who}"
            for who, n in figure.includes.items()
        ]
        counts += [f"without {who}" for who in figure.excludes]
        return FigureView(
            figure.id,
            _MEASURES.index(figure.measure),
            figure.measure,
            words.amount(figure, self.lang),
            figure.population,
            tuple(counts),
            figure.part_of,
            words.amount(self.figures[figure.part_of], self.lang) if figure.part_of else None,
            figure.attributed_to,
            figure.role,
            self.name(figure.via),
            self.maybe(figure.as_of),
            f"{figure.credibility}: {words.CREDIBILITY[figure.credibility]}" if figure.credibility else None,
            figure.state,
            figure.superseded_by,
            figure.note,
            self.sourcing(figure, figure.evidence),
        )


def _arranged(figures: Sequence[Figure]) -> list[Figure]:
    """Put parts behind the figure that they are part of; all else stays in the editor's order."""
    return [f for whole in figures if not whole.part_of for f in (whole, *_parts(whole.id, figures, {whole.id}))]


def _parts(whole: str, figures: Sequence[Figure], seen: set[str]) -> list[Figure]:
    found = []
    for figure in figures:
        if figure.part_of == whole and figure.id not in seen:
            seen.add(figure.id)
            found += [figure, *_parts(figure.id, figures, seen)]
    return found


def _place(place: Place, lang: str) -> PlaceView:
    point = place.point
    return PlaceView(
        place.id,
        place.anchor,
        place.role,
        place.name,
        words.where(place, lang),
        words.PRECISION[place.precision] if place.display == "exact" else "exact location withheld",
        words.distance(place.radius_m) if place.radius_m and point else None,
        f"{words.degrees(point[0])}, {words.degrees(point[1])}" if point else None,
        place.credit if point else None,
        place.note,
    )


def _harm(figures: Sequence[Figure], lang: str) -> list[HarmView]:
    """Sum up what was reported, a measure a line: current figures of everybody, or else of whom there are any."""
    found: list[HarmView] = []
    for measure in _MEASURES:
        current = [f for f in figures if f.measure == measure and f.state == "current" and not f.part_of]
        whole = [f for f in current if not f.population]
        if whole:
            found.append(HarmView(measure, _reported(whole, lang), None, len(whole)))
        else:
            found += [HarmView(measure, words.amount(f, lang), f.population, 1) for f in current]
    return found


def _reported(figures: Sequence[Figure], lang: str) -> str:
    """Write the range from the least to the most that figures of one measure state; its words where they agree."""
    amounts = {words.amount(f, lang) for f in figures}
    if len(amounts) == 1:
        return amounts.pop()
    ends = [n for f in figures for n in (f.low, f.high) if n is not None]
    if all(f.high is not None for f in figures):
        return words.span(min(ends), max(ends), lang)
    return (
        words.span(min(ends), None, lang)
        if min(ends) == max(ends)
        else f"{words.span(min(ends), max(ends), lang)} or more"
    )


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a source's text: plain where `facts` is empty, else words that prove these facts.

    `begins` names the facts whose words begin here: their anchors.
    """

    text: str
    facts: tuple[str, ...]
    begins: tuple[str, ...]


def passages(seed: Seed, proofs: Mapping[str, Sequence[Any]], *, full: bool) -> tuple[tuple[Passage, ...], ...]:
    """Cut a source's text into the excerpts that its evidence page shows, each with a sentence either side.

    `proofs` gives spans by the fact's id. With `full` the whole text is one excerpt.
    """
    spans = sorted({(s.start, s.end) for found in proofs.values() for s in found})
    if not spans:
        return ()
    windows = [(0, len(seed.text))] if full else _windows(seed.text, spans)
    return tuple(tuple(_cut(seed.text, window, proofs)) for window in windows)


def _windows(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Widen every span by a sentence either side, and join what then overlaps."""
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    windows: list[tuple[int, int]] = []
    for start, end in spans:
        before = [e for e in ends if e <= start]
        after = [e for e in ends if e >= end]
        low, high = before[-2] if len(before) > 1 else 0, after[1] if len(after) > 1 else len(text)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
        else:
            windows.append((low, high))
    return windows


def _cut(text: str, window: tuple[int, int], proofs: Mapping[str, Sequence[Any]]) -> list[Passage]:
    low, high = window
    inside = [
        (s.start, s.end, fact) for fact, found in proofs.items() for s in found if low <= s.start and s.end <= high
    ]
    borders = sorted({low, high, *(b for start, end, _ in inside for b in (start, end))})
    first: dict[str, int] = {}
    for start, _, fact in sorted(inside):
        first.setdefault(fact, start)
    return [
        Passage(
            text[a:b],
            tuple(fact for start, end, fact in inside if start <= a and b <= end),
            tuple(fact for fact, start in first.items() if start == a),
        )
        for a, b in pairwise(borders)
        if text[a:b]
    ]
