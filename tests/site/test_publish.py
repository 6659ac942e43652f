"""The published folder is always one whole site, the old one or the new one, and holds what was built and no more."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import CannotRun, Rejected
from generator.pages import Page, Unchanged
from tests.site.publishing import SUMS, beside, content, put, put_pages
from tests.small_project import ROOT, files

OLD = {"index.html": b"old", "a/b/c.html": b"old c", "gone.html": b"old"}
NEW = {"index.html": b"new", "a/b/d.html": b"new d", "big.bin": b"\0" * 200_000}

UNDER_A_LIMIT = """
import resource, sys
from pathlib import Path
from generator.errors import CannotRun
from tests.site.publishing import put
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    put(Path(sys.argv[1]), {"a.html": b"new", "big.bin": b"x" * 200_000})
except CannotRun as error:
    print(error)
"""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Publish the old site."""
    put(tmp_path / "site", OLD)
    return tmp_path / "site"


def states(folder: Path) -> dict[str, tuple[int, ...]]:
    """Tell every file and folder from what could take its place."""
    found = {path.relative_to(folder).as_posix(): path.lstat() for path in (folder, *folder.rglob("*"))}
    return {path: (s.st_ino, s.st_mode, s.st_size, s.st_mtime_ns, s.st_ctime_ns) for path, s in found.items()}


def unchanged(path: str, data: bytes) -> Unchanged:
    """Name a file as one that the site has."""
    return Unchanged(path, hashlib.sha256(data).digest(), "made-from.md")


def test_a_site_takes_the_place_of_the_old_one_wholly(output: Path) -> None:
    """New files are there, old ones gone, and beside the folder lies only a hidden one."""
    assert content(output) == OLD
    put(output, NEW)
    assert content(output) == NEW
    assert sorted(output.parent.iterdir()) == [beside(output), output]


def test_a_site_is_plain_files_that_nothing_else_leads_to(output: Path) -> None:
    """No link in it, hard or symbolic: an edit of the spare by hand can never change what is published."""
    put(output, NEW)
    put(output, OLD)
    for path in (output, *output.rglob("*")):
        assert not path.is_symlink()
        assert path.is_dir() or path.stat().st_nlink == 1


