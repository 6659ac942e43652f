"""The preview: a writer saves, and every open browser shows the new site or says what is wrong with it.

Builds run in a thread of their own, one after the other, while the server keeps answering from the last
good site. The server and its WebSocket are livereload's, with watchfiles in place of its poller. What is
served, to whom, and what browsers are told is decided here, because any web page that a writer visits can
send requests to this machine.

livereload, tornado and watchfiles come with this module: `cli` imports it inside the command that needs it.
"""

from __future__ import annotations

import asyncio
import functools
import hashlib
import html
import ipaddress
import mimetypes
import os
import re
import secrets
import signal
import stat
import threading
import time
import traceback
import webbrowser
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote, unquote_to_bytes

import msgspec
import watchfiles
from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado import gen, web
from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.platform.asyncio import AsyncIOLoop
from tornado.websocket import WebSocketClosedError

from generator.errors import CannotRun, FactboxError, printable

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator, Sequence

_CLIENT = "/__factbox__/client.js"
_SOCKET = "/__factbox__/live"
_LARGEST_MESSAGE = 4096  # bytes; a browser sends its page's address and no more
_LAST_PORT = 65535
_CHUNK = 1 << 18  # bytes of a file that are held at a time
_SWAP = 1.0  # seconds that a site may be gone while another takes its place
_STEP, _BURST, _TICK = (
    20,
    200,
    50,
)  # milliseconds: quiet that ends a save, longest save, time between two looks

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'{}; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\[\]:]+)(?::(?P<port>\d{1,5}))?", re.ASCII)
# Temporary files of vim, emacs and JetBrains; those of other editors begin with a dot.
_TEMPORARY = re.compile(r"~$|\.sw[a-z]$|^4913$|^#.*#$|___jb_(?:tmp|old)___$")
_HEAD_END = re.compile(
    rb"<!--.*?-->|<(script|style|title|textarea)\b.*?</\1\s*>|(?P<end></head\s*>)", re.DOTALL | re.IGNORECASE
)
_STYLESHEET = re.compile(rb"<link\b[^>]*\bstylesheet\b[^>]*>", re.IGNORECASE)
# Some systems have no type for these, or a wrong one; with nosniff a script of the wrong type does not run.
_TYPES = {
    ".geojson": "application/geo+json",
    ".js": "text/javascript",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}


def preview(  # noqa: PLR0913 -- each is the command line's to decide, and is named there
    build: Callable[[], object],
    *,
    watched: Sequence[Path],
    site: Path,
    host: str,
    port: int,
    open_browser: bool,
    say: Callable[[str], None],
) -> None:
    """Build, serve `site`, and build again after every save under `watched`, until Ctrl-C.

    `build` puts a whole new site in the place of `site`, or raises and leaves it alone. It runs in a thread
    that is not the main one; what it returns is not used. `watched` are files and folders, which may come
    and go; what changes in `site`, in hidden folders and in editors' temporary files is passed over. `say`
    gets the address, each build's duration and each failure's text, and is called from several threads.

    A request must name the server as 127.0.0.1, localhost, [::1] or `host`, with its port. Where `host`
    stands for all of the machine's addresses (0.0.0.0, ::), any address in figures will do too, for
    telephones in the same network, but no other name: strangers can point a name of theirs at this machine.
    Port 0 takes a free one.

    Raises CannotRun where host and port cannot be had.
    """
    server = _Preview(build, watched, site, say, open_browser=open_browser)
    with suppress(KeyboardInterrupt):
        try:
            server.serve(port=port, host=host)
        finally:
            server.end()


class _State(msgspec.Struct, frozen=True, tag_field="command", tag="state"):
    """What browsers are told: how many builds went well since the start, and what the last one failed of."""

    build: int = 0
    failure: str = ""


class _Greeting(msgspec.Struct, frozen=True):
    """What browsers say, in livereload's protocol: `hello`, then `info` with the page's address."""

    command: str
    url: str = ""


