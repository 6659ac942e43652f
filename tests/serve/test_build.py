"""Builds run one after the other, and nothing that goes wrong in one ends the preview."""

from __future__ import annotations

import re
import threading

import pytest

from generator.serve import build as room
from generator.serve import state
from tests.serve.underway import DEADLINE, PAGE, Project


@pytest.mark.parametrize(("word", "kind"), [("MISTAKE", "ZeroDivisionError"), ("EXIT", "SystemExit")])
def test_a_mistake_of_factbox_does_not_end_the_preview(project: Project, word: str, kind: str) -> None:
    """An exception that nobody meant is shown with its type and place; the next save is built."""
    project.write("index.html", PAGE.format(head="", body=word))
    project.built(2)
    assert f"COMPLAINT internal error: {kind}: of the project's own" in project.said
    assert any(re.fullmatch(r"  .*preview_project\.py:\d+ in _build", line) for line in project.said)
    project.write("index.html", PAGE.format(head="", body="mended"))
    project.built(3)
    assert "mended" in project.ask().text


def test_saves_during_a_build_are_not_lost(project: Project) -> None:
    """While a build runs, requests are answered from the last site, and no save is forgotten."""
    hold = project.folder / "hold"
    hold.touch()
    project.write("index.html", PAGE.format(head="", body="two"))
    project.until(lambda said: said.count("building") == 2)
    for number in range(5):
        project.write("index.html", PAGE.format(head="", body=f"later {number}"))
        assert "one" in project.ask().text
    hold.unlink()
    project.until(lambda said: said.count("Built in") >= 3)
    assert "later 4" in project.ask().text


def test_whatever_is_asked_during_a_build_makes_one_more() -> None:
    """Builds never overlap, and five questions during one become a single second one."""
    began, go_on, done = threading.Semaphore(0), threading.Semaphore(0), threading.Event()
    took, failures = list[float](), list[str]()
    running_now = threading.Lock()

    def build() -> state.Built:
        assert running_now.acquire(blocking=False)
        began.release()
        assert go_on.acquire(timeout=DEADLINE)
        running_now.release()
        return state.Built()

    def built(_: state.Built, seconds: float) -> None:
        took.append(seconds)
        if len(took) == 2:
            done.set()

    builder = room.Builder(build, built, lambda text, _: failures.append(text))
    builder.ask()
    builder.start()
    assert began.acquire(timeout=DEADLINE)
    for _ in range(5):
        builder.ask()
    go_on.release(2)
    assert done.wait(DEADLINE)
    builder.end()
    assert (len(took), failures) == (2, [])
