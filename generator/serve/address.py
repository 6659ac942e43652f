"""Where the server listens and which names it goes by: strangers can point a name of theirs at this machine."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from tornado.netutil import bind_sockets

from generator.errors import CannotRun

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

_LAST_PORT = 65535
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\[\]:]+)(?::(?P<port>\d{1,5}))?", re.ASCII)


class Address:
    """The address that some sockets listen at, and the names that requests may use for it."""

    def __init__(self, host: str, sockets: Sequence[socket.socket]) -> None:
        listening, self._port = sockets[0].getsockname()[:2]
        self._all = ipaddress.ip_address(listening).is_unspecified
        named = f"[{host}]" if ":" in host else host
        self._names = ("127.0.0.1", "localhost", "[::1]", named.lower())
        self.url = f"http://{'127.0.0.1' if self._all else named}:{self._port}/"

    def goes_by(self, host: str) -> bool:
        """Tell whether a Host header names this server; the port may be missing only where it is 80."""
        found = _HOST.fullmatch(host.lower())
        if not found or (found["port"] or "80") != str(self._port):
            return False
        return found["name"] in self._names or (self._all and _in_figures(found["name"]))


def bound(host: str, port: int) -> list[socket.socket]:
    """Take a port; raises CannotRun where it cannot be had. Some systems would take 70000 for 4464."""
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
