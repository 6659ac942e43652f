"""After any sequence of changes a build that remembers leaves the very site that a build from nothing makes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING

from generator import engine
from generator.memory.place import file_of
from generator.project import find
from tests.incremental.desk import SECOND, start
from tests.incremental.sequences import tried

if TYPE_CHECKING:
    from pathlib import Path

    from tests.small_project import SmallProject


def test_a_build_that_remembers_is_a_build_from_nothing(in_memory: Path) -> None:
    """Files, bytes and findings are the same after every step."""
    assert tried(in_memory, trials=25, seed="sample").harm == []


def remembered(desk: SmallProject) -> Counter[str]:
    """Count what is remembered, by its kind."""
    with sqlite3.connect(file_of(find(desk.root))) as db:
        found = Counter(dict(db.execute("SELECT kind, count(*) FROM remembered GROUP BY kind")))
    db.close()
    return found


def test_edits_leave_nothing_behind_in_the_memory(in_memory: Path) -> None:
    """After a day of previews and builds, or of builds alone, no more is remembered than before, drafts included."""
    desk = start(in_memory / "desk")
    draft = desk.briefing(SECOND.replace("status: published", "status: draft"), "draft.md")
    fire = desk.root / "content/briefings/fire.md"

    def a_day(*editions: tuple[str, bool]) -> Counter[str]:
        for file in (fire, draft):
            file.write_text(file.read_text("utf-8") + "\nMore words.\n", "utf-8")
            for output, drafts in editions:
                engine.build(find(desk.root), in_memory / output, drafts=drafts)
        return remembered(desk)

    site, preview = ("desk/site", False), ("preview", True)
    first = a_day(preview, site)
    assert (first["account"], first["summary"], first["lines"]) == (3, 3, 3)
    assert a_day(preview, site) <= first
    alone = a_day(site)
    assert (alone["account"], alone["summary"], alone["lines"]) == (3, 2, 2)
    assert a_day(site) <= alone
    assert a_day(preview)["summary"] == 3
