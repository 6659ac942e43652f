"""From saving an article until its new words are in the page of a real browser, under each tool's own preview."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from tests import chromium
from tests.bench.cost import Failed, processor
from tests.bench.turns import article, edit, fresh, page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.bench.tools import Tool

FIRST_BUILD = 3600  # seconds
ONE_SAVE = 300
# Runs in every page before its own scripts; says the words after an edit as soon as they are in the DOM.
_REPORT = r"""
let told = "";
new MutationObserver(() => {
  const [words] = document.body?.textContent.match(/Revision [a-j]+ of this/) ?? [""];
  if (words !== told) console.log(told = words);
}).observe(document, { subtree: true, childList: true, characterData: true });
"""


def saves(tool: Tool, project: Path, articles: int, count: int) -> list[float]:
    """Save an article `count` times, each when the preview has come to rest; answers seconds from save to browser.

    Raises Failed where the preview ends, or its first page does not come.
    """
    file = project / article(tool, articles)
    words = fresh("Revision")
    edit(file, words)
    with _previewed(tool, project) as (preview, port), chromium.started() as browser:
        address = f"/{page(tool, articles)}"
        _wait_for(words, preview, port, address)
        tab = browser.new_page()
        tab.add_init_script(_REPORT)
        tab.goto(f"http://127.0.0.1:{port}{address}")
        taken = []
        for _ in range(count):
            _rest(preview.pid)
            taken.append(_save(file, tab))
    return taken


def _save(file: Path, tab: Page) -> float:
    words = fresh("Revision")
    with tab.expect_console_message(lambda said: said.text == words, timeout=ONE_SAVE * 1000):
        began = time.perf_counter()
        edit(file, words)
    return time.perf_counter() - began


@contextmanager
def _previewed(tool: Tool, project: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run a tool's preview on a free port; at the end, end all its processes."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as said:
        preview = subprocess.Popen(
            [part.replace("PORT", str(port)) for part in tool.live],
            cwd=project,
            env=tool.variables(project),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            yield preview, port
        except Failed as error:
            said.seek(0)
            raise Failed(f"{error}\n{said.read()[-2000:].decode()}") from None
        finally:
            os.killpg(preview.pid, signal.SIGKILL)
            preview.wait()


def _wait_for(words: str, preview: subprocess.Popen[bytes], port: int, address: str) -> None:
    """Wait until the first build is served."""
    ends = time.perf_counter() + FIRST_BUILD
    while words not in _asked(port, address):
        if preview.poll() is not None or time.perf_counter() > ends:
            raise Failed(f"{preview.args!r}: {address} was never served")
        time.sleep(0.1)


def _asked(port: int, address: str) -> str:
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            connection.request("GET", address)
            return connection.getresponse().read().decode()
    except OSError:
        return ""


def _rest(preview: int) -> None:
    """Wait until a preview has done next to nothing for a second."""
    before = processor(preview)
    while True:
        time.sleep(1)
        now = processor(preview)
        if now - before < 0.05:
            return
        before = now
