"""What is deployed: a published site, every file of which is proven to be the one that its build wrote."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator import disk, site
from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = (disk.MARKER, site.SUMS, site.LISTING)  # what says which site lies here, and what it consists of

_BUILD = "Nothing was deployed. Run: factbox build"


class Release(msgspec.Struct, frozen=True):
    """A whole published site: the folder that it lies in, and the SHA-256 of every file by its path."""

    root: Path
    files: dict[str, bytes]

    def at(self, path: str) -> Path:
        """Say where a file of the site lies."""
        return self.root / path

    def size(self, path: str) -> int:
        """Answer how many bytes a file has."""
        return self.at(path).stat().st_size

    def read(self, path: str) -> bytes:
        """Read a file; raises `CannotRun` where somebody has changed it since the release was proven."""
        data = self.at(path).read_bytes()
        if hashlib.sha256(data).digest() != self.files[path]:
            raise CannotRun(f"{self.at(path)}: somebody changed this file while it was deployed. Run: factbox build")
        return data


@contextmanager
def released(folder: Path) -> Iterator[Release]:
    """Prove a published site, and let no build change it until the end of the context.

    Raises `CannotRun`, with a file's name, for anything but a whole site as a build published it.
    """
    if not (folder / disk.MARKER).is_file():
        raise CannotRun(f"{folder}: no site that factbox published lies here. {_BUILD}")
    with disk.claimed(folder) as place:
        if not (place.target / site.SUMS).is_file():
            raise CannotRun(
                f"{folder}: this site has no {site.SUMS}, as previews and the sites of earlier versions. {_BUILD}"
            )
        yield _proven(place, folder)


def _proven(place: disk.Place, shown: Path) -> Release:
    tree = place.published
    listed = site.parsed(tree.read(site.SUMS))
    found = set(_files(place.target)) - {disk.KEPT}
    for path, digest in listed.items():
        if path not in found:
            raise CannotRun(f"{shown / path}: this file is missing, so the site is not whole. {_BUILD}")
        if not tree.holds(path, digest):
            raise CannotRun(f"{shown / path}: this file is not as it was built. {_BUILD}")
    for path in sorted(found.difference(listed, OWN)):
        raise CannotRun(f"{shown / path}: this file is no part of the site that was built. {_BUILD}")
    if any(path.startswith("drafts/") for path in listed):
        raise CannotRun(f"{shown}: this site shows drafts, which are never deployed. {_BUILD}")
    known = tree.known.stamps("")
    for path in OWN:
        stamp = tree.look(path)
        if stamp is None or (path in known and known[path].digest != stamp.digest):
            raise CannotRun(f"{shown / path}: this file is missing or not as it was built. {_BUILD}")
        listed[path] = stamp.digest
    return Release(place.target, listed)


def _files(root: Path) -> Iterator[str]:
    """Yield every name below a folder that is no folder itself, whatever its permissions."""
    for folder, _, names in os.walk(root):
        inside = Path(folder).relative_to(root).as_posix()
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)
