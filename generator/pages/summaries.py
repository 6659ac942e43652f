"""Summaries of many briefings, as a list's page asks for them: read when they are needed, known by their hashes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.pages.summary import Summary


class Summaries(Sequence[Any]):
    """The summaries of briefings, each turned into something else by `each`, where given.

    `about` is all that `each` hangs on beside the summary; `digests` answers the hashes of briefings' summaries.
    """

    def __init__(
        self,
        ids: Iterable[str],
        read: Callable[[str], Summary],
        digests: Callable[[Sequence[str]], list[bytes]],
        each: Callable[[Summary], Any] | None = None,
        about: tuple[str, ...] = (),
    ) -> None:
        self.ids, self._read, self._digests, self._each, self._about = tuple(ids), read, digests, each, about

    def each(self, make: Callable[[Summary], Any], *about: str) -> Summaries:
        """Turn every summary into something that hangs on the summary and `about` alone."""
        return Summaries(self.ids, self._read, self._digests, make, about)

    def made_from(self) -> tuple[tuple[str, ...], bytes]:
        """Answer what this is made from, for a key."""
        return self._about, b"".join(self._digests(self.ids))

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self._made(one) for one in self.ids[at]]
        return self._made(self.ids[at])

    def _made(self, one: str) -> Any:
        summary = self._read(one)
        return self._each(summary) if self._each else summary
