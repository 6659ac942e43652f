"""The place where a site is published: the folder, and beside it a hidden one with all that publishing needs.

::

    site/           the published site: real files in a real folder
    .site.spare/
        site/       the site as it was before; brought up to date, it changes places with the published one
        known-*     what is known of either tree, by the number of its folder: digests, sizes, times
        lock        held by the one factbox that publishes here
        clock       made anew to ask the file system for its time
        about.factbox   the marker: only a folder that has it is factbox's to change

Both lie in one folder, so that one file system holds them and they can be exchanged.
"""

from __future__ import annotations

import errno
import glob
import os
import re
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from generator.disk import calls, swap
from generator.disk.known import Known, seal
from generator.disk.spare import Spare
from generator.disk.tree import FILE, Tree
from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKER = ".factbox-site"
KEPT = ".gitignore"
PATIENCE = 30.0  # seconds to wait for another build of the same site

_ABOUT = "about.factbox"
_ABOUT_TEXT = b"""\
factbox keeps here the site as it was published before. The next build brings it up to date and lets it change places
with the published one. This folder may be deleted whenever no build runs; the build after that takes longer.
"""
_EARLIER = re.compile(r"(new|old)-[a-z0-9_]{8}")  # what earlier versions of factbox left behind when they were killed
_UNMOVABLE = (errno.EBUSY, errno.EXDEV)


class Place:
    """A place that nobody else publishes at; see `claimed`."""

    def __init__(self, output: Path, target: Path, state: Path) -> None:
        """Take the output as its user named it, the folder that it leads to, and the hidden one beside."""
        self.output, self.target, self.state = output, target, state
        self.spare, self.aside = state / "site", state / "aside"
        self._clock = state / "clock"
        self._has_modes = stat.S_IMODE(self._ask_clock().st_mode) == FILE
        self.published = self._open()

    def time(self) -> int:
        """Answer the time by the file system's clock, in nanoseconds: no write from now on gets an earlier one."""
        return self._ask_clock().st_mtime_ns

    def known(self, tree: Path) -> Path:
        """Name the file that says what is known of a tree, wherever it moves. Raises OSError where there is no tree."""
        return self.state / f"known-{tree.lstat().st_ino:x}"

    def new_spare(self) -> Spare:
        """Open the spare tree for writing."""
        return Spare(self.spare, lambda: self._load(self.spare), has_modes=self._has_modes)

    def publish(self, *, lasting: bool) -> None:
        """Put the spare tree in the place of the published one. Raises OSError where the system refuses.

        With `lasting`, that stands whenever the power goes: `CannotRun` is raised where the system does not say so.
        """
        swap.swap(self.spare, self.target, self.aside)
        self.published = self._open()
        self.published.trust(self._sealed())
        with suppress(OSError):
            self._forget()
        if lasting:
            try:
                calls.sync(str(self.state))
                calls.sync(str(self.target.parent))
            except OSError as error:
                why = error.strerror or error
                raise CannotRun(
                    f"{self.output}: the new site is published, but may not be on the disk: {why}."
                ) from None

    def _open(self) -> Tree:
        return Tree(self.target, lambda: self._load(self.target), has_modes=self._has_modes)

    def _load(self, tree: Path) -> Known:
        try:
            return Known.load(self.known(tree))
        except OSError:
            return Known()

    def _sealed(self) -> bytes:
        try:
            return seal(self.known(self.target))
        except OSError:
            return b""

    def _forget(self) -> None:
        """Remove what was known of trees that are gone."""
        wanted = {self.known(tree) for tree in (self.target, self.spare) if tree.exists()}
        for file in set(self.state.glob("known-*")) - wanted:
            file.unlink()

    def _ask_clock(self) -> os.stat_result:
        calls.remove(str(self._clock))
        calls.create(str(self._clock), [b"\n"], FILE)
        return self._clock.stat()


