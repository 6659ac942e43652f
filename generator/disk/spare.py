"""The spare tree, which takes the place of the published one: written so that no reader ever meets half a file.

Someone may still be reading in it, since it was the published tree before. Files are therefore never written over: a
new one is made, and takes the old one's name in one step.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from generator.disk.calls import SYNCS_ALL, create, remove, sync, sync_all
from generator.disk.known import Stamp
from generator.disk.tree import FILE, FOLDER, Tree, folders_above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generator.disk.known import Known

_FEW = 64  # files to be put on the disk one by one; for more, one call for the whole file system is quicker
_FOLDERS_AT_HAND = 1024


class Spare(Tree):
    """The tree that the next site is written into."""

    def __init__(self, root: Path, load: Callable[[], Known], *, has_modes: bool) -> None:
        super().__init__(root, load, has_modes=has_modes)
        self._beside = f"{root}.new"
        self._made: set[str] = set()
        self._changed: set[str] = set()
        self._written: list[str] = []
        self.writes = 0

    def write(self, path: str, parts: Iterable[bytes]) -> None:
        """Write a file, in the place of whatever lies there. Raises OSError with the file's name."""
        folder = path.rpartition("/")[0]
        self.make(folder)
        self._change(folder)
        self.writes += 1
        self.sync_later(path)
        try:
            create(self.at(path), parts, FILE)
        except FileExistsError:
            create(self._beside, parts, FILE)
            if stat.S_ISDIR(os.lstat(self.at(path)).st_mode):
                self.remove(path)
            os.replace(self._beside, self.at(path))

    def make(self, folder: str) -> None:
        """See to a folder that readers can enter, in the place of whatever else lies there."""
        if folder not in self._made and not self.is_sure(folder):
            for one in ("", *reversed([*folders_above(folder)]), folder):
                if one not in self._made:
                    self._make(one)
                    self._made.add(one)
            if len(self._made) > _FOLDERS_AT_HAND:
                self._made.clear()

    def sync_later(self, path: str) -> None:
        """Let `sync` wait until a file is on the disk."""
        if self._syncs_each:
            self._written.append(path)

    def remove(self, path: str) -> None:
        """Remove a file, or a folder with all that is in it."""
        self._change(path.rpartition("/")[0])
        if self._unsure is not None and path in self.known:
            self._unsure.update(self.known.within(path))
        remove(self.at(path))

    def stamp(self, path: str, digest: bytes, size: int) -> Stamp:
        """Stamp a file that was written from bytes of this digest. Raises OSError where it is not of this size."""
        state = os.lstat(self.at(path))
        if not self.is_for_readers(state) or state.st_size != size:
            raise OSError(errno.EIO, "the file is not as it was written", self.at(path))
        return Stamp.of(state, digest)

    def sync(self) -> None:
        """Wait until all that was written is on the disk."""
        if not self._syncs_each:
            sync_all(self.at(""))
            return
        for path in self._written:
            sync(self.at(path))
        for folder in sorted(self._changed):
            sync(self.at(folder))

    @property
    def _syncs_each(self) -> bool:
        return len(self._written) <= _FEW or not SYNCS_ALL

    def _change(self, folder: str) -> None:
        """Let a folder be looked at again, and be put on the disk in the end: a name or a file in it is another."""
        if self._syncs_each:
            self._changed.add(folder)
        if self._unsure is not None:
            self._unsure.add(folder)

    def _make(self, folder: str) -> None:
        """Make one folder, in one that is there."""
        path = self.at(folder)
        try:
            os.mkdir(path, FOLDER)
        except FileExistsError:
            state = os.lstat(path)
            if self.can_be_entered(state):
                return
            if not stat.S_ISDIR(state.st_mode):
                os.unlink(path)
                os.mkdir(path, FOLDER)
        self._change(folder.rpartition("/")[0])
        if self._has_modes:
            os.chmod(path, FOLDER)  # whatever the umask
