"""Whoever reads a site while it is published meets whole pages, and never an older build after a newer one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.site.readers import watch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="folders cannot be exchanged in one step")
def test_readers_meet_whole_pages_of_one_build_after_the_other(in_memory: Path) -> None:
    """20,000 reads during publications, one after the other: none is cut short, mixed or missing."""
    met = watch(in_memory / "site", readers=2, reads=10_000)
    assert met.bad == []
    assert met.reads >= 20_000
    assert met.builds > 5
