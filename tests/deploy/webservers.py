"""nginx and Caddy on loopback, with a configuration as their own guides begin one, and the snippet included in it."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.deploy.desk import free_port, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.deploy import Server

SERVERS: list[Server] = ["nginx", "caddy"]
PRESENT = [
    pytest.param(
        server,
        marks=pytest.mark.skipif(
            shutil.which(server) is None and not os.environ.get("CI"),
            reason=f"no {server} here; continuous integration has one",
        ),
    )
    for server in SERVERS
]

# The server's own types are wrong on purpose: what the snippet says must not hang on them.
_NGINX = """\
daemon off;
master_process off;
pid {own}/nginx.pid;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    types {{ text/plain html css js; }}
    default_type text/plain;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {snippet};
    }}
}}
"""
_CADDY = """\
{{
    admin off
}}
http://:{port} {{
    bind 127.0.0.1
    root * {root}
    import {snippet}
}}
"""


class Answer(NamedTuple):
    """What a server answered; headers as they came, with names in lower case."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Answer every value of a header."""
        return [value for key, value in self.headers if key == name.lower()]

    def one(self, name: str) -> str:
        """Answer the value of a header that stands there once."""
        (value,) = self.all(name)
        return value


class Web:
    """A server that listens at a port."""

    def __init__(self, port: int) -> None:
        self._port = port

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path, sent letter for letter; no encodings are accepted unless a header says so."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        try:
            connection.putrequest("GET", path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            found = [(name.lower(), value) for name, value in response.getheaders()]
            return Answer(response.status, found, response.read())
        finally:
            connection.close()


@contextmanager
def serving(server: Server, root: Path, snippet: str, own: Path) -> Iterator[Web]:
    """Check a snippet with the server's own checker, then serve a folder with it; `own` is a new folder's path."""
    own.mkdir()
    file, config, port = own / "snippet", own / "config", free_port()
    file.write_text(snippet, "utf-8")
    config.write_text(
        (_NGINX if server == "nginx" else _CADDY).format(own=own, port=port, root=root, snippet=file), "utf-8"
    )
    if server == "nginx":
        run = ["nginx", "-p", str(own), "-e", str(own / "errors"), "-c", str(config)]
        check = [*run, "-t"]
    else:
        run = ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)]
        check = ["caddy", "validate", *run[2:]]
    homes = {name: str(own) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = {**os.environ, **homes}
    checked = subprocess.run(check, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr.decode()
    assert b"[warn]" not in checked.stderr, checked.stderr.decode()
    with (
        (own / "output").open("wb") as output,
        subprocess.Popen(run, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output) as process,
    ):
        try:
            wait_for(port)
            yield Web(port)
        finally:
            process.kill()
