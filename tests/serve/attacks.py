"""Attacks on a preview: what strangers try, and what is wrong where one of them passes."""

from __future__ import annotations

import asyncio
import json
import os
import random
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from tests.campaign.row import Tried
from tests.serve.underway import DEADLINE, Project, greet, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HOSTS = (
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
)
ORIGINS = (
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
)
PATHS = (
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
)
METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get")
ANSWERING = ("/", "/__factbox__/client.js", "/__factbox__/live")
TOKENS = ("", "wrong", "\u00e9", "{}x", "%00{}")
_TOO_LONG = json.dumps({"command": "hello", "url": "x" * 5000})
MESSAGES = ("{", "[]", "7", '{"url": "x"}', '{"command": 7}', b"\xff", "[" * 4000, _TOO_LONG)
MALFORMED = (
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET /index.html\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: {}\r\n\r\n",
    b"GET / HTTP/1.1\nHost: evil.example\n\n",
    b"GET / HTTP/1.1\r\nHost: {}\r\nHost: evil.example\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost : {}\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: {}\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: {}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / ",
    b"GET /../secret.txt HTTP/1.1\r\nHost: {}\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    b"GET /\x00secret.txt HTTP/1.1\r\nHost: {}\r\n\r\n",
    b"GET /\r\n /secret.txt HTTP/1.1\r\nHost: {}\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"\x00" * 2000,
    b"",
)


class Attack(NamedTuple):
    """A way to attack, and with what; the way answers what is wrong, nothing where the preview stood firm."""

    way: Callable[[Project, str | bytes], str]
    what: str | bytes


@contextmanager
def target(folder: Path) -> Iterator[Project]:
    """Give a preview to attack, with secrets beside the site and ways out of it."""
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


def by_host(project: Project, host: str | bytes) -> str:
    """Ask under another name (DNS rebinding)."""
    answer = project.ask("/", Host=str(host).format(project.port))
    is_told = "home" in answer.text or project.mark()[0] in answer.text
    return f"status {answer.status}" if is_told or answer.status not in (400, 403) else ""


def by_origin(project: Project, origin: str | bytes) -> str:
    """Ask as a page of another origin, for the site and for the WebSocket, even with the token."""
    named = str(origin).format(project.port)
    got = project.ask("/", Origin=named).status, upgrade(project, project.mark()[0], Origin=named)
    return "" if got == (403, 403) else f"status {got}"


def by_path(project: Project, path: str | bytes) -> str:
    """Ask for what is no file of the site."""
    answer = project.ask(str(path))
    if "SECRET" in answer.text or "Location" in answer.headers:
        return f"status {answer.status}, {answer.headers.get('Location', 'a secret')}"
    wanted = 200 if str(path).startswith("/?") else 404
    return "" if answer.status == wanted else f"status {answer.status}"


def by_method(project: Project, what: str | bytes) -> str:
    """Ask for something to be done."""
    method, _, path = str(what).partition(" ")
    answer = project.ask(path, method)
    got = answer.status, answer.headers["Allow"]
    return "" if got == (405, "GET, HEAD") else f"status {got}"


def by_token(project: Project, token: str | bytes) -> str:
    """Open the WebSocket with another token, without an Origin, and under another name."""
    right, own = project.mark()[0], project.address.rstrip("/")
    got = (
        upgrade(project, right, Origin=own),
        upgrade(project, quote(str(token).format(right), safe="%"), Origin=own),
        upgrade(project, right),
        upgrade(project, right, Origin="http://evil.example", Host=f"evil.example:{project.port}"),
    )
    return "" if got == (101, 403, 403, 403) else f"status {got}"


def by_message(project: Project, message: str | bytes) -> str:
    """Send what is no greeting: it ends this connection and harms no other."""

    async def main() -> str:
        token = project.mark()[0]
        async with project.socket(token) as good, project.socket(token) as odd:
            await odd.write_message(message, binary=isinstance(message, bytes))
            said = await asyncio.wait_for(asyncio.ensure_future(odd.read_message()), DEADLINE)
            return "" if said is None and (await greet(good))["command"] == "state" else f"answered {said!r}"

    return asyncio.run(main())


def by_bytes(project: Project, raw: str | bytes) -> str:
    """Send what is no request as the standard has it; the next one who asks is answered all the same."""
    assert isinstance(raw, bytes)
    with socket.create_connection(("127.0.0.1", project.port), DEADLINE) as connection:
        connection.sendall(raw.replace(b"{}", b"127.0.0.1:%d" % project.port))
        connection.shutdown(socket.SHUT_WR)
        said = b""
        try:
            while more := connection.recv(1 << 16):
                said += more
        except ConnectionResetError:
            pass
    if b"SECRET" in said or (b" 200 " in said.split(b"\r\n")[0] and b"127.0.0.1" not in raw and b"{}" not in raw):
        return f"answered {said[:80]!r}"
    return "" if project.ask("/").status == 200 else "the preview no longer answers"


def upgrade(project: Project, token: str, **headers: str) -> int:
    """Ask for the WebSocket, and answer the status."""
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    asked["Sec_WebSocket_Key"] = "MDEyMzQ1Njc4OWFiY2RlZg=="
    return project.status(f"/__factbox__/live?token={token}", **asked, **headers)


KNOWN = (
    *(Attack(by_path, path) for path in PATHS),
    *(Attack(by_host, host) for host in HOSTS),
    *(Attack(by_origin, origin) for origin in ORIGINS),
    *(Attack(by_method, f"{method} {path}") for method in METHODS for path in ANSWERING),
    *(Attack(by_token, token) for token in TOKENS),
    *(Attack(by_message, message) for message in MESSAGES),
    *(Attack(by_bytes, raw) for raw in MALFORMED),
)


def tried(folder: Path, trials: int, seed: str) -> Tried:
    """Attack as often: first in the known ways, then in others that chance makes of them."""
    chance = random.Random(seed)  # noqa: S311 -- chance that can be repeated
    harm = []
    with target(folder) as project:
        for n in range(trials):
            way, what = KNOWN[n] if n < len(KNOWN) else _other(chance)
            if complaint := way(project, what):
                harm.append(f"{way.__name__} {what!r}: {complaint}")
    return Tried(trials, harm)


def _other(chance: random.Random) -> Attack:
    """Make another attack: another path to a secret, or a request with some of its bytes changed."""
    if chance.random() < 0.5:
        return Attack(by_path, _path(chance))
    raw = bytearray(chance.choice([one for one in MALFORMED if one]))
    for _ in range(chance.randrange(1, 4)):
        raw[chance.randrange(min(len(raw), 80))] = chance.randrange(256)
    return Attack(by_bytes, bytes(raw))


def _path(chance: random.Random) -> str:
    """Write a path to a secret in some other spelling."""
    up = chance.choice(("..", "%2e%2e", ".%2e", "..;", "..%00", "%c0%ae%c0%ae", "%252e%252e", "....", "up"))
    slash = chance.choice(("/", "%2f", "%5c", "//", "/./", "%252f", "%c0%af"))
    secret = chance.choice(("secret.txt", ".env", ".git/config", "listed/.hidden", "content/.env", "etc/passwd"))
    return "/" + slash.join([*chance.choices(("listed", up, ".", up), k=chance.randrange(1, 5)), secret])
