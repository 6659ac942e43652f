"""What is known of the builds, apart from the server, because answers need it and not the server."""

from __future__ import annotations

import msgspec


class Built(msgspec.Struct, frozen=True):
    """What a good build tells of its site: the path that it is published under, whose images its pages may show.

    The preview serves every site at `/`; links that begin with `path` (`/briefings/`) are led there. `images` are
    origins: `https://tiles.example`.
    """

    path: str = "/"
    images: tuple[str, ...] = ()


class State(msgspec.Struct, frozen=True, tag_field="command", tag="state"):
    """What browsers are told: how many builds went well since the start, and what the last one failed of."""

    build: int = 0
    failure: str = ""
