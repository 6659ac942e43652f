"""What every kind of target can do, and how its user names one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.deploy.change import Change, There
    from generator.deploy.release import Release
    from generator.project import Project

_KINDS = (
    "Name a folder (/srv/www), a place for rsync (user@host:/var/www), a bucket (s3://bucket/prefix) "
    "or a branch (git:origin#gh-pages)."
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_REMOTE = re.compile(r"[^/]{2,}:")  # as rsync(1): a colon before any slash; one letter is a drive of Windows


class Target(Protocol):
    """A place that a site is deployed to."""

    name: str

    def look(self, release: Release) -> There:
        """Look at what lies there, without changing anything. Raises `CannotRun` where that cannot be done."""

    def apply(self, release: Release, change: Change, there: There, tick: Callable[[int], None]) -> None:
        """Bring the place to what is to be there. Raises `CannotRun` where that cannot be done.

        `tick` is called with how many more files were written.
        """


def target(text: str, project: Project, source: Path, endpoint: str | None) -> Target:
    """Open the target that a user named. Raises `CannotRun` where there is no such kind."""
    scheme = _SCHEME.match(text)
    if endpoint is not None and not text.startswith("s3://"):
        raise CannotRun(f"{text}: --endpoint-url is for buckets: s3://bucket/prefix")
    if not text or text.startswith("-"):
        raise CannotRun(f"“{text}” names no target. {_KINDS}")
    if text.startswith("s3://"):
        from generator.deploy.bucket import Bucket

        return Bucket(text, endpoint)
    if text.startswith("git:"):
        from generator.deploy.branch import Branch

        return Branch(text, project)
    if text.startswith(("rsync:", "rsync://")) or (not scheme and _REMOTE.match(text)):
        from generator.deploy.rsync import Rsync

        return Rsync(text)
    if scheme:
        raise CannotRun(f"{text}: factbox does not deploy to {scheme[1]}://. {_KINDS}")
    from generator.deploy.folder import Folder

    return Folder(text, project, source)
