"""Every link arrives, from a web server and from a folder alike, and every page can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bars.links import dead, reached
from tests.bars.pages import walk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bars.editions import Edition

pytestmark = pytest.mark.xdist_group("bars")


def test_no_link_is_dead(editions: dict[str, Edition]) -> None:
    """Every link of every page leads to a file of the site, and its fragment to an id there."""
    for edition in editions.values():
        found = dead(edition.pages, edition.site, edition.base)
        assert not found, f"{edition.name}:\n" + "\n".join(found)


def test_a_reader_comes_to_every_page(wire: Edition) -> None:
    """From the front page links lead to every page that search engines are shown."""
    shown = {page.path for page in wire.pages if not page.is_hidden and not page.is_redirect}
    missed = shown - reached(wire.pages, wire.base)
    assert not missed, "\n".join(sorted(missed))


def test_every_dead_link_is_found(tmp_path: Path) -> None:
    """A missing file or id, a folder, a path from the root, an odd scheme: each is told, and what is right is not."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/index.html").write_text('<!doctype html><title>x</title><p id="é">')
    wrong = ["none.html", "#none", "folder/", "folder/index.html#none", "/folder/index.html", "javascript:x", "https:///x",
             "https://example.org/base/none/", "../folder/index.html"]  # fmt: skip
    right = ["folder/index.html", "folder/index.html#%C3%A9", "https://example.org/base/folder/", "https://example.com/x",
             "folder/index.html?x#é:~:text=some"]  # fmt: skip
    links = "".join(f'<a href="{link}">x</a>' for link in wrong + right)
    scripts = """<i data-scripts='["none.js", "folder/index.html"]'></i>"""
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{links}{scripts}")
    found = dead(walk(tmp_path), tmp_path, "https://example.org/base/")
    assert [line.split(": ")[1] for line in found] == [*wrong, "none.js"]
