"""What is known of a tree of files from the build that wrote it: each file's digest, and what tells any later write.

A write changes a file's size or its times, a replacement its number in the file system; what changes a file's status
cannot be set back (POSIX: st_ctime). A write within the same tick of the file system's clock as the one before could
go unnoticed, so of files that were written in the tick in which they were looked at only the digest is known.

All this only saves reading. Whatever is odd about it is as if nothing were known.
"""

from __future__ import annotations

import hashlib
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Self, TypeAlias

import msgspec

from generator.disk import calls

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Packed: TypeAlias = bytes | msgspec.Raw

_VERSION = 2
_SEAL = 32  # bytes of SHA-256
_PAIR = b"\x92"  # msgpack: an array of two
_MAP, _MAP_CODE = struct.Struct(">BI"), 0xDF  # msgpack: a map of so many, in 32 bits


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


class _Head(msgspec.Struct, frozen=True, array_like=True):
    version: int
    count: int


class _Whole(msgspec.Struct, frozen=True, array_like=True):
    head: _Head
    folders: dict[str, msgspec.Raw]


class Known:
    """What is known of a tree: its files by folder and name, how many they are, and the digest of all that."""

    def __init__(self, whole: _Whole | None = None, seal: bytes = b"") -> None:
        self.count, self.seal = whole.head.count if whole else 0, seal
        self._folders = whole.folders if whole else {}
        self._decoder = msgspec.msgpack.Decoder(dict[str, Stamp])

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read what is known; nothing is where the file is missing, damaged, or another version's."""
        with suppress(OSError, msgspec.MsgspecError):
            data = memoryview(file.read_bytes())
            body, seal = data[:-_SEAL], data[-_SEAL:]
            if hashlib.sha256(body).digest() == seal:
                whole = msgspec.msgpack.decode(body, type=_Whole)
                if whole.head.version == _VERSION:
                    return cls(whole, bytes(seal))
        return cls()

    def folders(self) -> list[str]:
        """Answer every folder of the tree, each after the one that it lies in."""
        return list(self._folders)

    def stamps(self, folder: str) -> dict[str, Stamp]:
        """Answer the files of a folder."""
        raw = self._folders.get(folder)
        return {} if raw is None else self._decoder.decode(raw)

    def raw(self, path: str) -> msgspec.Raw | None:
        """Answer a folder as it is kept."""
        return self._folders.get(path)


def pack(stamps: dict[str, Stamp], taken: int) -> bytes:
    """Pack a folder's files, as `save` takes them, that were looked at at a time by the clock of their file system."""
    return msgspec.msgpack.encode({name: stamp.before(taken) for name, stamp in stamps.items()})


def save(file: Path, count: int, number: int, folders: Iterable[tuple[str, Packed]]) -> None:
    """Write what is known of a tree of `count` files in `number` folders, each with its files as `pack` packs them.

    Raises OSError where the system refuses.
    """
    calls.remove(str(file))
    calls.create(str(file), _sealed(_parts(_Head(_VERSION, count), number, folders)), 0o600)


def _parts(head: _Head, number: int, folders: Iterable[tuple[str, Packed]]) -> Iterator[Packed]:
    """Encode a `_Whole` piece by piece."""
    yield _PAIR + msgspec.msgpack.encode(head) + _MAP.pack(_MAP_CODE, number)
    for folder, packed in folders:
        yield msgspec.msgpack.encode(folder)
        yield packed


def _sealed(parts: Iterable[Packed]) -> Iterator[Packed]:
    """Let bytes end with their digest."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
        yield part
    yield digest.digest()
