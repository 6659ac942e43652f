"""The committed file that holds the atlas: a database that is only read, row by row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

FILE = Path(__file__).with_name("atlas.sqlite")


def opened() -> sqlite3.Connection:
    """Open the atlas. Whoever opens it closes it, so that no connection is carried into another process."""
    import sqlite3

    return sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True)
