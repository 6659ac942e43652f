"""What the server tells browsers of the builds, apart from the server, because answers need it and not the server."""

from __future__ import annotations

import msgspec


class State(msgspec.Struct, frozen=True, tag_field="command", tag="state"):
    """What browsers are told: how many builds went well since the start, and what the last one failed of."""

    build: int = 0
    failure: str = ""
