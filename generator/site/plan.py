"""What a site is to hold: every file's digest and size by its path, in little memory.

A million files take some 120 MB: digests lie in one array, names that many folders share are kept once.
"""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView

_ROW = struct.Struct("<32sQI2?")


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A file of the site: the SHA-256 of its bytes, how many they are, and what it was made from, for messages.

    `fresh`: its bytes were handed over in this build. `placed`: they lie in the spare tree, since the published site
    has others or none.
    """

    digest: bytes
    size: int
    file: str = ""
    fresh: bool = True
    placed: bool = False


class Plan:
    """The files of a site by their paths with forward slashes."""

    def __init__(self) -> None:
        self._folders: dict[str, dict[str, int]] = {}
        self._rows = bytearray()
        self._numbers: dict[str, int] = {}  # of the files that pages are made from
        self._files: list[str] = []

    def put(self, path: str, entry: Entry) -> None:
        """Set what lies at a path."""
        folder, _, name = path.rpartition("/")
        names = self._folders.setdefault(folder, {})
        number = self._numbers.setdefault(entry.file, len(self._files))
        if number == len(self._files):
            self._files.append(entry.file)
        row = _ROW.pack(entry.digest, entry.size, number, entry.fresh, entry.placed)
        start = names.setdefault(sys.intern(str(name)), len(self._rows))
        self._rows[start : start + _ROW.size] = row

    def get(self, path: str) -> Entry | None:
        """Answer what is to lie at a path, None where nothing is."""
        folder, _, name = path.rpartition("/")
        start = self._folders.get(folder, {}).get(name)
        return None if start is None else self._entry(start)

    def __contains__(self, path: str) -> bool:
        folder, _, name = path.rpartition("/")
        return name in self._folders.get(folder, ())

    def __len__(self) -> int:
        return len(self._rows) // _ROW.size

    def names(self, folder: str) -> KeysView[str]:
        """Answer the names of the files that are to lie in a folder."""
        return self._folders.get(folder, {}).keys()

    def within(self, folder: str) -> dict[str, Entry]:
        """Answer the files that are to lie in a folder, by their names in order."""
        return {name: self._entry(start) for name, start in sorted(self._folders.get(folder, {}).items())}

    def folders(self) -> list[str]:
        """Answer every folder in order, each after the one that it lies in; the site's own is the empty string."""
        found = {"", *self._folders}
        for folder in self._folders:
            while (folder := folder.rpartition("/")[0]) not in found:
                found.add(folder)
        return sorted(found)

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        for folder in sorted(self._folders):
            for name, entry in self.within(folder).items():
                yield (f"{folder}/{name}" if folder else name), entry

    def _entry(self, start: int) -> Entry:
        digest, size, number, fresh, placed = _ROW.unpack_from(self._rows, start)
        return Entry(digest, size, self._files[number], fresh, placed)
