"""The preview, met as its users meet it: a process of its own, real sockets, real files, a real browser."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from generator import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

_DEADLINE = 10.0
_ROOT = Path(__file__).parents[1]
_PAGE = "<!doctype html>\n<html><head><title>t</title>{head}</head><body>\n{body}\n</body></html>\n"
_CLIENT = '<script src="/__factbox__/client.js" defer></script>'
_CHROMIUM = shutil.which("chromium")


class Answer(NamedTuple):
    """What the server answered."""

    status: int
    headers: http.client.HTTPMessage
    text: str


class Project:
    """A project's folder and the preview that runs over it."""

    def __init__(self, folder: Path, host: str = "127.0.0.1", port: int = 0, **environment: str) -> None:
        self.folder, self.said = folder, list[str]()
        self._news = threading.Condition()
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", _ROOT / "tests" / "preview_project.py", folder, host, str(port)],
            env=os.environ | {"PYTHONPATH": str(_ROOT)} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.address = self.until(lambda said: next(re.finditer(r"http://\S+/", said), None)).group()
        self.port = int(self.address.rstrip("/").rpartition(":")[2])

    def until(self, seen: Callable[[str], Any]) -> Any:
        """Wait until what was said so far makes `seen` true, and answer what `seen` did."""
        with self._news:
            found = self._news.wait_for(lambda: seen("\n".join(self.said)), _DEADLINE)
        assert found, "\n".join(self.said)
        return found

    def built(self, count: int) -> None:
        """Wait for the builds so far, good or bad."""
        self.until(lambda said: said.count("uilt in") + said.count("Not built") >= count)

    def built_after(self, line: int) -> None:
        """Wait for a good build that was said after that many lines."""
        self.until(lambda _: any(said.startswith("Built in") for said in self.said[line:]))

    def write(self, name: str, text: str) -> None:
        """Save a file of `content/`."""
        path = self.folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def ask(self, path: str = "/", method: str = "GET", **headers: str) -> Answer:
        """Send a request as it is written, without any client's tidying."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_DEADLINE)
        try:
            connection.putrequest(method, path, skip_host=True)
            for name, value in ({"Host": f"127.0.0.1:{self.port}"} | headers).items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.msg, response.read().decode())
        finally:
            connection.close()

    def mark(self, path: str = "/") -> tuple[str, int]:
        """Answer the token and the build's number in a page."""
        found = re.search(r'<meta name="factbox-preview" content="(\S+) (\d+) \S+">', self.ask(path).text)
        assert found
        return found[1], int(found[2])

    @asynccontextmanager
    async def socket(self, token: str, **headers: str) -> AsyncIterator[WebSocketClientConnection]:
        """Open the WebSocket as the client does."""
        headers = {"Origin": self.address.rstrip("/")} | headers
        url = f"ws://127.0.0.1:{self.port}/__factbox__/live?token={token}"
        live = await websocket_connect(HTTPRequest(url, headers=headers))
        try:
            yield live
        finally:
            live.close()
            while await asyncio.wait_for(asyncio.ensure_future(live.read_message()), _DEADLINE) is not None:
                pass  # whatever was under way before the end

    def interrupt(self) -> int:
        """Press Ctrl-C, and answer how the preview ended."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        try:
            return self._process.wait(_DEADLINE)
        finally:
            self._process.kill()
            self._reader.join()
            if self._process.stdout:
                self._process.stdout.close()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            with self._news:
                self.said.append(line.rstrip("\n"))
                self._news.notify_all()


@contextmanager
def running(folder: Path, *, host: str = "127.0.0.1", port: int = 0, **environment: str) -> Iterator[Project]:
    """Preview the project in a folder for as long as it is needed."""
    project = Project(folder, host, port, **environment)
    try:
        yield project
        assert project.interrupt() == 0, project.said
        assert "Traceback" not in "\n".join(project.said)
    finally:
        project.interrupt()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a project with one page, not yet under preview."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.html").write_text(_PAGE.format(head="", body="one"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    """Give a project under preview, once its first build is done."""
    with running(folder) as project:
        project.built(1)
        yield project


async def greet(live: WebSocketClientConnection) -> dict[str, Any]:
    """Greet as the client does, and answer the state that the server tells."""
    await live.write_message(json.dumps({"command": "hello"}))
    assert (await told(live))["command"] == "hello"
    await live.write_message(json.dumps({"command": "info", "url": "http://127.0.0.1/"}))
    return await told(live)


async def told(live: WebSocketClientConnection) -> dict[str, Any]:
    """Answer the next message."""
    message = await asyncio.wait_for(asyncio.ensure_future(live.read_message()), _DEADLINE)
    assert isinstance(message, str), live.close_reason
    answer: dict[str, Any] = json.loads(message)
    return answer


def test_a_page_is_served_with_the_client_at_its_heads_end(project: Project) -> None:
    """A good build's page comes with the client's script, strict headers, and nothing inline."""
    page = project.ask()
    assert page.status == 200
    assert f"{_CLIENT}</head><body>\none" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert page.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert f"connect-src 'self' ws://127.0.0.1:{project.port};" in policy
    assert "unsafe" not in policy
    script = project.ask("/__factbox__/client.js")
    assert (script.status, script.headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert project.mark()[0] not in script.text, "another site might run the script, so no secret is in it"


def test_a_save_is_built_and_told(project: Project) -> None:
    """After a save the browser is told the next build's number, and the page is the new one."""

    async def main() -> None:
        async with project.socket(project.mark()[0]) as live:
            assert await greet(live) == {"command": "state", "build": 1, "failure": ""}
            project.write("index.html", _PAGE.format(head="", body="two"))
            assert (await told(live))["build"] == 2
            assert "two" in project.ask().text

    asyncio.run(main())


