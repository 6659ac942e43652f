"""Killed or refused at any call of the file system, a build leaves a whole site, old or new, and says what failed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.site.faults import Cuts, apart

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are killed in processes of their own")


def harm(folder: Path, cuts: Cuts, least: int) -> list[str]:
    """Cut builds off, at least so many; answers what was harmed."""
    tried = apart(folder, cuts)
    assert tried.trials >= least
    return tried.harm


def test_a_publication_that_is_killed_at_any_call(in_memory: Path) -> None:
    """The site is the old one or the new one, whole; the next build leaves the new one, and nothing else."""
    assert harm(in_memory, Cuts("kill"), least=100) == []


@pytest.mark.parametrize(("kind", "least"), [("EIO", 40), ("ENOSPC", 15), ("EACCES", 30), ("EMFILE", 10)])
def test_a_publication_that_is_refused_at_a_call(kind: str, least: int, in_memory: Path) -> None:
    """The old site stays, the message names a file, and the next build succeeds: every second or third call."""
    assert harm(in_memory, Cuts(kind, step=3 if least > 20 else 2), least=least) == []


@pytest.mark.parametrize("kind", ["kill", "EIO", "ENOSPC"])
def test_a_publication_by_renames_that_is_cut_off(kind: str, in_memory: Path) -> None:
    """Where folders cannot be exchanged, a site may be gone between two renames, until the next build begins."""
    assert harm(in_memory, Cuts(kind, first=30 if kind == "ENOSPC" else 105, renames=True), least=5) == []


@pytest.mark.parametrize(("kind", "step"), [("kill", 31), ("EIO", 41), ("ENOSPC", 11)])
def test_a_whole_build_that_is_cut_off(kind: str, step: int, in_memory: Path) -> None:
    """The same with a project's build, from its command's first call to its last: a few of hundreds."""
    assert harm(in_memory, Cuts(kind, step=step, project=True), least=5) == []


def test_a_build_that_is_killed_at_any_moment(in_memory: Path) -> None:
    """The same at moments drawn by chance, inside a call of the system or between two."""
    assert harm(in_memory, Cuts(moments=20, seed="sample"), least=20) == []
