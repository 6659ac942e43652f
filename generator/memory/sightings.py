"""Files' hashes, remembered with what the system said of each file when it was read.

A file is read again where its size, times or number differ, or where it was written so shortly before it was last read
that a second write could have left the same times: git's racy rule. The time of the last change of the entry itself
(ctime) is among them, since no program sets it, so an edit of the same length that puts the time back is noticed, too.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.memory.memory import Memory

_KIND = "sightings"
_MOST_AT_HAND = 2048  # files
_TICK = 2_000_000_000  # nanoseconds: FAT counts time in steps of two seconds, no file system in longer ones

_State = bytes  # device, number, size, and the times of content and entry in nanoseconds: a fifth of their memory
_FIELDS = msgspec.msgpack.Decoder(tuple[int, int, int, int, int])
_DECODER = msgspec.msgpack.Decoder(dict[str, tuple[_State, bytes]])


class Sightings:
    """The files seen in this run, and those of earlier runs: each is read only where it may have changed."""

    def __init__(self, memory: Memory) -> None:
        self._memory, self._key = memory, memory.key(_KIND)
        self._seen: dict[str, tuple[_State, bytes]] = {}
        self._states: dict[str, _State | None] = {}
        self._now = time.time_ns()
        self._old = self._recalled()

    def digest(self, path: str | Path) -> bytes | None:
        """Answer the SHA-256 of a file's bytes; None where there is no file, or none that can be read."""
        name = os.fspath(path)
        state = _look(name)
        for known in (self._seen.get(name), self._old.get(name)):
            if known is not None and known[0] == state:
                self._states.setdefault(name, known[0])
                self._seen[name] = known
                return known[1]
        self._states.setdefault(name, state)
        if state is None:
            return None
        try:
            with open(name, "rb") as file:  # noqa: PTH123 -- for each of 100,000 files a Path would be dear
                digest = hashlib.file_digest(file, "sha256").digest()
        except OSError:
            return None
        if max(_FIELDS.decode(state)[3:]) < self._now - _TICK and _look(name) == state:
            self._seen[name] = state, digest
        return digest

    def all_of(self, *folders: Path, but: Path | None = None) -> bytes:
        """Hash names and contents of all files in these folders and below, `but` for one."""
        left_out = None if but is None else os.fspath(but)
        made = hashlib.sha256()
        for folder in folders:
            for name in sorted(_files(os.fspath(folder))):
                if name == left_out:
                    continue
                digest = self.digest(name)
                shown = os.fsencode(name)
                made.update(b"%d:%b" % (len(shown), shown))
                made.update(b"-" if digest is None else digest)
            made.update(b"|")
        return made.digest()

    def zones(self) -> bytes:
        """Hash the system's time zones by the file that each of their releases changes; libraries are in every key."""
        from zoneinfo import TZPATH

        found = (self.digest(os.path.join(folder, name)) for folder in TZPATH for name in ("tzdata.zi", "+VERSION"))  # noqa: PTH118 -- as above
        return b"".join(digest or b"-" for digest in found)

    def is_settled(self, but: Path) -> bool:
        """Tell whether every file that was seen, `but` for one, still is as it was when it was first looked at."""
        left_out = os.fspath(but)
        return all(_look(name) == state for name, state in self._states.items() if name != left_out)

    def keep(self) -> None:
        """Remember the files that were seen, and no others."""
        if self._seen != self._old:
            self._memory.remember(_KIND, self._key, msgspec.msgpack.encode(self._seen))

    def _recalled(self) -> dict[str, tuple[_State, bytes]]:
        value = self._memory.recall(_KIND, self._key)
        try:
            return {} if value is None else _DECODER.decode(value)
        except msgspec.MsgspecError:
            return {}


class Glances(Sightings):
    """The files that a process looks at for another one, which remembers them: few are kept at hand."""

    def digest(self, path: str | Path) -> bytes | None:
        """Answer the SHA-256 of a file's bytes; None where there is no file, or none that can be read."""
        if len(self._states) >= _MOST_AT_HAND:
            self._states.clear()
            self._seen.clear()
        return super().digest(path)

    def _recalled(self) -> dict[str, tuple[_State, bytes]]:
        return {}


def _look(name: str) -> _State | None:
    try:
        found = os.stat(name)  # noqa: PTH116 -- as above
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    number = found.st_ino & 0xFFFFFFFFFFFFFFFF  # some systems give numbers of 128 bits
    fields = found.st_dev, number, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    return msgspec.msgpack.encode(fields)


def _files(folder: str, above: tuple[tuple[int, int], ...] = ()) -> Iterator[str]:
    """Yield the files of a folder, through links, too, but never round in a circle."""
    try:
        found = os.stat(folder)  # noqa: PTH116 -- as above
        if (found.st_dev, found.st_ino) in above:
            return
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError:
        return
    for entry in listed:
        try:
            is_folder = entry.is_dir()
        except OSError:
            is_folder = False
        if is_folder:
            yield from _files(entry.path, (*above, (found.st_dev, found.st_ino)))
        else:
            yield entry.path