def test_a_failed_build_is_told_and_the_last_good_site_stays(project: Project) -> None:
    """Browsers get the terminal's very text, old and new ones; mended, they are told so."""

    async def main() -> None:
        token, build = project.mark()
        async with project.socket(token) as live:
            await greet(live)
            project.write("index.html", _PAGE.format(head="", body="REJECTED"))
            broken = await told(live)
            assert broken["failure"] == "content/index.html:3:5: error: an <odd> mistake [T1]"
            assert broken["build"] == build
            assert broken["failure"] in project.said
            assert "one" in project.ask().text
            async with project.socket(token) as newcomer:
                assert await greet(newcomer) == broken
            project.write("index.html", _PAGE.format(head="", body="three"))
            assert await told(live) == {"command": "state", "build": build + 1, "failure": ""}
            assert "three" in project.ask().text

    asyncio.run(main())


@pytest.mark.parametrize(("word", "kind"), [("MISTAKE", "ZeroDivisionError"), ("EXIT", "SystemExit")])
def test_a_mistake_of_factbox_does_not_end_the_preview(project: Project, word: str, kind: str) -> None:
    """An exception that nobody meant is shown with its type and place; the next save is built."""
    project.write("index.html", _PAGE.format(head="", body=word))
    project.built(2)
    assert f"internal error: {kind}: of the project's own" in project.said
    assert any(re.fullmatch(r"  .*preview_project\.py:\d+ in _build", line) for line in project.said)
    project.write("index.html", _PAGE.format(head="", body="mended"))
    project.built(3)
    assert "mended" in project.ask().text


def test_a_first_build_that_fails_is_shown_on_a_plain_page(folder: Path) -> None:
    """Where there never was a site, a plain page shows the failure, escaped, and has the client."""
    good = (folder / "content" / "index.html").read_text(encoding="utf-8")
    (folder / "content" / "index.html").write_text("REJECTED", encoding="utf-8")
    with running(folder) as project:
        project.built(1)
        page = project.ask("/some/page")
        assert page.status == 503
        assert "error: an &lt;odd&gt; mistake [T1]" in page.text
        assert _CLIENT in page.text
        project.write("index.html", good)
        project.built(2)
        assert "one" in project.ask().text


