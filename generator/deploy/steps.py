"""Deploying file by file, to where nothing can change in one step, so that readers never meet a link to nothing.

First what is new, which nobody can have an address of yet; then pages that changed; then the lists and feeds that lead
to them; then what says which site this is; and at last what is gone goes. A journal at the target names all that may be
left there, so that the next deployment knows its own files wherever this one is cut off, and simply goes on.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from generator.deploy.change import JOURNAL
from generator.deploy.release import OWN
from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.deploy.change import Change, There
    from generator.deploy.release import Release

_PAGES = ("assets/", "briefings/", "data/", "pagefind/")  # all others are, or may be, lists that lead there


class Store(Protocol):
    """A place whose files are written one by one, each of them whole or not at all."""

    name: str

    def put(self, release: Release, paths: Sequence[str], tick: Callable[[int], None]) -> None:
        """Write files of the site, in any order."""

    def note(self, path: str, data: bytes) -> None:
        """Write a small file that is none of the site."""

    def noted(self, path: str) -> bytes:
        """Read a small file; empty where there is none."""

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files that are there, in any order."""


def step_by_step(release: Release, change: Change, there: There, store: Store, tick: Callable[[int], None]) -> None:
    """Carry out a change. Raises `CannotRun` where another deployment to the same place has begun meanwhile."""
    journal = _journal(there.own | release.files)
    store.note(JOURNAL, journal)
    for stage in stages(change):
        if stage[0] in OWN:
            _refuse_others(store, journal)
        store.put(release, stage, tick)
    gone = [path for path in change.gone if path != JOURNAL]
    if gone:
        _refuse_others(store, journal)
        store.remove(gone)
    store.remove([JOURNAL])


def stages(change: Change) -> Iterator[list[str]]:
    """Yield the files that are to be written in groups, each of which may lead to those before it only."""
    new = set(change.new)

    def stage(path: str) -> tuple[bool, bool, bool]:
        return path in OWN, path not in new, not path.startswith(_PAGES)

    for _, group in groupby(sorted((*change.new, *change.changed), key=lambda path: (stage(path), path)), stage):
        yield list(group)


def _journal(files: dict[str, bytes]) -> bytes:
    return "".join(f"{digest.hex()}  {path}\n" for path, digest in sorted(files.items())).encode()


def _refuse_others(store: Store, journal: bytes) -> None:
    if store.noted(JOURNAL) != journal:
        raise CannotRun(
            f"{store.name}: another deployment to this place began meanwhile. Wait until it has ended, then run this "
            "again."
        )
