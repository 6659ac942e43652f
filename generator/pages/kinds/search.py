"""The search page, and the list of what is searched: the published briefings with what they can be filtered by."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from generator.facts import MEASURES
from generator.pages import words
from generator.pages.labels import LABELS
from generator.pages.page import Page
from generator.pages.show import lang_of, path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.briefings import Briefing
    from generator.pages.press import Press

FILTERS = ("country", "year", "tag", "measure")
SEARCHED = "search/briefings.json"

_YEAR = re.compile(r"\d{4}")


class Searched(msgspec.Struct, frozen=True):
    """A page that search finds: its file, its language (ISO 639), its values of each filter in the order of `FILTERS`.

    Nothing is among the values that the page itself does not show.
    """

    page: str
    lang: str
    values: tuple[tuple[str, ...], ...]


class Option(msgspec.Struct, frozen=True):
    """A choice in a filter: its value, its name for readers, and how many briefings have it."""

    value: str
    name: str
    count: int


def make(press: Press) -> Iterator[Page]:
    """Make the search page, and what the index is built from; a preview's page says that there is none."""
    edition = press.edition
    if not edition.has_search:
        return
    searched = [_searched(press, b) for b in edition.briefings if b.front.status == "published"]
    yield press.page(
        "search.html",
        "search/index.html",
        filters=list(_filters(press, searched)),
        languages=sorted({one.lang for one in searched}),
        listed=SEARCHED,
        ready=edition.search == "built",
    )
    if edition.search == "built":
        yield Page(SEARCHED, msgspec.json.encode(searched))


def _searched(press: Press, briefing: Briefing) -> Searched:
    front = briefing.front
    countries = [p.country for p in front.places if p.role == "incident" and p.display != "hidden" and p.country]
    year = _YEAR.search(front.date.text)
    measures = {f.measure for f in front.figures if f.state == "current"}
    values: tuple[Iterable[str], ...] = (
        countries,
        [year[0]] if year else [],
        front.tags,
        [m for m in MEASURES if m in measures],
    )
    lang = lang_of(briefing, press.settings).partition("-")[0].lower()
    page = f"{path_of(briefing)}/index.html"
    return Searched(page, lang, tuple(tuple(dict.fromkeys(v)) for v in values))


def _filters(press: Press, searched: list[Searched]) -> Iterator[tuple[str, list[Option]]]:
    """Yield each filter that has anything to choose, with its choices in the order in which readers look for them."""
    for n, name in enumerate(FILTERS):
        counts = Counter(value for one in searched for value in one.values[n])
        if counts:
            yield name, _ORDER[name](press, counts)


def _by_name(press: Press, counts: Mapping[str, int]) -> list[Option]:
    named = [Option(code, words.country(code, press.tongue), n) for code, n in counts.items()]
    return sorted(named, key=lambda o: (o.name.casefold(), o.value))


def _latest_first(_: Press, counts: Mapping[str, int]) -> list[Option]:
    return [Option(year, year, counts[year]) for year in sorted(counts, reverse=True)]


def _by_letter(_: Press, counts: Mapping[str, int]) -> list[Option]:
    return [Option(tag, tag, counts[tag]) for tag in sorted(counts, key=lambda t: (t.casefold(), t))]


def _as_measured(press: Press, counts: Mapping[str, int]) -> list[Option]:
    return [Option(m, press.tongue.say(LABELS[m]), counts[m]) for m in MEASURES if m in counts]


_ORDER: Mapping[str, Any] = {
    "country": _by_name,
    "year": _latest_first,
    "tag": _by_letter,
    "measure": _as_measured,
}
