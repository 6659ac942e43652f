"""Fixtures for deployments: a built desk, and every kind of target."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.deploy.desk import Built, Desk, built
from tests.deploy.shores import KEYS, BranchShore, BucketShore, FolderShore, Shore, rsync_daemon, s3_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDS_RSYNC = pytest.mark.skipif(shutil.which("rsync") is None, reason="needs rsync: apt-get install rsync")
KINDS = ["folder", pytest.param("rsync", marks=NEEDS_RSYNC), "bucket", "branch"]

_numbers = itertools.count()


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give tests keys of their own, and no settings of the developer's."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{name}_EMAIL", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build two sites once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return built(tmp_path_factory.mktemp("built"))


@pytest.fixture
def desk(tmp_path: Path, sites: Built) -> Desk:
    """Give a project with a published site."""
    return Desk(tmp_path / "desk", sites)


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a server that speaks S3."""
    with s3_server(tmp_path_factory.mktemp("s3")) as address:
        yield address


@pytest.fixture
def bucket(s3: str) -> BucketShore:
    """Make a new bucket."""
    return BucketShore(s3, f"desk-{next(_numbers)}")


@pytest.fixture
def rsync(tmp_path: Path) -> Iterator[FolderShore]:
    """Make a folder that an rsync daemon writes into."""
    folder = tmp_path / "far"
    folder.mkdir()
    with rsync_daemon(folder) as address:
        yield FolderShore(f"{address}www", folder / "www")


@pytest.fixture
def branch(tmp_path: Path) -> BranchShore:
    """Make an empty repository."""
    return BranchShore(tmp_path / "far.git")


@pytest.fixture
def folder(tmp_path: Path) -> FolderShore:
    """Name a folder that is not there yet."""
    return FolderShore(str(tmp_path / "far/www"), tmp_path / "far/www")


@pytest.fixture(params=KINDS)
def shore(request: pytest.FixtureRequest) -> Shore:
    """Give one kind of target after the other."""
    found: Shore = request.getfixturevalue(request.param)
    return found
