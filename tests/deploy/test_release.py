"""Only a whole site as its build published it is ever deployed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from generator import disk, engine, pipeline, project
from generator.errors import CannotRun

if TYPE_CHECKING:
    from pathlib import Path

    from tests.deploy.desk import Desk
    from tests.deploy.shores import FolderShore


def refused(desk: Desk, folder: FolderShore, words: str) -> None:
    """Deploy in vain, and see that nothing arrived."""
    with pytest.raises(CannotRun, match=words):
        desk.deploy(folder.target)
    assert folder.files() == {}


def test_a_tampered_page_is_named(desk: Desk, folder: FolderShore) -> None:
    """A page with one letter changed is refused by its name."""
    page = desk.site / "briefings/port-quilla/index.html"
    page.write_bytes(page.read_bytes()[:-8] + b"?" + page.read_bytes()[-7:])
    refused(desk, folder, r"briefings/port-quilla/index\.html: this file is not as it was built")


def test_a_missing_page_is_named(desk: Desk, folder: FolderShore) -> None:
    """A site that lacks a file is half a site."""
    (desk.site / "atom.xml").unlink()
    refused(desk, folder, r"atom\.xml: this file is missing, so the site is not whole")


@pytest.mark.parametrize("mode", [0o755, 0o700])
def test_a_file_too_many_is_named(desk: Desk, folder: FolderShore, mode: int) -> None:
    """What somebody laid into the built site is not published, whatever the permissions of its folder."""
    (desk.site / "notes").mkdir(mode=mode)
    (desk.site / "notes/draft.txt").write_text("not for readers", "utf-8")
    refused(desk, folder, r"notes/draft\.txt: this file is no part of the site")


def test_sums_that_were_changed_along_do_not_help(desk: Desk, folder: FolderShore) -> None:
    """Where a page and its sum were both changed after the build, the build's own memory tells."""
    desk.site.rename(desk.site.with_name("copy"))
    engine.build(project.find(desk.root), desk.site)
    page, sums = desk.site / "index.html", desk.site / "SHA256SUMS"
    old = hashlib.sha256(page.read_bytes()).hexdigest()
    page.write_bytes(page.read_bytes() + b"<!-- -->")
    new = hashlib.sha256(page.read_bytes()).hexdigest()
    sums.write_text(sums.read_text("utf-8").replace(old, new), "utf-8")
    refused(desk, folder, "SHA256SUMS: this file is missing or not as it was built")


def test_a_preview_is_never_deployed(desk: Desk, folder: FolderShore) -> None:
    """A site that was built to show drafts is refused."""
    preview = desk.root / ".factbox/preview"
    engine.build(project.find(desk.root), preview, drafts=True)
    desk.site = preview
    refused(desk, folder, "this site has no SHA256SUMS, as previews")


def test_a_folder_without_a_site_is_refused(desk: Desk, folder: FolderShore, tmp_path: Path) -> None:
    """Where nothing was built, the message says what to run, and nothing is made there."""
    desk.site = tmp_path / "nowhere"
    refused(desk, folder, "no site that factbox published lies here.*Run: factbox build")
    assert not desk.site.exists()


def test_no_build_comes_between(desk: Desk, folder: FolderShore) -> None:
    """While a site is deployed, no build may change it."""
    with (
        pipeline.deployment(project.find(desk.root), desk.site, folder.target),
        pytest.raises(CannotRun, match="another factbox is publishing here"),
        disk.claimed(desk.site, patience=0.1),
    ):
        pass


def test_where_the_site_was_built_is_no_target(desk: Desk) -> None:
    """Neither the built site, nor the project, nor what people write is ever replaced."""
    for target in (desk.site, desk.site / "inside", desk.root, desk.root / "content", desk.root.parent):
        with pytest.raises(CannotRun, match=r"where the site was built|holds the project itself|where people write"):
            desk.deploy(str(target))


def test_a_folder_with_somebody_elses_file_is_not_replaced(desk: Desk, folder: FolderShore) -> None:
    """A file that somebody put into the deployed folder, hidden or not, is named and stays."""
    desk.deploy(folder.target)
    for path in ("CNAME", "private/key.txt", ".well-known/acme"):
        folder.put(path, b"theirs")
        with pytest.raises(CannotRun, match=f"did not put {path} there, and this folder is replaced as a whole"):
            desk.deploy(folder.target)
        assert folder.files().pop(path) == b"theirs"
        (desk.root.parent / "far/www" / path).unlink()
    assert folder.files() == desk.published()