@contextmanager
def claimed(output: Path, patience: float = PATIENCE) -> Iterator[Place]:
    """Claim a place: nobody else publishes there until the end of the context.

    What an interrupted build left half-done is put right first. Raises `CannotRun` where `output` is not factbox's to
    replace, where the system refuses, or where another build does not end within `patience` seconds.
    """
    from filelock import FileLock, Timeout

    target = _followed(output)
    _refuse_foreign(target, output)
    with told(output):
        target.parent.mkdir(parents=True, exist_ok=True)
        state = target.with_name(f".{target.name}.spare")
        _make_state(state)
        lock = FileLock(state / "lock", timeout=patience)
        try:
            lock.acquire()
        except Timeout:
            raise CannotRun(
                f"{output}: another factbox is publishing here. Wait until it has ended, then try again."
            ) from None
    try:
        with told(output):
            _mend(state, target)
            _refuse_mount(target, output)
            place = Place(output, target, state)
        yield place
    finally:
        lock.release()


@contextmanager
def told(output: Path) -> Iterator[None]:
    """Turn the system's refusals into a message about a site that was not published."""
    try:
        yield
    except OSError as error:
        why = f"{error.strerror or error} ({error.filename or output})"
        if error.errno in _UNMOVABLE:
            why += "; a mount point cannot change places with another folder. Name a folder inside it"
        raise CannotRun(f"{output}: the site was not published: {why}. The old one is untouched.") from None


def _followed(output: Path) -> Path:
    """Follow symbolic links: what they lead to is replaced, they themselves stay."""
    try:
        return output.resolve()
    except (OSError, RuntimeError):  # Python before 3.13 raises RuntimeError
        raise CannotRun(f"{output}: this symbolic link leads to itself. Remove it.") from None


def _refuse_foreign(target: Path, shown: Path) -> None:
    try:
        if not target.exists():
            return
        if not target.is_dir():
            raise CannotRun(f"{shown}: this is a file. Name a folder.")
        inside = {entry.name for entry in os.scandir(target)}
        hidden = sorted(n for n in inside if n.startswith(".") and (n == ".git" or (target / n).is_dir()))
    except OSError as error:
        raise CannotRun(f"{shown}: cannot be looked into: {error.strerror}.") from None
    if hidden:
        raise CannotRun(
            f"{shown}: {hidden[0]} lies in this folder, and a build would replace it with all the rest. Factbox did "
            "not write it: move it away, or name another folder."
        )
    if inside <= {KEPT} or MARKER in inside:
        return
    raise CannotRun(
        f"{shown}: this folder holds files that factbox did not write, and they would all be replaced. "
        "Name an empty or a new folder."
    )


def _refuse_mount(target: Path, shown: Path) -> None:
    if target.is_mount():
        raise CannotRun(
            f"{shown}: this is a mount point, which cannot change places with a finished site in one step. "
            "Name a folder inside it."
        )


def _make_state(state: Path) -> None:
    """See to the hidden folder; nobody but its owner can look into it."""
    with suppress(FileExistsError):
        state.mkdir(mode=0o700)
    inside = [path.name for path in state.iterdir()] if stat.S_ISDIR(state.lstat().st_mode) else [""]
    if _ABOUT in inside:
        return
    if not {*inside} <= {".gitignore"}:
        raise CannotRun(f"{state}: factbox would keep its spare here, but this is something else. Move it away.")
    with suppress(FileExistsError):  # another build was faster
        calls.create(str(state / ".gitignore"), [b"*\n"], FILE)
    with suppress(FileExistsError):
        calls.create(str(state / _ABOUT), [_ABOUT_TEXT], FILE)


def _mend(state: Path, target: Path) -> None:
    """Put right what an interrupted build left behind, of this version or an earlier one."""
    swap.finish(state / "site", target, state / "aside")
    calls.remove(str(state / "site.new"))
    for path in sorted(target.parent.glob(f".{glob.escape(target.name)}.*-*")):
        found = _EARLIER.fullmatch(path.name.removeprefix(f".{target.name}."))
        if found and stat.S_ISDIR(path.lstat().st_mode):
            if found[1] == "old" and not os.path.lexists(target) and (path / MARKER).is_file():
                path.rename(target)
            else:
                calls.remove(str(path))