def test_saves_during_a_build_are_not_lost(project: Project) -> None:
    """While a build runs, requests are answered from the last site, and no save is forgotten."""
    hold = project.folder / "hold"
    hold.touch()
    project.write("index.html", _PAGE.format(head="", body="two"))
    project.until(lambda said: said.count("building") == 2)
    for number in range(5):
        project.write("index.html", _PAGE.format(head="", body=f"later {number}"))
        assert "one" in project.ask().text
    hold.unlink()
    project.until(lambda said: said.count("Built in") >= 3)
    assert "later 4" in project.ask().text


def test_whatever_is_asked_during_a_build_makes_one_more() -> None:
    """Builds never overlap, and five questions during one become a single second one."""
    began, go_on, results, done = (
        threading.Semaphore(0),
        threading.Semaphore(0),
        list[str | None](),
        threading.Event(),
    )
    running_now = threading.Lock()

    def build() -> None:
        assert running_now.acquire(blocking=False)
        began.release()
        assert go_on.acquire(timeout=_DEADLINE)
        running_now.release()

    def built(failure: str | None) -> None:
        results.append(failure)
        if len(results) == 2:
            done.set()

    builder = serve._Builder(build, lambda _: None, built)
    builder.ask()
    builder.start()
    assert began.acquire(timeout=_DEADLINE)
    for _ in range(5):
        builder.ask()
    go_on.release(2)
    assert done.wait(_DEADLINE)
    builder.end()
    assert results == [None, None]


def test_folders_and_files_may_come_go_and_be_replaced(project: Project) -> None:
    """Paths that are not there yet, new folders, renames, deletions, replaced folders: all are noticed."""
    content = project.folder / "content"
    changes: list[Callable[[], object]] = [
        (project.folder / "seeds").mkdir,
        lambda: (project.folder / "seeds" / "a.txt").write_text("seed", encoding="utf-8"),
        lambda: (project.folder / "site.yaml").write_text("title: A", encoding="utf-8"),
        lambda: project.write("deep/er/page.html", "new"),
        lambda: project.write("deep/er/page.html", "newer"),
        lambda: (content / "deep" / "er").rename(content / "deep" / "est"),
        (content / "deep" / "est" / "page.html").unlink,
        lambda: (project.folder / "seeds").rename(project.folder / "away"),
        lambda: (project.folder / "away").rename(project.folder / "seeds"),
        lambda: (project.folder / "seeds" / "a.txt").write_text("seed 2", encoding="utf-8"),
    ]
    for change in changes:
        before = len(project.said)
        change()
        project.built_after(before)


def test_temporary_files_of_editors_build_nothing(tmp_path: Path) -> None:
    """Editors write files beside the text, and the site may lie within reach: neither is noticed."""
    verdicts: dict[str, bool] = {}
    news, noticed = threading.Condition(), list[float]()

    class Watcher(serve._Watcher):
        def _matters(self, change: object, path: str) -> bool:
            with news:
                verdicts[str(Path(path).relative_to(tmp_path))] = super()._matters(change, path)
                news.notify_all()
            return verdicts[str(Path(path).relative_to(tmp_path))]

    def notice() -> None:
        with news:
            noticed.append(time.monotonic())
            news.notify_all()

    (tmp_path / "site").mkdir()
    (tmp_path / ".factbox").mkdir()
    watcher = Watcher([tmp_path], tmp_path / "site", notice, lambda _: None)
    watcher.start(None)
    try:
        with news:
            assert news.wait_for(lambda: len(noticed) == 1, _DEADLINE)
        passed_over = [
            ".a.md.swp",
            "4913",
            "a.md~",
            ".#a.md",
            "#a.md#",
            "a.swx",
            "a.md___jb_tmp___",
            "site/a.html",
        ]
        passed_over.append(".factbox/remembered")
        for name in passed_over:
            (tmp_path / name).touch()
        with news:
            assert news.wait_for(lambda: set(passed_over) <= set(verdicts), _DEADLINE)
            assert not any(verdicts.values())
            assert len(noticed) == 1, "only the first look"
        (tmp_path / "a.md").touch()
        with news:
            assert news.wait_for(lambda: len(noticed) == 2, _DEADLINE)
    finally:
        watcher.end()
