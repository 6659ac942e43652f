"""Fixtures for tests of publishing."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """Make a folder, in memory where the system has such a place: there it takes no time to wait for the disk."""
    memory = Path("/dev/shm")  # noqa: S108 -- a new folder in it, nobody else's
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)
