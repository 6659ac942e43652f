"""Readers of a site while it is published over and over: `python -m tests.site.readers SITE READS` is one of them.

Each page carries the number of the build that it is from, at its beginning and at its end.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.site.publishing import put
from tests.small_project import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES = 40
_BUILDS = 5  # that a reader wants to see
_PATIENCE = 5  # times as many reads as it was asked for
_TOLD = 100  # bad reads of one reader: all that a pipe holds until somebody listens
WHOLE = re.compile(r"<p>build (\d+)<p>page (\d+)<p>x{3000}<p>build (\d+)")


class Read(NamedTuple):
    """What readers met: how often they read, how many builds they saw, and their first bad reads."""

    reads: int
    builds: int
    bad: list[str]


def site(build: int) -> Mapping[str, bytes]:
    """Make the pages of a build."""
    page = "<p>build {0}<p>page {1}<p>" + "x" * 3000 + "<p>build {0}"
    return {f"p/{n}.html": page.format(build, n).encode() for n in range(PAGES)}


def watch(output: Path, readers: int, reads: int) -> Read:
    """Publish for as long as so many readers read, each at least so often."""
    put(output, site(0), lasting=False)
    command = [sys.executable, "-m", "tests.site.readers", str(output), str(reads)]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(readers)]
    for build in count(1):
        if all(process.poll() is not None for process in running):
            break
        put(output, site(build), lasting=False)
    told = [json.loads(process.communicate()[0]) for process in running]
    return Read(
        reads=sum(one["reads"] for one in told),
        builds=min(one["builds"] for one in told),
        bad=[bad for one in told for bad in one["bad"]],
    )


def read(output: Path, reads: int) -> None:
    """Open page after page by its path, and look whether it is whole and from no earlier build than the one before.

    Where the machine is so busy that hardly a build falls into so many reads, go on for some time.
    """
    last = 0
    builds: set[int] = set()
    bad: list[str] = []
    n = 0
    while n < reads or (len(builds) <= _BUILDS and n < _PATIENCE * reads):
        if n >= reads:
            time.sleep(0.001)  # let the publisher go on
        n += 1
        path = f"{output}/p/{n % PAGES}.html"
        try:
            with open(path, encoding="utf-8") as file:  # noqa: PTH123 -- as quickly as can be
                found = WHOLE.fullmatch(file.read())
        except FileNotFoundError:
            bad.append(f"{path}: missing in build {last} or later")
            continue
        if not found or found[1] != found[3] or int(found[2]) != n % PAGES:
            bad.append(f"{path}: not whole")
        elif int(found[1]) < last:
            bad.append(f"{path}: build {found[1]} after build {last}")
        else:
            last = int(found[1])
            builds.add(last)
    json.dump({"reads": n, "builds": len(builds), "bad": bad[:_TOLD]}, sys.stdout)


if __name__ == "__main__":
    read(Path(sys.argv[1]), int(sys.argv[2]))
