"""What goes into a live map and what comes out."""

from __future__ import annotations

import math
import re
from typing import Literal

import msgspec

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DECIMALS = 5  # about a metre


class Point(msgspec.Struct, frozen=True):
    """A place as a map knows it: where, and the id of the list item (`place-<id>`) that has the words.

    Degrees, WGS 84, rounded to five decimals. Raises ValueError for an id that is no slug and for
    coordinates off the globe.
    """

    id: str
    lat: float
    lon: float
    role: Literal["incident", "context"]

    def __post_init__(self) -> None:
        """Refuse what must not reach folium."""
        slug(self.id)
        if self.role not in ("incident", "context"):
            raise ValueError(f"{self.id}: a point is an incident or context, not {self.role!r}")
        for name, limit in (("lat", 90), ("lon", 180)):
            degrees = float(getattr(self, name))
            if not math.isfinite(degrees) or abs(degrees) > limit:
                raise ValueError(f"{self.id}: {name} {degrees} does not lie between -{limit} and {limit}")
            msgspec.structs.force_setattr(self, name, round(degrees, _DECIMALS))


class Asset(msgspec.Struct, frozen=True):
    """A file that the site publishes, under a name that says what it is; the site adds the hash."""

    name: str
    data: bytes


class LiveMap(msgspec.Struct, frozen=True):
    """A map of one page, rendered.

    `container` is safe markup for the page's `<figure class="map">`. `script` is the map's own script file,
    loaded last, after the files in `needs`, in order; `styles` likewise. `land.js`, `map.js` and `map.css` among them
    are the theme's; `assets` holds the others.
    """

    container: str
    script: bytes
    needs: tuple[str, ...]
    styles: tuple[str, ...]
    assets: tuple[Asset, ...]


def slug(text: str) -> str:
    """Let an id of lower-case letters, digits and single hyphens through; raise ValueError for anything else."""
    if not _SLUG.fullmatch(text):
        raise ValueError(f"{text!r} is no id for a map: use a-z, 0-9 and single hyphens")
    return text
