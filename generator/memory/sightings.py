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
from itertools import chain
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
_Known = bytes  # the digest, and the state that the file had when it was read
_DIGEST = 32  # bytes
_FIELDS = msgspec.msgpack.Decoder(tuple[int, int, int, int, int])
_DECODER = msgspec.msgpack.Decoder(dict[str, _Known])


class Sightings:
    """The files seen in this run, and those of earlier runs: each is read only where it may have changed."""

    def __init__(self, memory: Memory) -> None:
        self._memory, self._key = memory, memory.key(_KIND)
        self._seen: dict[str, _Known] = {}
        self._first: dict[str, _State | None] = {}  # of files that were first seen in another state than the one known
        self._now = time.time_ns()
        self._old = self._recalled()
        self._is_kept = True

    def digest(self, path: str | Path) -> bytes | None:
        """Answer the SHA-256 of a file's bytes; None where there is no file, or none that can be read."""
        name = os.fspath(path)
        state = _look(name)
        seen = self._seen.get(name)
        known = seen or self._old.pop(name, None)
        if known is not None and known[_DIGEST:] == state:
            self._seen[name] = known
            return known[:_DIGEST]
        self._is_kept = self._is_kept and known is None
        if seen is not None:
            self._first.setdefault(name, self._seen.pop(name)[_DIGEST:])
        if state is None:
            self._first.setdefault(name, None)
            return None
        try:
            with open(name, "rb") as file:  # noqa: PTH123 -- for each of 100,000 files a Path would be dear
                digest = hashlib.file_digest(file, "sha256").digest()
        except OSError:
            self._first.setdefault(name, state)
            return None
        if max(_FIELDS.decode(state)[3:]) < self._now - _TICK and _look(name) == state:
            self._seen[name] = digest + state
            self._is_kept = False
        else:
            self._first.setdefault(name, state)
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
        others, seen = self._first.copy(), list(self._seen.items())  # at once: a preview looks at files meanwhile
        first = ((name, known[_DIGEST:]) for name, known in seen if name not in others)
        left_out = os.fspath(but)
        return all(_look(name) == state for name, state in chain(others.items(), first) if name != left_out)

    def keep(self) -> None:
        """Remember the files that were seen, and no others."""
        if self._old or not self._is_kept:
            self._memory.remember(_KIND, self._key, msgspec.msgpack.encode(self._seen))
            self._old.clear()
            self._is_kept = True

    def _recalled(self) -> dict[str, _Known]:
        value = self._memory.recall(_KIND, self._key)
        try:
            return {} if value is None else _DECODER.decode(value)
        except msgspec.MsgspecError:
            return {}


class Glances(Sightings):
    """The files that a process looks at for another one, which remembers them: few are kept at hand."""

    def digest(self, path: str | Path) -> bytes | None:
        """Answer the SHA-256 of a file's bytes; None where there is no file, or none that can be read."""
        if len(self._seen) + len(self._first) >= _MOST_AT_HAND:
            self._first.clear()
            self._seen.clear()
        return super().digest(path)

    def _recalled(self) -> dict[str, _Known]:
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
