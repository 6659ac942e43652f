"""What is known of a tree of files from the build that wrote it: each file's digest, and what tells any later write.

A write changes a file's size or its times, a replacement its number in the file system; what changes a file's status
cannot be set back (POSIX: st_ctime). A write within the same tick of the file system's clock as the one before could
go unnoticed, so of files that were written in the tick in which they were looked at only the digest is known.

All this only saves reading. Whatever is odd about it is as if nothing were known.
"""

from __future__ import annotations

import hashlib
import struct
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

_VERSION = 3
_SEAL = 32  # bytes of SHA-256
_CHUNK = 1 << 20  # bytes that are hashed at a time
_HEAD = struct.Struct("<3Q")  # version, files, folders
_SIZES = struct.Struct("<2Q")  # bytes of a folder's path, and of what is known of its files


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
        self._has_below = bytearray()  # by a folder's number, whether others lie in it
        self._packed: Aside[bytes] = Aside(bytes)
        self._decode = msgspec.msgpack.Decoder(dict[str, Stamp]).decode

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read what is known; nothing is where the file is missing, damaged, or another version's."""
        with suppress(OSError, struct.error, UnicodeError), file.open("rb") as opened:
            sealed = _proven_seal(opened)
            opened.seek(0)
            version, count, number = _HEAD.unpack(opened.read(_HEAD.size))
            if sealed and version == _VERSION:
                known = cls(count, sealed)
                for _ in range(number):
                    name, packed = _SIZES.unpack(opened.read(_SIZES.size))
                    known._take(opened.read(name).decode(), opened.read(packed))
                return known
        return cls()

    def folders(self) -> Sequence[str]:
        """Answer every folder of the tree in order, so that each comes after the one that it lies in."""
        return self._folders

    def __contains__(self, folder: str) -> bool:
        return folder in self._numbers

    def __iter__(self) -> Iterator[tuple[str, dict[str, Stamp]]]:
        """Yield every folder with its files."""
        return zip(self._folders, map(self._decode, self._packed), strict=True)

    def stamps(self, folder: str) -> dict[str, Stamp]:
        """Answer the files of a folder."""
        packed = self.packed(folder)
        return {} if packed is None else self._decode(packed)

    def packed(self, folder: str) -> bytes | None:
        """Answer a folder as it is kept."""
        number = self._numbers.get(folder)
        return None if number is None else self._packed[number]

    def within(self, folder: str) -> Iterator[str]:
        """Yield a folder that is known, and all those in it."""
        yield folder
        above = f"{folder}/" if folder else ""
        first = bisect_left(self._folders, above) if above else 1  # the tree's own is the first of all
        rest = (self._folders[n] for n in range(first, len(self._folders)))
        yield from takewhile(lambda one: one.startswith(above), rest)

    def below(self, folder: str) -> list[str]:
        """Answer the names of the folders that lie right in one that is known."""
        if not self._has_below[self._numbers[folder]]:
            return []
        start = len(folder) + 1 if folder else 0
        names = (inside[start:] for inside in self.within(folder) if inside != folder)
        return [name for name in names if "/" not in name]

    def _take(self, folder: str, packed: bytes) -> None:
        if folder and (above := self._numbers.get(folder.rpartition("/")[0])) is not None:
            self._has_below[above] = True
        self._numbers[folder] = len(self._folders)
        self._folders.append(folder)
        self._has_below.append(False)
        self._packed.append(packed)


def pack(stamps: dict[str, Stamp], taken: int) -> bytes:
    """Pack a folder's files, as `save` takes them, that were looked at at a time by the clock of their file system."""
    return msgspec.msgpack.encode({name: stamp.before(taken) for name, stamp in stamps.items()})


def save(file: Path, count: int, number: int, folders: Iterable[tuple[str, bytes]]) -> None:
    """Write what is known of a tree of `count` files in `number` folders, given in order with their files.

    These are packed as `pack` does it. Raises OSError where the system refuses.
    """
    calls.remove(str(file))
    calls.create(str(file), _sealed(_parts(count, number, folders)), 0o600)


def seal(file: Path) -> bytes:
    """Answer the digest of what `save` wrote, which tells its tree from any other; nothing where it is damaged."""
    with suppress(OSError), file.open("rb") as opened:
        return _proven_seal(opened)
    return b""


def _parts(count: int, number: int, folders: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    yield _HEAD.pack(_VERSION, count, number)
    for folder, packed in folders:
        name = folder.encode()
        yield _SIZES.pack(len(name), len(packed)) + name + packed


def _sealed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Let bytes end with their digest."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
        yield part
    yield digest.digest()


def _proven_seal(file: BinaryIO) -> bytes:
    """Answer the digest that a file ends with, nothing where it is not that of all before."""
    left = file.seek(0, 2) - _SEAL
    file.seek(0)
    made = hashlib.sha256()
    while left > 0 and (chunk := file.read(min(left, _CHUNK))):
        made.update(chunk)
        left -= len(chunk)
    sealed = file.read()
    return sealed if sealed == made.digest() else b""
