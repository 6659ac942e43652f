"""The command `factbox serve` over real projects, as a writer starts it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from tests.serve.underway import DEADLINE, serving
from tests.small_project import SmallProject

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.serve.underway import Project


@pytest.fixture
def desk(tmp_path: Path) -> SmallProject:
    """Make a project with settings alone."""
    return SmallProject(tmp_path)


def until(seen: Callable[[], bool]) -> None:
    """Wait until something is so."""
    last = time.monotonic() + DEADLINE
    while not seen():
        assert time.monotonic() < last
        time.sleep(0.01)


def policy(preview: Project) -> str:
    """Answer what a page's Content-Security-Policy says of images."""
    parts = preview.ask().headers["Content-Security-Policy"].split("; ")
    return next(part for part in parts if part.startswith("img-src"))


def test_quiet_keeps_failures(desk: SmallProject) -> None:
    """With `--quiet` a failed build is told, and neither the address nor a good build is."""
    desk.write("content/site.yaml", "titel: Desk\n")
    with serving(desk.root, "--quiet") as preview:
        preview.until(lambda said: "content/site.yaml:1:1: error:" in said and "Not built" in said)
        count = len(preview.said)
        desk.write("content/site.yaml", "title: Desk\n")
        until(lambda: preview.ask().status == 200)
    assert not [line for line in preview.said if line.startswith(("Preview at", "Built in"))]
    assert len(preview.said) == count


def test_street_tiles_may_be_fetched_as_soon_as_they_are_turned_on(desk: SmallProject) -> None:
    """Pages may fetch images from the owner's tile server and from no other, as the settings stand at each build."""
    tiles = "title: Desk\nmap: {{tiles: {{url: 'https://{}/{{z}}/{{x}}/{{y}}.png', attribution: Us}}}}\n"
    desk.write("content/site.yaml", "title: [")
    with serving(desk.root) as preview:
        preview.built(1)
        failed = preview.ask()
        assert (failed.status, "content/site.yaml:1" in failed.text) == (503, True)
        assert policy(preview) == "img-src 'self' data:"
        for wanted, settings in (
            ("img-src 'self' data: https://tiles.example", tiles.format("tiles.example")),
            ("img-src 'self' data: https://b.example:8443", tiles.format("b.example:8443")),
            ("img-src 'self' data:", "title: Desk\n"),
        ):
            before = len(preview.said)
            desk.write("content/site.yaml", settings)
            preview.built_after(before)
            assert policy(preview) == wanted
        desk.write("content/site.yaml", tiles.format("tiles example"))
        preview.until(lambda said: "must begin with https://" in said)


def test_links_that_begin_with_the_sites_path_lead_somewhere(desk: SmallProject) -> None:
    """A site that is published under a path is previewed at `/`; its page for what is not there finds its parts."""
    desk.write("content/site.yaml", "title: Desk\nbase_url: https://example.org/a/b/\n")
    with serving(desk.root) as preview:
        preview.built(1)
        missing = preview.ask("/nowhere")
        links = sorted(set(re.findall(r'(?:href|src)="(/a/b/[^"]*)"', missing.text)))
        assert (missing.status, len(links) > 2) == (404, True)
        for link in links:
            moved = preview.ask(f"{link}?x=1")
            there = "/" + link.removeprefix("/a/b/").removesuffix("index.html")
            assert (moved.status, moved.headers["Location"]) == (302, f"{there}?x=1")
            assert preview.ask(there).status == 200
        for link in ("/a/b/nowhere", "/a/b//evil.example", "/a/b/..%2findex.html", "/b/index.html", "/a/index.html"):
            assert preview.ask(link).status == 404, link
