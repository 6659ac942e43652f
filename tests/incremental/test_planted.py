"""Bugs planted in what a build remembers: for each, the comparison with a build from nothing finds a difference.

The comparison would prove nothing if it could not see them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.briefings import Desk
from generator.memory import sightings
from generator.pages import account, press, theme
from generator.pages.kinds import briefing as briefing_pages
from generator.pages.summaries import Summaries
from generator.seeds import shelf
from tests.incremental.test_incremental import difference

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _only_size_and_time(name: str) -> Any:
    state = _look(name)
    return None if state is None else (*state[:4], 0)


def _forgets_parts(*kinds: str) -> Callable[..., bytes]:
    """Leave what a unit of these kinds is made from out of its key."""

    def key(self: press.Press, kind: str, *parts: Any) -> bytes:
        return _key(self, kind, *(parts[:2] if kind in kinds and kind == "page" else () if kind in kinds else parts))

    return key


_look, _key = sightings._look, press.Press.key

BUGS: dict[str, tuple[tuple[Any, str, Callable[..., Any]], list[str]]] = {
    "stale list page": ((Summaries, "made_from", lambda _: ((), b"")), ["title"]),
    "stale feed": ((press.Press, "key", _forgets_parts("feed")), ["title"]),
    "stale data": ((press.Press, "key", _forgets_parts("data")), ["title"]),
    "stale front page": ((press.Press, "key", _forgets_parts("front")), ["title"]),
    "stale corrections": ((press.Press, "key", _forgets_parts("feed-of-corrections")), ["correction"]),
    "values of a page": ((press.Press, "key", _forgets_parts("page")), ["third"]),
    "stale related title": ((briefing_pages, "_others", lambda *_: ()), ["title"]),
    "untracked template": ((theme.Theme, "made_from", lambda *_: b""), ["briefing template"]),
    "untracked style": ((theme.Theme, "made_from", lambda *_: b""), ["style"]),
    "size and time believed": ((sightings, "_look", _only_size_and_time), ["unnoticed"]),
    "ignored seed": ((Desk, "_holds", lambda *_: True), ["seed"]),
    "ignored sidecar": ((shelf, "hashes", lambda *_: ("", "")), ["sidecar"]),
    "settings of accounts": ((account, "encoded", lambda _: b""), ["page size", "no evidence"]),
    "nothing ever changes": ((sightings.Sightings, "all_of", lambda *_, **__: b""), ["prose"]),
}


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found(bug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sequence shows a difference with the bug."""
    (where, name, planted), steps = BUGS[bug]
    monkeypatch.setattr(where, name, planted)
    assert difference(steps, tmp_path / "sequence") is not None


@pytest.mark.parametrize("steps", sorted({tuple(steps) for _, steps in BUGS.values()}), ids="-".join)
def test_without_a_bug_there_is_no_difference(steps: tuple[str, ...], tmp_path: Path) -> None:
    """The same sequences show none without."""
    assert difference(steps, tmp_path / "sequence") is None
