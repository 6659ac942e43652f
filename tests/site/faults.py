"""A build that is killed, or refused by the system, at its n-th call of the file system, for one n after the other.

Builds run in processes of their own, each with a shim around Python's calls of the file system. The calls that count
are those that concern the output or the hidden folder beside it. `python -m tests.site.faults FOLDER …` is a process
that starts them: one with threads, as a test's may be, does not take well to being forked.
"""

from __future__ import annotations

import builtins
import errno
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from generator import engine, project
from generator.disk import calls
from generator.errors import FactboxError
from tests.campaign.planted import inherit
from tests.campaign.row import Tried
from tests.site.publishing import beside, put
from tests.small_project import ROOT, SmallProject, files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BY_PATH = (
    *("open", "mkdir", "rmdir", "unlink", "remove", "rename", "replace"),
    *("stat", "lstat", "scandir", "listdir", "chmod"),
)
BY_NUMBER = ("write", "close", "fchmod", "fsync", "fstat")
OPENING = ("open", "io.open", "scandir", "listdir")
MAKING = ("open", "write", "mkdir", "rename", "replace", "renameat2")
KINDS: dict[str, tuple[int, tuple[str, ...]]] = {
    "kill": (0, ()),  # any call
    "EIO": (errno.EIO, ()),
    "ENOSPC": (errno.ENOSPC, MAKING),  # from the n-th on
    "EACCES": (errno.EACCES, (*BY_PATH, "io.open", "renameat2")),
    "EMFILE": (errno.EMFILE, OPENING),
}
VERSIONS = ("even", "odd")
BRIEFING = """---
title: The mill
status: published
date: "2015-11-20"
aliases: [{version}/mill]
sources: [{{id: one}}]
---
The mill was {version}.
"""


class Call(NamedTuple):
    """A call of the file system: the function, and the path that it was about."""

    name: str
    about: str


