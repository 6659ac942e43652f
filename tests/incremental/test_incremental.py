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
    """Count what is remembered, by its kind; of builds that ended, every one is."""
    with sqlite3.connect(file_of(find(desk.root))) as db:
        found = Counter(dict(db.execute("SELECT kind, count(*) FROM remembered GROUP BY kind")))
    db.close()
    del found["finished"]
    return found


def test_edits_leave_nothing_behind_in_the_memory(in_memory: Path) -> None:
    """After a day of previews and builds, no more is remembered than after the first, drafts included."""
    desk = start(in_memory / "desk")
    draft = desk.briefing(SECOND.replace("status: published", "status: draft"), "draft.md")
    fire = desk.root / "content/briefings/fire.md"

    def a_day() -> Counter[str]:
        for file in (fire, draft):
            file.write_text(file.read_text("utf-8") + "\nMore words.\n", "utf-8")
            for drafts, output in ((True, "preview"), (False, "desk/site")):
                engine.build(find(desk.root), in_memory / output, drafts=drafts)
        return remembered(desk)

    first = a_day()
    assert first["summary"] == 3
    assert a_day() <= first
    assert a_day()["summary"] == 3
    draft.unlink()
    assert a_day_without_drafts(desk, fire) == {"summary": 2, "lines": 2, "account": 2}


def a_day_without_drafts(desk: SmallProject, file: Path) -> dict[str, int]:
    """Build without a preview; answer how many briefings are remembered in each way."""
    file.write_text(file.read_text("utf-8") + "\nMore words.\n", "utf-8")
    engine.build(find(desk.root), desk.root / "site")
    found = remembered(desk)
    return {kind: found[kind] for kind in ("summary", "lines", "account")}
