"""Write a site so that the published folder is always one whole site: the old one or the new one.

The new site is written into a folder beside the old one, and only when it is complete do the two change places. Only
folders that factbox made, or empty ones, are ever replaced; a `.gitignore` in the folder is kept.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.site.site import Site

MARKER = ".factbox-site"
_MARKED = "Made by factbox. The next build replaces this whole folder.\n"
_KEPT = ".gitignore"


def write(site: Site, output: Path, finish: Callable[[Path], None] = lambda _: None) -> None:
    """Put a site in the place of the one at `output`; `finish` completes the new one in its folder beforehand.

    Raises `CannotRun` where `output` is not factbox's to replace, or where the system refuses; the old site then stays.
    """
    target = _followed(output)
    _refuse_foreign(target, output)
    staging = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
        _fill(staging, site, target)
        finish(staging)
        _open_to_readers(staging)
        _swap(staging, target)
    except OSError as error:
        name = error.filename or output
        raise CannotRun(
            f"{output}: the site was not published: {error.strerror or error} ({name}). The old one is untouched."
        ) from None
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)


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
            raise CannotRun(f"{shown}: this is a file. Name a folder with --output.")
        inside = {entry.name for entry in os.scandir(target)}
    except OSError as error:
        raise CannotRun(f"{shown}: cannot be looked into: {error.strerror}.") from None
    if inside <= {_KEPT} or MARKER in inside:
        return
    raise CannotRun(
        f"{shown}: this folder holds files that factbox did not write, and a build would replace them all. "
        "Name an empty or a new folder with --output."
    )


def _fill(folder: Path, site: Site, old: Path) -> None:
    made = {folder}
    for path, data in site.files.items():
        file = folder / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(data)
    (folder / MARKER).write_text(_MARKED, encoding="utf-8")
    if (old / _KEPT).is_file():
        shutil.copy2(old / _KEPT, folder / _KEPT)


def _open_to_readers(folder: Path) -> None:
    """Let the web server's user read the site, whatever the umask of the one who builds it."""
    folder.chmod(0o755)
    for below, folders, files in os.walk(folder):
        for name in folders:
            Path(below, name).chmod(0o755)
        for name in files:
            Path(below, name).chmod(0o644)


def _swap(new: Path, target: Path) -> None:
    """Change places: two renames, and the old folder goes only when the new one stands."""
    if not target.exists():
        new.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.old-", dir=target.parent))
    old.rmdir()
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
