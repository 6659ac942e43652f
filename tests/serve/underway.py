"""A preview as its users meet it: a process of its own, real sockets, real files."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping


DEADLINE = 10.0
ROOT = Path(__file__).parents[2]
PREVIEW = Path(__file__).with_name("preview_project.py")
PAGE = "<!doctype html>\n<html><head><title>t</title>{head}</head><body>\n{body}\n</body></html>\n"
CLIENT = '<script src="/__factbox__/client.js" defer></script>'


class Answer(NamedTuple):
    """What the server answered."""

    status: int
    headers: http.client.HTTPMessage
    text: str


class Project:
    """A project's folder and the preview that runs over it."""

    def __init__(
        self, folder: Path, *command: str | Path, port: int = 0, environment: Mapping[str, str] | None = None
    ) -> None:
        self.folder, self.said = folder, list[str]()
        self._news = threading.Condition()
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", *command],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | dict(environment or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.address = f"http://127.0.0.1:{port}/" if port else self.until(_address)
        self.port = int(self.address.rstrip("/").rpartition(":")[2])

    def until(self, seen: Callable[[str], Any]) -> Any:
        """Wait until what was said so far makes `seen` true, and answer what `seen` did."""
        with self._news:
            found = self._news.wait_for(lambda: seen("\n".join(self.said)), DEADLINE)
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
            async with asyncio.timeout(DEADLINE):
                while not stream.closed():  # noqa: ASYNC110 -- tornado tells nobody else of it
                    await asyncio.sleep(0.001)

    def press(self) -> None:
        """Press Ctrl-C."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)

    def ended(self) -> int:
        """Wait for the end, and answer how the preview ended."""
        try:
            return self._process.wait(DEADLINE)
        finally:
            self._process.kill()
            self._reader.join()
            if self._process.stdout:
                self._process.stdout.close()

    def _send(self, path: str, method: str, headers: dict[str, str]) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
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


def running(
    folder: Path, *, host: str = "127.0.0.1", port: int = 0, **environment: str
) -> AbstractContextManager[Project]:
    """Preview the project in a folder, without the command line, for as long as it is needed."""
    return _running(Project(folder, PREVIEW, folder, host, str(port), environment=environment))


def serving(folder: Path, *options: str) -> AbstractContextManager[Project]:
    """Run `factbox serve` in a folder for as long as it is needed, at a port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return _running(Project(folder, "-m", "generator", "serve", "--port", str(port), *options, port=port))


async def greet(live: WebSocketClientConnection) -> dict[str, Any]:
    """Greet as the client does, and answer the state that the server tells."""
    await live.write_message(json.dumps({"command": "hello"}))
    assert (await told(live))["command"] == "hello"
    await live.write_message(json.dumps({"command": "info", "url": "http://127.0.0.1/"}))
    return await told(live)


async def told(live: WebSocketClientConnection) -> dict[str, Any]:
    """Answer the next message."""
    message = await asyncio.wait_for(asyncio.ensure_future(live.read_message()), DEADLINE)
    assert isinstance(message, str), live.close_reason
    answer: dict[str, Any] = json.loads(message)
    return answer


@contextmanager
def _running(project: Project) -> Iterator[Project]:
    try:
        yield project
        project.press()
        assert project.ended() == 0, project.said
        assert not re.search("Traceback|Exception|Task was destroyed", "\n".join(project.said)), project.said
    finally:
        project.press()
        project.ended()


def _address(said: str) -> str | None:
    found = re.search(r"http://\S+/", said)
    return found and found[0]
