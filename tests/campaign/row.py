"""What a row of the campaign is: rounds of trials, and what came of them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Tried(NamedTuple):
    """How many trials there were, and every harm that came of one."""

    trials: int
    harm: list[str]


class Run(Protocol):
    """Make so many trials, drawn by a seed, in an empty folder."""

    def __call__(self, folder: Path, trials: int, seed: str) -> Tried:
        """Answer what came of them."""


class Round(NamedTuple):
    """Some trials of a row, under a name by which they can be told apart from its others."""

    name: str
    run: Callable[[Path], Tried]


class Row(NamedTuple):
    """A promise: what must never happen, how many trials are the whole, and the rounds that a seed draws.

    Where the rounds end by themselves there are no more trials than those.
    """

    harm: str
    whole: int
    rounds: Callable[[str], Iterator[Round]]


def drawn(run: Run, each: int) -> Callable[[str], Iterator[Round]]:
    """Make endless rounds of a run that draws its trials, so many in each."""

    def rounds(seed: str) -> Iterator[Round]:
        for n in count():
            own = f"{seed}-{n}"
            yield Round(own, lambda folder, own=own: run(folder, each, own))  # type: ignore[misc]

    return rounds
