"""Builds in a thread of their own, one after the other, so that the server keeps answering from the last good site."""

from __future__ import annotations

import threading
import time
import traceback
from typing import TYPE_CHECKING

from generator.errors import FactboxError, printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.serve.state import Built


class Builder(threading.Thread):
    """Builds one at a time; whatever is saved during a build asks for one more."""

    def __init__(
        self, build: Callable[[], Built], built: Callable[[Built, float], None], failed: Callable[[str, float], None]
    ) -> None:
        """Take what builds, and what is told of each build: its result or its failure's text, and how many seconds."""
        super().__init__(name="factbox-build", daemon=True)
        self._build, self._built, self._failed = build, built, failed
        self._asked, self._ended = threading.Event(), False
        self.busy = False

    def ask(self) -> None:
        """Ask for a build; several asked for during one build become one."""
        self._asked.set()

    def end(self) -> None:
        """Wait until no build runs, and start none."""
        self._ended = True
        self._asked.set()
        self.join()

    def run(self) -> None:
        """Build whenever asked."""
        while True:
            self._asked.wait()
            self._asked.clear()
            if self._ended:
                return
            self.busy = True
            self._once()
            self.busy = False

    def _once(self) -> None:
        began = time.perf_counter()
        try:
            result = self._build()
        except BaseException as error:  # noqa: BLE001 -- a thread that ended here would leave the preview deaf
            self._failed(_told(error), time.perf_counter() - began)
        else:
            self._built(result, time.perf_counter() - began)


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
