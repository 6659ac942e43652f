"""One build of a site at a time; whatever an interrupted one left behind is put right by the next."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.disk import calls, claimed
from generator.errors import CannotRun, Rejected
from tests.site.publishing import beside, content, put
from tests.small_project import ROOT, files

OLD, NEW = {"index.html": b"old", "a/b.html": b"b"}, {"index.html": b"new", "a/c.html": b"c"}

HOLDER = """
import sys, time
from pathlib import Path
from generator.disk import claimed
with claimed(Path(sys.argv[1])):
    print("claimed", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def output(in_memory: Path) -> Path:
    """Publish the old site over an older one."""
    put(in_memory / "site", NEW)
    put(in_memory / "site", OLD)
    return in_memory / "site"


# One at a time


def test_a_second_build_of_the_same_site_is_refused_while_the_first_runs(output: Path) -> None:
    """Also through a symbolic link; another site beside it is none of its business."""
    (output.parent / "link").symlink_to("site")
    with claimed(output):
        for name in ("site", "link"):
            with pytest.raises(CannotRun, match=f"{name}: another factbox is publishing here. Wait until it has ended"):
                put(output.parent / name, NEW)
        put(output.parent / "other", NEW)
    put(output, NEW)


def test_a_second_build_waits_for_the_first(output: Path) -> None:
    """Where the first ends in time, the second goes on from what it published."""
    with claimed(output):
        seen: list[dict[str, bytes]] = []

        def second() -> None:
            with claimed(output, patience=30):
                seen.append(content(output))

        thread = threading.Thread(target=second)
        thread.start()
        put_into_claimed(output)
        assert not seen
    thread.join(30)
    assert seen == [NEW]


def put_into_claimed(output: Path) -> None:
    """Bring the new site to the place of the old one, as its holder may."""
    for path in OLD:
        (output / path).unlink()
    for path, data in NEW.items():
        (output / path).write_bytes(data)


def test_a_killed_build_blocks_nobody(output: Path) -> None:
    """Its lock is gone with it, whatever file it leaves."""
    with subprocess.Popen([sys.executable, "-c", HOLDER, output], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"claimed\n"
        with pytest.raises(CannotRun, match="another factbox is publishing here"):
            put(output, NEW)
        process.kill()
        process.wait()
        put(output, NEW)
    assert content(output) == NEW


# What an interrupted build left


def test_a_swap_by_renames_is_finished_wherever_it_was_cut_off(in_memory: Path) -> None:
    """Before, between and after the renames: the next claim finds one site, old or new, and a spare."""
    names = ("spare", "site", "aside")
    cut_off = {
        ("new", "old", None): "old",  # before the first
        ("new", None, "old"): "new",  # the old one is aside
        (None, "new", "old"): "new",  # the new one is in its place
        ("old", "new", None): "new",  # after the last
        (None, None, "old"): "old",  # the new one is gone: nobody knows how
        ("x", "new", "old"): "new",  # somebody put the spare back
    }
    for n, (lie, expected) in enumerate(cut_off.items()):
        output = in_memory / str(n) / "site"
        put(output, OLD)
        places = dict(zip(names, (beside(output) / "site", output, beside(output) / "aside"), strict=True))
        (output.parent / "taken").mkdir()
        output.rename(output.parent / "taken/site")
        for name, which in zip(names, lie, strict=True):
            if which is not None:
                places[name].mkdir()
                (places[name] / ".factbox-site").write_bytes(which.encode())
        with claimed(output):
            assert (output / ".factbox-site").read_bytes().decode() == expected
        assert not places["aside"].exists()
        put(output, NEW)
        assert content(output) == NEW


def test_where_the_system_cannot_exchange_folders_it_renames_them(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems, and Windows, have no exchange; the spare is kept all the same."""
    monkeypatch.setattr(calls, "exchange", lambda *_: False)
    inode = output.stat().st_ino
    put(output, NEW)
    assert content(output) == NEW
    assert (beside(output) / "site").stat().st_ino == inode
    assert not (beside(output) / "aside").exists()


def test_a_rename_that_fails_leaves_the_old_site(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first rename is undone where the second is refused."""
    monkeypatch.setattr(calls, "exchange", lambda *_: False)
    before = files(output)
    rename = Path.rename

    def refusing(path: Path, target: Path) -> Path:
        if path == beside(output) / "site":
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(CannotRun, match="the site was not published: Input/output error"):
        put(output, NEW)
    monkeypatch.undo()
    assert files(output) == before
    put(output, NEW)
    assert content(output) == NEW


@pytest.mark.skipif(sys.platform != "linux", reason="a call of Linux")
def test_folders_are_exchanged_in_one_step(output: Path) -> None:
    """The system's own call is found and works here; where it refuses for good, that is told."""
    one, other = output.stat().st_ino, (beside(output) / "site").stat().st_ino
    assert calls.exchange(str(output), str(beside(output) / "site"))
    assert (output.stat().st_ino, (beside(output) / "site").stat().st_ino) == (other, one)
    with pytest.raises(FileNotFoundError, match="nowhere"):
        calls.exchange(str(output), str(output / "nowhere"))


def test_what_earlier_versions_left_behind_is_cleared_away(output: Path) -> None:
    """Their folders of new and old sites, by their very names; nothing that only looks similar."""
    for name in (".site.new-a1b2c3_4", ".site.old-abcdefgh"):
        (output.parent / name / "a").mkdir(parents=True)
        (output.parent / name / "a/index.html").write_bytes(b"left")
    for name in (".site.new-thing", ".site.old-ABCDEFGH", ".site.new-abcdefghi", "site.old-abcdefgh"):
        (output.parent / name).mkdir()
        (output.parent / name / "mine").write_bytes(b"mine")
    (output.parent / ".site.new-00000000").write_bytes(b"a file")
    put(output, NEW)
    assert sorted(path.name for path in output.parent.iterdir()) == [
        ".site.new-00000000",
        ".site.new-abcdefghi",
        ".site.new-thing",
        ".site.old-ABCDEFGH",
        ".site.spare",
        "site",
        "site.old-abcdefgh",
    ]


def test_a_site_that_an_earlier_version_had_put_aside_is_put_back(output: Path) -> None:
    """It was killed between its two renames: the site is there again even where this build fails."""
    output.rename(output.parent / ".site.old-abcdefgh")
    with pytest.raises(Rejected):
        put(output, {"x" * 300: b""})
    assert content(output) == OLD


def test_nothing_is_left_of_trees_that_are_gone(output: Path) -> None:
    """What is known of them goes, too; the hidden folder does not grow."""
    for n in range(6):
        if n % 2:
            for path in sorted((beside(output) / "site").rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            (beside(output) / "site").rmdir()
        put(output, NEW | {"n.html": b"%d" % n})
    names = [path.name for path in beside(output).iterdir() if path.is_file()]
    assert {name for name in names if not name.startswith("known-")} == {".gitignore", "about.factbox", "clock", "lock"}
    assert len(names) <= 6


def test_git_sees_nothing_of_the_hidden_folder(output: Path) -> None:
    """Wherever a site is built, its spare enters no commit."""
    subprocess.run(["git", "init", "-q"], cwd=output.parent, check=True)
    seen = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=output.parent, check=True, capture_output=True, text=True
    ).stdout
    assert "site/index.html" in seen
    assert ".site.spare" not in seen
