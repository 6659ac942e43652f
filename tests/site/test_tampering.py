"""Whatever is done by hand to a published site, or to the spare beside it, the next build is as a clean one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.disk import claimed
from generator.errors import CannotRun
from generator.memory import Memory
from generator.pages import Page
from generator.site import publish
from tests.site.publishing import beside, put
from tests.small_project import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.pages import Unchanged

SITE = {
    "index.html": b'<a href="a/b/c.html">',
    "a/b/c.html": b"one",
    "a/d.html": b"two",
    "e/f.txt": b"three",
    "g.css": b"p {}",
}
EDITED = SITE | {"a/d.html": b"two, edited"}


def edit(folder: Path) -> None:
    """Change a file so that it looks as before by its name, size and time."""
    file = folder / "a/b/c.html"
    before = file.stat()
    with file.open("r+b") as opened:
        opened.write(b"eno")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace(folder: Path) -> None:
    """Replace a file as careful editors do, by another of the same size and time."""
    file = folder / "a/b/c.html"
    before = file.stat()
    (folder / "new").write_bytes(b"eno")
    os.utime(folder / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "new").replace(file)


def append(folder: Path) -> None:
    """Make a file longer."""
    with (folder / "index.html").open("ab") as file:
        file.write(b"<script>")


def link(folder: Path) -> None:
    """Put a symbolic link in the place of a folder."""
    (folder / "e").rename(folder.parent / "elsewhere")
    (folder / "e").symlink_to("../elsewhere")


def link_file(folder: Path) -> None:
    """Put a symbolic link to a file of the same bytes in the place of a file."""
    (folder / "g.css").rename(folder.parent / "other.css")
    (folder / "g.css").symlink_to("../other.css")


def swap(folder: Path) -> None:
    """Let two files change names."""
    (folder / "a/d.html").rename(folder / "x")
    (folder / "a/b/c.html").rename(folder / "a/d.html")
    (folder / "x").rename(folder / "a/b/c.html")


def shut(folder: Path) -> None:
    """Take the right to read from everyone else."""
    (folder / "g.css").chmod(0o600)


def shut_folder(folder: Path) -> None:
    """Take the right to enter a folder from everyone else."""
    (folder / "a").chmod(0o700)


def folder_for_file(folder: Path) -> None:
    """Put a folder in the place of a file."""
    (folder / "g.css").unlink()
    (folder / "g.css").mkdir()
    (folder / "g.css/x").write_bytes(b"x")


def file_for_folder(folder: Path) -> None:
    """Put a file in the place of a folder."""
    shutil.rmtree(folder / "a")
    (folder / "a").write_bytes(b"x")


def pipe(folder: Path) -> None:
    """Put a pipe in the place of a file; whoever opened it would wait for ever."""
    (folder / "g.css").unlink()
    os.mkfifo(folder / "g.css")


TAMPERINGS: dict[str, Callable[[Path], object]] = {
    "edited": edit,
    "replaced": replace,
    "appended": append,
    "deleted": lambda folder: (folder / "a/d.html").unlink(),
    "added": lambda folder: (folder / "a/b/more.html").write_bytes(b"more"),
    "folder-deleted": lambda folder: shutil.rmtree(folder / "a"),
    "folder-added": lambda folder: (folder / "empty").mkdir(),
    "folder-linked": link,
    "file-linked": link_file,
    "folder-for-file": folder_for_file,
    "file-for-folder": file_for_folder,
    "pipe": pipe,
    "swapped": swap,
    "shut": shut,
    "folder-shut": shut_folder,
    "sums": lambda folder: (folder / "SHA256SUMS").write_bytes(b"0" * 64 + b"  index.html\n"),
    "sums-deleted": lambda folder: (folder / "SHA256SUMS.json").unlink(),
    "marked-otherwise": lambda folder: (folder / ".factbox-site").write_bytes(b""),
    "all-copied": lambda folder: shutil.copytree(folder, folder.parent / "copy"),
    "all-deleted": shutil.rmtree,
}


def whole(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Read all that a site consists of: kinds, permissions and bytes; no link is followed."""
    found = {}
    for path in (folder, *sorted(folder.rglob("*"))):
        is_plain = path.is_file() and not path.is_symlink()
        found[path.relative_to(folder).as_posix()] = (
            f"{path.lstat().st_mode:o}",
            path.read_bytes() if is_plain else b"",
        )
    return found


@pytest.fixture
def output(in_memory: Path) -> Path:
    """Publish a site three times, so that it and its spare are known."""
    for site in (SITE, EDITED, SITE):
        put(in_memory / "desk/site", site)
    return in_memory / "desk/site"


@pytest.mark.parametrize("after", [SITE, EDITED], ids=["same", "edited"])
@pytest.mark.parametrize("which", ["site", "spare"])
@pytest.mark.parametrize("how", TAMPERINGS)
def test_the_next_build_puts_it_right(
    how: str, which: str, after: dict[str, bytes], output: Path, in_memory: Path
) -> None:
    """By the same input or another, every file, folder and permission is as a clean build's; so it is ever after."""
    TAMPERINGS[how](output if which == "site" else beside(output) / "site")
    for site in (after, EDITED, SITE):
        put(output, site)
        put(in_memory / f"clean-{len(site['a/d.html'])}/site", site)
        assert whole(output) == whole(in_memory / f"clean-{len(site['a/d.html'])}/site")


