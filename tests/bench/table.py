"""What was measured, as a table: medians, and ratios to Hugo."""

from __future__ import annotations

import itertools
import math
import os
import platform
import statistics
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.turns import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.bench.cost import Cost
    from tests.bench.tools import Tool

BESIDE = "hugo"


class Result(NamedTuple):
    """What one step of one tool cost in one round."""

    articles: int
    step: str
    tool: str
    round: int
    cost: Cost


def machine(tools: Sequence[Tool], folder: str) -> str:
    """Describe the machine, where the corpora lie, and the tools with their versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores ({_processor()}), {memory:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, corpora in {folder}, load before {os.getloadavg()[0]:.1f}\n"
        + ", ".join(f"{tool.name} {tool.version}" for tool in tools)
    )


def costs(results: Sequence[Result]) -> Iterator[str]:
    """Write a line for each step and tool.

    A ratio is the median of the rounds' own ratios: what disturbs a round disturbs both.
    """
    yield f"{'':17} {'':9} {'CPU s':>8} {'÷ Hugo':>7} {'wall s':>8} {'÷ Hugo':>7} {'MB':>6} {'÷ Hugo':>7}"
    last = ""
    for step, tool in sorted(
        dict.fromkeys((one.step, one.tool) for one in results), key=lambda pair: STEPS.index(pair[0])
    ):
        mine = {one.round: one.cost for one in results if (one.step, one.tool) == (step, tool)}
        hugos = {one.round: one.cost for one in results if (one.step, one.tool) == (step, BESIDE)}
        shown = [f"{step if step != last else '':17} {tool:9}"]
        for value, width, places in ((_cpu, 8, 2), (_wall, 8, 2), (_memory, 6, 0)):
            shown.append(f"{statistics.median(map(value, mine.values())):{width}.{places}f}")
            shown.append(f"{_ratio(value, mine, hugos):>7}")
        yield " ".join(shown)
        last = step


def growth(results: Sequence[Result]) -> Iterator[str]:
    """Write, for each tool, the power of the number of articles that a cold build's processor time grows with."""
    sizes = sorted({one.articles for one in results})
    for tool in dict.fromkeys(one.tool for one in results):
        for small, large in itertools.pairwise(sizes):
            cpu = [
                [one.cost.cpu for one in results if (one.articles, one.step, one.tool) == (size, "cold build", tool)]
                for size in (small, large)
            ]
            if all(cpu):
                grown = statistics.median(cpu[1]) / statistics.median(cpu[0])
                power = math.log(grown, large / small)
                yield f"{tool:9} CPU of a cold build from {small:,} to {large:,}: n^{power:.2f}"


def saved(tool: str, seconds: Sequence[float]) -> str:
    """Write a line for a tool's saves."""
    return (
        f"{'save → browser':17} {tool:9} {statistics.median(seconds):8.3f} s, median of {len(seconds)}, "
        f"from {min(seconds):.3f} to {max(seconds):.3f}"
    )


def _cpu(cost: Cost) -> float:
    return cost.cpu


def _wall(cost: Cost) -> float:
    return cost.wall


def _memory(cost: Cost) -> float:
    return cost.memory


def _ratio(value: Callable[[Cost], float], mine: dict[int, Cost], hugos: dict[int, Cost]) -> str:
    ratios = [value(mine[n]) / value(hugos[n]) for n in mine.keys() & hugos.keys() if value(hugos[n])]
    return f"{statistics.median(ratios):.2f}" if ratios else ""


def _processor() -> str:
    named = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return named[0].partition(":")[2].strip() if named else platform.machine()
