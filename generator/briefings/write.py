"""Write an author's file: whole or not at all, and never over one that is there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from generator.errors import CannotRun


def write_new(path: Path, text: str, *, at_once: bool = True) -> bool:
    """Write a file that does not exist yet; False, and nothing written, where it does.

    The text is complete on the disk before it gets its name, so that neither a crash nor a full disk leaves half a
    file, nor can a file that appears at the same moment be lost. Raises `CannotRun` where the system refuses. Whoever
    writes thousands that can be made again may wait for the disk once, at the end: `at_once=False`, then `settle`.
    """
    try:
        if os.path.lexists(path):
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".factbox-", dir=path.parent)
        made = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                if at_once:
                    os.fsync(file.fileno())
            made.chmod(0o644)
            return _name(made, path)
        finally:
            made.unlink(missing_ok=True)
    except OSError as error:
        raise CannotRun(f"{path}: cannot be written: {error.strerror or error}. Nothing was changed.") from None


def settle() -> None:
    """Wait until all that was written is on the disk, where the system has a way to say so."""
    if hasattr(os, "sync"):
        os.sync()


def _name(made: Path, path: Path) -> bool:
    """Give a finished file its name, unless somebody has taken it."""
    try:
        os.link(made, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links: claim the name first, then fill it in one step
        try:
            path.open("xb").close()
        except FileExistsError:
            return False
        made.replace(path)
    return True
