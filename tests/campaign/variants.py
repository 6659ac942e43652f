"""The same project built on machines that differ in all that a build must not hang on: the same bytes.

`python -m tests.campaign.variants PROJECT ORDER WORKERS` is one such build: folders are listed in the order of a seed.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.campaign.planted import inherit
from tests.campaign.row import Tried
from tests.small_project import ROOT, files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CASE = ROOT / "tests/cases/conflict"
ZONES = ("UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago")
LANGUAGES = ("C", "C.UTF-8", "POSIX", "tr_TR.UTF-8")
UMASKS = (0o000, 0o022, 0o027, 0o077)
FOLDERS = ("desk", "a b", "ü/é", "%41", "x" * 200, "{{desk}}")
WORKERS = ("", "1", "2", "3")  # none for as many as factbox chooses
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


class Machine(NamedTuple):
    """All that a build must not hang on."""

    python: str
    folder: str
    umask: int
    order: int
    age: int  # seconds since the files were written
    workers: str
    environment: dict[str, str]


def tried(folder: Path, trials: int, seed: str) -> Tried:
    """Build one project on as many machines, and compare each site with the first's."""
    chance = random.Random(seed)  # noqa: S311 -- chance that can be repeated
    plain = Machine(sys.executable, "plain", 0o022, 0, 0, "", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"})
    expected = built(folder / "first", plain)
    harm = []
    for n in range(trials):
        machine = drawn(chance)
        site = built(folder / str(n), machine)
        shutil.rmtree(folder / str(n))
        other = sorted(path for path in site.keys() | expected.keys() if site.get(path) != expected.get(path))
        if other or not site:
            harm.append(f"{machine}: {', '.join(other[:5]) or 'no site'}")
    return Tried(trials, harm)


def drawn(chance: random.Random) -> Machine:
    """Draw a machine."""
    environment = {
        "PYTHONHASHSEED": str(chance.randrange(2**32)),
        "TZ": chance.choice(ZONES),
        "LC_ALL": chance.choice(LANGUAGES),
        "COLUMNS": str(chance.randrange(20, 200)),
        "HOME": "/nowhere",
    }
    return Machine(
        chance.choice(pythons()),
        chance.choice(FOLDERS),
        chance.choice(UMASKS),
        chance.randrange(1, 2**32),
        chance.randrange(1, 10**9),
        chance.choice(WORKERS),
        environment,
    )


@cache
def pythons() -> tuple[str, ...]:
    """Answer this Python, and every other here that can run factbox; FACTBOX_PYTHONS names more of them."""
    named = os.environ.get("FACTBOX_PYTHONS", "").split(os.pathsep)
    found = {path for name in (*(f"python{v}" for v in PYTHONS), *filter(None, named)) if (path := shutil.which(name))}
    able = [
        path for path in sorted(found) if not subprocess.run([path, "-c", _LOADS], check=False, **_SILENT).returncode
    ]
    return (sys.executable, *able)


_LOADS = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import generator.cli, generator.pipeline, folium, trafilatura"
_SILENT: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def built(folder: Path, machine: Machine) -> dict[str, bytes]:
    """Build the project on a machine; answer its site with every file's permissions, nothing where it was refused."""
    root = folder / machine.folder
    shutil.copytree(CASE, root, ignore=shutil.ignore_patterns("expected"))
    for path in root.rglob("*"):
        os.utime(path, (path.stat().st_mtime - machine.age,) * 2)
    subprocess.run(
        [machine.python, "-m", "tests.campaign.variants", str(root), str(machine.order), machine.workers],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache"), **machine.environment},
        umask=machine.umask,
        check=False,
        **_SILENT,
    )
    site = root / "site"
    return {p: b"%o " % (site / p).stat().st_mode + data for p, data in files(site).items()} if site.exists() else {}


def listed_in(order: int) -> None:
    """Let this process list every folder in an order drawn by a seed."""
    chance = random.Random(order)  # noqa: S311 -- as above

    def shuffled(call: Callable[..., Any]) -> Callable[..., Any]:
        def shim(*args: Any) -> Any:
            entries = list(call(*args))
            chance.shuffle(entries)
            return _Entries(entries)

        return shim

    os.listdir, os.scandir = shuffled(os.listdir), shuffled(os.scandir)


class _Entries(list[Any]):
    """What `os.scandir` answers: entries that can be closed."""

    def __enter__(self) -> Iterator[Any]:
        return iter(self)

    def __exit__(self, *_: object) -> None:
        """Have nothing to close."""

    def close(self) -> None:
        """Have nothing to close."""

    def __next__(self) -> Any:
        if not self:
            raise StopIteration
        return self.pop(0)


def main() -> None:
    """Build as a machine does."""
    root, order, workers = sys.argv[1:]
    inherit()
    listed_in(int(order))
    from generator import engine, project

    found = project.find(Path(root))
    engine.build(found, found.site, executor=workers or None)


if __name__ == "__main__":
    main()