def test_an_empty_or_a_new_folder_is_taken(tmp_path: Path) -> None:
    """Missing parents are made; an empty folder, or one with a .gitignore alone, is filled."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / ".gitignore").write_text("*\n", encoding="utf-8")
    for name in ("empty", "kept", "a/b/c"):
        put(tmp_path / name, NEW)
    assert content(tmp_path / "empty") == content(tmp_path / "a/b/c") == NEW
    assert content(tmp_path / "kept") == NEW | {".gitignore": b"*\n"}
    put(tmp_path / "kept", OLD)
    (tmp_path / "kept" / ".gitignore").write_bytes(b"*.html\n")
    put(tmp_path / "kept", NEW)
    put(tmp_path / "kept", NEW)
    assert content(tmp_path / "kept") == NEW | {".gitignore": b"*.html\n"}


@pytest.mark.parametrize("name", ["photo.jpg", "index.html", ".git/config", "site/.factbox-site"])
def test_a_folder_that_factbox_did_not_make_is_left_alone(name: str, tmp_path: Path) -> None:
    """Without the marker at its top, whatever lies in the folder stays, and nothing is made beside it."""
    (tmp_path / "desk" / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "desk" / name).write_bytes(b"mine")
    with pytest.raises(CannotRun, match="actbox did not write"):
        put(tmp_path / "desk", NEW)
    assert files(tmp_path) == {f"desk/{name}": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["desk"]


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    """An output that is a file, or lies inside a file, is refused and stays."""
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(CannotRun, match=r"this is a file\. Name a folder\."):
        put(tmp_path / "file", NEW)
    with pytest.raises(CannotRun, match="was not published"):
        put(tmp_path / "file" / "site", NEW)
    assert files(tmp_path) == {"file": b"mine"}


def test_a_link_to_a_folder_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    """Symbolic links are followed: to a site, to nothing yet; a link that leads to itself is refused."""
    put(tmp_path / "releases" / "one", OLD)
    (tmp_path / "site").symlink_to("releases/one")
    (tmp_path / "later").symlink_to("releases/two")
    (tmp_path / "loop").symlink_to("loop")
    put(tmp_path / "site", NEW)
    put(tmp_path / "later", NEW)
    with pytest.raises(CannotRun):
        put(tmp_path / "loop", NEW)
    assert [(tmp_path / name).is_symlink() for name in ("site", "later", "loop")] == [True] * 3
    for name in ("site", "later", "releases/one", "releases/two"):
        assert content(tmp_path / name) == NEW
    assert sorted(p.name for p in (tmp_path / "releases").iterdir()) == [".one.spare", ".two.spare", "one", "two"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["later", "loop", "releases", "site"]


# Cost follows the change


def test_what_did_not_change_is_not_written(tmp_path: Path) -> None:
    """Where a page of many is edited, that page and the two files of sums are written, and nothing else."""
    site = {f"p/{n}/index.html": b"%d" % n for n in range(200)}
    output = tmp_path / "site"
    assert put(output, site).written == 203  # with the marker
    for n in range(3):
        written = put(output, site | {"p/7/index.html": b"edit %d" % n}).written
        assert written == (203 if n == 0 else 3)  # the first edit makes the spare
        assert content(output) == site | {"p/7/index.html": b"edit %d" % n}


def test_where_nothing_changed_nothing_happens(output: Path) -> None:
    """Not a byte, not a time of the site is touched."""
    put(output, NEW)
    before = states(output)
    done = put(output, NEW)
    assert (done.is_new, done.written) == (False, 0)
    assert states(output) == before


def test_what_an_earlier_build_wrote_in_vain_does_no_harm(output: Path) -> None:
    """A build that was refused in the end has written into the spare; the next one starts from that."""
    with pytest.raises(Rejected):
        put(output, NEW | {"x.html": b'<a href="nowhere.html">', "a/b/c.html/y": b""})
    assert content(output) == OLD
    put(output, NEW)
    assert content(output) == NEW


def test_files_that_are_said_to_be_unchanged_stay(output: Path) -> None:
    """Their bytes need not be handed over; with those that are, they make the site."""
    pages: list[Page | Unchanged] = [Page("a/b/c.html", b"new c"), Page("more.html", b"")]
    put_pages(output, [unchanged("index.html", b"old"), *pages])
    assert content(output) == {"index.html": b"old", "a/b/c.html": b"new c", "more.html": b""}
    put_pages(output, [unchanged("index.html", b"old"), unchanged("a/b/c.html", b"new c")])
    assert content(output) == {"index.html": b"old", "a/b/c.html": b"new c"}


@pytest.mark.parametrize("path", ["index.html", "missing.html"])
def test_a_file_that_is_not_what_it_is_said_to_be_is_told(path: str, output: Path) -> None:
    """Somebody may edit or remove a file while a build counts on it: nothing is published, and the file is named."""
    with pytest.raises(CannotRun, match=rf"site/{path}: somebody changed this file during the build"):
        put_pages(output, [unchanged(path, b"other")])
    assert content(output) == OLD


LINKED = {"a.html": b'<a href="b.html#there">', "b.html": b'<p id="there"><p id="more">', "c.html": b"c"}


@pytest.mark.parametrize(
    ("b", "dead"),
    [
        (Page("b.html", b'<p id="there">new'), None),
        (Page("b.html", b'<p id="more">'), "a.html links to b.html#there, where there is no such anchor"),
        (None, "a.html links to b.html#there, which is not in the site"),
    ],
    ids=["kept", "no-anchor", "no-page"],
)
def test_a_page_that_was_not_made_anew_is_not_left_with_a_dead_link(
    b: Page | None, dead: str | None, tmp_path: Path
) -> None:
    """Where the page or the anchor goes that it leads to, it is told with its file."""
    put(tmp_path / "site", LINKED)
    pages: list[Page | Unchanged] = [
        unchanged("a.html", LINKED["a.html"]),
        unchanged("c.html", b"c"),
        *([b] if b else []),
    ]
    if dead is None:
        put_pages(tmp_path / "site", pages)
        return
    with pytest.raises(Rejected) as caught:
        put_pages(tmp_path / "site", pages)
    assert [(f.path, f.message) for f in caught.value.findings] == [("made-from.md", f"the page {dead}")]
    assert content(tmp_path / "site") == LINKED


def test_links_into_pages_that_were_not_made_anew_are_followed(tmp_path: Path) -> None:
    """Their anchors are known although their bytes were not handed over."""
    put(tmp_path / "site", LINKED)
    kept: list[Page | Unchanged] = [unchanged(path, data) for path, data in LINKED.items()]
    put_pages(tmp_path / "site", [*kept, Page("d.html", b'<a href="b.html#more">')])
    with pytest.raises(Rejected, match=r"the page e\.html links to b\.html#less, where there is no such anchor"):
        put_pages(tmp_path / "site", [*kept, Page("e.html", b'<a href="b.html#less">')])


# What the system refuses


@pytest.mark.parametrize("limit", [0, 2, 100_000])
def test_a_write_that_fails_leaves_the_old_site(limit: int, output: Path) -> None:
    """Where the system refuses a byte, the first or a later one, the old site stays; the next build succeeds."""
    before = states(output)
    done = subprocess.run(
        [sys.executable, "-c", UNDER_A_LIMIT, str(output), str(limit)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "the site was not published: File too large (" in done.stdout
    assert str(beside(output)) in done.stdout
    assert "The old one is untouched." in done.stdout
    assert states(output) == before
    put(output, NEW)
    assert content(output) == NEW


def test_a_name_that_no_system_can_have_leaves_the_old_site(output: Path) -> None:
    """A page's name longer than file systems allow is told before any of them is asked."""
    with pytest.raises(Rejected, match=r"not every system can have a file “x{300}\.html”"):
        put(output, {"index.html": b"new", "x" * 300 + ".html": b""})
    assert content(output) == OLD


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can make files")
def test_a_parent_that_cannot_be_written_is_told() -> None:
    """The message names the output; /proc refuses new folders even to root."""
    with pytest.raises(CannotRun, match=r"/proc/site: the site was not published: .* \(/proc/\.site\.spare\)"):
        put(Path("/proc/site"), NEW)


def test_everyone_may_read_a_site_whatever_the_umask(tmp_path: Path) -> None:
    """Folders are 0755 and files 0644, so that a web server's own user can read them; the spare is nobody else's."""
    before = os.umask(0o077)
    try:
        put(tmp_path / "site", NEW)
        put(tmp_path / "site", OLD)
    finally:
        os.umask(before)
    found = [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    assert {p.stat().st_mode & 0o777 for p in found if p.is_dir()} == {0o755}
    assert {p.stat().st_mode & 0o777 for p in found if p.is_file()} == {0o644}
    assert beside(tmp_path / "site").stat().st_mode & 0o777 == 0o700


def test_a_preview_has_no_sums(tmp_path: Path) -> None:
    """It need not be checked against a copy, and every save would cost them."""
    put(tmp_path / "site", NEW, lasting=False)
    assert not set(SUMS) & files(tmp_path / "site").keys()
    assert content(tmp_path / "site") == NEW
    put(tmp_path / "site", NEW)
    assert set(SUMS) <= files(tmp_path / "site").keys()
