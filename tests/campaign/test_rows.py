"""A sample of every row of the campaign that no other test makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.campaign import edits, hostile, planted, quotations, strings, variants
from tests.campaign.rows import ROWS
from tests.serve import attacks

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = (
    *("stale list page", "untracked template", "ignored catalogue", "stale words of summaries", "ignored settings"),
    *("size and time believed", "lost deletion", "published file by file", "two renames", "folder's own name"),
    *("any evidence", "looked, then written", "any host"),
)


def test_every_row_has_its_trials() -> None:
    """The campaign's table names twelve rows, and its planted bugs are thirty and more."""
    assert len(ROWS) == 12
    assert len(planted.BUGS) >= 30
    assert set(SAMPLE) <= set(planted.BUGS)


@pytest.mark.timeout(300)  # each in a process of its own
@pytest.mark.parametrize("bug", SAMPLE)
def test_a_planted_bug_is_seen(bug: str, in_memory: Path) -> None:
    """The row that must see the bug does; without a bug it sees nothing, which the other tests prove."""
    assert planted.seen(bug, in_memory)


def test_no_machine_changes_a_byte(in_memory: Path) -> None:
    """Order of hashing and of folders, time zone, language, path, umask, age of files: the same site."""
    assert variants.tried(in_memory, trials=4, seed="sample").harm == []


def test_every_published_quotation_stands_in_its_source(in_memory: Path) -> None:
    """By a proof of the test's own; one altered by a letter is refused."""
    assert quotations.tried(in_memory, trials=1_000, seed="sample").harm == []


def test_no_edit_of_an_author_is_lost(in_memory: Path) -> None:
    """Whatever an author saves while a draft of that name is written is there in the end."""
    assert edits.tried(in_memory, trials=500, seed="sample").harm == []


def test_hostile_files_end_in_messages(in_memory: Path) -> None:
    """With a place, in ten seconds, in 512 MB: whatever lies in any file of a project."""
    assert hostile.tried(in_memory, trials=300, seed="sample").harm == []


def test_no_attack_on_the_preview_passes(in_memory: Path) -> None:
    """Those that are known, and others that chance makes of them."""
    assert attacks.tried(in_memory, trials=500, seed="sample").harm == []


@pytest.mark.browser
@chromium.needed
def test_hostile_strings_do_no_harm_in_a_browser(in_memory: Path) -> None:
    """In every place of a briefing: no script runs, nobody else is asked, no policy is broken."""
    assert strings.tried(in_memory, trials=2, seed="sample").harm == []
