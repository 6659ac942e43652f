"""Lists under a name: countries, places, tags, actors, speakers and publishers, and an index of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from generator.pages import words
from generator.pages.catalogue import ARCHIVE, NAMED, letters
from generator.pages.kinds.archive import year_name
from generator.pages.paging import by_age, by_name
from generator.pages.slugs import key
from generator.pages.summary import Counted, Involved, Quoted, Summary, Used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.catalogue import Heading
    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press
    from generator.pages.tongue import Tongue

TEMPLATES = {
    "countries": "country.html",
    "places": "place.html",
    "tags": "tag.html",
    "actors": "actor.html",
    "speakers": "speaker.html",
    "publishers": "publisher.html",
}
WITH_FEEDS = ("countries", "tags")

_SAME_NAME = ("actors", "speakers", "publishers")
_MOST_PLACES = 60  # that a country's page names


class Named(msgspec.Struct, frozen=True):
    """What a list stands under, for readers: `country` is the name of a place's country, `count` its briefings.

    `alike` are headings of the same kind that are written nearly the same, `elsewhere` those of this very name of
    other kinds: (name or kind, path).
    """

    kind: str
    name: str
    country: str | None
    folder: str
    count: int
    alike: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """The list's first page."""
        return f"{self.folder}index.html"

    @property
    def full(self) -> str:
        """The name, a place's with its country."""
        return f"{self.name}, {self.country}" if self.country else self.name


class Group(msgspec.Struct, frozen=True):
    """A briefing in a list, with those of its parts that belong under the list's name."""

    briefing: Summary
    quotes: tuple[Quoted, ...] = ()
    figures: tuple[Counted, ...] = ()
    actors: tuple[Involved, ...] = ()
    sources: tuple[Used, ...] = ()


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make every index, and every list that it names."""
    others = _others(press)
    for kind in NAMED:
        headings = press.headings[kind]
        shown = named(press, kind)
        for part in by_name(f"{kind}/", shown) if shown else ():
            yield press.page("names.html", part.path, of=kind, names=part.entries, count=len(shown), pager=part.pager)
        for heading in headings:
            yield from _list(press, heading, others.get(heading.key, ()))


def named(press: Press, kind: str) -> list[Named]:
    """List the names of a kind in alphabetical order, as readers see them."""
    shown = [_shown(press, heading) for heading in press.headings[kind]]
    return sorted(shown, key=lambda n: (letters(n.name), n.full)) if kind == "countries" else shown


def lists_of(press: Press, one: str, tongue: Tongue) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the kinds of lists that a briefing stands in, with the name and the path of each of them."""
    account = press.accounts[one]
    year = account.listed.year
    yield ARCHIVE, [(year_name(year, tongue), press.heading[ARCHIVE, year].path)]
    for kind in NAMED:
        found = [press.heading[kind, name.key] for name in account.names[kind]]
        if found:
            yield kind, [(words.country(h.name, tongue) if kind == "countries" else h.name, h.path) for h in found]


def headings_of(press: Press, one: str) -> Iterator[Heading]:
    """Yield the headings that a briefing stands under."""
    account = press.accounts[one]
    yield press.heading[ARCHIVE, account.listed.year]
    for kind in NAMED:
        yield from (press.heading[kind, name.key] for name in account.names[kind])


def _list(press: Press, heading: Heading, others: tuple[tuple[str, str], ...]) -> Iterator[Page | Unchanged]:
    elsewhere = tuple(one for one in others if one[1] != heading.path)
    shown = msgspec.structs.replace(_shown(press, heading), elsewhere=elsewhere)
    feed = {"title": f"{press.settings.title}: {shown.name}", "folder": shown.folder}
    for part in by_age(heading.folder, heading.briefings, press.settings.page_size):
        is_first = part.path == heading.path
        yield press.page(
            TEMPLATES[heading.kind],
            part.path,
            named=shown,
            groups=press.summaries(part.entries).each(partial(_group, heading), heading.kind, heading.key),
            places=_places_in(press, heading) if is_first else [],
            pager=part.pager,
            feed=feed if heading.kind in WITH_FEEDS else None,
        )


def _shown(press: Press, heading: Heading) -> Named:
    country = words.country(heading.country, press.tongue) if heading.country else None
    name = words.country(heading.name, press.tongue) if heading.kind == "countries" else heading.name
    alike = tuple((other, f"{folder}index.html") for other, folder in heading.alike)
    return Named(heading.kind, name, country, heading.folder, len(heading.briefings), alike)


def _others(press: Press) -> dict[str, tuple[tuple[str, str], ...]]:
    """Find the lists of other kinds that the same name stands over."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for kind in _SAME_NAME:
        for heading in press.headings[kind]:
            found[heading.key] = (*found.get(heading.key, ()), (kind, heading.path))
    return found


def _places_in(press: Press, heading: Heading) -> list[Named]:
    """Name the places of a country, those with most briefings where there are too many."""
    if heading.kind != "countries":
        return []
    found = [h for h in press.headings["places"] if h.country == heading.name]
    most = sorted(found, key=lambda h: -len(h.briefings))[:_MOST_PLACES]
    kept = {h.folder for h in most}
    return [_shown(press, h) for h in found if h.folder in kept]


def _group(heading: Heading, one: Summary) -> Group:
    """Pick what a briefing says under a name."""

    def is_it(name: str | None) -> bool:
        return name is not None and key(name) == heading.key

    match heading.kind:
        case "actors":
            return Group(one, actors=tuple(a for a in one.actors if is_it(a.name) and a.kind != "unnamed"))
        case "speakers":
            quotes = tuple(q for q in one.quotes if is_it(q.speaker))
            return Group(one, quotes=quotes, figures=tuple(f for f in one.figures if is_it(f.who)))
        case "publishers":
            figures = tuple(f for f in one.figures if any(map(is_it, f.outlets)))
            return Group(one, figures=figures, sources=tuple(s for s in one.sources if is_it(s.publisher)))
        case _:
            return Group(one)
