"""Turn a briefing into what its page shows."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.briefings import Selector, printed
from generator.facts import MEASURES
from generator.forms import Edtf
from generator.pages import words
from generator.pages.harm import harm
from generator.pages.labels import CREDIBILITY, PRECISION, RELIABILITY
from generator.pages.tongue import Tongue, noted
from generator.pages.view import (
    ActorView,
    ArchivedView,
    AssessmentView,
    BriefingView,
    ClaimView,
    CorrectionView,
    DateView,
    FigureView,
    Grade,
    MomentView,
    PlaceView,
    QuoteView,
    SourceName,
    SourceView,
    Sourcing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.briefings import Actor, Briefing, Claim, Fact, Figure, Moment, Place, Proof, Quote, Source
    from generator.project import Settings

_ARCHIVED_AT = re.compile(r"/((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])\d{6}(?:[a-z]{2}_)?/")


def path_of(briefing: Briefing) -> str:
    """Answer the folder of a briefing in the site; drafts live where no published build ever writes."""
    return f"{'drafts' if briefing.front.status == 'draft' else 'briefings'}/{briefing.slug}"


def view(briefing: Briefing, settings: Settings, tongue: Tongue) -> BriefingView:
    """Turn a briefing into words, links and anchors; all but what people wrote is in `tongue`."""
    front = briefing.front
    zone = front.timezone or settings.timezone
    path = path_of(briefing)
    incident = next((p for p in front.places if p.role == "incident" and p.display != "hidden"), None)
    shown = _Shown(briefing, settings, tongue, zone, path)
    return BriefingView(
        id=briefing.id,
        slug=briefing.slug,
        path=path,
        title=front.title,
        summary=front.summary,
        lang=lang_of(briefing, settings),
        dir=Tongue(lang_of(briefing, settings)).dir,
        status=front.status,
        phase=front.phase,
        grading=front.grading,
        event=": ".join(filter(None, (front.event.type, front.event.subtype))) if front.event else None,
        date=shown.date(front.date),
        zone=zone.replace("_", " "),
        where=words.where(incident, tongue) if incident else None,
        precision=_precision(incident, tongue) if incident else None,
        country=words.country(incident.country, tongue) if incident and incident.country else None,
        published=shown.maybe(front.published),
        updated=shown.maybe(front.updated),
        authors=front.authors,
        tags=front.tags,
        content_warning=front.content_warning,
        harm=tuple(harm(briefing, tongue)),
        places=tuple(_place(p, tongue) for p in front.places if p.display != "hidden"),
        sources=tuple(shown.sources.values()),
        figures=tuple(shown.figure(f) for f in _arranged(front.figures)),
        quotes=tuple(map(shown.quote, front.quotes)),
        actors=tuple(map(shown.actor, front.actors)),
        claims=tuple(map(shown.claim, front.claims)),
        timeline=tuple(map(shown.moment, sorted(front.timeline, key=lambda m: m.at.sort_key()[0]))),
        assessment=tuple(
            AssessmentView(
                a.measure, words.span(a.low, a.high, tongue) if a.low is not None else None, a.population, a.rationale
            )
            for a in front.assessment
        ),
        corrections=tuple(
            CorrectionView(f"_correction-{n}", shown.date(c.at), c.was, c.now, c.reason)
            for n, c in enumerate(sorted(front.corrections, key=lambda c: c.at.sort_key()), 1)
        ),
        checked_quotes=sum(briefing.proofs[q.id].checked for q in front.quotes),
    )


def lang_of(briefing: Briefing, settings: Settings) -> str:
    """Answer the language that a briefing is written in, the site's where it states none."""
    return briefing.front.lang or settings.lang


def has_evidence_page(source: Source, settings: Settings) -> bool:
    """Tell whether the passages used of a source are published."""
    return source.seed is not None and settings.sources.publish != "none"


