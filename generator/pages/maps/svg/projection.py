"""From the globe to the sheet: kilometres east and north of a map's middle."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    Point = tuple[float, float]

RADIUS = 6371.0088  # km, the earth's mean
_RADIAN = pi / 180


class Projection(Protocol):
    """What a map needs of a projection."""

    def project(self, places: Iterable[Point]) -> list[Point]:
        """Turn longitudes and latitudes into kilometres east and north of the middle."""
        ...


class Stereographic:
    """For a country or a continent: shapes and bearings are true, the scale is at the middle."""

    def __init__(self, lon: float, lat: float) -> None:
        self.lon, self.lat = lon, lat
        self._sin, self._cos = sin(radians(lat)), cos(radians(lat))

    def project(self, places: Iterable[Point]) -> list[Point]:
        """Turn longitudes and latitudes into kilometres east and north of the middle."""
        sin0, cos0, lon0, found = self._sin, self._cos, self.lon, []
        for lon, lat in places:
            turn, height = (lon - lon0) * _RADIAN, lat * _RADIAN
            sin1, cos1 = sin(height), cos(height)
            near = cos1 * cos(turn)
            scale = 2 * RADIUS / (1.000001 + sin0 * sin1 + cos0 * near)  # no division by zero opposite the middle
            found.append((scale * cos1 * sin(turn), scale * (cos0 * sin1 - sin0 * near)))
        return found

    def place(self, x: float, y: float) -> Point:
        """Turn kilometres back into longitude, within half a turn of the middle, and latitude."""
        away = hypot(x, y)
        if away == 0:
            return self.lon, self.lat
        angle = 2 * atan2(away, 2 * RADIUS)
        lat = asin(max(-1.0, min(1.0, cos(angle) * self._sin + y * sin(angle) * self._cos / away)))
        turn = atan2(x * sin(angle), away * self._cos * cos(angle) - y * self._sin * sin(angle))
        return self.lon + degrees(turn), degrees(lat)


class EqualEarth:
    """For the world: areas are true (Šavrič, Patterson and Jenny, 2018)."""

    def __init__(self, lon: float) -> None:
        self.lon = lon

    def project(self, places: Iterable[Point]) -> list[Point]:
        """Turn longitudes and latitudes into kilometres east and north of the middle."""
        found = []
        for lon, lat in places:
            t = asin(sqrt(3) / 2 * sin(radians(lat)))
            t2 = t * t
            t6 = t2**3
            wide = 2 * sqrt(3) * radians(lon - self.lon) * cos(t)
            x = wide / (3 * (9 * 0.003796 * t6 * t2 + 7 * 0.000893 * t6 - 3 * 0.081106 * t2 + 1.340264))
            y = t * (t6 * (0.003796 * t2 + 0.000893) - 0.081106 * t2 + 1.340264)
            found.append((RADIUS * x, RADIUS * y))
        return found


def distance_and_bearing(one: Point, other: Point) -> tuple[float, float]:
    """Measure from one latitude and longitude to another: kilometres, and degrees from north, clockwise."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    turn = lon2 - lon1
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(turn / 2) ** 2
    bearing = atan2(sin(turn) * cos(lat2), cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(turn))
    return 2 * RADIUS * asin(min(1.0, sqrt(half))), degrees(bearing) % 360
