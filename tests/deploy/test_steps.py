"""File by file, readers never meet a link to nothing, and a deployment that is cut off goes on."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from generator.deploy.change import JOURNAL, Change
from generator.deploy.steps import stages
from generator.errors import CannotRun
from tests.deploy.conftest import NEEDS_RSYNC

if TYPE_CHECKING:
    from tests.deploy.desk import Desk
    from tests.deploy.shores import BucketShore, FolderShore, Shore

STEPWISE = ["bucket", pytest.param("rsync", marks=NEEDS_RSYNC)]


class _Links(HTMLParser):
    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a page links to, or loads."""
        del tag
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def dead_links(site: dict[str, bytes]) -> set[str]:
    """Follow every link from the front page; answers those inside the site that lead nowhere."""
    seen, waiting, dead = {"index.html"}, ["index.html"], set()
    while waiting:
        page = waiting.pop()
        for link in _Links(site[page]).found if page.endswith(".html") else ():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
            path = "index.html" if path == "." else f"{path}/index.html" if parts.path.endswith("/") else path
            if path not in site:
                dead.add(f"{page} -> {path}")
            elif path not in seen:
                seen.add(path)
                waiting.append(path)
    return dead


class Cut(Exception):
    """The line went dead."""


class CutAfter:
    """Cuts a deployment off when so many files were written."""

    def __init__(self, files: int) -> None:
        self.left = files

    def __call__(self, files: int) -> None:
        """Count files that were written."""
        self.left -= files
        if self.left <= 0:
            raise Cut


@pytest.mark.parametrize("shore", STEPWISE, indirect=True)
@pytest.mark.parametrize("after", [1, 4, 9, 14, 19])
def test_a_deployment_that_is_cut_off_leaves_no_dead_link_and_goes_on(desk: Desk, shore: Shore, after: int) -> None:
    """Wherever it is cut off, every link there leads somewhere; the next deployment sends the rest and no more."""
    desk.deploy(shore.target, shore.endpoint)
    before = desk.published()
    desk.add_page()
    with pytest.raises(Cut):
        desk.deploy(shore.target, shore.endpoint, tick=CutAfter(after))
    halfway = shore.files()
    assert dead_links(halfway) == set()
    assert JOURNAL in halfway
    change = desk.deploy(shore.target, shore.endpoint)
    assert change.written < sum(data != before.get(path) for path, data in desk.published().items())
    assert shore.files() == desk.published()


@pytest.mark.parametrize("shore", STEPWISE, indirect=True)
def test_what_a_deployment_left_behind_that_was_cut_off_is_removed(desk: Desk, shore: Shore) -> None:
    """A page that only ever arrived with half a deployment goes with the next that has it no more."""
    desk.deploy(shore.target, shore.endpoint)
    desk.add_page()
    with pytest.raises(Cut):
        desk.deploy(shore.target, shore.endpoint, tick=CutAfter(1))
    assert "contact/index.html" in shore.files()
    desk.drop_page()
    assert "contact/index.html" in desk.deploy(shore.target, shore.endpoint).gone
    assert shore.files() == desk.published()


@pytest.mark.parametrize("shore", STEPWISE, indirect=True)
def test_a_first_deployment_that_was_cut_off_goes_on(desk: Desk, shore: Shore) -> None:
    """The journal says whose the files are, though no site was ever whole there."""
    with pytest.raises(Cut):
        desk.deploy(shore.target, shore.endpoint, tick=CutAfter(1))
    assert "SHA256SUMS" not in shore.files()
    desk.deploy(shore.target, shore.endpoint)
    assert shore.files() == desk.published()


def test_another_deployment_meanwhile_is_noticed(desk: Desk, bucket: BucketShore) -> None:
    """Where another desk begins to deploy to the same place, nothing is deleted and no sums are written."""
    desk.add_page()
    desk.deploy(bucket.target, bucket.endpoint)
    sums = bucket.files()["SHA256SUMS"]
    desk.drop_page()
    with pytest.raises(CannotRun, match="another deployment to this place began meanwhile"):
        desk.deploy(bucket.target, bucket.endpoint, tick=lambda _: bucket.put(JOURNAL, b"another's"))
    assert bucket.files()["SHA256SUMS"] == sums
    assert "contact/index.html" in bucket.files()


@NEEDS_RSYNC
def test_folders_that_nothing_is_left_in_go(desk: Desk, rsync: FolderShore) -> None:
    """With the last file of a folder goes the folder; one that somebody's file lies in stays."""
    desk.add_page()
    desk.deploy(rsync.target)
    desk.drop_page()
    desk.deploy(rsync.target)
    assert "contact" not in rsync.folders()
    desk.add_page()
    desk.deploy(rsync.target)
    rsync.put("contact/map.pdf", b"drawn by hand")
    desk.drop_page()
    desk.deploy(rsync.target)
    assert "contact" in rsync.folders()


def test_pages_go_before_the_lists_that_lead_to_them() -> None:
    """New pages, new lists, changed pages, changed lists, sums: each stage leads to files of those before it."""
    change = Change(
        new=("assets/a.css", "briefings/new/index.html", "tags/new/index.html"),
        changed=("SHA256SUMS", "atom.xml", "briefings/old/index.html", "index.html"),
        gone=(),
        same=0,
        foreign=(),
    )
    assert list(stages(change)) == [
        ["assets/a.css", "briefings/new/index.html"],
        ["tags/new/index.html"],
        ["briefings/old/index.html"],
        ["atom.xml", "index.html"],
        ["SHA256SUMS"],
    ]
