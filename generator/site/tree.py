"""A site's files in a folder, as they lie there now."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.site.known import Known, Stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FILE, FOLDER = 0o644, 0o755  # a web server's own user can read a site, whatever the umask of who builds it
Kind: TypeAlias = Literal["file", "folder", "other"]
_FOLDERS_AT_HAND = 16


class Tree:
    """A tree of files: what lies where, looked at with as little reading as can be."""

    def __init__(self, root: Path, load: Callable[[], Known], *, has_modes: bool) -> None:
        """Take the folder, what loads what is known of it, and whether its file system keeps permissions."""
        self._root, self._load, self._has_modes = str(root), load, has_modes
        self._stamps = lru_cache(_FOLDERS_AT_HAND)(self._folder)
        self._known: Known | None = None
        self.told = 0  # looks that needed no reading

    @property
    def known(self) -> Known:
        """What was known of the tree beforehand."""
        if self._known is None:
            self._known = self._load()
        return self._known

    def look(self, path: str) -> Stamp | None:
        """Look at a file: read only where it may have been written since; None where there is none for readers."""
        try:
            state = os.lstat(self.at(path))
            if not self.is_for_readers(state):
                return None
            folder, _, name = path.rpartition("/")
            stamp = self._stamps(folder).get(name)
            if stamp is not None and stamp.is_of(state) and self.known.is_sure(stamp):
                self.told += 1
                return stamp
            with open(self.at(path), "rb", buffering=0) as file:
                return Stamp.of(state, hashlib.file_digest(file, "sha256").digest())
        except OSError:
            return None

    def holds(self, path: str, digest: bytes) -> bool:
        """Tell whether there is a file of these bytes, by their SHA-256."""
        found = self.look(path)
        return found is not None and found.digest == digest

    def read(self, path: str) -> bytes:
        """Read a file."""
        with open(self.at(path), "rb", buffering=0) as file:
            return file.read()

    def listing(self, folder: str) -> dict[str, Kind]:
        """List what lies in a folder, without following links; nothing where it is none that readers can enter."""
        found: dict[str, Kind] = {}
        with suppress(FileNotFoundError, NotADirectoryError):
            if self.can_be_entered(os.lstat(self.at(folder))):
                with os.scandir(self.at(folder)) as entries:
                    for entry in entries:
                        is_folder = entry.is_dir(follow_symlinks=False)
                        is_file = not is_folder and entry.is_file(follow_symlinks=False)
                        found[entry.name] = "folder" if is_folder else "file" if is_file else "other"
        return found

    def states(self, folder: str) -> dict[str, os.stat_result]:
        """Look at all that lies in a folder, without following links; nothing is there where it cannot be looked at."""
        try:
            with os.scandir(self.at(folder)) as entries:
                return {entry.name: entry.stat(follow_symlinks=False) for entry in entries}
        except OSError:
            return {}

    def files(self, folder: str = "") -> Iterator[str]:
        """Yield every file of a folder and of those in it."""
        for name, kind in self.listing(folder).items():
            path = f"{folder}/{name}" if folder else name
            if kind == "file":
                yield path
            elif kind == "folder":
                yield from self.files(path)

    def is_for_readers(self, state: os.stat_result) -> bool:
        """Tell a file as a site has it."""
        return stat.S_ISREG(state.st_mode) and (not self._has_modes or stat.S_IMODE(state.st_mode) == FILE)

    def can_be_entered(self, state: os.stat_result) -> bool:
        """Tell a folder as a site has it."""
        return stat.S_ISDIR(state.st_mode) and (not self._has_modes or stat.S_IMODE(state.st_mode) == FOLDER)

    def at(self, path: str) -> str:
        """Say where a path of the site lies in the file system."""
        return f"{self._root}/{path}" if path else self._root

    def _folder(self, path: str) -> dict[str, Stamp]:
        return self.known.stamps(path)
