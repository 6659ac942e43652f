"""Values laid aside: all of them come back, in whatever order they are asked for, and little of them is in memory."""

from __future__ import annotations

import gc
import os
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import aside
from generator.aside import Aside
from generator.errors import CannotRun

if TYPE_CHECKING:
    from pathlib import Path

LONG = "x" * 1000


class Pair(msgspec.Struct, frozen=True):
    """Something to lay aside."""

    name: str
    data: bytes


def laid(count: int) -> Aside[Pair]:
    """Lay some aside."""
    values = Aside(Pair)
    for n in range(count):
        values.append(Pair(f"{n} {LONG}", b""))
    return values


@given(
    st.lists(st.builds(Pair, st.text(st.characters(exclude_categories=["Cs"])), st.binary())),
    st.integers(1, 40),
    st.integers(1, 9),
    st.booleans(),
)
def test_all_values_come_back(values: list[Pair], waiting: int, size: int, anywhere: bool) -> None:  # noqa: FBT001 -- drawn
    """One by one, in parts and as a whole, whether they were written to the file or wait to be, on any system."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aside, "_WAITING", waiting)
        patch.setattr(aside, "_READS_ANYWHERE", anywhere and hasattr(os, "pread"))
        patch.setattr(aside, "_AT_ONCE", 3)
        found = Aside(Pair)
        for n, value in enumerate(values, 1):
            found.append(value)
            assert (len(found), found[-1]) == (n, value)
        assert list(found) == values == [found[n] for n in range(len(values))]
        assert found[1:-1] == values[1:-1]
        assert found[::-2] == values[::-2]
        with pytest.raises(IndexError):
            found[len(values)]
        again = Aside(Pair)
        again.append(Pair("first", b""))
        encoded = [found.encoded(n) for n in range(len(values))]
        together = b"".join(encoded)
        pieces = (together[at : at + size] for at in range(0, len(together), size))
        again.extend(pieces, accumulate(map(len, encoded)))
        assert list(again)[1:] == values


def test_what_is_laid_aside_takes_no_memory() -> None:
    """Of 20 MB, less than one stays."""
    tracemalloc.start()
    values = laid(20_000)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 1_000_000
    assert values[19_999].name.startswith("19999 ")


def test_threads_may_read_at_once() -> None:
    """The preview makes a page while the whole site is built."""
    values = laid(2000)
    with ThreadPoolExecutor(4) as threads:
        for n, value in enumerate(threads.map(values.__getitem__, range(2000))):
            assert value.name.startswith(f"{n} ")


def test_where_there_is_no_room_the_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what can be done."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(CannotRun, match=r"no room for temporary files \(No such .*\)\. Free some, or set TMPDIR"):
        laid(1000)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
def test_on_a_full_disk_the_user_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing more is said when what was laid aside is let go."""
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: open("/dev/full", "r+b", buffering=0))  # noqa: PTH123, SIM115
    with pytest.raises(CannotRun, match=r"no room for temporary files \(No space left on device\)"):
        laid(1000)
    gc.collect()
