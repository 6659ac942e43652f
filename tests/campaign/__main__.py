"""`python -m tests.campaign [ROW …]`: try rows whole, print their figures as they come, and go on where it was stopped.

Every round that ends is written into `.campaign/`, by the seed and by all that the trials hang on: the program, the
themes and the tests. The same command goes on after it; an edit of any of them begins anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.campaign.rows import ROWS
from tests.small_project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.campaign.row import Row, Tried

FOLDER = ROOT / ".campaign"
SHOWN = 5  # harms of a round


class Ended(NamedTuple):
    """A round that has ended: what came of it, and what it cost, in seconds."""

    row: str
    name: str
    trials: int
    harm: list[str]
    wall: float
    cpu: float


class Journal:
    """The rounds of one seed and one program that have ended."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(exist_ok=True)
        self._file = file
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        self._ended = {(e.row, e.name): e for e in (Ended(*json.loads(line)) for line in lines)}

    def ended(self, row: str, name: str) -> Ended | None:
        """Answer a round that ended before, None where it has yet to be run."""
        return self._ended.get((row, name))

    def write(self, ended: Ended) -> None:
        """Keep a round that has ended."""
        self._ended[ended.row, ended.name] = ended
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(ended) + "\n")


def main() -> int:
    """Try what the command line asks for; answers 1 where any harm was done."""
    parser = argparse.ArgumentParser(prog="make campaign")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"all of: {', '.join(ROWS)}")
    parser.add_argument("--seed", default="1", help="what trials are drawn by")
    parser.add_argument("--count", type=int, help="trials of each row; by default the whole")
    args = parser.parse_args()
    if unknown := set(args.rows) - ROWS.keys():
        parser.error(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    journal = Journal(FOLDER / f"{args.seed}-{program()}.jsonl")
    sums = {name: row_tried(name, ROWS[name], args.seed, args.count, journal) for name in args.rows or ROWS}
    print(f"\n{'row':11} {'trials':>9} {'harm':>5} {'CPU s':>8}  what must never happen")
    for name, (trials, harm, cpu) in sums.items():
        print(f"{name:11} {trials:>9,} {harm:>5} {cpu:>8.0f}  {ROWS[name].harm}")
    return int(any(harm for _, harm, _ in sums.values()))


def row_tried(name: str, row: Row, seed: str, count: int | None, journal: Journal) -> tuple[int, int, float]:
    """Run a row's rounds until there were enough trials; answers trials, harms and seconds of processor time."""
    whole = min(row.whole, count or row.whole)
    trials, harm, cpu = 0, 0, 0.0
    for one in row.rounds(seed):
        if trials >= whole:
            break
        if not (ended := journal.ended(name, one.name)):
            ended = timed(name, one.name, one.run)
            journal.write(ended)
            print(f"{name}, {one.name}: {ended.trials:,} in {ended.wall:.0f} s, {len(ended.harm)} harmed", flush=True)
            for told in ended.harm[:SHOWN]:
                print(f"    {told}", flush=True)
        trials, harm, cpu = trials + ended.trials, harm + len(ended.harm), cpu + ended.cpu
    return trials, harm, cpu


def timed(row: str, name: str, run: Callable[[Path], Tried]) -> Ended:
    """Run a round in a folder of its own, in memory where the system has such a place."""
    memory = Path("/dev/shm")  # noqa: S108 -- a new folder in it, nobody else's
    folder = Path(tempfile.mkdtemp(prefix="factbox-campaign-", dir=memory if memory.is_dir() else None))
    began, used = time.monotonic(), processor()
    try:
        tried: Tried = run(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Ended(row, name, tried.trials, tried.harm, round(time.monotonic() - began, 1), round(processor() - used, 1))


def processor() -> float:
    """Answer the processor time of this process and of those it waited for, in seconds."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in both)


def program() -> str:
    """Hash all that trials hang on."""
    made = hashlib.sha256()
    for name in ("generator", "themes", "tests"):
        for path in sorted((ROOT / name).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                made.update(path.read_bytes())
    return made.hexdigest()[:12]


if __name__ == "__main__":
    sys.exit(main())
