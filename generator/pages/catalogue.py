"""Under which names the lists of a site show its briefings: by year, country, place, tag, actor, speaker, publisher.

What is listed depends on front matter alone, so that the checker knows every list's address before a page is made.
Nothing is listed that a briefing's own page withholds.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from generator.pages import words
from generator.pages.slugs import bare, key, lossy, slugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.briefings import Briefing, FrontMatter, Place
    from generator.project import Settings

NAMED = ("countries", "places", "tags", "actors", "speakers", "publishers")
ARCHIVE = "archive"

_BORDER = "\x1f"  # between a place's name and its country


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name as a briefing writes it; a place's with its country's code, a country's name is its code."""

    text: str
    country: str = ""

    @property
    def key(self) -> str:
        """What all spellings of the name have in common."""
        return key(self.text) + (_BORDER + self.country.lower() if self.country else "")


class Listed(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How much of a briefing lists show: a few numbers, which are at hand for every briefing at once.

    `updated` is the instant of its last change by RFC 3339; `has_point` tells whether a point may be published.
    """

    status: Literal["draft", "published", "withdrawn"]
    updated: str
    year: str
    quotes: int
    checked_quotes: int
    figures: int
    checked_figures: int
    corrections: int
    has_point: bool


class Catalogued(Protocol):
    """What the catalogue needs of a briefing; `names` are those that it is listed under, by the kind of list."""

    @property
    def listed(self) -> Listed:
        """How much of it lists show."""

    @property
    def names(self) -> dict[str, tuple[Name, ...]]:
        """The names."""


class Heading(msgspec.Struct, frozen=True, gc=False):
    """What a list stands under: a name, as most briefings write it, the list's folder, and its briefings' ids.

    `alike` are headings that are written nearly the same, and which are not taken for one.
    """

    kind: str
    key: str
    name: str
    country: str
    folder: str
    briefings: tuple[str, ...]
    alike: tuple[tuple[str, str], ...] = ()  # name and folder

    @property
    def path(self) -> str:
        """The list's first page."""
        return f"{self.folder}index.html"


def listed(briefing: Briefing, settings: Settings) -> Listed:
    """Answer how much of a briefing lists show."""
    front = briefing.front
    zone = front.timezone or settings.timezone
    return Listed(
        status=front.status,
        updated=words.instant(front.updated or front.published or front.date, zone),
        year=_year(front),
        quotes=len(front.quotes),
        checked_quotes=sum(briefing.proofs[q.id].checked for q in front.quotes),
        figures=len(front.figures),
        checked_figures=sum(briefing.proofs[f.id].checked for f in front.figures),
        corrections=len(front.corrections),
        has_point=any(p.point for p in front.places if p.role == "incident"),
    )


def names_of(front: FrontMatter) -> dict[str, tuple[Name, ...]]:
    """Answer the names that a briefing is listed under, by the kind of list."""
    return {
        "countries": _each(Name(p.country) for p in _incidents(front) if p.country),
        "places": _each(_places(front)),
        "tags": _each(map(Name, front.tags)),
        "actors": _each(Name(a.name) for a in front.actors if a.kind != "unnamed"),
        "speakers": _each(
            Name(who) for who in (*(q.speaker for q in front.quotes), *(f.attributed_to for f in front.figures)) if who
        ),
        "publishers": _each(Name(s.publisher) for s in front.sources if s.publisher),
    }


def catalogue(briefings: Iterable[tuple[str, Catalogued]]) -> dict[str, tuple[Heading, ...]]:
    """Put briefings, given with their ids and the newest first, under their headings; by kind, in alphabetical order.

    Years come with the newest first.
    """
    years: dict[str, list[str]] = defaultdict(list)
    spellings: dict[str, dict[str, Counter[Name]]] = {kind: defaultdict(Counter) for kind in NAMED}
    members: dict[str, dict[str, list[str]]] = {kind: defaultdict(list) for kind in NAMED}
    for one, what in briefings:
        years[what.listed.year].append(one)
        for kind in NAMED:
            for name in what.names[kind]:
                spellings[kind][name.key][name] += 1
                members[kind][name.key].append(one)
    found = {kind: tuple(_headings(kind, spellings[kind], members[kind])) for kind in NAMED}
    found[ARCHIVE] = tuple(
        Heading(ARCHIVE, year, year, "", f"{ARCHIVE}/{year}/", tuple(years[year]))
        for year in sorted(years, reverse=True)
    )
    return found


def letters(name: str) -> str:
    """Answer what names are sorted by: their letters without accents and case."""
    split = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in split if c.isalnum() or c.isspace())


def _headings(kind: str, spellings: Mapping[str, Counter[Name]], members: Mapping[str, Sequence[str]]) -> list[Heading]:
    folders = {k: f"{kind}/{slug}/" for k, slug in slugs(spellings).items()}
    usual = {k: max(counted, key=lambda n: counted[n]) for k, counted in spellings.items()}  # the newest of equals
    near: dict[str, list[str]] = defaultdict(list)
    for k in sorted(spellings):
        if not lossy(k):
            near[bare(k)].append(k)
    found = [
        Heading(
            kind,
            k,
            " ".join(usual[k].text.split()),
            usual[k].country,
            folders[k],
            tuple(dict.fromkeys(members[k])),
            tuple((usual[other].text, folders[other]) for other in near.get(bare(k), ()) if other != k),
        )
        for k in spellings
    ]
    return sorted(found, key=lambda h: (letters(h.name), h.name, h.key))


def _each(names: Iterable[Name]) -> tuple[Name, ...]:
    """Drop further spellings of a name that one briefing writes in several ways, and names that are none."""
    found: dict[str, Name] = {}
    for name in names:
        if key(name.text):
            found.setdefault(name.key, name)
    return tuple(found.values())


def _incidents(front: FrontMatter) -> list[Place]:
    return [p for p in front.places if p.role == "incident" and p.display != "hidden"]


def _places(front: FrontMatter) -> list[Name]:
    """Name the places and towns where it happened; those that are not shown exactly have no list of their own."""
    shown = [p for p in _incidents(front) if p.display == "exact"]
    return [Name(name, p.country or "") for p in shown for name in (p.name, p.city) if name]


def _year(front: FrontMatter) -> str:
    """Answer the year in which it began; `201x` or `20xx` where no more is known."""
    date = front.date
    first = date.text.partition("/")[0]
    if "X" in first[:4]:
        return first[:4].lower()
    return date.day[:4]
