"""An author's file is written whole or not at all, and never over another."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.briefings.write import write_new
from generator.errors import CannotRun
from tests.small_project import ROOT

RACE = """
import sys, time
from pathlib import Path
from generator.briefings.write import write_new
folder, who = Path(sys.argv[1]), sys.argv[2]
(folder / f"ready-{who}").touch()
while not (folder / "go").exists():
    time.sleep(0.001)
print(sum(write_new(folder / "drafts" / f"{i}.md", who * 50_000) for i in range(100)))
"""
FULL = """
import resource, sys
from pathlib import Path
from generator.briefings.write import write_new
from generator.errors import CannotRun
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_new(Path(sys.argv[1]), "x" * 100_000)
except CannotRun as error:
    print(error)
"""


def python(program: str, *args: str | Path) -> subprocess.Popen[str]:
    """Start another interpreter."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, args)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_new_file_holds_the_very_text(tmp_path: Path) -> None:
    """UTF-8, line ends as given, readable for all; missing folders are made, nothing else is left."""
    path = tmp_path / "a" / "b" / "é.md"
    assert write_new(path, "one\ntwo\r\né\u2028\U0001f600")
    assert path.read_bytes() == "one\ntwo\r\né\u2028\U0001f600".encode()
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(path.parent.iterdir()) == [path]


def test_nothing_that_is_there_is_ever_replaced(tmp_path: Path) -> None:
    """A file, an empty file, a folder, a link to a file, a link to nothing: each stays what it is."""
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "empty").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    names = sorted(p.name for p in tmp_path.iterdir())
    assert [write_new(tmp_path / name, "new") for name in names] == [False] * len(names)
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert (tmp_path / "empty").read_bytes() == b""
    assert not (tmp_path / "nowhere").exists()


def test_of_two_who_write_at_the_same_moment_one_wins_and_none_loses_text(tmp_path: Path) -> None:
    """Every file is wholly the one's or wholly the other's, and the loser is told that it wrote nothing."""
    racers = [python(RACE, tmp_path, who) for who in "ab"]
    while not all((tmp_path / f"ready-{who}").exists() for who in "ab"):
        assert all(racer.poll() is None for racer in racers)
    (tmp_path / "go").touch()
    answers = [racer.communicate(timeout=60) for racer in racers]
    assert [error for _, error in answers] == ["", ""]
    written = {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "drafts").iterdir()}
    assert sorted(written) == sorted(f"{i}.md" for i in range(100))
    wins = [sum(text == who * 50_000 for text in written.values()) for who in "ab"]
    assert [int(shown) for shown, _ in answers] == wins
    assert sum(wins) == 100


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    """The message says that nothing was changed, and so it is."""
    shown, error = python(FULL, tmp_path / "a.md").communicate(timeout=60)
    assert error == ""
    assert "a.md: cannot be written: File too large. Nothing was changed." in shown
    assert list(tmp_path.iterdir()) == []


def test_what_the_system_refuses_is_told(tmp_path: Path) -> None:
    """A parent that is a file, a name that is too long, a folder in which nobody can make files."""
    (tmp_path / "file").write_bytes(b"mine")
    for path in (tmp_path / "file" / "a.md", tmp_path / ("x" * 300), Path("/proc/a.md")):
        with pytest.raises(CannotRun, match="cannot be written"):
            write_new(path, "new")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_the_longest_name_that_the_system_allows_is_written(tmp_path: Path) -> None:
    """The file that is completed first needs no longer name than the one it becomes."""
    path = tmp_path / ("x" * 252 + ".md")
    assert write_new(path, "new")
    assert list(tmp_path.iterdir()) == [path]
