"""Killed or refused at any call of the file system, a build leaves a whole site, old or new, and says what failed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.small_project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are killed in processes of their own")


def harm(folder: Path, *options: str, least: int) -> list[str]:
    """Run builds that are cut off, at least so many; answers what was harmed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.site.faults", str(folder), *options],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["cuts"] >= least
    found: list[str] = told["harm"]
    return found


def test_a_publication_that_is_killed_at_any_call(in_memory: Path) -> None:
    """The site is the old one or the new one, whole; the next build leaves the new one, and nothing else."""
    assert harm(in_memory, "--kind", "kill", least=100) == []


@pytest.mark.parametrize(("kind", "least"), [("EIO", 40), ("ENOSPC", 15), ("EACCES", 30), ("EMFILE", 10)])
def test_a_publication_that_is_refused_at_a_call(kind: str, least: int, in_memory: Path) -> None:
    """The old site stays, the message names a file, and the next build succeeds: every second or third call."""
    assert harm(in_memory, "--kind", kind, "--step", "3" if least > 20 else "2", least=least) == []


@pytest.mark.parametrize("kind", ["kill", "EIO", "ENOSPC"])
def test_a_publication_by_renames_that_is_cut_off(kind: str, in_memory: Path) -> None:
    """Where folders cannot be exchanged, a site may be gone between two renames, until the next build begins."""
    assert harm(in_memory, "--kind", kind, "--renames", "--first", "30" if kind == "ENOSPC" else "105", least=5) == []


@pytest.mark.parametrize(("kind", "step"), [("kill", 31), ("EIO", 41), ("ENOSPC", 11)])
def test_a_whole_build_that_is_cut_off(kind: str, step: int, in_memory: Path) -> None:
    """The same with a project's build, from its command's first call to its last: a few of hundreds."""
    assert harm(in_memory, "--kind", kind, "--project", "--step", str(step), least=5) == []
