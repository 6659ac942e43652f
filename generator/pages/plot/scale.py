"""The axis of a plot: from zero in steps that people count in, or in powers of ten where numbers are worlds apart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection

WORLDS_APART = 1000  # times as large: on an axis from zero the smaller one would be no more than a hair

_INTERVALS = 4


class Scale(msgspec.Struct, frozen=True):
    """An axis from `begin` to `end`, with its `ticks`; where `log`, equal steps multiply."""

    begin: int
    end: int
    ticks: tuple[int, ...]
    log: bool = False

    def at(self, number: float) -> float:
        """Answer where a number lies, in per cent of the axis; what lies outside is put at its end."""
        if self.log:
            inside = min(max(number, self.begin), self.end)
            return 100 * math.log10(inside / self.begin) / math.log10(self.end / self.begin)
        return 100 * min(max(number, 0), self.end) / self.end


def scale(numbers: Collection[int], compared: Collection[int] = ()) -> Scale:
    """Make the axis for all of these numbers, none below zero.

    It begins at zero, unless those that readers are to compare, which are among them, are worlds apart.
    """
    if min(numbers, default=0) > 0 and compared and max(compared) >= WORLDS_APART * min(compared):
        return _log(min(numbers), max(numbers))
    most = max([*numbers, 1])
    step = _step(most)
    end = -(-most // step) * step
    return Scale(0, end, tuple(range(0, end + 1, step)))


def _step(most: int) -> int:
    """Choose 1, 2 or 5 times a power of ten, so that no more than four steps reach the largest number."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if step * _INTERVALS >= most:
                return step
        power *= 10


def _log(least: int, most: int) -> Scale:
    first, last = len(str(least)) - 1, len(str(most - 1)) if most > 1 else 1
    every = -(-(last - first) // _INTERVALS)
    return Scale(10**first, 10**last, tuple(10**n for n in range(first, last + 1, every)), log=True)
