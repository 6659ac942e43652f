"""What a static map marks."""

from __future__ import annotations

from typing import Literal

import msgspec


class Spot(msgspec.Struct, frozen=True):
    """A place that may be shown as a point, in degrees and in words.

    `radius` is how far off it may be, in metres. Not `exact`: the point is blurred on purpose, and only its ring is
    drawn. `number` is its place in the list beside the map, which stands on the map where the name has no room.
    """

    name: str
    lat: float
    lon: float
    role: Literal["incident", "context"] = "incident"
    town: str | None = None
    radius: int | None = None
    exact: bool = True
    number: int | None = None


class Area(msgspec.Struct, frozen=True):
    """A place known no better than a region or a country: alpha-2 code, the region's name if it is known."""

    country: str
    region: str | None = None