class _Preview(Server):  # type: ignore[misc]  # livereload has no types
    """livereload's server with another watcher, other handlers and no logging."""

    def __init__(
        self,
        build: Callable[[], object],
        watched: Sequence[Path],
        site: Path,
        say: Callable[[str], None],
        *,
        open_browser: bool,
    ) -> None:
        self.site = site
        self.state = _State()
        self.token = secrets.token_urlsafe(16)
        self._say, self._open_browser = say, open_browser
        self._loop = AsyncIOLoop(make_current=True)
        self._http: HTTPServer | None = None
        self._builder = _Builder(build, say, self._built)
        super().__init__(watcher=_Watcher(watched, site, self._builder.ask, say))

    def application(self, port: int, host: str, **_: object) -> None:
        """Listen; livereload calls this before it starts the watcher and the loop."""
        sockets = _bound(host, port)
        address, self._port = sockets[0].getsockname()[:2]
        self._all_addresses = ipaddress.ip_address(address).is_unspecified
        named = f"[{host}]" if ":" in host else host
        self._names = ("127.0.0.1", "localhost", "[::1]", named.lower())
        options = {"preview": self}
        handlers = [
            (re.escape(_CLIENT), _Client, options),
            (re.escape(_SOCKET), _Live, options),
            (".*", _Files, options),
        ]
        application = web.Application(
            handlers,
            log_function=lambda _: None,
            websocket_max_message_size=_LARGEST_MESSAGE,
            websocket_ping_interval=30,
        )
        self._http = HTTPServer(application, max_body_size=_LARGEST_MESSAGE)
        self._http.add_sockets(sockets)
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler._last_reload_time = None  # noqa: SLF001 -- else a second preview's watcher is not started
        with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows; not the main thread
            # Else a Ctrl-C that comes while the loop is about to wait is noticed at the next request only.
            self._loop.asyncio_loop.add_signal_handler(signal.SIGINT, signal.default_int_handler, signal.SIGINT, None)
        self._builder.start()
        url = f"http://{'127.0.0.1' if self._all_addresses else named}:{self._port}/"
        self._say(f"Preview at {url} (Ctrl-C ends it)")
        if self._open_browser:
            threading.Thread(target=webbrowser.open, args=[url], daemon=True).start()

    def answers_to(self, host: str) -> bool:
        """Tell whether a Host header names this server; the port may be missing only where it is 80."""
        found = _HOST.fullmatch(host.lower())
        if not found or (found["port"] or "80") != str(self._port):
            return False
        return found["name"] in self._names or (self._all_addresses and _in_figures(found["name"]))

    def end(self) -> None:
        """Stop listening and watching, and let a build in hand end; another Ctrl-C does not wait for it."""
        with suppress(NotImplementedError, RuntimeError, ValueError):
            self._loop.asyncio_loop.remove_signal_handler(signal.SIGINT)
        self.watcher.end()
        if self._http:
            self._http.stop()
        if self._builder.is_alive():
            self._builder.end()
        self._loop.run_sync(_nothing_left)
        self._loop.close(all_fds=True)

    def _setup_logging(self) -> None:
        """Leave the process's logging alone: what people need to know goes through `say`."""

    def _built(self, failure: str | None) -> None:
        """Take a build's result, in the builder's thread: pages asked for from now on carry the new number."""
        self.state = _State(self.state.build + (failure is None), failure or "")
        self._loop.add_callback(self._tell)

    def _tell(self) -> None:
        for browser in tuple(LiveReloadHandler.waiters):
            browser.send_message(self.state)


class _Builder(threading.Thread):
    """Builds one at a time; whatever is saved during a build asks for one more."""

    def __init__(
        self, build: Callable[[], object], say: Callable[[str], None], built: Callable[[str | None], None]
    ) -> None:
        super().__init__(name="factbox-build", daemon=True)
        self._build, self._say, self._built = build, say, built
        self._asked, self._ended, self._busy = threading.Event(), False, False

    def ask(self) -> None:
        """Ask for a build; several asked for during one build become one."""
        self._asked.set()

    def end(self) -> None:
        """Wait until no build runs, and start none."""
        self._ended = True
        self._asked.set()
        if self._busy:
            self._say("Waiting for the build in hand; Ctrl-C again does not wait")
        self.join()

    def run(self) -> None:
        """Build whenever asked."""
        while True:
            self._asked.wait()
            self._asked.clear()
            if self._ended:
                return
            self._busy = True
            self._once()
            self._busy = False

    def _once(self) -> None:
        began, failure = time.perf_counter(), None
        try:
            self._build()
        except BaseException as error:  # noqa: BLE001 -- a thread that ended here would leave the preview deaf
            failure = _told(error)
        took = f"{time.perf_counter() - began:.2f} s"
        self._built(failure)
        if failure is None:
            self._say(f"Built in {took}")
        else:
            self._say(failure)
            self._say(f"Not built ({took}); waiting for the next save")


