"""Noticing saves: at once, without a poller, and without the files that programs write beside people's own."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import watchfiles
from livereload import watcher

from generator.serve.files import is_hidden, look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_STEP, _BURST, _TICK = 10, 200, 100  # milliseconds: quiet that ends a save, longest save, time between two looks
# Temporary files of vim, emacs and JetBrains; those of other editors begin with a dot.
_TEMPORARY = re.compile(r"~$|\.sw[a-z]$|^4913$|^#.*#$|___jb_(?:tmp|old)___$")


class Watcher(watcher.Watcher):  # type: ignore[misc]  # livereload has no types
    """livereload's watcher, with watchfiles in place of its poller.

    Folders are watched by the system. Whether one came, went or was replaced, and whether a watched file
    was saved, is seen by looking at these few paths every 100 ms, so that nothing beside them needs to be
    watched.
    """

    def __init__(
        self,
        watched: Sequence[Path],
        site: Path,
        noticed: Callable[[Path | None], None],
        complain: Callable[[str], None],
    ) -> None:
        """Take what is told of changes: the file, where but one was saved."""
        super().__init__()
        self._watched, self._site = tuple(map(os.path.abspath, watched)), os.path.realpath(site)
        self._noticed, self._complain = noticed, complain
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="factbox-watch", daemon=True)

    def start(self, _: object) -> bool:
        """Start to watch; True keeps livereload from polling."""
        self._thread.start()
        return True

    def end(self) -> None:
        """Stop to watch."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _follow(self) -> None:
        """Notice changes once a watch stands; its first look counts as one: what went before it was not seen."""
        polling = None
        while not self._ended.is_set():
            looks, stands = self._looks(), False
            try:
                for changes in self._saves(polling=polling):
                    if changes or not stands:
                        stands = True
                        files = {path for _, path in changes}
                        self._noticed(Path(files.pop()) if len(files) == 1 else None)
                    if self._looks() != looks:
                        break
            except FileNotFoundError:
                continue  # a folder went between the two looks at it
            except (OSError, RuntimeError) as error:
                if not polling:
                    self._complain(f"The system cannot watch the folders ({error}); looking for saved files instead")
                polling = True
                self._ended.wait(_TICK / 1000)

    def _looks(self) -> list[tuple[int, ...]]:
        """Look at each watched path itself."""
        return [look(path) for path in self._watched]

    def _saves(self, *, polling: bool | None) -> Iterator[set[watchfiles.main.FileChange]]:
        """Give what was saved under the folders that are there, and an empty set every 100 ms."""
        self._folders = sorted({os.path.realpath(path) for path in self._watched if Path(path).is_dir()}, reverse=True)
        return watchfiles.watch(
            *self._folders,
            watch_filter=self._matters,
            debounce=_BURST,
            step=_STEP,
            rust_timeout=_TICK,
            yield_on_timeout=True,
            stop_event=self._ended,
            force_polling=polling,
        )

    def _matters(self, _: object, path: str) -> bool:
        """Pass over the site, hidden files and folders, and editors' temporary files."""
        if _inside(path, self._site):
            return False
        folder = next((folder for folder in self._folders if _inside(path, folder)), "")
        return not is_hidden(Path(path[len(folder) :]).parts) and not _TEMPORARY.search(Path(path).name)


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
