"""Strangers get nothing: other names, other sites' pages, ways out of the site, odd messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serve import attacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.serve.underway import Project


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Give a preview to attack."""
    with attacks.target(tmp_path_factory.mktemp("target")) as project:
        yield project


@pytest.mark.parametrize("host", attacks.HOSTS)
def test_other_hosts_are_refused(target: Project, host: str) -> None:
    """A request under any other name gets nothing of the site, and no token (DNS rebinding)."""
    assert not attacks.by_host(target, host)


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}", "[::1]:{}"])
def test_own_names_are_answered(target: Project, host: str) -> None:
    """The machine's own names for itself are good."""
    named = host.format(target.port)
    assert target.ask("/", Host=named, Origin=f"http://{named}").status == 200


@pytest.mark.parametrize("origin", attacks.ORIGINS)
def test_other_origins_are_refused(target: Project, origin: str) -> None:
    """Pages of other origins get neither the site nor the WebSocket, even with the token."""
    assert not attacks.by_origin(target, origin)


@pytest.mark.parametrize("path", attacks.PATHS)
def test_nothing_but_the_sites_own_files_is_served(target: Project, path: str) -> None:
    """No way leads out of the site, to hidden files, into a list of files, or to another host."""
    assert not attacks.by_path(target, path)


@pytest.mark.parametrize("method", attacks.METHODS)
@pytest.mark.parametrize("path", attacks.ANSWERING)
def test_other_methods_are_refused(target: Project, method: str, path: str) -> None:
    """The preview only answers questions."""
    assert not attacks.by_method(target, f"{method} {path}")


@pytest.mark.parametrize("token", attacks.TOKENS)
def test_the_socket_wants_this_starts_token(target: Project, token: str) -> None:
    """Without the token, which only the preview's own pages hold, nobody listens."""
    assert not attacks.by_token(target, token)


@pytest.mark.parametrize("message", attacks.MESSAGES)
def test_odd_messages_end_the_connection(target: Project, message: str | bytes) -> None:
    """What is no greeting, or too long for one, closes this connection and harms no other."""
    assert not attacks.by_message(target, message)


@pytest.mark.parametrize("raw", attacks.MALFORMED)
def test_malformed_requests_harm_nobody(target: Project, raw: bytes) -> None:
    """What is no request as the standard has it gets no secret, and the next one who asks is answered."""
    assert not attacks.by_bytes(target, raw)
