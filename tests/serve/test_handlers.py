"""Strangers get nothing: other names, other sites' pages, ways out of the site, odd messages."""

from __future__ import annotations

import asyncio
import json
import os
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.serve.underway import DEADLINE, Project, greet, running

if TYPE_CHECKING:
    from collections.abc import Iterator


_TOO_LONG = json.dumps({"command": "hello", "url": "x" * 5000})


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
            assert await asyncio.wait_for(asyncio.ensure_future(odd.read_message()), DEADLINE) is None
            assert (await greet(good))["command"] == "state"

    asyncio.run(main())


def _upgrade(project: Project, token: str, **headers: str) -> int:
    """Ask for the WebSocket, and answer the status."""
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    asked["Sec_WebSocket_Key"] = "MDEyMzQ1Njc4OWFiY2RlZg=="
    return project.status(f"/__factbox__/live?token={token}", **asked, **headers)