@pytest.mark.parametrize("how", [how for how in TAMPERINGS if how != "all-copied"])
def test_a_site_that_was_touched_is_not_taken_for_the_published_one(how: str, output: Path) -> None:
    """A build that would make nothing new asks for the site's identity, and gets none."""
    with claimed(output) as place:
        before = place.published.identity()
    with claimed(output) as place:
        assert place.published.identity() == before != b""
    TAMPERINGS[how](output)
    with claimed(output) as place:
        assert place.published.identity() == b""


@pytest.mark.parametrize("damage", [b"", b"\x00" * 100, b"\x92", None], ids=["emptied", "zeros", "cut", "deleted"])
def test_what_is_known_of_a_tree_may_be_damaged_or_gone(damage: bytes | None, output: Path) -> None:
    """Files are read instead, and the site is as it should be."""
    for file in beside(output).glob("known-*"):
        if damage is None:
            file.unlink()
        else:
            file.write_bytes(damage)
    edit(output)
    edit(beside(output) / "site")
    put(output, EDITED)
    assert files(output).items() >= EDITED.items()


def test_what_is_known_of_a_tree_may_be_a_lie(output: Path) -> None:
    """What is known of one tree, put in the place of what is known of the other, is believed of no file."""
    one, other = sorted(beside(output).glob("known-*"))
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)
    put(output, EDITED)
    put(output, SITE)
    assert files(output).items() >= SITE.items()


def test_a_write_within_the_same_tick_of_the_clock_is_noticed(in_memory: Path) -> None:
    """Hundreds of builds as quick as can be, each followed at once by an edit of the same size: none is missed."""
    output = in_memory / "site"
    for n in range(200):
        put(output, {"a.html": b"%03d" % n, "b.html": b"same"}, lasting=False)
        (output / "b.html").write_bytes(b"SAME")
        put(output, {"a.html": b"%03d" % n, "b.html": b"same"}, lasting=False)
        assert (output / "b.html").read_bytes() == b"same"


def test_the_spare_may_be_deleted(output: Path) -> None:
    """The next build makes it anew."""
    shutil.rmtree(beside(output))
    put(output, EDITED)
    put(output, SITE)
    assert files(output).items() >= SITE.items()


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_a_hidden_folder_that_is_somebody_elses_is_left_alone(kind: str, in_memory: Path) -> None:
    """What lies where the spare would be, or where a link leads, is not touched."""
    (in_memory / "mine").mkdir()
    (in_memory / "mine/thesis.txt").write_bytes(b"years of work")
    spare = beside(in_memory / "site")
    if kind == "folder":
        (in_memory / "mine").rename(spare)
    elif kind == "file":
        (in_memory / "mine/thesis.txt").rename(spare)
    else:
        spare.symlink_to("mine")
    before = files(in_memory)
    with pytest.raises(CannotRun, match=r"this is something else\. Move it away"):
        put(in_memory / "site", SITE)
    assert files(in_memory) == before


def test_nothing_outside_is_removed_with_the_spare(output: Path, in_memory: Path) -> None:
    """A link in the spare, or in its place, is removed, and what it leads to stays."""
    (in_memory / "mine").mkdir()
    (in_memory / "mine/thesis.txt").write_bytes(b"years of work")
    (beside(output) / "site/a/link").symlink_to(in_memory / "mine")
    (beside(output) / "site/thesis.txt").symlink_to(in_memory / "mine/thesis.txt")
    put(output, EDITED)
    shutil.rmtree(beside(output) / "site")
    (beside(output) / "site").symlink_to(in_memory / "mine")
    put(output, SITE)
    assert files(in_memory / "mine") == {"thesis.txt": b"years of work"}
    assert not [path for path in output.parent.rglob("*") if path.is_symlink()]


def test_a_page_that_is_edited_during_a_build_is_told(output: Path) -> None:
    """Where the spare needs a file of the published site, and that was changed meanwhile, nothing is published."""
    shutil.rmtree(beside(output) / "site")
    with claimed(output) as place:

        def meddled() -> Iterator[Page | Unchanged]:
            yield from (Page(path, data) for path, data in SITE.items())
            edit(output)
            yield Page("more.html", b"")

        with pytest.raises(CannotRun, match=r"a/b/c\.html: somebody changed this file during the build"):
            publish(meddled(), place, Memory(None))
    put(output, EDITED)
    assert files(output).items() >= EDITED.items()


def test_what_was_written_is_looked_at_before_it_is_published(output: Path) -> None:
    """Where a file of the spare is cut short during the build, nothing is published, and the file is named."""
    with claimed(output) as place:

        def meddled() -> Iterator[Page | Unchanged]:
            yield from (Page(path, data) for path, data in EDITED.items())
            os.truncate(beside(output) / "site/a/d.html", 2)

        with pytest.raises(CannotRun, match=r"the file is not as it was written \(.*a/d\.html\)"):
            publish(meddled(), place, Memory(None))
    assert files(output).items() >= SITE.items()
    put(output, EDITED)
    assert files(output).items() >= EDITED.items()
