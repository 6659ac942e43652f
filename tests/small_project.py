"""Small projects and the real command: what tests of briefings, pages and the command line start from."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from generator import briefings, engine, pages, pipeline, project
from generator.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.briefings import Briefing, Checked
    from generator.errors import Finding

ROOT = Path(__file__).parents[1]
MARK = "▶"

_HASH = re.compile(r"HASH\(([^)]+)\)")


class Ran(NamedTuple):
    """What a command answered."""

    code: int
    stdout: str
    stderr: str


class Factbox:
    """The real command, as a user runs it; `runs` keeps every answer."""

    def __init__(self) -> None:
        self.runs: list[Ran] = []

    def __call__(
        self,
        *args: str | Path,
        cwd: Path,
        stdout: int | IO[bytes] = subprocess.PIPE,
        machine: Mapping[str, str] | None = None,
    ) -> Ran:
        """Run the command in a folder and wait for its end; `machine` sets variables of the environment."""
        done = subprocess.run(
            [*self.command(), *map(str, args)],
            cwd=cwd,
            env={**self.environment(), **(machine or {})},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
        return self.remember(done.returncode, done.stdout or b"", done.stderr)

    def remember(self, code: int, stdout: bytes, stderr: bytes) -> Ran:
        """Keep an answer for the guard against tracebacks, which looks at all of them after the test."""
        ran = Ran(code, stdout.decode(errors="replace"), stderr.decode(errors="replace"))
        self.runs.append(ran)
        return ran

    @staticmethod
    def command() -> list[str]:
        """Name the program."""
        return [sys.executable, "-m", "generator"]

    @staticmethod
    def environment() -> dict[str, str]:
        """Give the checkout's code to a command that runs elsewhere; warnings are errors there too."""
        return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "NO_COLOR": "1"}


class SmallProject:
    """A project in a folder of its own, with as little in it as a test needs."""

    def __init__(self, root: Path, site: str = "title: Desk\n") -> None:
        self.root = root
        for folder in ("content/briefings", "seeds"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        self.write("content/site.yaml", site)

    def write(self, path: str, text: str | bytes) -> Path:
        """Write any file of the project as these bytes; `HASH(NAME)` becomes the hash of that seed."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else self._hashed(text).encode())
        return file

    def seed(self, text: str | bytes, name: str = "article.txt") -> Path:
        """Write an article."""
        return self.write(f"seeds/{name}", text)

    def briefing(self, text: str, name: str = "fire.md") -> Path:
        """Write a briefing; marks are taken out."""
        return self.write(f"content/briefings/{name}", text.replace(MARK, ""))

    def check(self, *only: Path) -> tuple[Finding, ...]:
        """Check the project as the command does, in this process."""
        return self.checked(*only).findings

    def checked(self, *only: Path) -> Checked:
        """Check the project, and answer the briefings that passed, too."""
        return pipeline.check(project.find(self.root), only=only)

    def build(self) -> dict[str, bytes]:
        """Build the site as the command does, in this process; answers every file by its path."""
        engine.build(project.find(self.root), self.root / "site")
        return files(self.root / "site")

    def _hashed(self, text: str) -> str:
        return _HASH.sub(lambda m: hashlib.sha256((self.root / "seeds" / m[1]).read_bytes()).hexdigest(), text)


def passed(checked: Checked) -> tuple[Briefing, ...]:
    """Read the briefings that passed, each whole."""
    return tuple(map(checked.load, checked.passed))


def accounts(found: project.Project) -> Sequence[pages.Account]:
    """Answer the accounts of a project's briefings, as a build gives them."""
    with Memory.open(found) as memory:
        desk = briefings.desk(found, memory)
        taken = pages.Accounts(desk, project.read_settings(found))
        briefings.look(project.briefing_files(found), desk, take=taken.take)
        return taken.taken


def files(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder by its path with forward slashes."""
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def places(text: str) -> list[str]:
    """Answer line and column of every mark in a text, as messages show them; the marks themselves do not count."""
    found = []
    for line, row in enumerate(text.split("\n"), 1):
        columns = [i for i, c in enumerate(row) if c == MARK]
        found += [f"{line}:{column - n + 1}" for n, column in enumerate(columns)]
    return found


def shown(findings: tuple[Finding, ...]) -> list[str]:
    """Write findings short: `content/briefings/fire.md:3:5 error duplicate-id`."""
    return [f"{f.path}:{f.line}:{f.column} {f.severity} {f.code}" for f in findings]
