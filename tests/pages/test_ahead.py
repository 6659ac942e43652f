"""The pages of a saved briefing, ahead of the build."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator import engine, pages, project
from generator.errors import Rejected
from tests.small_project import ROOT, files

if TYPE_CHECKING:
    from pathlib import Path

CASE = ROOT / "tests/cases/conflict"
FILE = "content/briefings/port-quilla.md"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Copy a project of two briefings."""
    for name in ("content", "seeds"):
        shutil.copytree(CASE / name, tmp_path / "desk" / name)
    return tmp_path / "desk"


def built(root: Path, ahead: pages.Ahead) -> dict[str, bytes]:
    """Build a preview."""
    found = project.find(root)
    engine.build(found, root / ".factbox/preview", drafts=True, ahead=ahead)
    return files(root / ".factbox/preview")


def edit(root: Path, old: str, new: str) -> None:
    """Replace words of the briefing."""
    text = (root / FILE).read_text("utf-8")
    assert old in text
    (root / FILE).write_text(text.replace(old, new), "utf-8")


def test_they_are_what_the_build_makes_of_them(desk: Path) -> None:
    """Page, evidence and data, byte for byte, save after save; a later preview of the same project has them."""
    for ahead in (pages.Ahead(), pages.Ahead()):
        built(desk, ahead)
        for _ in range(2):
            edit(desk, "\n---\n\n", "\n---\n\nMore words. ")
            made = ahead.pages(desk / FILE)
            assert made is not None
            assert {"briefings/port-quilla/index.html", "briefings/port-quilla/index.json"} < made.keys()
            assert b"More words." in made["briefings/port-quilla/index.html"]
        site = built(desk, ahead)
        assert made is not None
        assert {path: site[path] for path in made} == made


def test_mistakes_are_told_at_once(desk: Path) -> None:
    """A briefing with an error has no pages; mended, it has them again."""
    ahead = pages.Ahead()
    built(desk, ahead)
    edit(desk, "status: published", "status: publishd")
    with pytest.raises(Rejected, match="publishd"):
        ahead.pages(desk / FILE)
    edit(desk, "status: publishd", "status: published")
    assert ahead.pages(desk / FILE)


def test_what_only_a_build_can_tell_is_left_to_it(desk: Path) -> None:
    """Before the first build; other files; what moves to another address, gets another status, or is gone."""
    ahead = pages.Ahead()
    assert ahead.pages(desk / FILE) is None
    built(desk, ahead)
    assert ahead.pages(desk / "content/site.yaml") is None
    (desk / "content/briefings/new.md").write_text((desk / FILE).read_text("utf-8"), "utf-8")
    assert ahead.pages(desk / "content/briefings/new.md") is None
    edit(desk, "slug: port-quilla", "slug: elsewhere")
    assert ahead.pages(desk / FILE) is None
    edit(desk, "slug: elsewhere", "slug: port-quilla")
    edit(desk, "status: published", "status: draft")
    assert ahead.pages(desk / FILE) is None
    (desk / FILE).unlink()
    assert ahead.pages(desk / FILE) is None
