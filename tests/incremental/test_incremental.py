"""After any sequence of changes a build that remembers leaves the very site that a build from nothing makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.incremental.sequences import tried

if TYPE_CHECKING:
    from pathlib import Path


def test_a_build_that_remembers_is_a_build_from_nothing(in_memory: Path) -> None:
    """Files, bytes and findings are the same after every step."""
    assert tried(in_memory, trials=25, seed="sample").harm == []