class _Watcher(Watcher):  # type: ignore[misc]  # livereload has no types
    """livereload's watcher, with watchfiles in place of its poller.

    Folders are watched by the system. Whether one came, went or was replaced, and whether a watched file
    was saved, is seen by looking at these few paths every 50 ms, so that nothing beside them needs to be
    watched.
    """

    def __init__(
        self, watched: Sequence[Path], site: Path, noticed: Callable[[], None], say: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._watched, self._site = tuple(map(os.path.abspath, watched)), os.path.realpath(site)
        self._noticed, self._say = noticed, say
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="factbox-watch", daemon=True)

    def start(self, _: object) -> bool:
        """Start to watch; True keeps livereload from polling."""
        self._thread.start()
        return True

    def end(self) -> None:
        """Stop to watch."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _follow(self) -> None:
        """Notice changes once the watch stands; the first look counts as one: it asks for the first build."""
        noticed: object = None
        polling = None
        while not self._ended.is_set():
            looks = self._looks()
            try:
                for changes in self._saves(polling=polling):
                    if changes or looks != noticed:
                        noticed = looks
                        self._noticed()
                    if self._looks() != looks:
                        break
            except FileNotFoundError:
                continue  # a folder went between the two looks at it
            except (OSError, RuntimeError) as error:
                if not polling:
                    self._say(f"The system cannot watch the folders ({error}); looking for saved files instead")
                polling = True
                self._ended.wait(_TICK / 1000)

    def _looks(self) -> list[tuple[int, ...]]:
        """Look at each watched path itself."""
        return [_look(path) for path in self._watched]

    def _saves(self, *, polling: bool | None) -> Iterator[set[watchfiles.main.FileChange]]:
        """Give what was saved under the folders that are there, and an empty set every 50 ms."""
        self._folders = sorted({os.path.realpath(path) for path in self._watched if Path(path).is_dir()}, reverse=True)
        return watchfiles.watch(
            *self._folders,
            watch_filter=self._matters,
            debounce=_BURST,
            step=_STEP,
            rust_timeout=_TICK,
            yield_on_timeout=True,
            stop_event=self._ended,
            force_polling=polling,
        )

    def _matters(self, _: object, path: str) -> bool:
        """Pass over the site, hidden files and folders, and editors' temporary files."""
        if _inside(path, self._site):
            return False
        folder = next((folder for folder in self._folders if _inside(path, folder)), "")
        return not _hidden(Path(path[len(folder) :]).parts) and not _TEMPORARY.search(Path(path).name)


class _Guarded(web.RequestHandler):
    """What holds for every answer: who may ask, how, and what browsers may do with it."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, preview: _Preview) -> None:
        """Take the server that was given with the route."""
        self.preview = preview

    def set_default_headers(self) -> None:
        """Keep answers out of caches, other sites and other types."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Cross-Origin-Opener-Policy", "same-origin")
        self.set_header("Content-Security-Policy", _POLICY.format(""))

    def prepare(self) -> None:
        """Refuse requests under other names (DNS rebinding) and from other sites' pages."""
        host = self.request.host
        if not self.preview.answers_to(host):
            raise web.HTTPError(HTTPStatus.FORBIDDEN)
        if self.request.headers.get("Origin", f"http://{host}").lower() != f"http://{host}".lower():
            raise web.HTTPError(HTTPStatus.FORBIDDEN)
        self.set_header("Content-Security-Policy", _POLICY.format(f" ws://{host}"))

    def compute_etag(self) -> None:
        """Answer no tag: nothing is kept."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer a refusal without the client, whose token is not for everyone."""
        if status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            self.set_header("Allow", ", ".join(self.SUPPORTED_METHODS))
        self.finish(_plain_page(self._reason))


class _Client(_Guarded):
    """The browser's half: a file, as a strict Content-Security-Policy demands; nothing in it is secret."""

    def get(self) -> None:
        """Send the script."""
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish(Path(__file__).with_suffix(".js").read_bytes())

    head = get


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
        parts = _parts(self.request.path)
        file = await self._open(parts)
        if parts and not file and (index := await self._open([*parts, "index.html"])):
            index.close()
            self.redirect(quote(f"/{'/'.join(parts)}/") + f"?{self.request.query}".rstrip("?"))
            return
        if not file:
            self.set_status(HTTPStatus.NOT_FOUND)
            file = await self._open(["404.html"])
        if file:
            with file:
                await self._send(file, build)
        elif build:
            self._send_page(_plain_page("There is no such page"), build)
        else:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self._send_page(_plain_page("There is no site yet", self.preview.state.failure), build)

    head = get

    async def _open(self, parts: Sequence[str]) -> BinaryIO | None:
        """Open a file of the site; where the site is just being swapped, of the one that takes its place."""
        site, last = self.preview.site, time.monotonic() + _SWAP
        while True:
            look = _look(site)
            file = _open_inside(site, parts)
            settled = look == _look(site) and (look or not self.preview.state.build)
            if file or settled or time.monotonic() > last:
                return file
            await gen.sleep(0.005)

    async def _send(self, file: BinaryIO, build: int) -> None:
        suffix = Path(file.name).suffix.lower()
        if suffix in (".html", ".htm"):
            self._send_page(file.read(), build)
            return
        self.set_header("Content-Type", _type(suffix))
        self.set_header("Content-Length", os.fstat(file.fileno()).st_size)
        with suppress(StreamClosedError):
            while self.request.method == "GET" and (chunk := file.read(_CHUNK)):
                self.write(chunk)
                await self.flush()

    def _send_page(self, page: bytes, build: int) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(_with_client(page, self.preview.token, build))


