"""A project: a folder with `content/site.yaml`, and the folders that belong to it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, overload

import msgspec

from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable

SETTINGS = "content/site.yaml"


class Project(msgspec.Struct, frozen=True):
    """A project's root folder, and the folders in it."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """The site's settings."""
        return self.root / SETTINGS

    @property
    def seeds(self) -> Path:
        """Source articles: read, never written over; only an import adds to them."""
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        """What people edit."""
        return self.root / "content"

    @property
    def briefings(self) -> Path:
        """One Markdown file a briefing."""
        return self.content / "briefings"

    @property
    def record_file(self) -> Path:
        """What was published of each briefing: written by builds."""
        return self.content / "published.yaml"

    @property
    def pages(self) -> Path:
        """Pages that are no briefings: about, method."""
        return self.content / "pages"

    @property
    def themes(self) -> Path:
        """The project's own themes; those that come with factbox need no folder here."""
        return self.root / "themes"

    @property
    def site(self) -> Path:
        """The built site: written, never edited."""
        return self.root / "site"

    @property
    def memory(self) -> Path:
        """What factbox remembers; may be deleted at any time."""
        return self.root / ".factbox"

    def shown(self, path: Path) -> str:
        """Name a file as messages do: relative to the project, with forward slashes."""
        root, file = f"{self.root}{os.sep}", str(path)
        return file[len(root) :].replace(os.sep, "/") if file.startswith(root) else file


def find(start: Path) -> Project:
    """Find the project that a folder or file belongs to; raises `CannotRun` where there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return Project(folder)
    for folder in (start, *start.parents):
        if (folder / "content" / "briefings").is_dir():
            raise CannotRun(f"{folder / SETTINGS}: missing. Write at least one line: title: Our briefings")
    raise CannotRun(f"{start}: no factbox project here. Make one with: factbox init DIR")


class Files(Sequence[Path]):
    """Files in an order; each is a text until it is asked for, which takes a quarter of the memory."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, at: int) -> Path: ...
    @overload
    def __getitem__(self, at: slice) -> Files: ...
    def __getitem__(self, at: int | slice) -> Path | Files:
        return Files(self._paths[at]) if isinstance(at, slice) else Path(self._paths[at])


def briefing_files(project: Project, also: Iterable[Path] = ()) -> Files:
    """List a project's briefings in the order of their names, and others named; hidden files and READMEs are none."""
    found = {
        f"{folder}{os.sep}{name}"
        for folder, folders, names in os.walk(project.briefings)
        for name in (*folders, *names)
        if fnmatch(name, "*.md") and not name.startswith((".", "_")) and name.upper() != "README.MD"
    }
    named = {str(p.resolve()) for p in also if p.is_file() and not p.resolve().is_relative_to(project.content)}
    return Files(sorted(found | named, key=lambda file: file.replace(os.sep, "\0")))  # folder by folder


def refuse_output(project: Project, output: Path) -> None:
    """Raise `CannotRun` where a site would be written among what people write, or in the place of all of it."""
    if project.root.resolve().is_relative_to(output.resolve()):
        raise CannotRun(
            f"{output}: this folder holds the project itself, and a site takes the place of the whole folder. "
            "Name another one."
        )
    for folder in (project.content, project.seeds, project.themes):
        if output.resolve().is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(output.resolve()):
            raise CannotRun(
                f"{output}: a site is not written into {project.shown(folder)}/, where people write. "
                "Name another folder."
            )
