"""A branch of a Git repository, as GitHub Pages and its like publish one: a commit on top of what is there.

Git's plumbing alone is used: no working tree, no index and no branch of the user's is touched, nothing is ever forced.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from generator import site
from generator.deploy.change import There
from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.deploy.change import Change
    from generator.deploy.release import Release
    from generator.project import Project

_USUAL = "gh-pages"
_PLAIN = "100644"
_NO_JEKYLL = ".nojekyll"  # GitHub would pass over names that begin with an underscore or a dot
_NOBODY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "factbox"), ("EMAIL", "factbox@localhost"))
}


class _Entry(msgspec.Struct, frozen=True):
    mode: str
    number: str


class Branch:
    """A branch at a remote that the project's own repository knows by name, or at any address that Git takes."""

    def __init__(self, text: str, project: Project) -> None:
        self.name = text
        self._remote, _, branch = text.removeprefix("git:").partition("#")
        self._ref = f"refs/heads/{branch or _USUAL}"
        if not self._remote or self._remote.startswith("-"):
            raise CannotRun(f"{text}: this names no repository. Write: git:origin#{_USUAL}")
        if self._ran("check-ref-format", self._ref).returncode:
            raise CannotRun(f"{text}: “{branch}” cannot be a branch's name.")
        self._repository = self._own_repository(project)

    def look(self, release: Release) -> There:
        """Read the branch's files from its last commit."""
        told = self._git("ls-remote", "--", self._remote, self._ref).decode().split()
        if not told:
            return There({})
        tip = told[0]
        self._git("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", "--", self._remote, self._ref)
        entries = self._entries(tip)
        number = self._numbering()
        files = {
            path: path in release.files and entry == _Entry(_PLAIN, number(release.read(path)))
            for path, entry in entries.items()
            if path != _NO_JEKYLL
        }
        sums = self._git("cat-file", "blob", entries[site.SUMS].number) if site.SUMS in entries else b""
        return There(files, sums, at=tip)

    def apply(self, release: Release, change: Change, there: There, tick: Callable[[int], None]) -> None:
        """Commit the site on top of what was looked at, and push that."""
        entries = self._entries(there.at) if there.at else {}
        for path in change.gone:
            del entries[path]
        written = [*change.new, *change.changed]
        entries |= self._stored(release, written)
        tick(len(written))
        tree = self._tree(entries)
        parent = ("-p", there.at) if there.at else ()
        commit = self._git("commit-tree", tree, *parent, sends=_message(release, change), adds=self._identity())
        self._push(commit.decode().strip())

    def _own_repository(self, project: Project) -> str:
        """Find the repository that knows the remote by its name, else make one for factbox's own use."""
        found = self._ran("-C", str(project.root), "rev-parse", "--absolute-git-dir")
        if found.returncode == 0:
            repository = found.stdout.decode().rstrip("\n")
            if self._remote in self._ran("--git-dir", repository, "remote").stdout.decode().split("\n"):
                return repository
        own = project.memory / "deploy.git"
        made = self._ran("init", "--quiet", "--bare", "--template=", str(own))
        if made.returncode:
            raise CannotRun(f"{self.name}: {_said(made)}")
        return str(own)

    def _entries(self, tip: str) -> dict[str, _Entry]:
        """Read the tree of a commit."""
        found: dict[str, _Entry] = {}
        for line in (
            self._git("ls-tree", "-r", "-z", "--full-tree", tip).decode(errors="surrogateescape").split("\0")[:-1]
        ):
            about, _, path = line.partition("\t")
            mode, _, number = about.split(" ")
            found[path] = _Entry(mode, number)
        return found

    def _numbering(self) -> Callable[[bytes], str]:
        """Make the function that answers the number that Git gives to a file's bytes."""
        kind = self._git("rev-parse", "--show-object-format").decode().strip()
        return lambda data: hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

    def _stored(self, release: Release, paths: list[str]) -> dict[str, _Entry]:
        """Store files as Git's objects, byte for byte."""
        names = "".join(f"{release.at(path)}\n" for path in paths).encode()
        numbers = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", sends=names).decode().split()
        number = self._numbering()
        for path, stored in zip(paths, numbers, strict=True):
            if stored != number(release.read(path)):
                raise CannotRun(f"{release.at(path)}: somebody changed this file meanwhile. Run: factbox build")
        nothing = self._git("hash-object", "-w", "--no-filters", "--stdin", sends=b"").decode().strip()
        return {
            **{path: _Entry(_PLAIN, stored) for path, stored in zip(paths, numbers, strict=True)},
            _NO_JEKYLL: _Entry(_PLAIN, nothing),
        }

    def _tree(self, entries: Mapping[str, _Entry]) -> str:
        """Store a tree by way of an index that nobody else knows."""
        lines = "".join(f"{entry.mode} {entry.number}\t{path}\0" for path, entry in sorted(entries.items()))
        with TemporaryDirectory(prefix="factbox-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._git("update-index", "-z", "--index-info", sends=lines.encode(errors="surrogateescape"), adds=index)
            return self._git("write-tree", adds=index).decode().strip()

    def _identity(self) -> dict[str, str]:
        """Answer who commits where Git has not been told."""
        return {} if self._ran("--git-dir", self._repository, "config", "user.email").returncode == 0 else _NOBODY

    def _push(self, commit: str) -> None:
        done = self._ran(
            "--git-dir", self._repository, "push", "--porcelain", "--", self._remote, f"{commit}:{self._ref}"
        )
        if done.returncode == 0:
            return
        if b"(fetch first)" in done.stdout or b"(non-fast-forward)" in done.stdout:
            raise CannotRun(f"{self.name}: somebody else pushed to this branch meanwhile. Run this again.")
        raise CannotRun(f"{self.name}: {_said(done)}")

    def _git(self, *arguments: str, sends: bytes = b"", adds: Mapping[str, str] | None = None) -> bytes:
        """Run Git in the repository, and answer what it says. Raises `CannotRun`."""
        done = self._ran("--git-dir", self._repository, *arguments, sends=sends, adds=adds)
        if done.returncode:
            raise CannotRun(f"{self.name}: {_said(done)}")
        return done.stdout

    @staticmethod
    def _ran(
        *arguments: str, sends: bytes = b"", adds: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 -- a list of arguments, no shell
                ["git", *arguments],  # noqa: S607 -- the user's own git
                input=sends,
                capture_output=True,
                check=False,
                env={**os.environ, "LC_ALL": "C", **(adds or {})},
            )
        except FileNotFoundError:
            raise CannotRun("git is not installed here. Install it with your system's package manager.") from None


def _message(release: Release, change: Change) -> bytes:
    counts = f"{len(change.new)} new, {len(change.changed)} changed, {len(change.gone)} deleted"
    return f"Deploy: {counts}\n\n{site.SUMS}: {release.files[site.SUMS].hex()}\n".encode()


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Answer what Git complains of, in one line."""
    lines = [line.strip() for line in done.stderr.decode(errors="replace").split("\n")]
    return " ".join(filter(None, lines)) or done.stdout.decode(errors="replace").strip()
