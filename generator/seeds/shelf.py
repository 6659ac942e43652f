"""A project's articles by their names: opened, or only hashed; those that were asked for last are kept."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import CannotRun
from generator.seeds.read import hashes, read

if TYPE_CHECKING:
    from generator.memory import Sightings
    from generator.project import Project
    from generator.seeds.seed import Seed


class Shelf:
    """The articles in a project's `seeds/`; only files inside it are opened, whatever links point elsewhere."""

    def __init__(self, project: Project, sightings: Sightings | None = None) -> None:
        """Open a project's shelf; with `sightings`, articles that have not changed since are not read to be hashed."""
        self._folder = str(project.seeds)
        self._root = project.seeds.resolve()
        self._inside = lru_cache(maxsize=256)(self._is_inside)
        self._read = lru_cache(maxsize=256)(read)
        self._hashed = lru_cache(maxsize=256)(self._hashes)
        self._sightings = sightings

    def open(self, name: str) -> Seed:
        """Read an article.

        Raises FileNotFoundError where there is none, `CannotRun` where it cannot be opened or lies outside, `Rejected`
        where it is not a text.
        """
        path = self._path(name)
        if not os.path.exists(path):  # noqa: PTH110 -- a name that no file system has is none, too
            raise FileNotFoundError(name)
        return self._read(Path(path), name)

    def hashes(self, name: str) -> tuple[str, str] | None:
        """Hash an article and what lies beside it as `Seed` has it; None where it cannot be opened."""
        try:
            return self._hashed(name)
        except (CannotRun, OSError):
            return None

    def names(self) -> list[str]:
        """List all articles."""
        found = Path(self._folder).glob("**/*")
        return sorted(p.relative_to(self._folder).as_posix() for p in found if not p.name.endswith(".meta.yaml"))

    def _hashes(self, name: str) -> tuple[str, str]:
        return hashes(self._path(name), self._sightings)

    def _path(self, name: str) -> str:
        """Name an article's file. Raises `CannotRun` where it lies outside."""
        path = os.path.join(self._folder, name)  # noqa: PTH118 -- for each of 100,000 articles a Path would be dear
        if not (self._is_inside(path) if os.path.islink(path) else self._inside(os.path.dirname(path))):  # noqa: PTH114, PTH120
            raise CannotRun(f"seeds/{name} lies outside seeds/: a link leads away.")
        return path

    def _is_inside(self, path: str) -> bool:
        return Path(path).resolve().is_relative_to(self._root)
