"""A project's memory as another process of the same build has it: it recalls, and gathers what is new for the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.memory.memory import Memory, Row
from generator.memory.place import file_of
from generator.memory.program import fingerprint

if TYPE_CHECKING:
    from generator.project import Project


class Gathering(Memory):
    """Recalls what the project's memory has and what was gathered; writes nothing."""

    def __init__(self, project: Project) -> None:
        """Open a project's memory, where this process has one. Raises OSError where the program has no fingerprint."""
        try:
            super().__init__(file_of(project))
        except OSError:
            super().__init__(None)
        self._program = fingerprint()
        self._gathered: dict[tuple[str, bytes], bytes] = {}

    def recall(self, kind: str, key: bytes) -> bytes | None:
        """Answer what was gathered or remembered."""
        return self._gathered.get((kind, key)) or super().recall(kind, key)

    def remember(self, kind: str, key: bytes, value: bytes) -> None:
        """Gather a value."""
        self._gathered[kind, key] = value

    def gathered(self) -> list[Row]:
        """Hand over what was gathered since this was last asked."""
        rows = [(kind, key, value) for (kind, key), value in self._gathered.items()]
        self._gathered.clear()
        return rows
