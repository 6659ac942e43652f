"""The server and its life: what starts with it, what it tells browsers, and what must have ended when it ends.

The server and its WebSocket are livereload's, with watchfiles in place of its poller.
"""

from __future__ import annotations

import asyncio
import secrets
import signal
import threading
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

from livereload import Server
from livereload.handlers import LiveReloadHandler
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.platform.asyncio import AsyncIOLoop

from generator.serve.address import Address, bound
from generator.serve.build import Builder, Forerunner
from generator.serve.handlers import routes
from generator.serve.state import Built, Overlay, State
from generator.serve.watch import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_LARGEST_MESSAGE = 4096  # bytes; a browser sends its page's address and no more


def preview(  # noqa: PLR0913 -- each is the command line's to decide, and is named there
    build: Callable[[], Built],
    ahead: Callable[[Path], Mapping[str, bytes] | None],
    *,
    watched: Sequence[Path],
    site: Path,
    host: str,
    port: int,
    open_browser: bool,
    say: Callable[[str], None],
    complain: Callable[[str], None],
) -> None:
    """Build, serve `site`, and build again after every save under `watched`, until Ctrl-C.

    `build` puts a whole new site in the place of `site` and tells of it, or raises and leaves it alone. `ahead` makes
    the pages of a single saved file, by their paths in the site; they are shown until a build has them. It answers
    None where only a build can tell. Both run in threads that are not the main one, at the same time. `watched` are
    files and folders, which may come and go; what changes in `site`, in hidden folders and in editors' temporary files
    is passed over. `say` gets the address and each build's duration, `complain` what failed; both are called from
    several threads.

    A request must name the server as 127.0.0.1, localhost, [::1] or `host`, with its port. Where `host`
    stands for all of the machine's addresses (0.0.0.0, ::), any address in figures will do too, for
    telephones in the same network, but no other name: strangers can point a name of theirs at this machine.
    Port 0 takes a free one.

    Raises CannotRun where host and port cannot be had.
    """
    server = _Preview(build, ahead, watched, site, say, complain, open_browser=open_browser)
    with suppress(KeyboardInterrupt):
        try:
            server.serve(port=port, host=host)
        finally:
            server.end()


class _Preview(Server):  # type: ignore[misc]  # livereload has no types
    """livereload's server with another watcher, other handlers and no logging."""

    address: Address

    def __init__(  # noqa: PLR0913, PLR0917 -- those of `preview`
        self,
        build: Callable[[], Built],
        ahead: Callable[[Path], Mapping[str, bytes] | None],
        watched: Sequence[Path],
        site: Path,
        say: Callable[[str], None],
        complain: Callable[[str], None],
        *,
        open_browser: bool,
    ) -> None:
        self.site = site
        self.state, self.last_good = State(), Built()
        self.token = secrets.token_urlsafe(16)
        self._say, self._complain, self._open_browser = say, complain, open_browser
        self._loop = AsyncIOLoop(make_current=True)
        self._http: HTTPServer | None = None
        self.overlay, self._mark = Overlay(), 0
        self._builder = Builder(self._marked(build), self._built, self._failed)
        self._forerunner = Forerunner(ahead, self._made, self._failed)
        super().__init__(watcher=Watcher(watched, site, self._noticed, complain))

    def application(self, port: int, host: str, **_: object) -> None:
        """Listen; livereload calls this before it starts the watcher and the loop."""
        sockets = bound(host, port)
        self.address = Address(host, sockets)
        application = web.Application(
            routes(self),
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
        self._forerunner.start()
        self._say(f"Preview at {self.address.url} (Ctrl-C ends it)")
        if self._open_browser:
            threading.Thread(target=webbrowser.open, args=[self.address.url], daemon=True).start()

    def end(self) -> None:
        """Stop listening and watching, and let a build in hand end; another Ctrl-C does not wait for it."""
        with suppress(NotImplementedError, RuntimeError, ValueError):  # as where it was added
            self._loop.asyncio_loop.remove_signal_handler(signal.SIGINT)
        self.watcher.end()
        if self._http:
            self._http.stop()
        if self._builder.busy:
            self._say("Waiting for the build in hand; Ctrl-C again does not wait")
        for worker in (self._forerunner, self._builder):
            if worker.is_alive():
                worker.end()
        self._loop.run_sync(_nothing_left)
        self._loop.close(all_fds=True)

    def _setup_logging(self) -> None:
        """Leave the process's logging alone: what people need to know goes through `say`."""

    def _noticed(self, file: Path | None) -> None:
        """Show a single file's pages ahead of the site; where that cannot be, what is told then asks for a build."""
        if file is None:
            self._builder.ask()
        else:
            self._forerunner.ask(file)
            self._builder.ask(patiently=True)

    def _made(self, pages: Mapping[str, bytes] | None, seconds: float) -> None:
        """Show what was made ahead; where nothing could be, the build that waits need not."""
        if pages is None:
            self._builder.ask()
            return
        self.overlay.put(pages)
        self._tell(State(self.state.build + 1, pages=tuple(pages)))
        self._say(f"Shown in {seconds:.2f} s")

    def _marked(self, build: Callable[[], Built]) -> Callable[[], Built]:
        """Remember, for each build, which pages were made ahead before it began."""

        def marked() -> Built:
            self._mark = self.overlay.mark()
            return build()

        return marked

    def _built(self, built: Built, seconds: float) -> None:
        """Take a good build, in the builder's thread: pages asked for from now on carry its number."""
        self.last_good = built
        self.overlay.drop(self._mark)
        self._tell(State(self.state.build + 1))
        self._say(f"Built in {seconds:.2f} s")

    def _failed(self, failure: str, seconds: float) -> None:
        self._tell(State(self.state.build, failure))
        self._complain(f"{failure}\nNot built ({seconds:.2f} s); waiting for the next save")

    def _tell(self, state: State) -> None:
        self.state = state
        self._loop.add_callback(self._tell_browsers)

    def _tell_browsers(self) -> None:
        for browser in tuple(LiveReloadHandler.waiters):
            browser.send_message(self.state)


async def _nothing_left() -> None:
    """End what the loop still does for connected browsers, which would be complained about if it were just left."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
