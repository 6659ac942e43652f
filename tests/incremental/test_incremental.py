"""After any sequence of changes a build that remembers leaves the very site that a build from nothing makes."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.incremental.desk import STEPS, Tree, build, start

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

EXAMPLES = int(os.environ.get("FACTBOX_SEQUENCES", "6"))


def difference(steps: Sequence[str], folder: Path) -> str | None:
    """Take the steps one by one with a build after each; answer the first after which anything differs."""
    shutil.rmtree(folder, ignore_errors=True)
    desk = start(folder / "desk")
    with pytest.MonkeyPatch.context() as patch:  # or an edit of the program meanwhile would leave nothing remembered
        patch.setattr("generator.memory.memory.is_unchanged", lambda: True)
        for n, name in enumerate(("nothing", *steps)):
            STEPS[name](desk.root)
            before = record(desk.root)
            remembered = build(desk.root, desk.root / "site")
            assert remembered.files  # the first build must succeed, and the site then stays
            if remembered != afresh(desk.root, folder / f"clean-{n}", before):
                return name
    return None


def record(root: Path) -> bytes | None:
    """Read the record that a build may write."""
    file = root / "content/published.yaml"
    return file.read_bytes() if file.exists() else None


def afresh(root: Path, folder: Path, before: bytes | None) -> Tree:
    """Build a copy of the project from nothing, as it was before the other build."""
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns("site", ".site*"))
    file = folder / "content/published.yaml"
    file.unlink(missing_ok=True)
    if before is not None:
        file.write_bytes(before)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder.with_name(f"{folder.name}-cache")))
        tree = build(folder, folder / "site")
    return kept(tree, root / "site") if tree.wrong and not tree.files else tree


def kept(tree: Tree, site: Path) -> Tree:
    """Where a build is refused, the site that was there stays."""
    from tests.small_project import files

    return Tree(files(site) if site.exists() else {}, tree.wrong)


@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=2, max_size=6))
@settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES < 100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_build_that_remembers_is_a_build_from_nothing(tmp_path: Path, steps: list[str]) -> None:
    """Files, bytes and findings are the same after every step."""
    assert difference(steps, tmp_path / "sequence") is None
