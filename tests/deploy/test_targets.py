"""What holds for every kind of target: only what changed is sent, nothing of others is touched, losses are bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import CannotRun

if TYPE_CHECKING:
    from tests.deploy.desk import Desk
    from tests.deploy.shores import Shore


def test_the_site_arrives_whole(desk: Desk, shore: Shore) -> None:
    """What lies at the target is what was built, byte for byte, and no file more."""
    change = desk.deploy(shore.target, shore.endpoint)
    assert shore.files() == desk.published()
    assert len(change.new) == len(desk.published())
    assert (change.changed, change.gone, change.same, change.foreign) == ((), (), 0, ())


def test_nothing_is_sent_twice(desk: Desk, shore: Shore) -> None:
    """A second deployment of the same site finds every file the same."""
    desk.deploy(shore.target, shore.endpoint)
    change = desk.deploy(shore.target, shore.endpoint)
    assert not change
    assert change.same == len(desk.published())


def test_only_what_changed_is_sent(desk: Desk, shore: Shore) -> None:
    """A deployment writes the files that differ from those of the last one, and deletes those that are gone."""
    desk.add_page()
    desk.deploy(shore.target, shore.endpoint)
    before = desk.published()
    desk.drop_page()
    after = desk.published()
    change = desk.deploy(shore.target, shore.endpoint)
    assert change.new == tuple(sorted(after.keys() - before.keys()))
    assert change.changed == tuple(sorted(path for path in after if before.get(path, after[path]) != after[path]))
    assert change.gone == tuple(sorted(before.keys() - after.keys()))
    assert "contact/index.html" in change.gone
    assert change.same > 0
    assert shore.files() == after


def test_losses_are_bounded(desk: Desk, shore: Shore) -> None:
    """Where more files would be deleted than may be, nothing at all is changed, and the message says how many."""
    desk.add_page()
    desk.deploy(shore.target, shore.endpoint)
    before = shore.files()
    desk.drop_page()
    with pytest.raises(CannotRun, match=r"1 of them: contact/index\.html\. No more than 0 may be.*--max-deletes 1"):
        desk.deploy(shore.target, shore.endpoint, most=0)
    assert shore.files() == before
    desk.deploy(shore.target, shore.endpoint, most=1)
    assert shore.files() == desk.published()


def test_a_place_of_others_is_refused(desk: Desk, shore: Shore) -> None:
    """Where files lie that factbox did not put there, and no site of its own, nothing is written."""
    shore.put("thesis.txt", b"three years of work")
    with pytest.raises(CannotRun, match=r"holds files that factbox did not put there, such as thesis\.txt"):
        desk.deploy(shore.target, shore.endpoint)
    assert shore.files() == {"thesis.txt": b"three years of work"}


def test_what_was_altered_there_is_put_back(desk: Desk, shore: Shore) -> None:
    """A published page with a false word in it, of the same length even, is replaced by what was built."""
    desk.deploy(shore.target, shore.endpoint)
    path = "briefings/port-quilla/index.html"
    true = desk.published()[path]
    shore.put(path, true[:-8] + b"?" + true[-7:])
    change = desk.deploy(shore.target, shore.endpoint)
    assert change.changed == (path,)
    assert shore.files() == desk.published()


def test_what_was_deleted_there_is_sent_again(desk: Desk, shore: Shore) -> None:
    """A site whose lists of sums were altered is still compared file by file."""
    desk.deploy(shore.target, shore.endpoint)
    shore.put("SHA256SUMS.json", b"{}")
    assert desk.deploy(shore.target, shore.endpoint).changed == ("SHA256SUMS.json",)
    assert shore.files() == desk.published()


@pytest.mark.parametrize("shore", ["rsync", "bucket", "branch"], indirect=True)
def test_files_of_others_are_left_alone(desk: Desk, shore: Shore) -> None:
    """What somebody put beside the site stays there, and is told, however often a site is deployed."""
    desk.deploy(shore.target, shore.endpoint)
    shore.put("CNAME", b"news.example.org\n")
    shore.put("contact/map.pdf", b"drawn by hand")
    desk.add_page()
    assert desk.deploy(shore.target, shore.endpoint).foreign == ("CNAME", "contact/map.pdf")
    desk.drop_page()
    assert desk.deploy(shore.target, shore.endpoint).foreign == ("CNAME", "contact/map.pdf")
    theirs = {"CNAME": b"news.example.org\n", "contact/map.pdf": b"drawn by hand"}
    assert shore.files() == {**desk.published(), **theirs}


@pytest.mark.parametrize("shore", ["rsync", "bucket", "branch"], indirect=True)
def test_a_file_of_others_is_never_replaced(desk: Desk, shore: Shore) -> None:
    """Where somebody's file stands at the address of a new page, nothing is written, and the message names it."""
    desk.deploy(shore.target, shore.endpoint)
    shore.put("contact/index.html", b"mine")
    before = shore.files()
    desk.add_page()
    with pytest.raises(CannotRun, match=r"did not put contact/index\.html there"):
        desk.deploy(shore.target, shore.endpoint)
    assert shore.files() == before
