"""The published folder is always one whole site: the old one or the new one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import CannotRun
from generator.site import Site, write
from tests.small_project import ROOT, files

OLD = Site({"index.html": b"old", "a/b/c.html": b"old c", "gone.html": b"old"})
NEW = Site({"index.html": b"new", "a/b/d.html": b"new d", "big.bin": b"\0" * 200_000})
MARKED = {".factbox-site": b"Made by factbox. The next build replaces this whole folder.\n"}

UNDER_A_LIMIT = """
import resource, sys
from pathlib import Path
from generator.errors import CannotRun
from generator.site import Site, write
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    write(Site({"a.html": b"new", "big.bin": b"x" * 200_000}), Path(sys.argv[1]))
except CannotRun as error:
    print(error)
"""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Publish the old site."""
    write(OLD, tmp_path / "site")
    return tmp_path / "site"


def test_a_site_takes_the_place_of_the_old_one_wholly(output: Path) -> None:
    """New files are there, old ones gone, nothing beside the folder."""
    assert files(output) == OLD.files | MARKED
    write(NEW, output)
    assert files(output) == NEW.files | MARKED
    assert list(output.parent.iterdir()) == [output]


def test_an_empty_or_a_new_folder_is_taken(tmp_path: Path) -> None:
    """Missing parents are made; an empty folder, or one with a .gitignore alone, is filled."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / ".gitignore").write_text("*\n", encoding="utf-8")
    for name in ("empty", "kept", "a/b/c"):
        write(NEW, tmp_path / name)
    assert files(tmp_path / "empty") == files(tmp_path / "a/b/c") == NEW.files | MARKED
    assert files(tmp_path / "kept") == NEW.files | MARKED | {".gitignore": b"*\n"}
    write(OLD, tmp_path / "kept")
    assert (tmp_path / "kept" / ".gitignore").read_bytes() == b"*\n"


@pytest.mark.parametrize("name", ["photo.jpg", "index.html", ".git/config", "site/.factbox-site"])
def test_a_folder_that_factbox_did_not_make_is_left_alone(name: str, tmp_path: Path) -> None:
    """Without the marker at its top, whatever lies in the folder stays."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(CannotRun, match="this folder holds files that factbox did not write"):
        write(NEW, tmp_path)
    assert files(tmp_path) == {name: b"mine"}


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    """An output that is a file, or lies inside a file, is refused and stays."""
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(CannotRun, match=r"this is a file\. Name a folder with --output"):
        write(NEW, tmp_path / "file")
    with pytest.raises(CannotRun, match="was not published"):
        write(NEW, tmp_path / "file" / "site")
    assert files(tmp_path) == {"file": b"mine"}


def test_a_link_to_a_folder_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    """Symbolic links are followed: to a site, to nothing yet; a link that leads to itself is refused."""
    write(OLD, tmp_path / "releases" / "one")
    (tmp_path / "site").symlink_to("releases/one")
    (tmp_path / "later").symlink_to("releases/two")
    (tmp_path / "loop").symlink_to("loop")
    write(NEW, tmp_path / "site")
    write(NEW, tmp_path / "later")
    with pytest.raises(CannotRun):
        write(NEW, tmp_path / "loop")
    assert [(tmp_path / name).is_symlink() for name in ("site", "later", "loop")] == [True] * 3
    for name in ("site", "later", "releases/one", "releases/two"):
        assert files(tmp_path / name) == NEW.files | MARKED
    assert sorted(p.name for p in (tmp_path / "releases").iterdir()) == ["one", "two"]


@pytest.mark.parametrize("limit", [0, 2, 100_000])
def test_a_write_that_fails_leaves_the_old_site(limit: int, output: Path) -> None:
    """Where the system refuses a byte, the first or a later one, the old site stays, and nothing lies beside it."""
    before = {p: p.stat().st_mtime_ns for p in output.rglob("*")}
    done = subprocess.run(
        [sys.executable, "-c", UNDER_A_LIMIT, str(output), str(limit)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "the site was not published" in done.stdout
    assert "The old one is untouched." in done.stdout
    assert files(output) == OLD.files | MARKED
    assert {p: p.stat().st_mtime_ns for p in output.rglob("*")} == before
    assert list(output.parent.iterdir()) == [output]


def test_a_name_that_the_system_refuses_leaves_the_old_site(output: Path) -> None:
    """A page's name longer than file systems allow is told by its name."""
    with pytest.raises(CannotRun, match="File name too long"):
        write(Site({"index.html": b"new", "x" * 300 + ".html": b""}), output)
    assert files(output) == OLD.files | MARKED
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can make files")
def test_a_parent_that_cannot_be_written_is_told() -> None:
    """The message names the output; /proc refuses new folders even to root."""
    with pytest.raises(CannotRun, match="/proc/site: the site was not published"):
        write(NEW, Path("/proc/site"))


def test_everyone_may_read_a_site_whatever_the_umask(tmp_path: Path) -> None:
    """Folders are 0755 and files 0644, so that a web server's own user can read them."""
    before = os.umask(0o077)
    try:
        write(NEW, tmp_path / "site")
    finally:
        os.umask(before)
    modes = {p.stat().st_mode & 0o777 for p in tmp_path.rglob("*") if p.is_dir()}
    assert modes == {0o755}
    assert {p.stat().st_mode & 0o777 for p in tmp_path.rglob("*") if p.is_file()} == {0o644}
