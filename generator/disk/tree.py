"""A site's files in a folder, as they lie there now.

A tree can be looked at as a whole, once: what is then as it was known to be is not looked at again. Nobody else
publishes at a place that was claimed; whoever changes a file by hand at that very time is noticed by the next build.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.disk.known import Known, Stamp

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
        self._identity: bytes | None = None
        self._unsure: set[str] | None = None  # folders that are not as they were known to be, once all were looked at
        self.read_in: set[str] = set()  # folders in which a file had to be read, to see that it is as it was
        self.told = 0  # looks that needed no reading

    @property
    def known(self) -> Known:
        """What was known of the tree beforehand."""
        if self._known is None:
            self._known = self._load()
        return self._known

    def identity(self) -> bytes:
        """Look at everything, and tell this tree from any other; empty where anything is not as it was known to be.

        No file is read that cannot have been written since: 0.4 s for 100,000 files.
        """
        if self._identity is None:
            self._identity = self.known.seal if self._is_as_known() else b""
        return self._identity

    def trust(self, identity: bytes) -> None:
        """Take everything to be as it is known to be, since it has just been written; `identity` is its seal."""
        self._identity = identity
        self._unsure = set()

    def look(self, path: str) -> Stamp | None:
        """Look at a file: read only where it may have been written since; None where there is none for readers."""
        folder, _, name = path.rpartition("/")
        if self.is_sure(folder):
            sure = self._stamps(folder).get(name)
            self.told += sure is not None
            return sure
        try:
            state = os.lstat(self.at(path))
            if not self.is_for_readers(state):
                return None
            stamp = self._stamps(folder).get(name)
            if stamp is not None and stamp.is_of(state):
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
        if self.is_sure(folder):
            return {
                **dict.fromkeys(self._stamps(folder), "file"),
                **dict.fromkeys(self.known.below(folder), "folder"),
            }
        found: dict[str, Kind] = {}
        with suppress(FileNotFoundError, NotADirectoryError):
            if self.can_be_entered(os.lstat(self.at(folder))):
                with os.scandir(self.at(folder)) as entries:
                    for entry in entries:
                        is_folder = entry.is_dir(follow_symlinks=False)
                        is_file = not is_folder and entry.is_file(follow_symlinks=False)
                        found[entry.name] = "folder" if is_folder else "file" if is_file else "other"
        return found

    def files(self, folder: str = "") -> Iterator[str]:
        """Yield every file of a folder and of those in it."""
        folders = [folder]
        for one in folders:
            for name, kind in self.listing(one).items():
                path = join(one, name)
                if kind == "file":
                    yield path
                elif kind == "folder":
                    folders.append(path)

    def is_sure(self, folder: str) -> bool:
        """Tell whether everything in a folder was looked at, and is as it was known to be."""
        return self._unsure is not None and folder not in self._unsure and folder in self.known

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

    def _is_as_known(self) -> bool:
        """Look at every folder that is known, and remember those that are not as they were."""
        unsure: set[str] = set()
        shut = set() if self._is_folder("") else {""}
        for folder, stamps in self.known:
            if folder in shut or (folder and folder.rpartition("/")[0] in shut):
                shut.add(folder)
                unsure.add(folder)
            elif not self._is_folder_as_known(folder, stamps, shut):
                unsure.add(folder)
        self._unsure = unsure
        return bool(self.known.folders()) and not unsure

    def _is_folder_as_known(self, folder: str, stamps: dict[str, Stamp], shut: set[str]) -> bool:
        """Compare a folder with what is known of it; adds to `shut` the folders in it that readers cannot enter."""
        count, is_as_known = 0, True
        try:
            with os.scandir(self.at(folder)) as entries:
                for entry in entries:
                    count += 1
                    name, state = entry.name, entry.stat(follow_symlinks=False)
                    stamp = stamps.get(name)
                    if stamp is None:
                        is_known = join(folder, name) in self.known and self.can_be_entered(state)
                        if not is_known:
                            shut.add(join(folder, name))
                    elif not (is_known := stamp.is_of(state)):
                        is_known = self.holds(join(folder, name), stamp.digest)
                        self.read_in.add(folder)
                    is_as_known = is_as_known and is_known
        except OSError:
            return False
        return is_as_known and count == len(stamps) + self.known.count_below(folder)

    def _is_folder(self, folder: str) -> bool:
        try:
            return self.can_be_entered(os.lstat(self.at(folder)))
        except OSError:
            return False


def join(folder: str, name: str) -> str:
    """Write the path of a name in a folder."""
    return f"{folder}/{name}" if folder else name


def folders_above(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the innermost first; the site's own is none."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
