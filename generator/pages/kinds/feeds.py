"""The feeds: of all briefings, of every country's and every tag's, and of corrections. Drafts are in none."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from generator.pages.feeds import MOST_ENTRIES, Feed, atom, json_feed, of_briefing, of_correction
from generator.pages.kinds.corrections import FOLDER, corrections
from generator.pages.kinds.names import WITH_FEEDS, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.pages.feeds import Entry
    from generator.pages.page import Page
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page]:
    """Make every feed, as Atom and as JSON."""
    for feed in _feeds(press):
        yield atom(feed, press.settings)
        yield json_feed(feed, press.settings)


def _feeds(press: Press) -> Iterator[Feed]:
    settings = press.settings
    published = {one: what.updated for one, what in press.listed.items() if what.status == "published"}
    made: dict[str, Entry] = {}

    def entries(ids: Iterable[str]) -> tuple[Entry, ...]:
        latest = nlargest(MOST_ENTRIES, (one for one in ids if one in published), key=lambda one: (published[one], one))
        for one in latest:
            if one not in made:
                made[one] = of_briefing(press.summary(one), settings)
        return tuple(made[one] for one in latest)

    yield Feed(settings.title, "", entries(published))
    for kind in WITH_FEEDS:
        names = {n.folder: n.name for n in named(press, kind)}
        for heading in press.headings[kind]:
            title = f"{settings.title}: {names[heading.folder]}"
            yield Feed(title, heading.folder, entries(heading.briefings))
    corrected = tuple(of_correction(one, c, settings, press.tongue) for one, c in corrections(press, published))
    yield Feed(f"{settings.title}: {press.tongue.say('Corrections')}", FOLDER, corrected)