class _Shown:
    """One briefing's way of naming sources and dates."""

    def __init__(self, briefing: Briefing, settings: Settings, tongue: Tongue, zone: str, path: str) -> None:
        self.proofs: Mapping[str, Proof] = briefing.proofs
        self.lang = lang_of(briefing, settings)
        self.languages = {s.id: s.lang for s in briefing.front.sources}
        self.tongue, self.zone, self.path = tongue, zone, path
        names = {
            s.id: s.publisher or s.title or tongue.say("source {n}", n=n)
            for n, s in enumerate(briefing.front.sources, 1)
        }
        anchors = {s.id: s.anchor for s in briefing.front.sources}
        self.names = names
        self.figures = {f.id: f for f in briefing.front.figures}
        self.sources = {
            s.id: SourceView(
                number=n,
                id=s.id,
                anchor=s.anchor,
                name=names[s.id],
                kind=s.kind,
                publisher=s.publisher,
                title=s.title,
                author=s.author,
                url=s.url,
                archived=tuple(self.archived(a, s.accessed) for a in s.archived),
                published=self.maybe(s.published),
                accessed=self.maybe(s.accessed),
                day=_day(s.accessed, zone) or _day(s.published, zone),
                language=words.language(s.lang, tongue) if s.lang else None,
                foreign=s.lang if s.lang != tongue.lang else None,
                reliability=Grade(s.reliability, tongue.say(RELIABILITY[s.reliability])) if s.reliability else None,
                derived_from=tuple(SourceName(names[d], anchors[d]) for d in s.derived_from),
                note=s.note,
                seed=s.seed,
                sha256=s.sha256,
                command=f"sha256sum {shlex.quote(f'seeds/{s.seed}')}" if s.seed else None,
                evidence=f"{path}/evidence/{s.id}/index.html" if has_evidence_page(s, settings) else None,
            )
            for n, s in enumerate(briefing.front.sources, 1)
        }

    def date(self, value: Edtf) -> DateView:
        return DateView(words.date(value, self.tongue, self.zone), words.machine_date(value, self.zone))

    def maybe(self, value: Edtf | None) -> DateView | None:
        return None if value is None else self.date(value)

    def archived(self, address: str, accessed: Edtf | None) -> ArchivedView:
        """View an archived copy; where its address does not say when it was made, it is as old as the reading."""
        made = next((Edtf.parse("-".join(m.groups())) for m in _ARCHIVED_AT.finditer(address)), None)
        host = urlsplit(address).hostname or address
        return ArchivedView(address, host, self.maybe(made), _day(made or accessed, self.zone))

    def foreign(self, quote: Quote) -> str | None:
        """Answer the language that a quotation is printed in, None where it is the page's."""
        stated = None if quote.original else self.languages[quote.source]
        lang = quote.lang or stated or self.lang
        return lang if lang != self.tongue.lang else None

    def name(self, via: str | None) -> str | None:
        """Name an outlet, which is given by a source's id or in words."""
        return None if via is None else self.names.get(via, via)

    def sourcing(self, fact: Fact, evidence: str | Selector | None) -> Sourcing:
        source = self.sources[fact.source]
        proof = self.proofs[fact.id]
        link = f"{source.evidence}#{fact.id}" if source.evidence and proof.checked else None
        words = None if evidence is None else printed(evidence)
        return Sourcing(source, "checked" if proof.checked else "uncheckable", link, words)

    def figure(self, figure: Figure) -> FigureView:
        counts = [
            self.tongue.say("including {who}", who=who if n is None else f"{words.number(n, self.tongue)} {who}")
            for who, n in figure.includes.items()
        ]
        counts += [self.tongue.say("without {who}", who=who) for who in figure.excludes]
        return FigureView(
            figure.id,
            MEASURES.index(figure.measure),
            figure.measure,
            words.amount(figure, self.tongue),
            figure.population,
            tuple(counts),
            figure.part_of,
            words.amount(self.figures[figure.part_of], self.tongue) if figure.part_of else None,
            figure.attributed_to,
            figure.role,
            self.name(figure.via),
            self.maybe(figure.as_of),
            Grade(str(figure.credibility), self.tongue.say(CREDIBILITY[figure.credibility]))
            if figure.credibility
            else None,
            figure.state,
            figure.superseded_by,
            figure.note,
            self.sourcing(figure, figure.evidence),
        )

    def quote(self, quote: Quote) -> QuoteView:
        return QuoteView(
            quote.id,
            quote.words,
            printed(quote.original) if quote.original else None,
            quote.translated_by,
            quote.kind,
            self.foreign(quote),
            quote.speaker,
            quote.role,
            self.name(quote.via),
            self.maybe(quote.said),
            quote.note,
            self.sourcing(quote, None),
        )

    def actor(self, actor: Actor) -> ActorView:
        return ActorView(
            actor.id,
            actor.name,
            actor.kind,
            actor.role,
            actor.basis,
            actor.hedge,
            actor.attributed_to,
            self.name(actor.via),
            actor.note,
            self.sourcing(actor, actor.evidence),
        )

    def claim(self, claim: Claim) -> ClaimView:
        return ClaimView(
            claim.id,
            claim.text,
            claim.basis,
            claim.hedge,
            claim.attributed_to,
            self.name(claim.via),
            claim.note,
            self.sourcing(claim, claim.evidence),
        )

    def moment(self, moment: Moment) -> MomentView:
        sourcing = self.sourcing(moment, moment.evidence)
        return MomentView(moment.id, self.date(moment.at), moment.text, moment.attributed_to, sourcing)


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


def _place(place: Place, tongue: Tongue) -> PlaceView:
    point = place.point
    return PlaceView(
        place.id,
        place.anchor,
        place.role,
        place.name,
        words.where(place, tongue),
        _precision(place, tongue),
        words.distance(place.radius_m, tongue) if place.radius_m and point else None,
        f"{words.degrees(point[0])}, {words.degrees(point[1])}" if point else None,
        place.credit if point else None,
        place.note,
    )


def _precision(place: Place, tongue: Tongue) -> str:
    return tongue.say(PRECISION[place.precision] if place.display == "exact" else noted("exact location withheld"))


def _day(date: Edtf | None, zone: str) -> str | None:
    """Write the day of a date, None where it names no single one."""
    machine = words.machine_date(date, zone) if date else None
    return machine[:10] if machine and len(machine) >= len("2015-11-20") else None
