"""The feeds: of all briefings, of every country's and every tag's, and of corrections. Drafts are in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.feeds import Feed, atom, json_feed, of_briefing, of_correction
from generator.pages.kinds.corrections import FOLDER, corrections
from generator.pages.kinds.names import WITH_FEEDS, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page]:
    """Make every feed, as Atom and as JSON."""
    for feed in _feeds(press):
        yield atom(feed, press.settings)
        yield json_feed(feed, press.settings)


def _feeds(press: Press) -> Iterator[Feed]:
    settings = press.settings
    published = [one for one in press.live if one.status == "published"]
    entries = {one.id: of_briefing(one, settings) for one in published}
    yield Feed(settings.title, "", tuple(entries.values()))
    for kind in WITH_FEEDS:
        names = {n.folder: n.name for n in named(press, kind)}
        for heading in press.headings[kind]:
            mine = tuple(entries[one] for one in heading.briefings if one in entries)
            yield Feed(f"{settings.title}: {names[heading.folder]}", heading.folder, mine)
    corrected = tuple(of_correction(one, c, settings, press.tongue) for one, c in corrections(published))
    yield Feed(f"{settings.title}: {press.tongue.say('Corrections')}", FOLDER, corrected)
