"""A folder on this machine: it becomes the new site in one step, as the built site itself did."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from generator import disk, site
from generator.deploy.change import JOURNAL, There
from generator.errors import CannotRun
from generator.project import refuse_output

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.deploy.change import Change
    from generator.deploy.release import Release
    from generator.project import Project


class Folder:
    """A folder that holds nothing but a site."""

    def __init__(self, text: str, project: Project, source: Path) -> None:
        self.name = text
        self._path = Path(text)
        target, source = self._path.resolve(), source.resolve()
        if target.is_relative_to(source) or source.is_relative_to(target):
            raise CannotRun(f"{text}: this is where the site was built. Name another folder.")
        refuse_output(project, self._path)

    def look(self, release: Release) -> There:
        """Read every file there. Raises `CannotRun` where anything lies there that would be lost."""
        root = self._path.resolve()
        try:
            if root.exists() and not root.is_dir():
                raise CannotRun(f"{self.name}: this is a file. Name a folder.")
            found = {path: _is(root / path, release.files.get(path)) for path in _below(root)}
            sums, journal = ((root / own).read_bytes() if own in found else b"" for own in (site.SUMS, JOURNAL))
        except OSError as error:
            raise CannotRun(f"{self.name}: cannot be read: {error.strerror} ({error.filename}).") from None
        found.pop(disk.KEPT, None)
        there = There(found, sums, journal)
        if disk.MARKER in found:
            self._refuse_others(release, there)
        return there

    def apply(self, release: Release, change: Change, there: There, tick: Callable[[int], None]) -> None:  # noqa: ARG002 -- the folder is replaced whole
        """Put the new site in the place of the old one."""

        def read(path: str) -> bytes:
            tick(1)
            return release.read(path)

        with disk.claimed(self._path) as place:
            site.mirror(release.files, read, release.size, place)

    def _refuse_others(self, release: Release, there: There) -> None:
        """Refuse a folder with anybody else's file in it, since it is replaced as a whole."""
        for path in sorted(there.files.keys() - there.own.keys() - release.files.keys() - {JOURNAL}):
            raise CannotRun(
                f"{self.name}: factbox did not put {path} there, and this folder is replaced as a whole, in one step. "
                f"Move it away, or let rsync write file by file and leave it alone: factbox deploy rsync:{self.name}"
            )


def _below(root: Path) -> list[str]:
    """List all that lies in a folder but folders with something in them. Raises OSError where that cannot be done."""

    def refuse(error: OSError) -> None:
        raise error

    found: list[Path] = []
    for name, folders, files in os.walk(root, onerror=refuse) if root.exists() else ():
        folder = Path(name)
        found += [folder / file for file in files]
        found += [folder / link for link in folders if (folder / link).is_symlink()]
    return [path.relative_to(root).as_posix() for path in found]


def _is(path: Path, digest: bytes | None) -> bool:
    """Tell whether a file has these bytes."""
    if digest is None or not stat.S_ISREG(path.lstat().st_mode):
        return False
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").digest() == digest
