"""A site is on the disk before it is published, so that it is whole whenever the power goes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from generator.disk import calls
from tests.site.publishing import beside, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Disk:
    """Watches what is written and what is put on the disk; `at_exchange` tells what was not there by then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._open: dict[int, str] = {}
        self._loose: set[str] = set()
        self.at_exchange: list[set[str]] = []
        self.afterwards: list[str] = []
        for name, watched in (("open", self._opened), ("write", self._written), ("fsync", self._synced)):
            monkeypatch.setattr(os, name, self._watching(getattr(os, name), watched))
        for name in ("mkdir", "unlink"):
            monkeypatch.setattr(os, name, self._watching(getattr(os, name), self._named))
        for name in ("rename", "replace"):
            monkeypatch.setattr(os, name, self._watching(getattr(os, name), self._renamed))
        find = calls._libc
        monkeypatch.setattr(calls, "_libc", lambda name: self._watching(find(name), getattr(self, f"_{name}")))

    @staticmethod
    def _watching(call: Callable[..., Any], watched: Callable[..., None]) -> Callable[..., Any]:
        def shim(*args: Any, **more: Any) -> Any:
            answer = call(*args, **more)
            watched(answer, *args)
            return answer

        return shim

    def _opened(self, number: int, path: str, flags: int, *_: int) -> None:
        self._open[number] = os.fspath(path)
        if flags & os.O_CREAT:
            self._named(None, path)

    def _written(self, _: int, number: int, __: bytes) -> None:
        self._loose.add(self._open[number])

    def _named(self, _: object, path: str, *__: object) -> None:
        self._loose.add(os.path.dirname(os.fspath(path)))  # noqa: PTH120 -- a string to compare

    def _renamed(self, _: object, old: str, new: str) -> None:
        self._named(None, new)
        if os.fspath(old) in self._loose:
            self._loose.add(os.fspath(new))

    def _synced(self, _: None, number: int) -> None:
        self._loose.discard(self._open[number])
        self.afterwards.append(self._open[number])

    def _syncfs(self, _: int, __: int) -> None:
        self._loose.clear()

    def _renameat2(self, _: int, *__: object) -> None:
        self.at_exchange.append(set(self._loose))
        self.afterwards.clear()


@pytest.mark.skipif(not calls.SYNCS_ALL, reason="looks at the calls that Linux has")
@pytest.mark.parametrize("number", [1, 30, 200])
def test_all_is_on_the_disk_before_folders_are_exchanged(
    number: int, in_memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes and names, of few files and of many; what is known of the tree need not be. Then the exchange itself."""
    output = in_memory / "site"
    for n in range(3):
        put(output, {f"a{n}/{i}.html": b"%d" % n for i in range(number)} | {"same.html": b"%d" % n})
    watched = Disk(monkeypatch)
    put(output, {f"a/{i}.html": b"new" for i in range(number)} | {"same.html": b"new", "a2/0.html": b"2"})
    monkeypatch.undo()
    (loose,) = watched.at_exchange
    tree = str(beside(output) / "site")
    assert not [path for path in loose if path == tree or path.startswith(f"{tree}/")]
    assert watched.afterwards == [str(beside(output)), str(in_memory)]


@pytest.mark.skipif(not calls.SYNCS_ALL, reason="looks at the calls that Linux has")
def test_a_preview_does_not_wait_for_the_disk(in_memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made anew with every save."""
    put(in_memory / "site", {"a.html": b"1"}, lasting=False)
    watched = Disk(monkeypatch)
    put(in_memory / "site", {"a.html": b"2"}, lasting=False)
    monkeypatch.undo()
    (loose,) = watched.at_exchange
    assert loose
    assert watched.afterwards == []
