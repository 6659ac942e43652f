"""Addresses inside a site, no two of which any file system would take for one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from generator.briefings import KEPT_NAMES, is_kept
from generator.disk import folders_above
from generator.errors import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.site.plan import Plan


class Addresses:
    """The addresses of a plan as they come in."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._capitals: dict[str, str] = {}  # addresses that some file systems change, by what they become

    def outside(self, path: str, file: str) -> Finding | None:
        """Tell what is wrong with an address that is none inside the site, or not on every system; None: nothing."""
        if not _is_inside(path):
            message = f"“{path}” is no address inside the site"
            hint = "Write folders and names with single slashes between them, without .. and \\."
        elif not is_kept(path):
            message, hint = f"not every system can have a file “{path}”", KEPT_NAMES
        else:
            return None
        return Finding(path=file or path, code="file-name", message=message, hint=hint)

    def clash(self, path: str, digest: bytes, file: str) -> Finding | None:
        """Tell which other file has an address that is about to enter the plan; None where none has.

        The same file, of these bytes and made from this, may come more than once.
        """
        other = self._like(path)
        there = None if other is None else self._plan.get(other)
        if other is None or there is None:
            return None
        whose = self._plan.file(other)
        if other == path and (there.digest, whose) == (digest, file):
            return None
        message = f"two pages want the address {path}" + (f"; the other is {whose}'s" if whose else "")
        hint = "Give one another slug: or alias, or rename the file."
        return Finding(path=file or path, code="path-clash", message=message, hint=hint)

    def files_that_are_folders(self) -> Iterator[Finding]:
        """Find addresses that lie inside other files."""
        files = {folder: file for folder in self._plan.folders() if (file := self._file_like(folder))}
        for path, _ in self._plan if files else ():
            for folder in folders_above(path):
                if folder in files:
                    message = f"the address {path} lies inside the file {files[folder]}"
                    hint = "Change one of the two."
                    yield Finding(path=self._plan.file(path) or path, code="path-clash", message=message, hint=hint)

    def _file_like(self, folder: str) -> str | None:
        folded = _folded(folder)
        return folded if folded in self._plan else self._capitals.get(folded)

    def _like(self, path: str) -> str | None:
        """Name the address in the plan that is this one to some file system; remember this one."""
        folded = _folded(path)
        if folded in self._plan:
            return folded
        return self._capitals.get(folded) if folded == path else self._capitals.setdefault(folded, path)


def _is_inside(path: str) -> bool:
    """Tell whether a path names a file below the folder that it is joined to, on any system."""
    parts = path.split("/")
    return path.isprintable() and "\\" not in path and not any(part in ("", ".", "..") for part in parts)


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", path).casefold()
