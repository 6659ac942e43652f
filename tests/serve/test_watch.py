"""What counts as a save, and what does not."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator.serve import watch
from tests.serve.underway import DEADLINE, Project

if TYPE_CHECKING:
    from collections.abc import Callable


def test_folders_and_files_may_come_go_and_be_replaced(project: Project) -> None:
    """Paths that are not there yet, new folders, renames, deletions, replaced folders: all are noticed."""
    content = project.folder / "content"
    changes: list[Callable[[], object]] = [
        (project.folder / "seeds").mkdir,
        lambda: (project.folder / "seeds" / "a.txt").write_text("seed", encoding="utf-8"),
        lambda: (project.folder / "site.yaml").write_text("title: A", encoding="utf-8"),
        lambda: project.write("deep/er/page.html", "new"),
        lambda: project.write("deep/er/page.html", "newer"),
        lambda: (content / "deep" / "er").rename(content / "deep" / "est"),
        (content / "deep" / "est" / "page.html").unlink,
        lambda: (project.folder / "seeds").rename(project.folder / "away"),
        lambda: (project.folder / "away").rename(project.folder / "seeds"),
        lambda: (project.folder / "seeds" / "a.txt").write_text("seed 2", encoding="utf-8"),
    ]
    for change in changes:
        before = len(project.said)
        change()
        project.built_after(before)


def test_a_folder_that_went_and_came_while_no_watch_stood_is_noticed(tmp_path: Path) -> None:
    """A folder that comes back as soon as its absence is seen, before it is watched again, is looked at once more."""
    folder, away = tmp_path / "seeds", tmp_path / "away"
    folder.mkdir()
    news, noticed = threading.Condition(), list[str]()

    def note(what: str) -> None:
        with news:
            noticed.append(what)
            news.notify_all()

    class Watcher(watch.Watcher):
        def _looks(self) -> list[tuple[int, ...]]:
            looks = super()._looks()
            if away.exists():
                away.rename(folder)
                note("came back")
            return looks

    watcher = Watcher([folder], tmp_path / "site", lambda _: note("told"), lambda _: None)
    watcher.start(None)
    try:
        with news:
            assert news.wait_for(lambda: noticed == ["told"], DEADLINE)
            folder.rename(away)
            assert news.wait_for(lambda: "told" in "".join(noticed).partition("came back")[2], DEADLINE), noticed
    finally:
        watcher.end()


def test_temporary_files_of_editors_build_nothing(tmp_path: Path) -> None:
    """Editors write files beside the text, and the site may lie within reach: neither is noticed."""
    verdicts: dict[str, bool] = {}
    news, noticed = threading.Condition(), list[float]()

    class Watcher(watch.Watcher):
        def _matters(self, change: object, path: str) -> bool:
            with news:
                verdicts[str(Path(path).relative_to(tmp_path))] = super()._matters(change, path)
                news.notify_all()
            return verdicts[str(Path(path).relative_to(tmp_path))]

    def notice(_: Path | None) -> None:
        with news:
            noticed.append(time.monotonic())
            news.notify_all()

    (tmp_path / "site").mkdir()
    (tmp_path / ".factbox").mkdir()
    watcher = Watcher([tmp_path], tmp_path / "site", notice, lambda _: None)
    watcher.start(None)
    try:
        with news:
            assert news.wait_for(lambda: len(noticed) == 1, DEADLINE)
        passed_over = [
            ".a.md.swp",
            "4913",
            "a.md~",
            ".#a.md",
            "#a.md#",
            "a.swx",
            "a.md___jb_tmp___",
            "site/a.html",
        ]
        passed_over.append(".factbox/remembered")
        for name in passed_over:
            (tmp_path / name).touch()
        with news:
            assert news.wait_for(lambda: set(passed_over) <= set(verdicts), DEADLINE)
            assert not any(verdicts.values())
            assert len(noticed) == 1, "only the first look"
        (tmp_path / "a.md").touch()
        with news:
            assert news.wait_for(lambda: len(noticed) == 2, DEADLINE)
    finally:
        watcher.end()
