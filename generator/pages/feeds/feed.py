"""What a feed holds, whatever it is written as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.pages import words

if TYPE_CHECKING:
    from generator.pages.summary import Corrected, Summary
    from generator.pages.tongue import Tongue
    from generator.project import Settings

MOST_ENTRIES = 50
ATOM = "atom.xml"
JSON = "feed.json"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry: `page` is the path that it leads to, with an anchor where it is a part; instants are RFC 3339's.

    `point` is GeoRSS's: latitude before longitude, with a space between.
    """

    id: str
    page: str
    title: str
    lang: str
    updated: str
    published: str | None
    authors: tuple[str, ...] = ()
    summary: str | None
    tags: tuple[str, ...] = ()
    point: str | None = None
    where: str | None = None


class Feed(msgspec.Struct, frozen=True):
    """A feed: the folder of the list that it follows, and its entries, of which the latest are written."""

    title: str
    folder: str
    entries: tuple[Entry, ...]

    @property
    def latest(self) -> list[Entry]:
        """The entries that changed last, at most `MOST_ENTRIES`."""
        return sorted(self.entries, key=lambda e: (e.updated, e.id), reverse=True)[:MOST_ENTRIES]


def of_briefing(one: Summary, settings: Settings) -> Entry:
    """Make the entry of a briefing."""
    return Entry(
        id=f"{settings.address or 'urn:factbox:'}#{one.id}",
        page=f"{one.path}/index.html",
        title=one.title,
        lang=one.lang,
        updated=one.updated,
        published=one.published,
        authors=one.authors,
        summary=one.summary,
        tags=one.tags,
        point=" ".join(map(words.degrees, one.point)) if one.point else None,
        where=one.where if one.point else None,
    )


def of_correction(one: Summary, correction: Corrected, settings: Settings, tongue: Tongue) -> Entry:
    """Make the entry of a correction."""
    says = tongue.say(
        "Was: {was} Now: {now} {reason}", was=correction.was, now=correction.now, reason=correction.reason
    )
    return Entry(
        id=f"{settings.address or 'urn:factbox:'}#{one.id}.{correction.anchor}",
        page=f"{one.path}/index.html#{correction.anchor}",
        title=tongue.say("Correction: {title}", title=one.title),
        lang=one.lang,
        updated=correction.instant,
        published=correction.instant,
        summary=says,
    )
