"""A built site on loopback as a web server should give it out: under its path, compressed, with the strict policy."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import sys
import threading
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

README = Path(__file__).parents[2] / "README.md"
POLICY = re.search(r"Content-Security-Policy: (.*)", README.read_text("utf-8"))[1]  # type: ignore[index]  # it is there
OF_SEARCH = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")  # as the README says

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".png": "image/png",
}
_COMPRESSED = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/ld+json",
    "application/xml",
    "image/svg",
)


@contextmanager
def served(site: Path, under: str = "/") -> Iterator[str]:
    """Serve a folder under a path, `/` or `/showcase/`; answers the address of its front page."""
    handler = functools.partial(_Handler, site, under)
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{under}"
        finally:
            server.shutdown()


class _Server(http.server.ThreadingHTTPServer):
    """Says nothing of browsers that have gone on to another page; complains of everything else."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of an error while a request was answered."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers one request; an address without a file gets the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, under: str, *args: object) -> None:
        self.site, self.under = site, under
        super().__init__(*args)  # type: ignore[arg-type]  # the server's own three

    def do_GET(self) -> None:
        """Give out a file."""
        path = unquote(urlsplit(self.path).path)
        file = self.site / path.removeprefix(self.under)
        if file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{urlsplit(self.path).path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        found = path.startswith(self.under) and file.is_file() and file.resolve().is_relative_to(self.site.resolve())
        self._answer(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, file if found else self.site / "404.html")

    def _answer(self, status: HTTPStatus, file: Path) -> None:
        data = file.read_bytes()
        kind = _TYPES.get(file.suffix, "application/octet-stream")
        self.send_response(status)
        self.send_header("Content-Security-Policy", OF_SEARCH if "/search/" in self.path else POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Type", kind)
        if kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        hashed = "/assets/" in self.path
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if hashed else "no-cache")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