async def _nothing_left() -> None:
    """End what the loop still does for connected browsers, which would be complained about if it were just left."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def _bound(host: str, port: int) -> list[socket.socket]:
    """Take a port; some systems would take 70000 for 4464."""
    try:
        if not 0 <= port <= _LAST_PORT:
            raise OverflowError(f"ports end at {_LAST_PORT}")  # noqa: TRY301 -- one message for all that can go wrong
        return bind_sockets(port, host)
    except (OSError, OverflowError, UnicodeError) as error:
        raise CannotRun(
            f"Cannot serve on {host}, port {port}: {error}\n"
            "Name another port with --port, or another address of this machine with --host."
        ) from error


def _in_figures(name: str) -> bool:
    """Tell whether a host is given as an address, which unlike a name belongs to nobody else."""
    with suppress(ValueError):
        return bool(ipaddress.ip_address(name.strip("[]")))
    return False


def _told(error: BaseException) -> str:
    """Answer what terminal and overlay show of a failed build."""
    if isinstance(error, FactboxError):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return printable(
        f"internal error: {type(error).__name__}: {error}\n"
        f"  {place.filename}:{place.lineno} in {place.name}\n"
        "This is a mistake in factbox, not in what you wrote. Please report it with these lines."
    )


def _look(path: str | Path) -> tuple[int, ...]:
    """Answer what tells a path from another in its place, empty where there is none; no folder's content."""
    try:
        found = Path(path).stat()
    except OSError:
        return ()
    if stat.S_ISDIR(found.st_mode):
        return found.st_dev, found.st_ino
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _hidden(parts: Sequence[str]) -> bool:
    return any(part.startswith(".") for part in parts)


def _parts(url_path: str) -> list[str]:
    """Answer the names in a URL's path, a folder's with its index page; none where it is refused."""
    try:
        first, *parts = unquote_to_bytes(url_path).decode().split("/")
    except UnicodeDecodeError:
        return []
    if parts and not parts[-1]:
        parts[-1] = "index.html"
    if first or not all(parts) or _hidden(parts) or any(c in part for part in parts for c in "\\:\0"):
        return []
    return parts


def _open_inside(site: Path, parts: Sequence[str]) -> BinaryIO | None:
    """Open a regular file that lies in the site even when all symbolic links are followed."""
    with suppress(OSError, RuntimeError):  # the latter where links go round in a circle
        root = site.resolve(strict=True)
        path = root.joinpath(*parts).resolve(strict=True)
        if parts and path.is_relative_to(root) and not _hidden(path.relative_to(root).parts) and path.is_file():
            return path.open("rb")
    return None


@functools.lru_cache
def _type(suffix: str) -> str:
    """Answer a file's type, the same on every system."""
    kind = _TYPES.get(suffix) or mimetypes.MimeTypes().types_map[True].get(suffix, "application/octet-stream")
    return kind + "; charset=utf-8" * kind.startswith("text/")


def _plain_page(title: str, text: str = "") -> bytes:
    title, text = html.escape(title), html.escape(text)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><h1>{title}</h1>\n<pre>{text}</pre></body></html>\n"
    ).encode()


def _with_client(page: bytes, token: str, build: int) -> bytes:
    """Put the client into a page: at the head's end, and at the very end where the head's is not written.

    The mark beside it gives the client the token (other sites might run this server's scripts, but cannot
    read its pages), the build's number, and a hash of all but the links to stylesheets: pages that agree in
    it differ in their looks only.
    """
    outline = hashlib.blake2b(_STYLESHEET.sub(b"", page), digest_size=12).hexdigest()
    mark = f'<meta name="factbox-preview" content="{token} {build} {outline}">'
    client = f'<script src="{_CLIENT}" defer></script>'
    ends = (found.start("end") for found in _HEAD_END.finditer(page) if found["end"])
    at = next(ends, len(page))
    return page[:at] + (mark + client).encode() + page[at:]
