"""`python -m tests.bench`: every tool on corpora of several sizes, in turns; the table goes to standard output."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.bench import corpus, table
from tests.bench.cost import Failed
from tests.bench.saves import saves
from tests.bench.tools import TOOLS, Missing, Tool, fetch
from tests.bench.turns import Unseen, clear, turn
from tests.chromium import CHROMIUM

SIZES, FULL = [1_000, 10_000], 100_000
ROUNDS = {1_000: 5, 10_000: 3}  # for corpora of up to so many articles; larger ones get a single round
SAVES, SAVES_OF_OTHERS = 20, 5
BYTES = 400_000  # an article's share in all projects and the largest of their sites

say = partial(print, flush=True)
note = partial(print, file=sys.stderr, flush=True)


def main() -> int:
    """Measure what the command line asks for; answers 1 where a tool failed."""
    parser = argparse.ArgumentParser(prog="make bench")
    sizes = [*SIZES, FULL] if os.environ.get("BENCH_FULL") else SIZES
    parser.add_argument("--sizes", nargs="+", type=int, metavar="N", default=sizes, help="articles of each corpus")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, metavar="TOOL", default=list(TOOLS), help=", ".join(TOOLS))
    parser.add_argument("--rounds", type=int, metavar="N", help="turns of each tool; by default 5, 3 or 1 by size")
    args = parser.parse_args()
    bench = Bench([tool for tool in map(TOOLS.__getitem__, args.tools) if had(tool)])
    with tempfile.TemporaryDirectory(prefix="factbox-bench-", dir=place(max(args.sizes))) as folder:
        say(table.machine(bench.tools, folder))
        for size in sorted(args.sizes):
            rounds = args.rounds or next((n for most, n in ROUNDS.items() if size <= most), 1)
            say(f"\n{size:,} articles, rounds: {rounds}")
            bench.measure(size, rounds, Path(folder) / str(size))
    say()
    for line in table.growth(bench.results):
        say(line)
    return int(bench.failed)


def had(tool: Tool) -> bool:
    """Fetch a tool; tells where it cannot be had."""
    try:
        fetch(tool)
    except Missing as error:
        say(f"{tool.name} cannot be had here and is left out: {error}")
        return False
    return True


def place(size: int) -> str | None:
    """Answer a folder in memory with room for the largest corpus, else None: a disk would be measured, too."""
    memory = Path("/dev/shm")  # noqa: S108 -- a new folder in it, nobody else's
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > size * BYTES else None


class Bench:
    """The tools, and what has been measured of them."""

    def __init__(self, tools: list[Tool]) -> None:
        self.tools, self.failed = tools, False
        self.results: list[table.Result] = []

    def measure(self, size: int, rounds: int, folder: Path) -> None:
        """Measure all tools on a corpus, and print what came of it; the corpus is gone afterwards."""
        note(f"Writing {size:,} articles …")
        corpus.write(size, folder, self.tools)
        for n in range(rounds):
            for tool in self.tools:
                self._turn(tool, folder / tool.name, size, n)
        for line in table.costs([one for one in self.results if one.articles == size]):
            say(line)
        for tool in self.tools:
            if tool.live:
                self._saves(tool, folder / tool.name, size)
        shutil.rmtree(folder)

    def _turn(self, tool: Tool, project: Path, size: int, n: int) -> None:
        try:
            for step, cost in turn(tool, project, size):
                note(
                    f"round {n + 1}, {tool.name}, {step}: {cost.cpu:.2f} s CPU, {cost.wall:.2f} s, {cost.memory:.0f} MB"
                )
                self.results.append(table.Result(size, step, tool.name, n, cost))
        except (Failed, Unseen) as error:
            self._failure(tool, error)
        clear(tool, project)

    def _saves(self, tool: Tool, project: Path, size: int) -> None:
        if not CHROMIUM:
            say("save → browser was not measured: there is no Chromium here")
            return
        try:
            say(table.saved(tool.name, saves(tool, project, size, SAVES_OF_OTHERS if tool.package else SAVES)))
        except (Failed, Unseen) as error:
            self._failure(tool, error)
        clear(tool, project)

    def _failure(self, tool: Tool, error: Exception) -> None:
        say(f"{tool.name} failed: {error}")
        self.failed = True


if __name__ == "__main__":
    sys.exit(main())
