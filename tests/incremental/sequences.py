"""Sequences of a desk's steps: after each, a build that remembers is compared with one from nothing.

A project that was built from nothing before, byte for byte the same, is not built from nothing again.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from typing import TYPE_CHECKING

import hypothesis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.campaign.row import Tried
from tests.incremental.desk import STEPS, Tree, build, start
from tests.small_project import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LONGEST = 6


class Differs(AssertionError):
    """A build that remembers is not the one from nothing."""


class Clean:
    """Sites built from nothing, by the project that they were built from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._built: dict[bytes, Tree] = {}

    def build(self, root: Path, record: bytes | None) -> Tree:
        """Build a copy of a project with the record as it was before the other build."""
        shutil.copytree(root, self._folder, ignore=shutil.ignore_patterns("site", ".site*"))
        file = self._folder / "content/published.yaml"
        file.unlink(missing_ok=True)
        if record is not None:
            file.write_bytes(record)
        key = hashlib.sha256(repr(sorted(files(self._folder).items())).encode()).digest()
        if key not in self._built:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("XDG_CACHE_HOME", str(self._folder.with_name("no cache")))
                self._built[key] = build(self._folder, self._folder / "site")
                shutil.rmtree(self._folder.with_name("no cache"))
        shutil.rmtree(self._folder)
        return self._built[key]


def difference(steps: Sequence[str], folder: Path, clean: Clean | None = None) -> str | None:
    """Take the steps one by one with a build after each; answer the first after which anything differs."""
    clean = clean or Clean(folder / "clean")
    for name in ("desk", "cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    desk = start(folder / "desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        # or an edit of the program meanwhile would leave nothing remembered
        patch.setattr("generator.memory.memory.is_unchanged", lambda: True)
        for name in ("nothing", *steps):
            STEPS[name](desk.root)
            record = desk.root / "content/published.yaml"
            before = record.read_bytes() if record.exists() else None
            remembered = build(desk.root, desk.root / "site")
            assert remembered.files  # the first build must succeed, and the site then stays
            if remembered != _kept(clean.build(desk.root, before), desk.root / "site"):
                return name
    return None


def tried(folder: Path, trials: int, seed: str) -> Tried:
    """Try as many sequences; the shortest of those that end in a difference is told."""
    clean = Clean(folder / "clean")
    harm: list[str] = []

    @hypothesis.seed(random.Random(seed).getrandbits(64))  # noqa: S311 -- chance that can be repeated
    @settings(max_examples=trials, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=LONGEST))
    def same(steps: list[str]) -> None:
        if name := difference(steps, folder, clean):
            raise Differs(f"{', '.join(steps)}: differs after “{name}”")

    try:
        same()
    except Differs as error:
        harm.append(str(error))
    return Tried(trials, harm)


def _kept(tree: Tree, site: Path) -> Tree:
    """Where a build is refused, the site that was there stays."""
    return Tree(files(site), tree.wrong) if tree.wrong and not tree.files else tree
