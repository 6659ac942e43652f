"""An author who saves while factbox writes: whatever was saved last by the author is there in the end.

Factbox's side is a process of its own, `python -m tests.campaign.edits FOLDER`, which drafts as fast as it is told to.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator.briefings.write import write_new
from tests.campaign.planted import inherit
from tests.campaign.row import Tried
from tests.small_project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

DRAFT = "drafted\n" * 400
LONGEST_WAIT = 0.002  # seconds: a draft takes about one thousandth


def by_rename(path: Path, text: str) -> None:
    """Save as most editors do."""
    beside = path.with_suffix(".saving")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def in_place(path: Path, text: str) -> None:
    """Save into the file that is there, or make it."""
    path.write_text(text, "utf-8")


def if_new(path: Path, text: str) -> None:
    """Save a file that must not be there yet; where it is, the author sees the draft, and edits that."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        by_rename(path, text)


def twice(path: Path, text: str) -> None:
    """Save, and save again."""
    in_place(path, "first " + text)
    by_rename(path, text)


SAVING: tuple[Callable[[Path, str], None], ...] = (by_rename, in_place, if_new, twice)


def tried(folder: Path, trials: int, seed: str) -> Tried:
    """Save and draft the same file at the same moment, as often."""
    chance = random.Random(seed)  # noqa: S311 -- chance that can be repeated
    harm = []
    command = [sys.executable, "-m", "tests.campaign.edits", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdin
        assert writer.stdout
        writer.stdout.readline()  # it is ready
        for n in range(trials):
            path, text, save = folder / f"{n}.md", f"edited {n}\n" * chance.randrange(1, 400), chance.choice(SAVING)
            writer.stdin.write(f"{path.name}\n".encode())
            writer.stdin.flush()
            time.sleep(chance.random() * LONGEST_WAIT)
            save(path, text)
            writer.stdout.readline()  # it has drafted
            if path.read_text("utf-8") != text:
                harm.append(f"{n}, {save.__name__}: lost")
            path.unlink()
    harm += [f"{path.name} is left" for path in folder.iterdir()]
    return Tried(trials, harm)


def main() -> None:
    """Draft whatever file is named."""
    folder = sys.argv[1]
    inherit()
    print(flush=True)
    for name in sys.stdin:
        write_new(Path(folder, name.strip()), DRAFT)
        print(flush=True)


if __name__ == "__main__":
    main()
