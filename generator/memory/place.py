"""Where a project's memory lies: in the user's cache folder, where nobody else can write."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from generator.project import Project

_MOST_PROJECTS = 50


def file_of(project: Project) -> Path:
    """Name a project's memory. Raises OSError where the user's cache folder is part of what others may change.

    Continuous integration often puts that folder into the checkout, so that a change could bring its own memory along.
    """
    from platformdirs import user_cache_path

    root = project.root.resolve()
    folder = user_cache_path("factbox", appauthor=False)
    checkout = next((one for one in (root, *root.parents) if (one / ".git").exists()), root)
    if not folder.is_absolute() or any(folder.resolve().is_relative_to(one) for one in (root, checkout)):
        raise PermissionError("the cache folder lies inside the project")
    return folder / f"{hashlib.sha256(os.fsencode(root)).hexdigest()[:32]}.sqlite"


def make_private(file: Path) -> None:
    """See to a file that only this user can write to. Raises OSError where there can be none."""
    folder = file.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_own(folder.stat()):
        raise PermissionError("others can write to the cache folder")
    if hasattr(os, "geteuid") and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)  # drafts are nobody else's business
    if os.path.lexists(file) and not (stat.S_ISREG(file.lstat().st_mode) and _is_own(file.lstat())):
        remove(file)
    if not os.path.lexists(file):
        _drop_oldest(folder)
        with suppress(FileExistsError):  # another process was faster
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def remove(file: Path) -> None:
    """Delete a memory, with what a killed process left to be undone."""
    for one in (file.with_name(f"{file.name}-journal"), file):
        one.unlink(missing_ok=True)


def _drop_oldest(folder: Path) -> None:
    """Make room for one more project: nobody tells when one is gone."""
    found = sorted(folder.glob("*.sqlite"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in found[_MOST_PROJECTS - 1 :]:
        remove(file)


def _is_own(state: os.stat_result) -> bool:
    """Tell what only this user can write to; on Windows, the user's profile sees to that."""
    return not hasattr(os, "geteuid") or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)
