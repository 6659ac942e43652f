"""A build replaces a whole folder: it must not be one that holds somebody's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import engine, project
from generator.errors import CannotRun
from tests.small_project import SmallProject

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> SmallProject:
    """Make a project inside a folder that carries factbox's marker, as a published site does."""
    outer = tmp_path / "pub"
    outer.mkdir()
    (outer / ".factbox-site").write_text("x", "utf-8")
    return SmallProject(outer / "desk")


@pytest.mark.parametrize("output", ["..", ".", "seeds/..", "../../pub"])
def test_a_project_is_not_replaced_by_its_site(output: str, desk: SmallProject) -> None:
    """Whatever marker the folder around it carries."""
    before = sorted(desk.root.rglob("*"))
    with pytest.raises(CannotRun, match="holds the project itself"):
        engine.build(project.find(desk.root), desk.root / output)
    assert sorted(desk.root.rglob("*")) == before


@pytest.mark.parametrize("name", ["content", "content/briefings", "seeds", "seeds/..", "themes/own"])
def test_a_site_is_not_built_where_people_write(name: str, desk: SmallProject) -> None:
    """Not into such a folder, not below it, not around it."""
    with pytest.raises(CannotRun, match="Name another"):
        engine.build(project.find(desk.root), desk.root / name)


@pytest.mark.parametrize("name", [".git", ".well-known"])
def test_a_hidden_folder_in_the_site_is_kept(name: str, desk: SmallProject) -> None:
    """A repository in the published folder would go with it, and what was never pushed with that."""
    desk.build()
    kept = desk.root / "site" / name
    kept.mkdir()
    (kept / "HEAD").write_text("x", "utf-8")
    with pytest.raises(CannotRun, match=f"{name} lies in this folder"):
        desk.build()
    assert (kept / "HEAD").read_text("utf-8") == "x"
