"""What is known of a tree of files from the build that wrote it: each file's digest, and what tells any later write.

A write changes a file's size or its times, a replacement its number in the file system; what changes a file's status
cannot be set back (POSIX: st_ctime). A write within the same tick of the file system's clock as the one before could
go unnoticed, so of files that were written in the tick in which they were looked at only the digest is known.

All this only saves reading. Whatever is odd about it is as if nothing were known.
"""

from __future__ import annotations

import hashlib
import struct
from array import array
from bisect import bisect_left
from contextlib import suppress
from itertools import takewhile
from typing import TYPE_CHECKING, BinaryIO, Self

import msgspec

from generator.aside import Aside
from generator.disk import calls

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_VERSION = 4
_SEAL = 32  # bytes of SHA-256
_CHUNK = 1 << 20  # bytes that are read at a time
_TAIL = struct.Struct("=4Q")  # version, files, folders, bytes of the folders' paths
_BORDER = b"\0"  # between two paths


class Stamp(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file as it was when its bytes were known, and their SHA-256; times in nanoseconds."""

    inode: int
    size: int
    modified: int
    changed: int
    digest: bytes

    @classmethod
    def of(cls, state: os.stat_result, digest: bytes) -> Self:
        """Make the stamp of a file of these bytes."""
        return cls(state.st_ino & 0xFFFFFFFFFFFFFFFF, state.st_size, state.st_mtime_ns, state.st_ctime_ns, digest)

    def before(self, taken: int) -> Self:
        """Answer a stamp that is of no state of the file where a write after `taken` could leave this one again."""
        return self if self.changed < taken > self.modified else type(self)(0, self.size, 0, 0, self.digest)

    def is_of(self, state: os.stat_result) -> bool:
        """Tell whether a file is as it was; its permissions are, too."""
        return (
            self.modified == state.st_mtime_ns
            and self.changed == state.st_ctime_ns
            and self.size == state.st_size
            and self.inode == state.st_ino & 0xFFFFFFFFFFFFFFFF
        )


class Known:
    """What is known of a tree: its files by folder and name, how many they are, and the digest of all that."""

    def __init__(self, count: int = 0, seal: bytes = b"") -> None:
        self.count, self.seal = count, seal
        self._folders: list[str] = []
        self._numbers: dict[str, int] = {}
        self._below = array("I")  # by a folder's number, how many others lie right in it
        self._stamps: Aside[dict[str, Stamp]] = Aside(dict[str, Stamp])

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read what is known; nothing is where the file is missing, damaged, or another version's."""
        with suppress(OSError, struct.error, ValueError, LookupError), file.open("rb") as opened:
            sealed = _proven_seal(opened)
            tail = opened.seek(-_SEAL - _TAIL.size, 2)
            version, count, number, size = _TAIL.unpack(opened.read(_TAIL.size))
            if sealed and version == _VERSION:
                ends = array("Q")
                paths = tail - size
                opened.seek(paths - number * ends.itemsize)
                ends.frombytes(opened.read(number * ends.itemsize))
                known = cls(count, sealed)
                known._name(opened.read(size))
                opened.seek(0)
                known._stamps.extend(_chunks(opened, ends[-1]), ends)
                return known
        return cls()

    def folders(self) -> Sequence[str]:
        """Answer every folder of the tree in order, so that each comes after the one that it lies in."""
        return self._folders

    def __contains__(self, folder: str) -> bool:
        return folder in self._numbers

    def __iter__(self) -> Iterator[tuple[str, dict[str, Stamp]]]:
        """Yield every folder with its files."""
        return zip(self._folders, self._stamps, strict=True)

    def stamps(self, folder: str) -> dict[str, Stamp]:
        """Answer the files of a folder."""
        number = self._numbers.get(folder)
        return {} if number is None else self._stamps[number]

    def packed(self, folder: str) -> bytes | None:
        """Answer a folder as it is kept."""
        number = self._numbers.get(folder)
        return None if number is None else self._stamps.encoded(number)

    def within(self, folder: str) -> Iterator[str]:
        """Yield a folder that is known, and all those in it."""
        yield folder
        above = f"{folder}/" if folder else ""
        first = bisect_left(self._folders, above) if above else 1  # the tree's own is the first of all
        rest = (self._folders[n] for n in range(first, len(self._folders)))
        yield from takewhile(lambda one: one.startswith(above), rest)

    def below(self, folder: str) -> list[str]:
        """Answer the names of the folders that lie right in one that is known."""
        if not self.count_below(folder):
            return []
        start = len(folder) + 1 if folder else 0
        names = (inside[start:] for inside in self.within(folder) if inside != folder)
        return [name for name in names if "/" not in name]

    def count_below(self, folder: str) -> int:
        """Answer how many folders lie right in one that is known."""
        return self._below[self._numbers[folder]]

    def _name(self, paths: bytes) -> None:
        """Take the paths of all folders."""
        self._folders = paths.decode().split(_BORDER.decode())
        self._numbers = {folder: number for number, folder in enumerate(self._folders)}
        self._below = array("I", [0]) * len(self._folders)
        for folder in self._folders[1:]:
            self._below[self._numbers[folder.rpartition("/")[0]]] += 1


def pack(stamps: dict[str, Stamp], taken: int) -> bytes:
    """Pack a folder's files, as `save` takes them, that were looked at at a time by the clock of their file system."""
    return msgspec.msgpack.encode({name: stamp.before(taken) for name, stamp in stamps.items()})


def save(file: Path, count: int, folders: Iterable[tuple[str, bytes]]) -> None:
    """Write what is known of a tree of `count` files: its folders in order, its own first, each with its files.

    These are packed as `pack` does it. Raises OSError where the system refuses.
    """
    calls.remove(str(file))
    calls.create(str(file), _sealed(_parts(count, folders)), 0o600)


def seal(file: Path) -> bytes:
    """Answer the digest of what `save` wrote, which tells its tree from any other; nothing where it is damaged."""
    with suppress(OSError), file.open("rb") as opened:
        return _proven_seal(opened)
    return b""


def _parts(count: int, folders: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Write what is known of each folder's files, where that ends, the folders' paths, and how many there are."""
    ends, paths, end = array("Q"), bytearray(), 0
    for folder, packed in folders:
        yield packed
        end += len(packed)
        ends.append(end)
        paths += (_BORDER if len(ends) > 1 else b"") + folder.encode()
    yield ends.tobytes()
    yield bytes(paths)
    yield _TAIL.pack(_VERSION, count, len(ends), len(paths))


def _sealed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Let bytes end with their digest."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
        yield part
    yield digest.digest()


def _proven_seal(file: BinaryIO) -> bytes:
    """Answer the digest that a file ends with, nothing where it is not that of all before."""
    size = file.seek(0, 2) - _SEAL
    file.seek(0)
    made = hashlib.sha256()
    for chunk in _chunks(file, size):
        made.update(chunk)
    sealed = file.read()
    return sealed if sealed == made.digest() else b""


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """Read so many bytes."""
    while size > 0 and (chunk := file.read(min(size, _CHUNK))):
        yield chunk
        size -= len(chunk)
