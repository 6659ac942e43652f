"""What a draft's review page shows: each article with what the rules found in it, beside what the draft has of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator import facts
from generator.briefings import Actor, Claim, Figure, Quote
from generator.pages.labels import LABELS
from generator.pages.telling import NO_SPEAKER
from generator.pages.tongue import noted
from generator.pages.view import SourceView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.briefings import Briefing, Fact
    from generator.pages.tongue import Tongue
    from generator.pages.view import BriefingView
    from generator.seeds import Seed

_KINDS: dict[facts.MarkKind, str] = {
    "claim": noted("claim"),
    "quotation": noted("quotation"),
    "actor": noted("actor"),
    "place": noted("place"),
    "date": noted("date"),
    "figure": noted("figure"),
    "unread": noted("not read"),
}
_OTHER, _INFERRED = noted("another event"), noted("inferred by the rules")
_COUNTRY = 6  # UCDP's where_prec
_DRAFTED: dict[facts.MarkKind, type[Fact]] = {"claim": Claim, "quotation": Quote, "actor": Actor, "figure": Figure}


class Found(msgspec.Struct, frozen=True):
    """What was found at a mark: its `number` in the article, its `kind` in code and in words, and what was read of it.

    `drafted` are the anchors, on the draft's page, of the entries that it became; `is_entry` is false for what no
    entry is made of.
    """

    number: int
    kind: str
    name: str
    words: str
    drafted: tuple[str, ...]
    is_entry: bool


class ReviewPassage(msgspec.Struct, frozen=True):
    """A stretch of text with the kinds of the marks around it, outermost first; `begins` numbers those that begin."""

    text: str
    kinds: tuple[str, ...]
    begins: tuple[int, ...]


class ReviewParagraph(msgspec.Struct, frozen=True):
    """A paragraph of an article, and what was found in it; `is_bare` where that is nothing."""

    passages: tuple[ReviewPassage, ...]
    found: tuple[Found, ...]
    is_bare: bool


class ReviewedSource(msgspec.Struct, frozen=True):
    """An article of a draft; `missed` are the ids of the draft's facts that no rule found in it."""

    source: SourceView
    paragraphs: tuple[ReviewParagraph, ...]
    missed: tuple[str, ...]


def reviewed(
    briefing: Briefing, one: BriefingView, stored: Mapping[str, Seed], tongue: Tongue
) -> Iterator[ReviewedSource]:
    """Review every article of a draft: what the rules find in it now, and which entries of the draft say the same."""
    for source, shown in zip(briefing.front.sources, one.sources, strict=True):
        if source.id in stored:
            seed = stored[source.id]
            meta = msgspec.structs.replace(seed.meta, published=seed.meta.published or source.published)
            found = facts.find(msgspec.structs.replace(seed, meta=meta))
            paragraphs = facts.review(found, seed.text)
            drafted = {m.number: tuple(_drafted(briefing, source.id, m)) for p in paragraphs for m in p.begins}
            known = {anchor for anchors in drafted.values() for anchor in anchors}
            own = (f.id for f in briefing.front.facts if f.source == source.id)
            yield ReviewedSource(
                shown,
                tuple(_paragraph(paragraph, drafted, tongue) for paragraph in paragraphs),
                tuple(fact for fact in own if fact not in known),
            )


def _paragraph(
    paragraph: facts.ReviewedParagraph, drafted: Mapping[int, tuple[str, ...]], tongue: Tongue
) -> ReviewParagraph:
    return ReviewParagraph(
        tuple(
            ReviewPassage(piece.text, tuple(m.kind for m in piece.marks), tuple(m.number for m in piece.begins))
            for piece in paragraph.pieces
        ),
        tuple(
            Found(m.number, m.kind, tongue.say(_KINDS[m.kind]), _said(m, tongue), drafted[m.number], _is_entry(m))
            for m in paragraph.begins
        ),
        paragraph.is_bare,
    )


def _drafted(briefing: Briefing, source: str, mark: facts.Mark) -> Iterator[str]:
    """Yield the anchors of the entries that quote a mark's words, or that name its place."""
    if isinstance(mark.fact, facts.Place):
        name = mark.fact.name.casefold()
        yield from (place.anchor for place in briefing.front.places if place.name.casefold() == name)
    for fact in briefing.front.facts:
        if fact.source != source or not isinstance(fact, _DRAFTED.get(mark.kind, ())):
            continue
        if isinstance(fact, Figure) and isinstance(mark.fact, facts.Figure) and fact.measure != mark.fact.measure:
            continue
        stands = any(span.start < mark.end and mark.start < span.end for span in briefing.proofs[fact.id].spans)
        if stands and _is_same(fact, mark.fact):
            yield fact.id


def _is_same(entry: Fact, found: object) -> bool:
    """Tell the number itself from the whole that counts it in, and an actor from the others of its sentence."""
    if isinstance(entry, Figure) and isinstance(found, facts.Figure):
        return (entry.value, entry.min, entry.max)[found.value is None] in (found.value, found.min)
    if isinstance(entry, Actor) and isinstance(found, facts.Actor):
        return entry.name.casefold() == found.name.casefold()
    return True


def _is_entry(mark: facts.Mark) -> bool:
    """Tell what an entry is made of: dates, countries and those who speak are parts of other entries."""
    if isinstance(mark.fact, facts.Place):
        return mark.fact.precision != _COUNTRY
    if isinstance(mark.fact, facts.Actor):
        return mark.fact.role == "perpetrator"
    return mark.fact is not None and mark.kind != "date"


def _said(mark: facts.Mark, tongue: Tongue) -> str:
    """Say what was read of a mark; empty where nothing was."""
    words: tuple[str | None, ...] = ()
    match mark.fact:
        case facts.Figure() as figure:
            other = tongue.say(_OTHER) if figure.event == "other" else None
            words = figure.text, figure.population, tongue.say(LABELS[figure.measure]), other, figure.attributed_to
        case facts.Quotation() as quotation:
            inferred = [tongue.say(_INFERRED)] if quotation.status == "inferred" else []
            speaker = quotation.speaker.text if quotation.speaker else tongue.say(NO_SPEAKER)
            words = speaker, quotation.role, quotation.via, *inferred
        case facts.Date() as date:
            words = (date.edtf,)
        case facts.Place() as place:
            words = place.name, place.country
        case facts.Actor() as actor:
            hedge = tongue.say("“{words}”", words=actor.hedge.text) if actor.hedge else None
            words = actor.name, tongue.say(LABELS[actor.role]) if actor.role in LABELS else None, hedge
        case facts.Claim() as claim:
            words = tongue.say(LABELS[claim.basis]), claim.attributed_to
    return tongue.comma.join(filter(None, words))
