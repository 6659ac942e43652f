"""Fixtures for the preview: a project with one page, not yet or already under preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serve.underway import PAGE, Project, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a project with one page, not yet under preview."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.html").write_text(PAGE.format(head="", body="one"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    """Give a project under preview, once its first build is done."""
    with running(folder) as project:
        project.built(1)
        yield project
