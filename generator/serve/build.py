"""Building in threads of their own, so that the server keeps answering: the whole site, and pages ahead of it."""

from __future__ import annotations

import threading
import time
import traceback
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import FactboxError, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.serve.state import Built

_QUIET = 0.3  # seconds without a save that a whole build waits for, where the page is shown ahead of it


class _Worker(threading.Thread, ABC):
    """Works whenever asked, one time after the other; several questions during one time become one."""

    def __init__(self, name: str, failed: Callable[[str, float], None]) -> None:
        super().__init__(name=name, daemon=True)
        self._failed = failed
        self._asked, self._ended = threading.Event(), False
        self._patience = 0.0  # seconds
        self.busy = False

    def end(self) -> None:
        """Wait until nothing is worked on, and begin nothing."""
        self._ended = True
        self._asked.set()
        self.join()

    def run(self) -> None:
        """Work whenever asked."""
        while True:
            self._asked.wait()
            self._asked.clear()
            while self._patience and not self._ended and self._asked.wait(self._patience):
                self._asked.clear()
            if self._ended:
                return
            self.busy = True
            began = time.perf_counter()
            try:
                self._work(began)
            except BaseException as error:  # noqa: BLE001 -- a thread that ended here would leave the preview deaf
                self._failed(_told(error), time.perf_counter() - began)
            self.busy = False

    @abstractmethod
    def _work(self, began: float) -> None:
        """Do what was asked, and tell what came of it; `began` is when, in seconds of the clock that measures."""


class Builder(_Worker):
    """Builds the whole site; whatever is saved during a build asks for one more."""

    def __init__(
        self, build: Callable[[], Built], built: Callable[[Built, float], None], failed: Callable[[str, float], None]
    ) -> None:
        """Take what builds, and what is told of each build: its result or its failure's text, and how many seconds."""
        super().__init__("factbox-build", failed)
        self._build, self._built = build, built

    def ask(self, *, patiently: bool = False) -> None:
        """Ask for a build, at once or as soon as no more is saved."""
        self._patience = _QUIET if patiently else 0.0
        self._asked.set()

    def _work(self, began: float) -> None:
        self._built(self._build(), time.perf_counter() - began)


class Forerunner(_Worker):
    """Makes the pages of a file that was saved while, or before, the whole site is built."""

    def __init__(
        self,
        make: Callable[[Path], Mapping[str, bytes] | None],
        made: Callable[[Mapping[str, bytes] | None, float], None],
        failed: Callable[[str, float], None],
    ) -> None:
        """Take what makes pages by their paths, None where it cannot, and what is told of them."""
        super().__init__("factbox-ahead", failed)
        self._make, self._made = make, made
        self._file = Path()

    def ask(self, file: Path) -> None:
        """Ask for the pages of a file; of several, for those of the last."""
        self._file = file
        self._asked.set()

    def _work(self, began: float) -> None:
        self._made(self._make(self._file), time.perf_counter() - began)


def _told(error: BaseException) -> str:
    """Answer what terminal and overlay show of a failed build."""
    if isinstance(error, FactboxError):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return printable(
        f"internal error: {type(error).__name__}: {error}\n"
        f"  {place.filename}:{place.lineno} in {place.name}\n"
        "This is a mistake in factbox, not in what you wrote. Please report it with these lines."
    )
