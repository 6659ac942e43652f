"""The search page, and the list of what is searched: the published briefings with what they can be filtered by.

Filters offer what the site has lists of, under the same addresses: `tag=mill-fire` is what `tags/mill-fire/` shows.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from generator.facts import MEASURES
from generator.pages.catalogue import ARCHIVE
from generator.pages.kinds.archive import listed_years
from generator.pages.kinds.names import named
from generator.pages.labels import LABELS
from generator.pages.page import Page, Unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.pages.press import Press

SEARCHED = "search/briefings.json"

_CHOICES = 200  # in one filter


class Searched(msgspec.Struct, frozen=True):
    """A page that search finds: its file, its language (ISO 639), and its values of each filter of the search page.

    Nothing is among the values that the page itself does not show.
    """

    page: str
    lang: str
    values: tuple[tuple[str, ...], ...]


class Choice(msgspec.Struct, frozen=True):
    """A choice in a filter: its value, its name for readers, and the ids of the briefings that have it."""

    value: str
    name: str
    briefings: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many briefings have it."""
        return len(self.briefings)


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make the search page, and what the index is built from; a preview's page says that there is none."""
    edition = press.edition
    if not edition.has_search:
        return
    is_built = edition.search == "built"
    filters = [(name, choices) for name, choices in _filters(press) if choices] if is_built else []
    searched = list(_searched(press, filters)) if is_built else []
    yield press.page(
        "search.html",
        "search/index.html",
        filters=filters,
        languages=sorted({one.lang for one in searched}),
        listed=SEARCHED,
        ready=is_built,
    )
    if is_built:
        yield Page(SEARCHED, msgspec.json.encode(searched))


def _searched(press: Press, filters: list[tuple[str, list[Choice]]]) -> Iterator[Searched]:
    having = [_by_briefing(choices) for _, choices in filters]
    for briefing in press.edition.live.values():
        lang = briefing.lang.partition("-")[0].lower()
        values = tuple(tuple(values.get(briefing.id, ())) for values in having)
        yield Searched(f"{briefing.path}/index.html", lang, values)


def _by_briefing(choices: list[Choice]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = defaultdict(list)
    for choice in choices:
        for one in choice.briefings:
            values[one].append(choice.value)
    return values


def _filters(press: Press) -> Iterator[tuple[str, list[Choice]]]:
    """Yield each filter with its choices, in the order in which readers look for them."""
    members = {h.path: h.briefings for kind in ("countries", "tags", ARCHIVE) for h in press.headings[kind]}

    def choices(listed: Iterable[tuple[str, str]]) -> list[Choice]:
        return _most([Choice(path.split("/")[-2], name, members[path]) for name, path in listed])

    yield "country", choices((n.name, n.path) for n in named(press, "countries"))
    yield "year", choices((name, path) for name, path, _ in listed_years(press))
    yield "tag", choices((n.name, n.path) for n in named(press, "tags"))
    yield "measure", list(_measures(press))


def _most(choices: list[Choice]) -> list[Choice]:
    """Keep as many as readers can look through, those with most briefings; words find the others."""
    kept = {c.value for c in sorted(choices, key=lambda c: -c.count)[:_CHOICES]}
    return [c for c in choices if c.value in kept]


def _measures(press: Press) -> Iterator[Choice]:
    of_each = {one: account.measures for one, account in press.edition.live.items()}
    for measure in MEASURES:
        having = [one for one, measures in of_each.items() if measure in measures]
        if having:
            yield Choice(measure, press.tongue.say(LABELS[measure]), tuple(having))
