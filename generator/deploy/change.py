"""What a deployment has to do: the site that is to be there, compared with what is.

What lies at a target is factbox's only where factbox has put it there: its last site, by the SHA256SUMS of that site,
and what a deployment that was cut off may have put there, by its journal. All else is left alone, whatever it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from generator import disk, site
from generator.deploy.release import OWN
from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.deploy.release import Release

JOURNAL = (
    ".factbox-deploying"  # at a target: all that a deployment under way may leave there, in the form of SHA256SUMS
)

_SHOWN = 3
_NAMED_BY_CONTENT = ("assets/", "pagefind/")  # no reader holds an address of these


class There(msgspec.Struct, frozen=True):
    """What lies at a target: each file's path, and whether it is the very file of the site that is to be there.

    `sums` and `journal` are what SHA256SUMS and the journal say there, empty where they are not there; `at` names the
    state that was looked at, for targets whose states have names.
    """

    files: Mapping[str, bool]
    sums: bytes = b""
    journal: bytes = b""
    at: str = ""

    @property
    def own(self) -> dict[str, bytes]:
        """What factbox has put there, or may have."""
        return {**site.parsed(self.sums), **site.parsed(self.journal)}


class Change(msgspec.Struct, frozen=True):
    """Which files are new, changed, gone; how many stay as they are; and those of others, which are left alone."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    same: int
    foreign: tuple[str, ...]

    @property
    def written(self) -> int:
        """How many files are to be written."""
        return len(self.new) + len(self.changed)

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.new or self.changed or self.gone)


def compare(release: Release, there: There, name: str) -> Change:
    """Compare a site with what lies at a target. Raises `CannotRun` where a file would have to go that is not ours."""
    if there.files and not any(path in there.files for path in (disk.MARKER, JOURNAL)):
        raise CannotRun(
            f"{name}: this holds files that factbox did not put there, such as {_some(there.files)}. "
            "Name an empty or a new place; nothing of others is ever replaced."
        )
    own = there.own.keys() | {*OWN, JOURNAL}
    foreign = there.files.keys() - own
    in_the_way = [path for path in foreign if path in release.files and not there.files[path]]
    if in_the_way:
        raise CannotRun(
            f"{name}: factbox did not put {_some(in_the_way)} there, and it stands where the site has a file of its "
            "own. Remove it there, or name another place."
        )
    return Change(
        new=tuple(sorted(release.files.keys() - there.files.keys())),
        changed=tuple(sorted(path for path in release.files if not there.files.get(path, True))),
        gone=tuple(sorted(there.files.keys() & own - release.files.keys())),
        same=sum(there.files.get(path, False) for path in release.files),
        foreign=tuple(sorted(foreign - release.files.keys())),
    )


def refuse_loss(change: Change, most: int, name: str) -> None:
    """Raise `CannotRun` where more than so many addresses would be gone.

    Files that are named by what they hold are not counted: a change of theme renames every one of them.
    """
    lost = [path for path in change.gone if not path.startswith(_NAMED_BY_CONTENT) and path != JOURNAL]
    if len(lost) > most:
        raise CannotRun(
            f"{name}: files would be deleted there, {len(lost)} of them: {_some(lost)}. No more than {most} may be, so "
            f"nothing was deployed. Where that is what you want: --max-deletes {len(lost)}"
        )


def _some(paths: Iterable[str]) -> str:
    named = sorted(paths)
    return ", ".join(named[:_SHOWN]) + (" …" if len(named) > _SHOWN else "")
