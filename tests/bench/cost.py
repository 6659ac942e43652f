"""What a command costs: processor time, wall time and memory of all its processes. Linux only: it reads /proc."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PROCESSES = Path("/proc")
_USER, _SYSTEM = 11, 12  # fields of /proc/PID/stat after the program's name
_TICK = 1 / os.sysconf("SC_CLK_TCK")
_SHORTEST, _SHARE = 0.02, 0.02  # seconds between two looks, and the share of the time that looks may take


class Failed(Exception):
    """A command ended with another exit code than 0."""


class Cost(NamedTuple):
    """Seconds of processor time (user and system), seconds of wall time, and megabytes at the highest."""

    cpu: float
    wall: float
    memory: float


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder, wait for its end and answer what it and all its children cost.

    Memory is the sum of all processes' PSS, in which a page that two of them share counts once.
    Raises Failed with the end of what the command said.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        with _watched(process.pid) as highest:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(f"{' '.join(command)}: exit {process.returncode}\n{said.read()[-2000:].decode()}")
    return Cost(used.ru_utime + used.ru_stime, wall, max(highest) / 1e6)


def memory(root: int) -> int:
    """Answer the bytes that a process and its descendants hold now."""
    held = 0
    for process in _processes(root):
        with suppress(OSError):
            for line in (process / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    held += 1024 * int(line.split()[1])
    return held


def processor(root: int) -> float:
    """Answer the seconds of processor time that a process and its living descendants have used."""
    ticks = 0
    for process in _processes(root):
        with suppress(OSError):
            stat = (process / "stat").read_text().rpartition(")")[2].split()
            ticks += int(stat[_USER]) + int(stat[_SYSTEM])
    return ticks * _TICK


def _processes(root: int) -> Iterator[Path]:
    """Find a process and all that descend from it."""
    waiting = [str(root)]
    while waiting:
        process = _PROCESSES / waiting.pop()
        with suppress(OSError):  # it has just ended
            for thread in (process / "task").iterdir():
                waiting += (thread / "children").read_text().split()
            yield process


@contextmanager
def _watched(root: int) -> Iterator[list[int]]:
    """Look at the memory again and again; what was seen fills the list."""
    seen, ended = [0], threading.Event()

    def look() -> None:
        wait = _SHORTEST
        while not ended.wait(wait):
            began = time.perf_counter()
            seen.append(memory(root))
            wait = max(_SHORTEST, (time.perf_counter() - began) / _SHARE)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        ended.set()
        looking.join()
