"""Long lists cut into pages.

A list in the order of time is numbered from its oldest entries: page 1 holds the oldest and never changes when newer
ones come, so that its address can be cited and a build has one page to make anew. The list's own address shows the
newest, up to a page and what is left over. A list of names is numbered from its beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMES = 600  # on a page

Entry = TypeVar("Entry")


class Pager(msgspec.Struct, frozen=True):
    """A page's place among its list's; `number` is None on the list's own address, the others are paths or None."""

    number: int | None
    newest: str | None
    newer: str | None
    older: str | None
    oldest: str | None


class Part(msgspec.Struct, Generic[Entry], frozen=True):
    """A page of a list: its path, its entries, and its neighbours where it has any."""

    path: str
    entries: tuple[Entry, ...]
    pager: Pager | None


def by_age(folder: str, entries: Sequence[Entry], size: int) -> Iterator[Part[Entry]]:
    """Cut a list that begins with the newest; its own address first, then the numbered pages downwards."""
    last = _numbered(len(entries), size)
    rest = len(entries) - last * size
    for n in range(last + 1, 0, -1):
        is_first = n > last
        begin = 0 if is_first else rest + (last - n) * size
        pager = Pager(
            None if is_first else n,
            None if is_first else _path(folder, None),
            None if is_first else _path(folder, n + 1 if n < last else None),
            _path(folder, n - 1) if n > 1 else None,
            _path(folder, 1) if n > 1 else None,
        )
        part = tuple(entries[begin : begin + (rest if is_first else size)])
        yield Part(_path(folder, None if is_first else n), part, pager if last else None)


def paths_by_age(folder: str, count: int, size: int) -> Iterator[str]:
    """Name the pages of a list of so many entries."""
    yield _path(folder, None)
    for n in range(1, _numbered(count, size) + 1):
        yield _path(folder, n)


def by_name(folder: str, entries: Sequence[Entry]) -> Iterator[Part[Entry]]:
    """Cut an alphabetical list; its own address first, which has no number."""
    last = max(-(-len(entries) // NAMES), 1)
    numbers = [None, *range(2, last + 1)]
    for n, number in enumerate(numbers):
        before = _path(folder, numbers[n - 1]) if n else None
        after = _path(folder, numbers[n + 1]) if n + 1 < last else None
        part = tuple(entries[n * NAMES : (n + 1) * NAMES])
        yield Part(_path(folder, number), part, Pager(number, None, before, after, None) if last > 1 else None)


def paths_by_name(folder: str, count: int) -> Iterator[str]:
    """Name the pages of an alphabetical list of so many names."""
    yield _path(folder, None)
    for n in range(2, -(-count // NAMES) + 1):
        yield _path(folder, n)


def _numbered(count: int, size: int) -> int:
    """Answer how many pages have a number: as many as are full without the newest ones."""
    return max(count // size - 1, 0)


def _path(folder: str, number: int | None) -> str:
    return f"{folder}index.html" if number is None else f"{folder}page/{number}/index.html"
