"""A plan answers what was put into it, in one order, and takes little memory."""

from __future__ import annotations

import sys
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.plan import Entry, Plan

NAMES = st.text(st.sampled_from("ab-é"), min_size=1, max_size=3)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
FILES = st.sampled_from(["", "a.md", "b.md"])
ENTRIES = st.builds(
    Entry,
    st.binary(min_size=32, max_size=32),
    st.integers(0, sys.maxsize),
    st.booleans(),
    st.booleans(),
)


@pytest.mark.parametrize(("many", "at_hand"), [(0, 64), (2, 1), (64, 0)])
@given(entries=st.lists(st.tuples(PATHS, ENTRIES, FILES)))
def test_a_plan_is_a_dictionary_of_paths(many: int, at_hand: int, entries: list[tuple[str, Entry, str]]) -> None:
    """What was put last at a path is there, and nothing else; folders come before what is in them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.site.plan._MANY", many)
        patch.setattr("generator.site.plan._AT_HAND", at_hand)
        is_a_dictionary(entries)


def is_a_dictionary(entries: list[tuple[str, Entry, str]]) -> None:
    """Put files into a plan, and compare it with a dictionary."""
    plan = Plan()
    for path, entry, file in entries:
        plan.put(path, entry, file)
    expected = {path: entry for path, entry, _ in entries}
    files = {path: file for path, _, file in entries}
    assert dict(plan) == expected
    assert len(plan) == len(expected)
    assert all(plan.get(path) == entry and path in plan for path, entry in expected.items())
    assert "c" not in plan
    assert plan.get("c/c") is None
    assert plan.file("c/c") == ""
    assert {path: plan.file(path) for path in expected} == files
    folders = plan.folders()
    assert folders == sorted(set(folders))
    assert set(folders) == {"", *(path[:n] for path in expected for n, c in enumerate(path) if c == "/")}
    assert {
        f"{folder}/{name}" if folder else name: entry
        for folder in folders
        for name, entry in plan.within(folder).items()
    } == expected
    assert all(plan.names(folder) == plan.within(folder).keys() for folder in folders)


def test_a_large_plan_takes_little_memory() -> None:
    """Eight files in each of 5,000 folders take less than 100 bytes a folder above its path."""
    names = [f"name-{n}.json" for n in range(8)]
    paths = [f"briefings/2015-11-20-{folder:08}/" for folder in range(5000)]
    tracemalloc.start()
    plan = Plan()
    for n, path in enumerate(paths):
        for name in names:
            plan.put(path + name, Entry(bytes(32), n))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    waiting = 1 << 18
    assert len(plan) == 40_000
    assert size - waiting < 5000 * (sys.getsizeof(paths[0]) + 100)
