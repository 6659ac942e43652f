"""What a build works with beside its content: the memory, the desk, and what the published site already has.

A unit of work is one page or several that are made together. It is remembered, under the hash of all that it is made
from, which files came of it; where the published site has all of them still, they are not made again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.pages.page import Page, Streamed, Unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.briefings import Desk
    from generator.memory import Memory

Holds = Callable[[str, bytes], bool]
M = TypeVar("M", bound=Page | Streamed)
Known = list[tuple[str, bytes]]  # paths, and the SHA-256 of what is there

_DECODER = msgspec.msgpack.Decoder(Known)


class Works:
    """Makes what is stale; `holds` tells whether the published site has a file of a certain SHA-256 at a path.

    `kind` names the edition, so that a preview's units and the published site's are forgotten apart.
    """

    def __init__(self, desk: Desk, holds: Holds, kind: str = "unit") -> None:
        self.desk, self._holds, self._kind = desk, holds, kind
        self.sightings = desk.sightings

    @property
    def memory(self) -> Memory:
        """What is remembered of the project."""
        return self.desk.memory

    def unit(self, key: bytes, make: Callable[[], Iterable[M]], file: str = "") -> Iterator[M | Unchanged]:
        """Yield what came of a unit of work, made where it is not remembered or not there."""
        (known,) = self.known([key])
        yield from self.made(key, make()) if known is None else self.unchanged(known, file)

    def known(self, keys: Sequence[bytes]) -> list[Known | None]:
        """Answer which files came of units of work; None where one has to be done."""
        self.memory.expect(self._kind, keys)
        return list(map(self._known, keys))

    def _known(self, key: bytes) -> Known | None:
        value = self.memory.recall(self._kind, key)
        try:
            made = None if value is None else _DECODER.decode(value)
        except msgspec.MsgspecError:
            return None
        return made if made is not None and all(self._holds(path, digest) for path, digest in made) else None

    def unchanged(self, known: Known, file: str) -> Iterator[Unchanged]:
        """Yield the files of a unit of work that is not stale."""
        return (Unchanged(path, digest, file) for path, digest in known)

    def made(self, key: bytes, pages: Iterable[M]) -> Iterator[M]:
        """Yield the files of a unit of work as they are made; once all are, they are remembered."""
        made: Known = []
        for page in pages:
            yield page
            made.append((str(page.path), page.digest))
        self.memory.remember(self._kind, key, msgspec.msgpack.encode(made))

    def forget_others(self) -> None:
        """Forget the units that are no longer part of this edition."""
        self.memory.drop_unused(self._kind)
