"""Fixtures for all tests: a small project, the real command, and the guard that no user ever sees a traceback."""

from __future__ import annotations

import itertools
import os
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import chromium
from tests.small_project import Factbox, SmallProject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell started the tests in the background

# How fast anything is, `make bench` tells; a machine that is busy with something else makes no test fail.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest tests/test_cases.py --update` accept what is built now as what is expected."""
    told = "rewrite tests/cases/*/expected from what is built now, and the table in generator/facts/README.md"
    parser.addoption("--update", action="store_true", help=told)


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser tests one after the other in one process: two Chromiums on two cores make each other late."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """Make a project with settings and nothing else."""
    return SmallProject(tmp_path / "desk")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a real Chromium; where there is none, tests that need it are passed over, but for those of CI."""
    if chromium.is_missing:
        pytest.skip(chromium.MISSING)
    with chromium.started() as started:
        yield started


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[Path]:
    """Make a folder, in memory where the system has such a place: there it takes no time to wait for the disk."""
    memory = Path("/dev/shm")  # noqa: S108 -- a new folder in it, nobody else's
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def factbox() -> Factbox:
    """Run the real command; the guard below reads along."""
    return Factbox()


@pytest.fixture(scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Name a new folder for each test; only those that need one make it."""
    folder = tmp_path_factory.mktemp("caches")
    return (folder / str(n) for n in itertools.count())


@pytest.fixture(autouse=True)
def _no_memory_of_others(_caches: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test see what another, or the developer's own work, has left in the user's cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(next(_caches)))


@pytest.fixture(autouse=True)
def _no_traceback(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail any test whose commands showed their user a traceback or a complaint of the interpreter's own."""
    command = request.getfixturevalue("factbox") if "factbox" in request.fixturenames else None
    yield
    for ran in command.runs if command else ():
        for complaint in ("Traceback", "Exception ignored", "Error in atexit"):
            assert complaint not in ran.stderr, ran.stderr
