"""A branch gets commits on top of what is there; nothing of the user's own repository changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator import pipeline, project
from generator.errors import CannotRun
from tests.deploy.shores import SOMEBODY, BranchShore, git

if TYPE_CHECKING:
    from pathlib import Path

    from tests.deploy.desk import Desk


def test_nothing_of_the_users_own_repository_changes(desk: Desk, branch: BranchShore) -> None:
    """Working tree, index, HEAD and branches stay as they are, staged and unstaged work with them."""
    git("init", "--quiet", desk.root)
    git("-C", desk.root, "remote", "add", "origin", branch.repository)
    (desk.root / ".gitignore").write_text(".factbox/\n/.site.*/\n", "utf-8")
    git("-C", desk.root, "add", "content", ".gitignore")
    git("-C", desk.root, *SOMEBODY, "commit", "--quiet", "--message", "content")
    (desk.root / "content/staged.txt").write_text("staged", "utf-8")
    git("-C", desk.root, "add", "content/staged.txt")
    (desk.root / "content/site.yaml").write_text("title: Changed\n", "utf-8")

    def state() -> tuple[str, ...]:
        asked = (["status", "--porcelain=v2", "--branch"], ["for-each-ref", "refs/heads"], ["ls-files", "--stage"])
        return *(git("-C", desk.root, *one) for one in asked), git("-C", desk.root, "stash", "list")

    before, index = state(), (desk.root / ".git/index").read_bytes()
    desk.deploy("git:origin#pages")
    desk.add_page()
    desk.deploy("git:origin#pages")
    assert state() == before
    assert (desk.root / ".git/index").read_bytes() == index
    assert branch.files() == desk.published()


def test_a_commit_of_somebody_stays_in_the_history(desk: Desk, branch: BranchShore) -> None:
    """What somebody committed there is built upon, never replaced."""
    desk.deploy(branch.target)
    branch.put("CNAME", b"news.example.org\n")
    theirs = git("-C", branch.repository, "rev-parse", "pages").strip()
    desk.add_page()
    desk.deploy(branch.target)
    assert git("-C", branch.repository, "rev-parse", "pages^").strip() == theirs


def test_a_push_that_came_first_wins(desk: Desk, branch: BranchShore) -> None:
    """Where somebody pushes between look and push, the push is refused and theirs stays."""
    desk.deploy(branch.target)
    desk.add_page()
    with pipeline.deployment(project.find(desk.root), desk.site, branch.target) as planned:
        branch.put("CNAME", b"news.example.org\n")
        theirs = git("-C", branch.repository, "rev-parse", "pages")
        with pytest.raises(CannotRun, match="somebody else pushed to this branch meanwhile"):
            planned.carry_out()
    assert git("-C", branch.repository, "rev-parse", "pages") == theirs


def test_the_same_site_is_the_same_tree(desk: Desk, branch: BranchShore, tmp_path: Path) -> None:
    """Two repositories that get the same site get the same tree, with GitHub's sign against Jekyll."""
    other = BranchShore(tmp_path / "other.git")
    desk.add_page()
    desk.deploy(branch.target)
    desk.drop_page()
    desk.deploy(branch.target)
    desk.deploy(other.target)
    trees = {git("-C", one.repository, "rev-parse", "pages^{tree}") for one in (branch, other)}
    assert len(trees) == 1
    assert ".nojekyll" in git("-C", other.repository, "ls-tree", "--name-only", "pages").split()


def test_bytes_stay_as_they_are_whatever_git_is_told(
    desk: Desk, branch: BranchShore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither line ends nor attributes of the user's settings change a byte."""
    git("config", "--file", os.environ["GIT_CONFIG_GLOBAL"], "core.autocrlf", "true")
    monkeypatch.setenv("GIT_INDEX_FILE", str(desk.root / "index of a hook"))
    desk.deploy(branch.target)
    assert branch.files() == desk.published()
    assert not (desk.root / "index of a hook").exists()


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("git:", "names no repository"),
        ("git:--upload-pack=touch /tmp/x#pages", "names no repository"),
        ("git:origin#no..branch", "cannot be a branch's name"),
        ("git:/nowhere/at/all#pages", "does not appear to be a git repository"),
        ("git:ext::sh -c true#pages", "transport 'ext' not allowed"),
    ],
)
def test_wrong_repositories_are_told(desk: Desk, target: str, words: str) -> None:
    """What Git cannot take, or must not, ends in one message."""
    with pytest.raises(CannotRun, match=words):
        desk.deploy(target)