class Shim:
    """Counts the calls that concern an output, and cuts off the n-th, or all from there on where a disk is full."""

    def __init__(self, output: Path, kind: str, number: int) -> None:
        self._inside = (str(output), str(beside(output)))
        (self._errno, self._names), self._kind, self._number = KINDS[kind], kind, number
        self._open: dict[int, str] = {}
        self.count = 0
        self.cut: Call | None = None

    def install(self) -> None:
        """Put the shim around the calls of this process, until its end."""
        for name in BY_PATH:
            setattr(os, name, self._around(name, getattr(os, name), self._by_path))
        for name in BY_NUMBER:
            setattr(os, name, self._around(name, getattr(os, name), lambda args, _: self._open.get(args[0])))
        io.open = builtins.open = self._around("io.open", io.open, self._by_path)
        find = calls._libc
        calls._libc = lambda name: self._around_c(name, find(name))

    def _around(self, name: str, call: Callable[..., Any], about: Callable[..., str | None]) -> Callable[..., Any]:
        def shim(*args: Any, **more: Any) -> Any:
            path = about(args, more)
            if path is not None and self._is_due(name, path):
                if name == "close":
                    call(*args)
                if self._kind == "kill":
                    if name == "write":
                        call(args[0], args[1][: len(args[1]) // 2])
                    os.kill(os.getpid(), signal.SIGKILL)
                raise OSError(self._errno, os.strerror(self._errno), *([] if name in BY_NUMBER else [path]))
            answer = call(*args, **more)
            if name == "open" and path is not None:
                self._open[answer] = path
            if name == "close":
                self._open.pop(args[0], None)
            return answer

        return shim

    def _around_c(self, name: str, call: Callable[..., int] | None) -> Callable[..., int] | None:
        import ctypes

        def shim(*args: Any) -> int:
            if not self._is_due(name, self._inside[0]):
                return call(*args) if call else 0
            if self._kind == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            ctypes.set_errno(self._errno)
            return -1

        return shim if call else None

    def _is_due(self, name: str, path: str) -> bool:
        if self._names and name not in self._names:
            return False
        self.count += 1
        due = self.count == self._number or (self._kind == "ENOSPC" and self.count > self._number)
        if due and self.cut is None:
            self.cut = Call(name, path)
        return due

    def _by_path(self, args: tuple[Any, ...], more: dict[str, Any]) -> str | None:
        for one in args[:2]:
            if isinstance(one, int):
                return self._open.get(one)
            if isinstance(one, str | bytes | os.PathLike):
                path = str(Path(self._open.get(more.get("dir_fd") or -1, ""), os.fsdecode(one)))
                if any(path == inside or path.startswith(f"{inside}/") for inside in self._inside):
                    return path
        return None


class Trial:
    """Builds two versions of one site in turn, each cut off somewhere, and looks at what is published."""

    def __init__(self, build: Callable[[str], None], output: Path, *, renames: bool) -> None:
        self._renames, self._build, self._output = renames, build, output
        self._beside = sorted(path.name for path in output.parent.iterdir())
        self._whole = {version: self._clean(version) for version in VERSIONS}
        self._now = VERSIONS[-1]
        self.cuts, self.harm = 0, list[str]()

    def run(self, kind: str, step: int, *, first: int = 1) -> None:
        """Cut off the n-th call for every n from the first, step by step, until a build has fewer calls."""
        number = first
        while self._once(kind, number):
            number += step

    def kill_at_moments(self, times: int, seed: str) -> None:
        """Kill a build as often, each at a moment between its begin and its end."""
        chance = random.Random(seed)  # noqa: S311 -- chance that can be repeated
        began = time.monotonic()
        self._apart(self._other(), None)
        self._apart(self._now, None)
        longest = time.monotonic() - began  # of two builds
        for n in range(times):
            new = self._other()
            self._judge(f"moment {n}", self._apart(new, None, moment=chance.random() * longest / 2), new)
            self.cuts += 1

    def _once(self, kind: str, number: int) -> bool:
        new = self._other()
        said = self._apart(new, Shim(self._output, kind, number))
        self._judge(f"{kind} {number}", said, new)
        was_cut = bool(said.get("cut", True))
        self.cuts += was_cut
        return was_cut

    def _other(self) -> str:
        return VERSIONS[VERSIONS.index(self._now) - 1]

    def _judge(self, cut: str, said: dict[str, Any], new: str) -> None:
        """Look at what is published, and whether the next build puts everything right."""
        harm = list(self._look(said, self._now, new))
        if self._apart(new, None).get("end") != "done" or files(self._output) != self._whole[new]:
            harm.append("the next build did not put it right")
        harm += [f"{name} is left" for name in self._leftovers()]
        self.harm += [f"{cut}: {said}: {one}" for one in harm]
        self._now = new

    def _look(self, said: dict[str, Any], old: str, new: str) -> Iterator[str]:
        """Find what is wrong with the site, and with what was said of it."""
        found = files(self._output)
        end = said.get("end", "killed")
        if self._renames and not self._output.exists() and end in ("killed", "refused"):
            return  # between two renames; the next build puts it right
        if found not in (self._whole[old], self._whole[new]):
            yield "neither the old site nor the new one"
        elif end == "done" and found != self._whole[new]:
            yield "not published"
        elif end == "refused" and (found == self._whole[new]) != ("the new site is published" in said["message"]):
            yield "published, or not, and said otherwise"
        if end == "refused" and str(self._output.parent) not in said["message"]:
            yield "no file is named"
        if end == "crashed":
            yield "an error that nobody caught"

    def _leftovers(self) -> list[str]:
        expected = {*self._beside, self._output.name, beside(self._output).name}
        inside = {path.name.split("-")[0] for path in beside(self._output).iterdir()}
        known = {".gitignore", "about.factbox", "clock", "known", "lock", "site"}
        return sorted({path.name for path in self._output.parent.iterdir()} - expected | inside - known)

    def _clean(self, version: str) -> dict[str, bytes]:
        for path in (self._output, beside(self._output)):
            shutil.rmtree(path, ignore_errors=True)
        self._apart(version, None)
        return files(self._output)

    def _apart(self, version: str, shim: Shim | None, moment: float | None = None) -> dict[str, Any]:
        """Build in another process, killed after so many seconds; answers what it said, nothing where it was killed."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            end, message = "done", ""
            try:
                if shim:
                    shim.install()
                self._build(version)
            except FactboxError as error:
                end, message = "refused", str(error)
            except BaseException as error:  # noqa: BLE001 -- told as harm
                end, message = "crashed", repr(error)
            told = {"end": end, "message": message, "cut": shim and shim.cut}
            os.write(writing, json.dumps(told).encode())
            os._exit(0)
        os.close(writing)
        if moment is not None:
            time.sleep(moment)
            os.kill(
                child, signal.SIGKILL
            )  # a process that has ended waits to be asked how: its number is still its own
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read()
        os.waitpid(child, 0)
        return json.loads(said) if said else {}


class Cuts(NamedTuple):
    """Which calls are cut off, of what build, and how."""

    kind: str = "kill"
    step: int = 1  # cut off every n-th call only
    first: int = 1
    project: bool = False  # whole builds, not only publications
    renames: bool = False  # as where folders cannot be exchanged
    moments: int = 0  # instead of at calls, kill so many builds at moments
    seed: str = ""  # that these are drawn by


def apart(folder: Path, cuts: Cuts) -> Tried:
    """Cut builds off in another process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.site.faults", str(folder), json.dumps(cuts)],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Tried(*json.loads(done.stdout))


def tried(folder: Path, cuts: Cuts) -> Tried:
    """Cut builds off; answers how many were, and every harm that came of it."""
    with pytest.MonkeyPatch.context() as patch:
        if cuts.renames:
            patch.setattr(calls, "exchange", lambda *_: False)
        return _tried(folder, cuts)


def _tried(folder: Path, cuts: Cuts) -> Tried:
    desk = SmallProject(folder / "desk", "title: Desk\nsearch: false\n")
    output = desk.root / "site"

    def publish(version: str) -> None:
        put(output, {"index.html": version.encode(), "p/same.html": b"same", f"p/{version}/x.html": b""})

    def build(version: str, output: Path = output) -> None:
        desk.briefing(BRIEFING.format(version=version), "mill.md")
        engine.build(project.find(desk.root), output)

    put(folder / "warm/site", {"a.html": b""})  # whatever is loaded now need not be loaded in every process
    if cuts.project:
        build(VERSIONS[0], folder / "warm/site")
    trial = Trial(build if cuts.project else publish, output, renames=cuts.renames)
    if cuts.moments:
        trial.kill_at_moments(cuts.moments, cuts.seed)
    else:
        trial.run(cuts.kind, cuts.step, first=cuts.first)
    return Tried(trial.cuts, trial.harm)


if __name__ == "__main__":
    inherit()
    print(json.dumps(tried(Path(sys.argv[1]), Cuts(*json.loads(sys.argv[2])))))
