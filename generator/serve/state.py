"""What is known of the builds, apart from the server, because answers need it and not the server."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping


class Built(msgspec.Struct, frozen=True):
    """What a good build tells of its site: the path that it is published under, whose images its pages may show.

    The preview serves every site at `/`; links that begin with `path` (`/briefings/`) are led there. `images` are
    origins: `https://tiles.example`.
    """

    path: str = "/"
    images: tuple[str, ...] = ()


class State(msgspec.Struct, frozen=True, tag_field="command", tag="state"):
    """What browsers are told: how many builds went well since the start, and what the last one failed of.

    Where only some pages were made ahead of a build, which counts as one, `pages` are their paths.
    """

    build: int = 0
    failure: str = ""
    pages: tuple[str, ...] = ()


class Overlay:
    """Pages that are shown in place of the site's, until a build that began after they were made has them."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[int, bytes]] = {}
        self._lock, self._number = threading.Lock(), 0

    def put(self, pages: Mapping[str, bytes]) -> None:
        """Show pages, given by their paths in the site."""
        with self._lock:
            self._number += 1
            self._pages.update({path: (self._number, data) for path, data in pages.items()})

    def get(self, path: str) -> bytes | None:
        """Answer the page that is shown at a path, None where it is the site's."""
        return self._pages.get(path, (0, None))[1]

    def mark(self) -> int:
        """Answer the number of the last pages: what a build that begins now will have."""
        return self._number

    def drop(self, mark: int) -> None:
        """Show the site's own pages again for all that were made by then."""
        with self._lock:
            self._pages = {path: (number, data) for path, (number, data) in self._pages.items() if number > mark}
