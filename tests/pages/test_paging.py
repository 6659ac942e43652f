"""Long lists are cut so that every entry is on one page, and older pages stay as they are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import paging
from generator.pages.paging import by_age, by_name, paths_by_age, paths_by_name

COUNT = st.integers(0, 200)
SIZE = st.integers(1, 30)


def cut(count: int, size: int) -> dict[str, tuple[int, ...]]:
    """Cut a list of so many entries, the newest first: each page's entries by its path."""
    return {part.path: part.entries for part in by_age("list/", range(count)[::-1], size)}


@given(COUNT, SIZE)
def test_every_entry_is_on_one_page_in_order(count: int, size: int) -> None:
    """From the list's own address along the links to what is older, nothing is left out or told twice."""
    parts = {part.path: part for part in by_age("list/", range(count)[::-1], size)}
    assert sorted(parts) == sorted(paths_by_age("list/", count, size))
    path, seen = "list/index.html", list[int]()
    while True:
        part = parts[path]
        seen += part.entries
        if part.pager is None or part.pager.older is None:
            break
        assert parts[part.pager.older].pager.newer == path  # type: ignore[union-attr]  # it has a neighbour
        path = part.pager.older
    assert seen == list(range(count))[::-1]
    assert all(len(part.entries) == size for p, part in parts.items() if p != "list/index.html")
    assert len(parts["list/index.html"].entries) < 2 * size or count < 2 * size


@given(COUNT, st.integers(1, 50), SIZE)
def test_numbered_pages_keep_what_they_hold(count: int, more: int, size: int) -> None:
    """When newer entries come, no page with a number changes its entries."""
    before, after = cut(count, size), cut(count + more, size)
    del before["list/index.html"]
    assert {path: after[path] for path in before} == before


@pytest.mark.parametrize(
    ("count", "pages"),
    [(0, {"": ()}), (1, {"": (0,)}), (3, {"": (2, 1, 0)}), (5, {"": (4, 3, 2), "page/1/": (1, 0)})],
    ids=["none", "one", "below", "two"],
)
def test_a_short_list_is_one_page(count: int, pages: dict[str, tuple[int, ...]]) -> None:
    """A page gets a number once there is a full one besides the newest."""
    assert cut(count, 2) == {f"list/{folder}index.html": entries for folder, entries in pages.items()}


@given(st.integers(0, 40))
def test_names_are_cut_from_the_beginning(count: int) -> None:
    """An alphabetical list goes on from page to page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "NAMES", 7)
        parts = list(by_name("list/", range(count)))
        assert [part.path for part in parts] == list(paths_by_name("list/", count))
    assert [n for part in parts for n in part.entries] == list(range(count))
    for part, after in pairwise(parts):
        assert part.pager.older == after.path  # type: ignore[union-attr]  # there are two
        assert after.pager.newer == part.path  # type: ignore[union-attr]
