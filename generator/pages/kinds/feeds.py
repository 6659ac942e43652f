"""The feeds: of all briefings, of every country's and every tag's, and of corrections. Drafts are in none."""

from __future__ import annotations

from functools import partial
from heapq import nlargest
from typing import TYPE_CHECKING

from generator.pages.feeds import MOST_ENTRIES, Feed, atom, json_feed, of_briefing, of_correction
from generator.pages.kinds.corrections import FOLDER, corrections
from generator.pages.kinds.names import WITH_FEEDS, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make every feed, as Atom and as JSON."""
    for title, folder, ids in _feeds(press):
        parts = [title.encode(), folder.encode(), *(one.summary for one in press.sums(ids))]
        yield from press.unit("feed", parts, partial(_feed, press, title, folder, ids))
    corrected = [one for one, what in press.listed.items() if what.status == "published" and what.corrections]
    parts = [one.summary for one in press.sums(corrected)]
    yield from press.unit("feed-of-corrections", parts, partial(_corrections, press, corrected))


def _feeds(press: Press) -> Iterator[tuple[str, str, list[str]]]:
    """Yield title, folder and the latest briefings of each feed."""
    settings = press.settings
    published = {one: what.updated for one, what in press.listed.items() if what.status == "published"}

    def latest(ids: Iterable[str]) -> list[str]:
        return nlargest(MOST_ENTRIES, (one for one in ids if one in published), key=lambda one: (published[one], one))

    yield settings.title, "", latest(published)
    for kind in WITH_FEEDS:
        names = {n.folder: n.name for n in named(press, kind)}
        for heading in press.headings[kind]:
            yield f"{settings.title}: {names[heading.folder]}", heading.folder, latest(heading.briefings)


def _feed(press: Press, title: str, folder: str, ids: list[str]) -> Iterator[Page]:
    feed = Feed(title, folder, tuple(of_briefing(press.summary(one), press.settings) for one in ids))
    yield atom(feed, press.settings)
    yield json_feed(feed, press.settings)


def _corrections(press: Press, ids: list[str]) -> Iterator[Page]:
    entries = tuple(of_correction(one, c, press.settings, press.tongue) for one, c in corrections(press, ids))
    feed = Feed(f"{press.settings.title}: {press.tongue.say('Corrections')}", FOLDER, entries)
    yield atom(feed, press.settings)
    yield json_feed(feed, press.settings)
