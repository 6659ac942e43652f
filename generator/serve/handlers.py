"""Answering requests: what is served, to whom, and what browsers may do with it.

Any web page that a writer visits can send requests to this machine, so every answer passes one guard.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol
from urllib.parse import quote

import msgspec
from livereload.handlers import LiveReloadHandler
from tornado import web
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClosedError

from generator.pages import content_policy
from generator.serve.files import content_type, names, opened
from generator.serve.page import CLIENT, SOCKET, page_without_site, plain_page, with_client

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.serve.address import Address
    from generator.serve.state import Built, Overlay, State

_CHUNK = 1 << 18  # bytes of a file that are held at a time


class Preview(Protocol):
    """What answers are made of: the site, how it stands, and where it is served."""

    site: Path
    token: str
    state: State
    last_good: Built
    overlay: Overlay
    address: Address


def routes(preview: Preview) -> list[tuple[str, type[web.RequestHandler], dict[str, Any]]]:
    """Answer which handler answers which path."""
    options = {"preview": preview}
    return [
        (f"{re.escape(CLIENT)}(js|css)", _Client, options),
        (re.escape(SOCKET), _Live, options),
        (".*", _Files, options),
    ]


class _Guarded(web.RequestHandler):
    """What holds for every answer: who may ask, how, and what browsers may do with it."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, preview: Preview) -> None:
        """Take the server that was given with the route."""
        self.preview = preview

    def set_default_headers(self) -> None:
        """Keep answers out of caches, other sites and other types."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Cross-Origin-Opener-Policy", "same-origin")
        self.set_header("Content-Security-Policy", content_policy())

    def prepare(self) -> None:
        """Refuse requests under other names (DNS rebinding) and from other sites' pages."""
        host = self.request.host
        if not self.preview.address.goes_by(host):
            raise web.HTTPError(HTTPStatus.FORBIDDEN)
        if self.request.headers.get("Origin", f"http://{host}").lower() != f"http://{host}".lower():
            raise web.HTTPError(HTTPStatus.FORBIDDEN)
        policy = content_policy(self.preview.last_good.images, live=f"ws://{host}")
        self.set_header("Content-Security-Policy", policy)

    def compute_etag(self) -> None:
        """Answer no tag: nothing is kept."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer a refusal without the client, whose token is not for everyone."""
        if status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            self.set_header("Allow", ", ".join(self.SUPPORTED_METHODS))
        self.finish(plain_page(self._reason))


class _Client(_Guarded):
    """The browser's half: files, as a strict Content-Security-Policy demands; nothing in them is secret."""

    def get(self, kind: str) -> None:
        """Send the script or the stylesheet."""
        self.set_header("Content-Type", content_type(f".{kind}"))
        self.finish(Path(__file__).with_name(f"client.{kind}").read_bytes())

    head = get


class _Greeting(msgspec.Struct, frozen=True):
    """What browsers say, in livereload's protocol: `hello`, then `info` with the page's address."""

    command: str
    url: str = ""


class _Live(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's WebSocket, for this start's own pages only."""

    def prepare(self) -> None:
        """Demand the token and an Origin, which every browser sends."""
        super().prepare()
        token = self.request.query.removeprefix("token=")
        if "Origin" not in self.request.headers or not secrets.compare_digest(
            token.encode(), self.preview.token.encode()
        ):
            raise web.HTTPError(HTTPStatus.FORBIDDEN)

    def check_origin(self, _: str) -> bool:
        """Accept what `prepare` let through."""
        return True

    def on_message(self, message: str | bytes) -> None:
        """Take a greeting, and tell the newcomer how things stand."""
        try:
            greeting = msgspec.json.decode(message, type=_Greeting)
        except msgspec.MsgspecError:
            self.close(1008, "no greeting")
            return
        super().on_message(message)
        if greeting.command == "info":
            self.send_message(self.preview.state)

    def send_message(self, message: object) -> None:
        """Send a message as JSON; a browser that has gone does not matter."""
        with suppress(WebSocketClosedError):
            sent = self.write_message(msgspec.json.encode(message))
            sent.add_done_callback(lambda future: future.cancelled() or future.exception())


class _Files(_Guarded):
    """The site's files, as they lie in the folder of that name at this moment; pages get the client."""

    async def get(self) -> None:
        """Send a file, the way to a folder's slash, or the site's own page for what is not there."""
        build = self.preview.state.build  # before the file is opened: a page is never older than its number
        parts = names(self.request.path)
        if (ahead := self.preview.overlay.get("/".join(parts))) is not None:
            self._send_bytes(ahead, Path(parts[-1]).suffix.lower(), build)
            return
        file = await self._opened(*parts)
        if not file and (place := await self._elsewhere(parts)):
            self.redirect(quote(place) + f"?{self.request.query}".rstrip("?"))
            return
        if not file:
            self.set_status(HTTPStatus.NOT_FOUND)
            file = await self._opened("404.html")
        if file:
            with file:
                await self._send(file, build)
        elif build:
            self._send_page(plain_page("There is no such page"), build)
        else:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self._send_page(page_without_site(self.preview.state.failure), build)

    head = get

    async def _opened(self, *parts: str) -> BinaryIO | None:
        return await opened(self.preview.site, parts, built=self.preview.state.build > 0)

    async def _elsewhere(self, parts: Sequence[str]) -> str | None:
        """Find what is there under a folder's slash, or without the path that the site is published under."""
        under = self.preview.last_good.path.strip("/").split("/")
        rest = parts[len(under) :]
        for place in ([*parts, "index.html"], rest if parts[: len(under)] == under else []):
            if parts and (file := await self._opened(*place)):
                file.close()
                return f"/{'/'.join(place)}".removesuffix("index.html")
        return None

    async def _send(self, file: BinaryIO, build: int) -> None:
        suffix = Path(file.name).suffix.lower()
        if suffix in (".html", ".htm"):
            self._send_page(file.read(), build)
            return
        self.set_header("Content-Type", content_type(suffix))
        self.set_header("Content-Length", os.fstat(file.fileno()).st_size)
        with suppress(StreamClosedError):
            while self.request.method == "GET" and (chunk := file.read(_CHUNK)):
                self.write(chunk)
                await self.flush()

    def _send_bytes(self, data: bytes, suffix: str, build: int) -> None:
        if suffix == ".html":
            self._send_page(data, build)
        else:
            self.set_header("Content-Type", content_type(suffix))
            self.finish(data)

    def _send_page(self, page: bytes, build: int) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(with_client(page, self.preview.token, build))
