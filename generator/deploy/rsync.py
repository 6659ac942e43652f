"""A place that rsync reaches: over ssh, at a daemon, or on this machine, written file by file."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator import disk, site
from generator.deploy.change import JOURNAL, There
from generator.deploy.steps import step_by_step
from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.deploy.change import Change
    from generator.deploy.release import Release

_ITEM = re.compile(r"(?P<what>\*deleting  |[<>ch.][fdLDS]\S{9}) (?P<path>.+)")
_FILES = ("--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--protect-args", "--timeout=60")
_NO_SUCH_FILE = "(2)"  # rsync's messages end with the system's number, in every language
_PARTIAL = 23


class Rsync:
    """A destination of rsync(1), as its manual names them."""

    def __init__(self, text: str) -> None:
        self.name = text
        where = text if text.startswith("rsync://") else text.removeprefix("rsync:")
        if not where or where.startswith("-"):
            raise CannotRun(f"{text}: this names no place for rsync. Write: user@host:/var/www/briefings")
        self._where = where.rstrip("/") + "/"

    def look(self, release: Release) -> There:
        """Let rsync compare every file there, by its bytes."""
        own = self._fetched(site.SUMS, JOURNAL)
        said = self._run(
            *("--dry-run", "--delete", "--8-bit-output", "--out-format=%i %n", f"--exclude=/{disk.KEPT}"),
            *(f"{release.root}/", self._where),
        )
        files = dict.fromkeys(release.files, True)
        for item in filter(None, map(_ITEM.fullmatch, said.split("\n"))):
            what, path = item["what"], item["path"]
            if path.endswith("/"):
                continue
            if what.endswith("+++++++++"):
                files.pop(path, None)
            elif not what.startswith("."):  # no more than its permissions
                files[path] = False
        return There(files, own[site.SUMS], own[JOURNAL])

    def apply(self, release: Release, change: Change, there: There, tick: Callable[[int], None]) -> None:
        """Write and delete in steps."""
        step_by_step(release, change, there, self, tick)
        self._remove_folders(change, there)

    def put(self, release: Release, paths: Sequence[str], tick: Callable[[int], None]) -> None:
        """Send files."""
        self._run("--from0", "--files-from=-", f"{release.root}/", self._where, names=paths)
        tick(len(paths))

    def note(self, path: str, data: bytes) -> None:
        """Send a small file."""
        with _folder() as folder:
            (folder / path).write_bytes(data)
            self._run(str(folder / path), self._where)

    def noted(self, path: str) -> bytes:
        """Fetch a small file; empty where there is none."""
        return self._fetched(path)[path]

    def remove(self, paths: Sequence[str]) -> None:
        """Delete files: for rsync, they are files to be sent that are missing here."""
        with _folder() as folder:
            for path in paths:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
            options = ("--from0", "--files-from=-", "--delete-missing-args", "--no-implied-dirs", "--dirs")
            self._run(*options, "--no-recursive", f"{folder}/", self._where, names=paths)

    def _remove_folders(self, change: Change, there: There) -> None:
        """Delete the folders that nothing is left in, the innermost first."""
        left = {above for path in there.files.keys() - {*change.gone} for above in _above(path)}
        left |= {above for path in change.new for above in _above(path)}
        empty = {above for path in change.gone for above in _above(path)} - left
        for depth in sorted({folder.count("/") for folder in empty}, reverse=True):
            self.remove([folder for folder in sorted(empty) if folder.count("/") == depth])

    def _fetched(self, *names: str) -> dict[str, bytes]:
        """Fetch files that lie at the top; each is empty where there is none."""
        with _folder() as folder:
            wanted = [f"--include=/{name}" for name in names]
            self._run(*wanted, "--exclude=*", self._where, f"{folder}/", may_be_missing=True)
            return {name: (folder / name).read_bytes() if (folder / name).is_file() else b"" for name in names}

    def _run(self, *arguments: str, names: Sequence[str] = (), may_be_missing: bool = False) -> str:
        """Run rsync, with names of files where it reads them; answers what it says. Raises `CannotRun`."""
        *options, source, destination = arguments
        try:
            done = subprocess.run(  # noqa: S603 -- a list of arguments, no shell
                ["rsync", *_FILES, *options, "--", source, destination],  # noqa: S607 -- the user's own rsync
                input="".join(f"{name}\0" for name in names).encode(),
                capture_output=True,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except FileNotFoundError:
            raise CannotRun("rsync is not installed here. Install it with your system's package manager.") from None
        complaints = [line.strip() for line in done.stderr.decode(errors="replace").split("\n") if line.strip()]
        is_missing = done.returncode == _PARTIAL and complaints[:1] and complaints[0].endswith(_NO_SUCH_FILE)
        if done.returncode and not (may_be_missing and is_missing):
            raise CannotRun(f"{self.name}: rsync could not do it. It says: {'; '.join(complaints)}")
        return done.stdout.decode(errors="replace")


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="factbox-") as name:
        yield Path(name)


def _above(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in."""
    while path := path.rpartition("/")[0]:
        yield path
