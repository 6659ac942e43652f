"""Builds in a thread of their own, one after the other, so that the server keeps answering from the last good site."""

from __future__ import annotations

import threading
import time
import traceback
from typing import TYPE_CHECKING

from generator.errors import FactboxError, printable

if TYPE_CHECKING:
    from collections.abc import Callable


class Builder(threading.Thread):
    """Builds one at a time; whatever is saved during a build asks for one more."""

    def __init__(
        self, build: Callable[[], object], say: Callable[[str], None], built: Callable[[str | None], None]
    ) -> None:
        super().__init__(name="factbox-build", daemon=True)
        self._build, self._say, self._built = build, say, built
        self._asked, self._ended, self._busy = threading.Event(), False, False

    def ask(self) -> None:
        """Ask for a build; several asked for during one build become one."""
        self._asked.set()

    def end(self) -> None:
        """Wait until no build runs, and start none."""
        self._ended = True
        self._asked.set()
        if self._busy:
            self._say("Waiting for the build in hand; Ctrl-C again does not wait")
        self.join()

    def run(self) -> None:
        """Build whenever asked."""
        while True:
            self._asked.wait()
            self._asked.clear()
            if self._ended:
                return
            self._busy = True
            self._once()
            self._busy = False

    def _once(self) -> None:
        began, failure = time.perf_counter(), None
        try:
            self._build()
        except BaseException as error:  # noqa: BLE001 -- a thread that ended here would leave the preview deaf
            failure = _told(error)
        took = f"{time.perf_counter() - began:.2f} s"
        self._built(failure)
        if failure is None:
            self._say(f"Built in {took}")
        else:
            self._say(failure)
            self._say(f"Not built ({took}); waiting for the next save")


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
