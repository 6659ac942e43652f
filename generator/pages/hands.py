"""Who looks at many briefings, and makes their pages: this process, or a crew of others that help it.

What others find out of a briefing comes back as what is to be remembered of it, so that this process then recalls it
like anything else. To make pages they set up the same press; what they need to know beside the project's own files
comes with every piece of work, so that what they hold does not grow with the site.
"""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from generator import briefings
from generator.errors import CannotRun, Rejected
from generator.memory import Gathering, Glances
from generator.pages.account import Account, Accounts
from generator.pages.catalogue import Heading
from generator.pages.edition import Edition
from generator.pages.kinds.briefing import pages_of
from generator.pages.kinds.names import headings_of
from generator.pages.press import Press
from generator.pages.standing import standing_pages
from generator.pages.theme import load
from generator.pages.works import Works
from generator.project import Project, Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.briefings import Desk
    from generator.crew import Crew
    from generator.memory import Row
    from generator.pages.page import Page
    from generator.pages.standing import Standing
    from generator.pages.theme import Theme

_LOOKED_AT_ONCE = 32  # briefings: some 300 KB of what is to be remembered
_MADE_AT_ONCE = 4  # briefings: some 500 KB of pages


def look_ahead(desk: Desk, paths: Sequence[Path], crew: Crew) -> None:
    """Let a crew look at briefings, where that is worth its while, so that what it finds out is remembered."""
    if desk.memory.keeps and crew.is_worth(len(paths)):
        project = desk.project
        token = [desk.sightings.digest(file) or b"" for file in (project.record_file, project.settings_file)]
        for rows in crew.share(partial(_looked_at, str(project.root), b"".join(token)), paths, _LOOKED_AT_ONCE):
            desk.memory.take(rows)


class Hands:
    """Makes the pages of many briefings, in order; a crew helps where that is worth its while."""

    def __init__(self, crew: Crew) -> None:
        """Take a crew."""
        self._crew = crew

    def __call__(self, press: Press, ids: Sequence[str]) -> Iterator[Sequence[Page]]:
        """Yield each briefing's pages."""
        if not (press.works.memory.keeps and self._crew.is_worth(len(ids))):
            yield from alone(press, ids)
            return
        if any(what.has_point for what in press.listed.values()):
            press.maps.prepare(self._crew.apart)
        press.works.memory.write()
        needed = (msgspec.msgpack.encode(_needed(press, one)) for one in ids)
        for made, rows in self._crew.share(_ordered(press).made, needed, _MADE_AT_ONCE):
            press.works.memory.take(rows)
            yield from made

    def rest(self) -> None:
        """Dismiss the crew."""
        self._crew.dismiss()


class Alone:
    """Makes the pages of briefings in this process."""

    def __call__(self, press: Press, ids: Sequence[str]) -> Iterator[Sequence[Page]]:
        """Yield each briefing's pages."""
        return (tuple(pages_of(press, one)) for one in ids)

    def rest(self) -> None:
        """Do nothing."""


alone = Alone()


class Order(msgspec.Struct, frozen=True):
    """What the pages of a build have in common; `base` is the hash of all that goes into every one of them."""

    root: str
    lists: tuple[str, ...]
    search: Literal["none", "later", "built"]
    base: bytes

    def made(self, needed: Sequence[bytes]) -> tuple[list[Sequence[Page]], list[Row]]:
        """Make the pages of briefings in this process; answers them with what is to be remembered.

        Raises `CannotRun` where this process would make other pages, `Rejected` where a template has a mistake.
        """
        wanted = [_DECODER.decode(one) for one in needed]
        ids = [one.briefing.id for one in wanted]
        shop = _workshop(self)
        headings = {h.path: h for one in wanted for h in one.headings}.values()
        briefings = {b.id: b for one in wanted for b in (one.briefing, *one.related)}
        edition = Edition(
            project=shop.desk.project,
            settings=shop.settings,
            theme=shop.theme,
            briefings=briefings,
            live={one: b for one, b in briefings.items() if b.status != "withdrawn"},
            headings={kind: tuple(h for h in headings if h.kind == kind) for kind in self.lists},
            lists=self.lists,
            standing=shop.standing,
            works=Works(shop.desk, lambda _, __: False),
            search=self.search,
        )
        press = Press(edition, alone, lambda: None)
        if press.base != self.base:
            raise CannotRun(
                "a process that was to help runs another version of Python, factbox or one of its libraries, or a file "
                "of the project was changed during the build. Nothing was published."
            )
        made = list(alone(press, ids))
        return made, shop.memory.gathered()


def _looked_at(root: str, token: bytes, paths: Sequence[Path]) -> list[Row]:
    """Look at briefings in this process; answers what is to be remembered of those that passed."""
    desk, memory, settings = _desk(root, token)
    accounts = Accounts(desk, settings) if settings else None
    for path in paths:
        seen = desk.look(path)
        if accounts:
            accounts.take(seen)
    return memory.gathered()


@lru_cache(maxsize=1)
def _desk(root: str, token: bytes) -> tuple[Desk, Gathering, Settings | None]:  # noqa: ARG001 -- another token, another desk
    """Set up what this process looks at briefings with, once for each record and settings."""
    project = Project(Path(root))
    memory = Gathering(project)
    try:
        settings = read_settings(project)
    except Rejected:
        settings = None
    return briefings.desk(project, memory, Glances(memory)), memory, settings


class _Needed(msgspec.Struct, frozen=True, array_like=True):
    """A briefing whose pages are to be made, and what they tell of others."""

    briefing: Account
    related: tuple[Account, ...]
    headings: tuple[Heading, ...]


_DECODER = msgspec.msgpack.Decoder(_Needed)


def _ordered(press: Press) -> Order:
    edition = press.edition
    return Order(str(edition.project.root), edition.lists, edition.search, press.base)


def _needed(press: Press, one: str) -> _Needed:
    account = press.accounts[one]
    related = (press.accounts[other] for other in account.outline.related if press.is_live(other))
    headings = headings_of(press, one) if press.is_live(one) else ()
    return _Needed(
        _without_links(account),
        tuple(map(_without_links, related)),
        tuple(msgspec.structs.replace(heading, briefings=(), alike=()) for heading in headings),
    )


def _without_links(one: Account) -> Account:
    """Leave out where links lead: pages do not hang on it."""
    return msgspec.structs.replace(one, outline=msgspec.structs.replace(one.outline, links=()))


class _Workshop(NamedTuple):
    desk: Desk
    memory: Gathering
    settings: Settings
    theme: Theme
    standing: tuple[Standing, ...]


@lru_cache(maxsize=1)
def _workshop(order: Order) -> _Workshop:
    """Set up what this process makes pages with, once for each order."""
    project = Project(Path(order.root))
    settings, memory = read_settings(project), Gathering(project)
    theme = load(settings.theme, project, memory)
    desk = briefings.desk(project, memory, Glances(memory))
    return _Workshop(desk, memory, settings, theme, standing_pages(project)[0])
