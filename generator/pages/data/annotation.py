"""Which words of which source prove what: W3C Web Annotations, for tools that show a source with its marks.

A passage is given as its words with what stands around them (TextQuoteSelector) and by its place in the stored
snapshot (TextPositionSelector: code points, half-open). The target is the source's address where it has one; the
snapshot itself is named by its hash (`ni:`, RFC 6920), as a cached copy, or as the target where there is no address.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import msgspec

from generator.pages.data.publish import ANNOTATIONS
from generator.pages.data.record import Actor, Claim, Figure, Moment, Quote

if TYPE_CHECKING:
    from typing import TypeAlias

    from generator.pages.data.record import Passage, Record, Source

    Fact: TypeAlias = Figure | Quote | Actor | Claim | Moment

MEDIA_TYPE = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


class _Node(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """A JSON-LD node; what is not known is left out."""


class TextQuoteSelector(_Node, frozen=True, kw_only=True, tag=True):
    """Words, with what stands before and after."""

    exact: str
    prefix: str | None = None
    suffix: str | None = None


class TextPositionSelector(_Node, frozen=True, kw_only=True, tag=True):
    """Code points of the snapshot's text, half-open."""

    start: int
    end: int


class TimeState(_Node, frozen=True, kw_only=True, tag=True):
    """Which state of the source was read: within which time, and where copies of it are."""

    source_date_start: str | None = msgspec.field(default=None, name="sourceDateStart")
    source_date_end: str | None = msgspec.field(default=None, name="sourceDateEnd")
    cached: tuple[str, ...] = ()


class SpecificResource(_Node, frozen=True, kw_only=True, tag=True):
    """A part of a resource; without selectors all of it."""

    source: str
    selector: tuple[TextQuoteSelector | TextPositionSelector, ...] = ()
    state: TimeState | None = None
    purpose: str | None = None


class TextualBody(_Node, frozen=True, kw_only=True, tag=True):
    """What the briefing takes from the words."""

    value: str
    format: str
    language: str | None = None
    purpose: str


class Annotation(_Node, frozen=True, kw_only=True, tag=True):
    """One fact, and the passages that prove it."""

    id: str
    motivation: str
    body: tuple[TextualBody | SpecificResource, ...]
    target: tuple[SpecificResource, ...]


class AnnotationPage(_Node, frozen=True, kw_only=True, tag=True):
    """All annotations of a briefing, in the order of its page."""

    id: str
    items: tuple[Annotation, ...]


class AnnotationCollection(_Node, frozen=True, kw_only=True, tag=True):
    """The file's root; `first` is its only page."""

    context: str = msgspec.field(name="@context")
    id: str
    label: str
    total: int
    first: AnnotationPage


def of(record: Record) -> AnnotationCollection:
    """Answer the annotations of a briefing's proven facts; without an address of the site, ids are relative."""
    here = f"{record.url or ''}{ANNOTATIONS}"
    page = record.url or "index.html"
    targets = {s.id: _Target(s, page) for s in record.sources}
    items = tuple(_annotation(record, fact, targets, here, page) for fact in record.facts if fact.proof.passages)
    return AnnotationCollection(
        context=CONTEXT,
        id=here,
        label=record.title,
        total=len(items),
        first=AnnotationPage(id=f"{here}#_page", items=items),
    )


def hash_uri(sha256: str) -> str:
    """Name bytes by their hash, as RFC 6920 does."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode()


def _annotation(record: Record, fact: Fact, targets: dict[str, _Target], here: str, page: str) -> Annotation:
    lang = (fact.lang or record.lang) if isinstance(fact, Quote) else record.lang
    worded = not isinstance(fact, Figure | Actor)  # these are put in the vocabulary's own words
    said = TextualBody(value=_said(fact), format="text/plain", language=lang if worded else None, purpose="describing")
    source = next((s for s in record.sources if s.id == fact.source), None)
    original = _original(fact, source.lang if source else None) if isinstance(fact, Quote) else ()
    return Annotation(
        id=f"{here}#{fact.id}",
        motivation="linking",
        body=(SpecificResource(source=f"{page}#{fact.id}", purpose="linking"), *original, said),
        target=tuple(map(targets[fact.source].passage, fact.proof.passages)),
    )


class _Target:
    """A source as the target of annotations."""

    def __init__(self, source: Source, page: str) -> None:
        copy = hash_uri(source.snapshot.sha256) if source.snapshot and source.snapshot.sha256 else None
        self.source = source.url or copy or f"{page}#source-{source.id}"
        cached = (*source.archived, *((copy,) if copy and source.url else ()))
        read = source.accessed if source.accessed and source.url else None
        self.state = (
            TimeState(
                source_date_start=_instant(read.start, "T00:00:00Z") if read else None,
                source_date_end=_instant(read.end, "T23:59:59Z") if read else None,
                cached=cached,
            )
            if cached or read
            else None
        )

    def passage(self, found: Passage) -> SpecificResource:
        return SpecificResource(
            source=self.source,
            state=self.state,
            selector=(
                TextQuoteSelector(exact=found.exact, prefix=found.prefix, suffix=found.suffix),
                TextPositionSelector(start=found.start, end=found.end),
            ),
        )


def _instant(at: str | None, time: str) -> str | None:
    return at if at is None or "T" in at else at + time


def _original(quote: Quote, lang: str | None) -> tuple[TextualBody, ...]:
    """Put the words that were said before their translation."""
    if quote.original is None:
        return ()
    said = f"“{quote.original}”" + _speaker(quote)
    return (TextualBody(value=said, format="text/plain", language=lang, purpose="describing"),)


def _speaker(quote: Quote) -> str:
    return f" ({quote.speaker})" if quote.speaker else ""


def _said(fact: Fact) -> str:
    match fact:
        case Figure():
            number = fact.value if fact.value is not None else f"{fact.min or ''}…{fact.max or ''}"
            qualifier = "" if fact.qualifier == "exact" else f"{fact.qualifier.replace('_', ' ')} "
            return f"{fact.measure}: {qualifier}{number}" + (f" ({fact.population})" if fact.population else "")
        case Quote(kind="indirect"):
            return f"Reported speech of {fact.speaker or 'somebody not stated'}, in the source's words: {fact.text}"
        case Quote(kind="translated"):
            return f"Translated by {fact.translated_by}: “{fact.text}”" + _speaker(fact)
        case Quote():
            return f"“{fact.text}”" + _speaker(fact)
        case Actor():
            return f"{fact.name}: {fact.role}, {fact.basis}"
        case Claim() | Moment():
            return fact.text
