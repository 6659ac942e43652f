"""What a site is to hold: every file's digest and size by its path, in little memory.

The files of a folder lie in one string of bytes, and all but a few of these lie aside; names that many folders share
are kept once.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from generator.aside import Aside

if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView

_ROW = struct.Struct("<I32sQI2?")  # a file: the number of its name, and its entry
_NAME = struct.Struct("<I")
_MANY = 64  # files in a folder; of more, each is kept by itself
_AT_HAND = 64  # folders whose rows are not laid aside

_Rows: TypeAlias = bytes | dict[int, bytes]  # the rows of a folder, one after the other or by the numbers of names


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A file of the site: the SHA-256 of its bytes, and how many they are.

    `fresh`: its bytes were handed over in this build. `placed`: they lie in the spare tree, since the published site
    has others or none.
    """

    digest: bytes
    size: int
    fresh: bool = True
    placed: bool = False


class Plan:
    """The files of a site by their paths with forward slashes."""

    def __init__(self) -> None:
        self._folders = _Folders()
        self._count = 0
        self._names = _Names()
        self._files: Aside[str] = Aside(str)  # that pages are made from, which come together
        self._file: str | None = None  # the last that was put in

    def put(self, path: str, entry: Entry, file: str = "") -> None:
        """Set what lies at a path, and what it was made from."""
        folder, _, name = path.rpartition("/")
        number = self._names.number(str(name))
        if file != self._file:
            self._file = file
            self._files.append(file)
        row = _ROW.pack(number, entry.digest, entry.size, len(self._files) - 1, entry.fresh, entry.placed)
        rows = self._folders[folder]
        self._count += _found(rows, number) is None
        self._folders[folder] = _with(rows, number, row)

    def get(self, path: str) -> Entry | None:
        """Answer what is to lie at a path, None where nothing is."""
        row = self._row(path)
        return None if row is None else _entry(row)

    def file(self, path: str) -> str:
        """Answer what the file at a path was made from, for messages; nothing where that is many things, or unknown."""
        row = self._row(path)
        return "" if row is None else self._files[_ROW.unpack(row)[3]]

    def __contains__(self, path: str) -> bool:
        return self._row(path) is not None

    def __len__(self) -> int:
        return self._count

    def names(self, folder: str) -> set[str]:
        """Answer the names of the files that are to lie in a folder."""
        return {self._names[_NAME.unpack_from(row)[0]] for row in _each(self._folders[folder])}

    def within(self, folder: str) -> dict[str, Entry]:
        """Answer the files that are to lie in a folder, by their names in order."""
        rows = _each(self._folders[folder])
        named = sorted((self._names[_NAME.unpack_from(row)[0]], row) for row in rows)
        return {name: _entry(row) for name, row in named}

    def folders(self) -> list[str]:
        """Answer every folder in order; the site's own, the first, is the empty string."""
        planned = self._folders.keys()
        others = {""} - planned
        for folder in planned:
            while (folder := folder.rpartition("/")[0]) not in planned and folder not in others:
                others.add(folder)
        return sorted([*planned, *others])

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        for folder in sorted(self._folders.keys()):
            for name, entry in self.within(folder).items():
                yield (f"{folder}/{name}" if folder else name), entry

    def _row(self, path: str) -> bytes | None:
        folder, _, name = path.rpartition("/")
        number = self._names.known(name)
        return None if number is None else _found(self._folders[folder], number)


class _Folders:
    """The rows of folders; none of a folder that is not known."""

    def __init__(self) -> None:
        self._where: dict[str, int] = {}  # the number of its rows among those aside, -1 where they never were there
        self._aside: Aside[bytes] = Aside(bytes)
        self._last: dict[str, bytes] = {}  # that were put in or fetched, the newest last
        self._changed: set[str] = set()  # of these
        self._large: dict[str, dict[int, bytes]] = {}

    def keys(self) -> KeysView[str]:
        return self._where.keys()

    def __getitem__(self, folder: str) -> _Rows:
        rows: _Rows | None = self._last.get(folder) or self._large.get(folder)
        if rows is None and folder in self._where:
            rows = self._aside[self._where[folder]]
            self._use(folder, rows)
        return rows or b""

    def __setitem__(self, folder: str, rows: _Rows) -> None:
        self._where.setdefault(folder, -1)
        if isinstance(rows, dict):
            self._large[folder] = rows
            self._last.pop(folder, None)
            self._changed.discard(folder)
        else:
            self._changed.add(folder)
            self._use(folder, rows)

    def _use(self, folder: str, rows: bytes) -> None:
        """Keep rows at hand, and lay aside those that have been there for longest."""
        self._last.pop(folder, None)
        self._last[folder] = rows
        if len(self._last) > _AT_HAND:
            oldest = next(iter(self._last))
            laid_aside = self._last.pop(oldest)
            if oldest in self._changed:
                self._changed.remove(oldest)
                self._where[oldest] = len(self._aside)
                self._aside.append(laid_aside)


class _Names:
    """Names of files by numbers, from 0."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []

    def number(self, name: str) -> int:
        number = self._numbers.setdefault(name, len(self._names))
        if number == len(self._names):
            self._names.append(name)
        return number

    def known(self, name: str) -> int | None:
        return self._numbers.get(name)

    def __getitem__(self, number: int) -> str:
        return self._names[number]


def _entry(row: bytes) -> Entry:
    _, digest, size, _, fresh, placed = _ROW.unpack(row)
    return Entry(digest, size, fresh, placed)


def _each(rows: _Rows) -> Iterator[bytes]:
    if isinstance(rows, dict):
        yield from rows.values()
    else:
        yield from (rows[at : at + _ROW.size] for at in range(0, len(rows), _ROW.size))


def _found(rows: _Rows, number: int) -> bytes | None:
    if isinstance(rows, dict):
        return rows.get(number)
    at = _place(rows, number)
    return rows[at : at + _ROW.size] or None


def _with(rows: _Rows, number: int, row: bytes) -> _Rows:
    """Set the row of a name among those of its folder."""
    if not isinstance(rows, dict):
        if len(rows) <= _MANY * _ROW.size:
            at = _place(rows, number)
            return rows[:at] + row + rows[at + _ROW.size :]
        rows = {_NAME.unpack_from(one)[0]: one for one in _each(rows)}
    rows[number] = row
    return rows


def _place(rows: bytes, number: int) -> int:
    """Answer where the row of a name begins, or would: at the end."""
    wanted = _NAME.pack(number)
    at = rows.find(wanted)
    while at % _ROW.size and at >= 0:
        at = rows.find(wanted, at + 1)
    return at if at >= 0 else len(rows)
