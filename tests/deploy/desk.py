"""A desk with a small site to deploy, and what a deployment of it comes to."""

from __future__ import annotations

import shutil
import socket
import time
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from generator import engine, pipeline, project
from tests.small_project import ROOT, files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.deploy import Change

CASE = ROOT / "tests/cases/conflict"
PAGE = "content/pages/contact.md"


class Built(NamedTuple):
    """Two sites of one project: without and with a page that every page's menu shows."""

    plain: Path
    with_page: Path


def built(root: Path) -> Built:
    """Build the case `conflict`: two briefings, an earlier address, a standing page; then with one page more."""
    for name in ("content", "seeds"):
        shutil.copytree(CASE / name, root / name)
    found = Built(root / "site", root / "with-page")
    for site in found:
        site.mkdir()
        (site / ".gitignore").write_text("*\n", "utf-8")
    engine.build(project.find(root), found.plain)
    (root / PAGE).write_text("---\ntitle: Contact\n---\n\nWrite to us.\n", "utf-8")
    engine.build(project.find(root), found.with_page)
    return found


class Desk:
    """A project whose site changes as builds change it, without waiting for them."""

    def __init__(self, root: Path, sites: Built) -> None:
        self.root, self._sites = root, sites
        for name in ("content", "seeds"):
            shutil.copytree(CASE / name, root / name)
        self.site = root / "site"
        shutil.copytree(sites.plain, self.site)

    def add_page(self) -> None:
        """Publish the site with one page more."""
        self._publish(self._sites.with_page)

    def drop_page(self) -> None:
        """Publish the site without that page."""
        self._publish(self._sites.plain)

    def published(self) -> dict[str, bytes]:
        """Read what is to be at a target."""
        return {path: data for path, data in files(self.site).items() if path != ".gitignore"}

    def deploy(
        self,
        target: str,
        endpoint: str | None = None,
        *,
        most: int = 1000,
        tick: Callable[[int], None] = lambda _: None,
    ) -> Change:
        """Deploy as the command does."""
        with pipeline.deployment(project.find(self.root), self.site, target, endpoint) as planned:
            planned.refuse_loss(most)
            planned.carry_out(tick)
        return planned.change

    def _publish(self, site: Path) -> None:
        shutil.rmtree(self.site)
        shutil.copytree(site, self.site)


def free_port() -> int:
    """Find a port on loopback that nobody listens at."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port: int = server.getsockname()[1]
        return port


def wait_for(port: int, seconds: float = 30.0) -> None:
    """Wait until somebody listens at a port on loopback."""
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
