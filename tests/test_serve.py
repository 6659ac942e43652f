"""The preview, met as its users meet it: a process of its own, real sockets, real files, a real browser."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

import pytest
from playwright import sync_api as playwright
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from generator import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from playwright.sync_api import Browser

_DEADLINE = 10.0
_ROOT = Path(__file__).parents[1]
_PAGE = "<!doctype html>\n<html><head><title>t</title>{head}</head><body>\n{body}\n</body></html>\n"
_CLIENT = '<script src="/__factbox__/client.js" defer></script>'
_TOO_LONG = json.dumps({"command": "hello", "url": "x" * 5000})
_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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
        """Save a file of `content/` as editors do, by renaming a new one."""
        path = self.folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.folder / "saving"
        beside.write_text(text, encoding="utf-8")
        beside.rename(path)

    def status(self, path: str, **headers: str) -> int:
        """Answer a request's status alone: an opened WebSocket has no end to be read to."""
        connection = self._send(path, "GET", headers)
        try:
            return connection.getresponse().status
        finally:
            connection.close()

    def ask(self, path: str = "/", method: str = "GET", **headers: str) -> Answer:
        """Send a request as it is written, without any client's tidying."""
        connection = self._send(path, method, headers)
        try:
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
        stream = live.protocol.stream if live.protocol else None
        assert stream
        try:
            yield live
        finally:
            live.close()
            async with asyncio.timeout(_DEADLINE):
                while not stream.closed():  # noqa: ASYNC110 -- tornado tells nobody else of it
                    await asyncio.sleep(0.001)

    def press(self) -> None:
        """Press Ctrl-C."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)

    def ended(self) -> int:
        """Wait for the end, and answer how the preview ended."""
        try:
            return self._process.wait(_DEADLINE)
        finally:
            self._process.kill()
            self._reader.join()
            if self._process.stdout:
                self._process.stdout.close()

    def _send(self, path: str, method: str, headers: dict[str, str]) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_DEADLINE)
        connection.putrequest(method, path, skip_host=True)
        for name, value in ({"Host": f"127.0.0.1:{self.port}"} | headers).items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        return connection

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
        project.press()
        assert project.ended() == 0, project.said
        assert not re.search("Traceback|Exception|Task was destroyed", "\n".join(project.said)), project.said
    finally:
        project.press()
        project.ended()


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
            project.until(lambda said: f"{broken['failure']}\nNot built" in said)
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


def test_client_goes_into_pages_of_any_shape(folder: Path) -> None:
    """The script stands before the head's real end, else at the document's end, and nothing else is changed."""
    pages = {
        "capitals": ("<HTML><HEAD><TITLE>t</TITLE>", "</HEAD ><BODY>x"),
        "comment": ("<html><head><!-- </head> --><title></head></title>", "</head><body>x"),
        "script": ("<html><head><script>let s = '</head>';</script>", "</head><body>x</body></html>"),
        "headless": ("<!doctype html><p>no head, no body\n", ""),
        "body": ("<body>head left out</body></html>\n", ""),
        "empty": ("", ""),
        "latin": ("<p>caf\u00e9 \u2028 \U0001f600</p>", ""),
    }
    for name, (before, after) in pages.items():
        (folder / "content" / f"{name}.html").write_text(before + after, encoding="utf-8")
    with running(folder) as project:
        project.built(1)
        for name, (before, after) in pages.items():
            text = project.ask(f"/{name}.html").text
            assert text.startswith(before + '<meta name="factbox-preview"'), name
            assert text.endswith(_CLIENT + after), name
            assert text.count(_CLIENT) == 1, name


def test_files_come_as_a_host_would_send_them(folder: Path) -> None:
    """Types are right whatever the system's registry says, folders have slashes, and HEAD is GET without a body."""
    large = "a { color: red }\n" * 40_000
    files = {
        "a.css": large,
        "b.js": "1;",
        "c.geojson": "{}",
        "d.xml": "<a/>",
        "e.woff2": "w",
        "f.unknown": "?",
    }
    files |= {
        "folder/index.html": "inner",
        "\u00e9t\u00e9 1/index.html": "summer",
        "404.html": "<p>our own page",
    }
    for name, text in files.items():
        (folder / "content" / name).parent.mkdir(exist_ok=True)
        (folder / "content" / name).write_text(text, encoding="utf-8")
    with running(folder) as project:
        project.built(1)
        kinds = {name: project.ask(f"/{name}").headers["Content-Type"] for name in files if "/" not in name}
        assert kinds == {
            "a.css": "text/css; charset=utf-8",
            "b.js": "text/javascript; charset=utf-8",
            "c.geojson": "application/geo+json",
            "d.xml": "text/xml; charset=utf-8",
            "e.woff2": "font/woff2",
            "f.unknown": "application/octet-stream",
            "404.html": "text/html; charset=utf-8",
        }
        assert project.ask("/a.css").text == large
        for path in ("/", "/a.css", "/b.js", "/nowhere", "/__factbox__/client.js"):
            head, get = project.ask(path, "HEAD"), project.ask(path)
            assert (head.status, head.text) == (get.status, "")
            assert head.headers["Content-Length"] == get.headers["Content-Length"] == str(len(get.text.encode()))
        assert project.ask("/folder/").text.startswith("inner")
        moved = project.ask("/folder?a=1&b=%20")
        assert (moved.status, moved.headers["Location"]) == (302, "/folder/?a=1&b=%20")
        moved = project.ask("/%C3%A9t%C3%A9%201")
        assert (moved.status, moved.headers["Location"]) == (302, "/%C3%A9t%C3%A9%201/")
        missing = project.ask("/folder/nowhere.css")
        assert (missing.status, missing.text.startswith("<p>our own page")) == (404, True)
        assert _CLIENT in missing.text


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Give a preview to attack, with secrets beside the site and ways out of it."""
    folder = tmp_path_factory.mktemp("target")
    content = folder / "content"
    (content / "listed").mkdir(parents=True)
    (content / ".git").mkdir()
    secrets = [
        folder / "secret.txt",
        content / ".env",
        content / ".git" / "config",
        content / "listed" / ".hidden",
    ]
    for secret in secrets:
        secret.write_text("SECRET", encoding="utf-8")
    (content / "listed" / "SECRET.txt").write_text("its name is not to be listed", encoding="utf-8")
    (content / "index.html").write_text("<p>home", encoding="utf-8")
    (content / "out.txt").symlink_to(folder / "secret.txt")
    (content / "up").symlink_to(folder)
    (content / "env.txt").symlink_to(".env")
    (content / "circle").symlink_to("circle")
    with running(folder) as project:
        project.built(1)
        os.mkfifo(folder / "site" / "pipe")
        assert project.ask().status == 200
        yield project


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:0{}",
        "127.0.0.1:{}0",
        "localhost",
        "localhost.evil.example:{}",
        "127.0.0.1.:{}",
        "a@127.0.0.1:{}",
        "127.0.0.1:{}@evil.example",
        "192.168.0.1:{}",
        "[::1]",
        "[::2]:{}",
        "::1:{}",
        "0.0.0.0:{}",
        ":{}",
        "",
        "127.0.0.1:{},evil.example",
        "2130706433:{}",
    ],
)
def test_other_hosts_are_refused(target: Project, host: str) -> None:
    """A request under any other name gets nothing of the site, and no token (DNS rebinding)."""
    answer = target.ask("/", Host=host.format(target.port))
    assert answer.status in (400, 403)
    assert "home" not in answer.text
    assert target.mark()[0] not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}", "[::1]:{}"])
def test_own_names_are_answered(target: Project, host: str) -> None:
    """The machine's own names for itself are good."""
    named = host.format(target.port)
    assert target.ask("/", Host=named, Origin=f"http://{named}").status == 200


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "",
        "https://127.0.0.1:{}",
        "http://127.0.0.1",
        "http://127.0.0.1:{}.evil.example",
        "http://127.0.0.1:{}/",
        "http://localhost:{}",
        "http://evil.example:{}",
        "file://",
        "http://127.0.0.1:{}0",
    ],
)
def test_other_origins_are_refused(target: Project, origin: str) -> None:
    """Pages of other origins get neither the site nor the WebSocket, even with the token."""
    origin = origin.format(target.port)
    token = target.mark()[0]
    assert target.ask("/", Origin=origin).status == 403
    assert _upgrade(target, token, Origin=origin) == 403


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/listed/../../secret.txt",
        "/listed/..%2f..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/....//secret.txt",
        "//secret.txt",
        "/%2fsecret.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/C:/secret.txt",
        "/C:%5csecret.txt",
        "/.env",
        "/%2eenv",
        "/.git/config",
        "/.git/",
        "/listed/.hidden",
        "/./.env",
        "/listed/./.hidden",
        "/listed/%2ehidden",
        "/out.txt",
        "/up/secret.txt",
        "/up/content/index.html",
        "/env.txt",
        "/circle",
        "/pipe",
        "/up",
        "/up/",
        "/listed/../index.html",
        "/./index.html",
        "/%2e/index.html",
        "/listed",
        "/listed/",
        "/index.html/",
        "/index.html/x",
        "/index.html%00",
        "/index.html%00.css",
        "/%ff%fe",
        "/site/index.html",
        "/" + "a" * 300,
        "/" + "a/" * 3000,
        "secret.txt",
        "*",
        "http://evil.example/",
        "/~root",
        "//evil.example/%2e%2e",
        "//127.0.0.1/listed",
        "/__factbox__/",
        "/__factbox__/../secret.txt",
        "/?../secret.txt/",
    ],
)
def test_nothing_but_the_sites_own_files_is_served(target: Project, path: str) -> None:
    """No way leads out of the site, to hidden files, into a list of files, or to another host."""
    answer = target.ask(path)
    assert "SECRET" not in answer.text
    assert "Location" not in answer.headers
    assert answer.status == (200 if path.startswith("/?") else 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"])
@pytest.mark.parametrize("path", ["/", "/__factbox__/client.js", "/__factbox__/live"])
def test_other_methods_are_refused(target: Project, method: str, path: str) -> None:
    """The preview only answers questions."""
    answer = target.ask(path, method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("token", ["", "wrong", "\u00e9", "{}x", "%00{}"])
def test_the_socket_wants_this_starts_token(target: Project, token: str) -> None:
    """Without the token, which only the preview's own pages hold, nobody listens."""
    right = target.mark()[0]
    own = target.address.rstrip("/")
    assert _upgrade(target, right, Origin=own) == 101
    assert _upgrade(target, quote(token.format(right), safe="%"), Origin=own) == 403
    assert _upgrade(target, right) == 403, "every browser sends an Origin"
    assert _upgrade(target, right, Origin="http://evil.example", Host=f"evil.example:{target.port}") == 403


@pytest.mark.parametrize("message", ["{", "[]", "7", '{"url": "x"}', '{"command": 7}', b"\xff", "[" * 4000, _TOO_LONG])
def test_odd_messages_end_the_connection(target: Project, message: str | bytes) -> None:
    """What is no greeting, or too long for one, closes this connection and harms no other."""

    async def main() -> None:
        token = target.mark()[0]
        async with target.socket(token) as good, target.socket(token) as odd:
            await odd.write_message(message, binary=isinstance(message, bytes))
            assert await asyncio.wait_for(asyncio.ensure_future(odd.read_message()), _DEADLINE) is None
            assert (await greet(good))["command"] == "state"

    asyncio.run(main())


def _upgrade(project: Project, token: str, **headers: str) -> int:
    """Ask for the WebSocket, and answer the status."""
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    asked["Sec_WebSocket_Key"] = "MDEyMzQ1Njc4OWFiY2RlZg=="
    return project.status(f"/__factbox__/live?token={token}", **asked, **headers)


def test_the_site_may_be_swapped_during_requests(project: Project) -> None:
    """While builds replace the folder, no answer is missing, cut short or mixed."""
    bad, stop, count = list[str](), threading.Event(), 0

    def read() -> int:
        asked = 0
        while not stop.is_set():
            for path in ("/index.html", "/large.css"):
                answer = project.ask(path)
                numbers = set(re.findall(r"number (\d+)", answer.text))
                if answer.status != 200 or len(numbers) != 1 or "the end" not in answer.text:
                    bad.append(f"{path}: {answer.status}, {numbers}")
                asked += 1
        return asked

    def save(number: int) -> None:
        before = len(project.said)
        project.write("large.css", f"/* number {number} */\n" * 20_000 + "/* the end */")
        project.write("index.html", _PAGE.format(head="", body=f"number {number}\n" * 20_000 + "the end"))
        project.built_after(before)

    save(0)
    project.until(lambda _: "number 0" in project.ask().text)
    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        try:
            for number in range(1, 20):
                save(number)
        finally:
            stop.set()
        count = sum(reader.result() for reader in readers)
    assert not bad
    assert count > 20


def test_a_request_between_two_sites_waits_for_the_second(project: Project) -> None:
    """While the old folder is away and the new one not yet there, a request is not told that it is missing."""
    gap = project.folder / "gap"
    gap.touch()
    project.write("index.html", _PAGE.format(head="", body="two"))
    project.until(lambda said: said.count("between") == 2)
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(project.ask, path) for path in ("/", "/nowhere")]
        wait(asked, timeout=0.2)
        gap.unlink()
        page, missing = [request.result() for request in asked]
    assert (page.status, missing.status) == (200, 404)
    assert "two" in page.text


def test_ctrl_c_waits_for_the_build_in_hand_and_a_second_one_does_not(folder: Path) -> None:
    """The first Ctrl-C lets the build end, the second leaves at once; both end well."""
    for presses in (1, 2):
        (folder / "hold").touch()
        with running(folder) as project:
            project.until(lambda said: "building" in said)
            project.press()
            project.until(lambda said: "Ctrl-C again" in said)
            if presses == 1:
                (folder / "hold").unlink()
            else:
                project.press()
            assert project.ended() == 0


def test_ctrl_c_hangs_up_on_browsers(folder: Path) -> None:
    """Connected browsers notice the end, and leave no complaints in the terminal."""

    async def main(project: Project) -> None:
        token = project.mark()[0]
        async with AsyncExitStack() as others, project.socket(token) as live:
            for _ in range(20):
                await greet(await others.enter_async_context(project.socket(token)))
            await greet(live)
            project.press()
            assert await asyncio.wait_for(asyncio.ensure_future(live.read_message()), _DEADLINE) is None

    with running(folder) as project:
        project.built(1)
        asyncio.run(main(project))
        assert project.ended() == 0


def test_an_address_that_cannot_be_had_is_told(folder: Path) -> None:
    """A port in use, or no such host or port: the message names it, and says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        wishes = [("127.0.0.1", port), ("203.0.113.9", "0"), ("127.0.0.1", "70000"), ("no such host", "0")]
        for host, wanted in wishes:
            run = subprocess.run(
                [sys.executable, _ROOT / "tests" / "preview_project.py", folder, host, wanted],
                env=os.environ | {"PYTHONPATH": str(_ROOT)},
                capture_output=True,
                text=True,
                timeout=_DEADLINE,
                check=False,
            )
            assert (run.returncode, run.stdout) == (1, "")
            assert run.stderr.startswith(f"Cannot serve on {host}, port {wanted}: ")
            assert "--port" in run.stderr
            assert "Traceback" not in run.stderr
            assert not (folder / "site").exists()


def test_all_addresses_are_answered_in_figures_only(folder: Path) -> None:
    """With 0.0.0.0 telephones may ask for the machine's address, and strangers' names still get nothing."""
    with running(folder, host="0.0.0.0", BROWSER="echo opened %s") as project:  # noqa: S104 -- what is tested
        project.built(1)
        assert project.address.startswith("http://127.0.0.1:")
        for host, status in (
            ("192.168.7.7:{}", 200),
            ("[fe80::1]:{}", 200),
            ("evil.example:{}", 403),
            ("10.0.0.1", 403),
        ):
            assert project.ask("/", Host=host.format(project.port)).status == status
        project.until(lambda said: f"opened {project.address}" in said)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Start a real Chromium; where there is none, only a developer's machine may do without."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium and "CI" not in os.environ:
        pytest.skip("no chromium is installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=_SWITCHES)
        yield browser
        browser.close()


@pytest.mark.browser
def test_a_browser_follows_the_writer(browser: Browser, folder: Path) -> None:
    """Edits appear with the scroll position kept, failures lie over the page until mended, styles change in place."""
    style, red, blue = (
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="{}">',
        "h1 { color: rgb(255, 0, 0) }",
        "h1 { color: rgb(0, 0, 255) }",
    )
    tall = "<h1>{}</h1>" + "<p>line</p>" * 300

    def save(here: Project, text: str, sheet: str = "a.css") -> None:
        here.write("index.html", _PAGE.format(head=style.format(sheet), body=tall.format(text)))

    with running(folder) as project:
        project.write("a.css", red)
        project.write("b.css", blue)
        save(project, "one")
        page, complaints = browser.new_page(), list[str]()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(project.address)
        title, overlay = page.locator("body > h1"), page.locator("factbox-failure")
        playwright.expect(title).to_have_text("one")
        playwright.expect(title).to_have_css("color", "rgb(255, 0, 0)")

        page.evaluate("history.scrollRestoration = 'manual'; scrollTo(0, 1234)")
        save(project, "two")
        playwright.expect(title).to_have_text("two")
        last = time.monotonic() + _DEADLINE
        while page.evaluate("scrollY") != 1234:
            assert time.monotonic() < last

        save(project, "REJECTED")
        playwright.expect(overlay.get_by_role("alert")).to_contain_text("index.html:3:5: error: an <odd> mistake [T1]")
        playwright.expect(overlay.locator("section")).to_have_css("position", "fixed")
        playwright.expect(title).to_have_text("two")
        page.reload()
        playwright.expect(overlay.get_by_role("alert")).to_contain_text("an <odd> mistake")
        page.keyboard.press("Escape")
        playwright.expect(overlay).to_have_count(0)
        page.reload()
        playwright.expect(overlay).to_have_count(1)

        page.evaluate("window.sameDocument = true")
        save(project, "two", "b.css")
        playwright.expect(overlay).to_have_count(0)
        playwright.expect(title).to_have_css("color", "rgb(0, 0, 255)")
        assert page.evaluate("[window.sameDocument, document.querySelectorAll('[rel=stylesheet]').length]") == [True, 1]
        save(project, "three", "a.css")
        playwright.expect(title).to_have_text("three")
        playwright.expect(title).to_have_css("color", "rgb(255, 0, 0)")
        assert complaints == []
        save(project, "four")
        playwright.expect(title).to_have_text("four")
        port = project.port
    (folder / "content" / "index.html").write_text("<title>t</title><h1>five", encoding="utf-8")
    with running(folder, port=port):
        playwright.expect(title).to_have_text("five")
