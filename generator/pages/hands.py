"""Who looks at many briefings, and makes their pages: this process, or a crew of others that help it.

What others find out of a briefing comes back as what is to be remembered of it, so that this process then recalls it
like anything else. To make pages they set up the same press, once; what they need to know beside the project's own
files is the order, one file that each of them reads.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from generator import briefings
from generator.errors import CannotRun, Rejected
from generator.memory import Gathering
from generator.pages.account import Account, Accounts
from generator.pages.edition import Edition
from generator.pages.kinds.briefing import pages_of
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

_LOOKED_AT_ONCE = 32  # briefings: some 300 KB of what is to be remembered
_MADE_AT_ONCE = 16  # briefings: some 2 MB of pages


def look_ahead(desk: Desk, paths: Sequence[Path], crew: Crew) -> None:
    """Let a crew look at briefings, where that is worth its while, so that what it finds out is remembered."""
    if desk.memory.keeps and crew.is_worth(len(paths)):
        project = desk.project
        token = [desk.sightings.digest(file) or b"" for file in (project.record_file, project.settings_file)]
        for rows in crew.share(partial(_looked_at, str(project.root), b"".join(token)), paths, _LOOKED_AT_ONCE):
            desk.memory.take(rows)


class Hands:
    """Makes the pages of many briefings, in order; a crew helps where that is worth its while."""

    def __init__(self, crew: Crew, file: Path) -> None:
        """Take a crew, and where the order may be put for it."""
        self._crew, self._file = crew, file

    def __call__(self, press: Press, ids: Sequence[str]) -> Iterator[Sequence[Page]]:
        """Yield each briefing's pages."""
        if not (press.works.memory.keeps and self._crew.is_worth(len(ids))):
            yield from alone(press, ids)
            return
        if any(one.listed.has_point for one in press.edition.live):
            press.maps.prepare()
        press.works.memory.write()
        for made, rows in self._crew.share(_placed(press, self._file).made, ids, _MADE_AT_ONCE):
            press.works.memory.take(rows)
            yield from made


def alone(press: Press, ids: Sequence[str]) -> Iterator[Sequence[Page]]:
    """Yield each briefing's pages, made by this process."""
    return (tuple(pages_of(press, one)) for one in ids)


class Order(msgspec.Struct, frozen=True):
    """Where the order of a build lies, and the hash of its bytes: small enough to be sent with every piece of work."""

    file: str
    digest: bytes

    def made(self, ids: Sequence[str]) -> tuple[list[Sequence[Page]], list[Row]]:
        """Make the pages of these briefings in this process; answers them with what is to be remembered.

        Raises `CannotRun` where this process would make other pages, `Rejected` where a template has a mistake.
        """
        press, memory = _press(self)
        made = list(alone(press, ids))
        press.sums(list(filter(press.is_live, ids)))
        return made, memory.gathered()


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
    return briefings.desk(project, memory), memory, settings


class _Ordered(msgspec.Struct, frozen=True, array_like=True):
    root: str
    briefings: tuple[Account, ...]
    search: Literal["none", "later", "built"]
    base: bytes


_DECODER = msgspec.msgpack.Decoder(_Ordered)


def _placed(press: Press, file: Path) -> Order:
    edition = press.edition
    needed = tuple(map(_without_record, edition.briefings))
    data = msgspec.msgpack.encode(_Ordered(str(edition.project.root), needed, edition.search, press.base))
    file.write_bytes(data)
    return Order(str(file), hashlib.sha256(data).digest())


def _without_record(one: Account) -> Account:
    """Leave out what was published before and where links lead: pages do not hang on it, and each process holds it."""
    return msgspec.structs.replace(one, outline=msgspec.structs.replace(one.outline, entry="", links=()))


@lru_cache(maxsize=1)
def _press(order: Order) -> tuple[Press, Gathering]:
    """Set up what this process makes pages with, once for each order."""
    data = Path(order.file).read_bytes()
    if hashlib.sha256(data).digest() != order.digest:
        raise CannotRun(f"{order.file}: another build writes here. Try again.")
    ordered = _DECODER.decode(data)
    project = Project(Path(ordered.root))
    settings, memory = read_settings(project), Gathering(project)
    edition = Edition(
        project=project,
        settings=settings,
        theme=load(settings.theme, project, memory),
        briefings=ordered.briefings,
        standing=standing_pages(project)[0],
        works=Works(briefings.desk(project, memory), lambda _, __: False),
        search=ordered.search,
    )
    press = Press(edition, alone, lambda: None)
    if press.base != ordered.base:
        raise CannotRun(
            "a process that was to help runs another version of Python, factbox or one of its libraries, or a file of "
            "the project was changed during the build. Nothing was published."
        )
    return press, memory
