"""What goes into a live map and what comes out."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DECIMALS = 5  # about a metre
_FARTHEST = 1_000_000  # metres


class Point(msgspec.Struct, frozen=True):
    """A place as a map knows it: where, and the id of the list item (`place-<id>`) that has the words.

    Degrees, WGS 84, rounded to five decimals; `radius` is how far off the place may be, in metres, 0 where nothing is
    said. Not `exact`: a point that is blurred on purpose, of which only the ring is drawn. Raises ValueError for an id
    that is no slug and for numbers off the globe.
    """

    id: str
    lat: float
    lon: float
    role: Literal["incident", "context"]
    radius: int = 0
    exact: bool = True

    def __post_init__(self) -> None:
        """Refuse what must not reach folium."""
        slug(self.id)
        if self.role not in ("incident", "context"):
            raise ValueError(f"{self.id}: a point is an incident or context, not {self.role!r}")
        lat, lon = _on_the_globe(self.id, self.lat, self.lon)
        msgspec.structs.force_setattr(self, "lat", lat)
        msgspec.structs.force_setattr(self, "lon", lon)
        if not isinstance(self.radius, int) or not 0 <= self.radius <= _FARTHEST:
            raise ValueError(f"{self.id}: radius {self.radius!r} is no whole number of metres up to {_FARTHEST}")


class Places(Sequence[tuple[float, float]]):
    """Latitudes and longitudes of more incidents than can be held as points; rounded, and refused, as a point's are."""

    def __init__(self, places: Iterable[tuple[float, float]]) -> None:
        self._lat, self._lon = array("d"), array("d")
        for n, place in enumerate(places):
            lat, lon = _on_the_globe(f"incident {n}", *place)
            self._lat.append(lat)
            self._lon.append(lon)

    def __len__(self) -> int:
        return len(self._lat)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [*zip(self._lat[at], self._lon[at], strict=True)]
        return self._lat[at], self._lon[at]

    def __iter__(self) -> Iterator[tuple[float, float]]:
        return zip(self._lat, self._lon, strict=True)


class Numbers(NamedTuple):
    """What differs between maps but for their points.

    The page's slug, the middle and the corners of the first view, and the nearest zoom level: nearer, outlines would
    put a place on the wrong side of a border.
    """

    uid: str
    middle: list[float]
    corners: list[list[float]]
    nearest: int

    def beside(self, lat: float, lon: float) -> list[float]:
        """Move a latitude and longitude by whole turns to the side of the middle."""
        return [lat, round(lon + 360 * round((self.middle[1] - lon) / 360), _DECIMALS)]


class Asset(msgspec.Struct, frozen=True):
    """A file that the site publishes, under a name that says what it is; the site adds the hash."""

    name: str
    data: bytes


class LiveMap(msgspec.Struct, frozen=True):
    """A map of one page, rendered.

    `container` is safe markup for the page's `<figure class="map">`. `script` is the map's own script file,
    loaded last, after the files in `needs`, in order; `styles` likewise. `land.js`, `map.js` and `map.css` among them
    are the theme's; `assets` holds the others. `words` are further files, which map.js fetches when a reader comes to
    the incidents that they name.
    """

    container: str
    script: bytes
    needs: tuple[str, ...]
    styles: tuple[str, ...]
    assets: tuple[Asset, ...]
    words: tuple[Asset, ...] = ()


def _on_the_globe(name: str, lat: float, lon: float) -> tuple[float, float]:
    """Round a latitude and longitude; raise ValueError for numbers off the globe."""
    for what, degrees, limit in (("lat", lat, 90), ("lon", lon, 180)):
        if not math.isfinite(degrees) or abs(degrees) > limit:
            raise ValueError(f"{name}: {what} {degrees} does not lie between -{limit} and {limit}")
    return round(float(lat), _DECIMALS), round(float(lon), _DECIMALS)


def slug(text: str) -> str:
    """Let an id of lower-case letters, digits and single hyphens through; raise ValueError for anything else."""
    if not _SLUG.fullmatch(text):
        raise ValueError(f"{text!r} is no id for a map: use a-z, 0-9 and single hyphens")
    return text
