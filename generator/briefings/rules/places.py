"""Places: coordinates that can be, countries that are, a time zone by name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.atlas import lies_in
from generator.briefings.rules.problem import Problem
from generator.project import known_zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.read import Written

_POLE = 90
_NO_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))


def coordinates(written: Written) -> Iterator[Problem]:
    """Yield places with half a coordinate pair."""
    for i, place in enumerate(written.front.places):
        if (place.lat is None) != (place.lon is None):
            given, lacking = ("lat", "lon") if place.lon is None else ("lon", "lat")
            message = f"“{place.id}” has {given} but no {lacking}"
            yield Problem(keys=("places", i, given), code="coordinates", message=message, hint="Give both, or neither.")


def whereabouts(written: Written) -> Iterator[Problem]:
    """Yield points outside their country: an error where latitude and longitude look swapped, else a warning."""
    for i, place in enumerate(written.front.places):
        if place.country is None or place.lat is None or place.lon is None:
            continue
        if lies_in(place.country, place.lat, place.lon) is not False:
            continue
        if abs(place.lon) <= _POLE and lies_in(place.country, place.lon, place.lat):
            message = f"latitude and longitude of “{place.id}” look swapped"
            hint = f"In {place.country} lies lat: {place.lon:g}, lon: {place.lat:g}."
            yield Problem(keys=("places", i, "lat"), code="swapped-coordinates", message=message, hint=hint)
        else:
            message = f"the point of “{place.id}” lies outside {place.country}"
            hint = "Check the coordinates and the country; west and south are negative."
            keys = ("places", i, "lat")
            yield Problem(keys=keys, severity="warning", code="outside-country", message=message, hint=hint)


def countries(written: Written) -> Iterator[Problem]:
    """Yield country codes that ISO 3166-1 does not have."""
    for i, place in enumerate(written.front.places):
        if place.country is not None and place.country not in _countries():
            message = f"“{place.country}” is no country code of ISO 3166-1"
            yield Problem(keys=("places", i, "country"), code="country", message=message, hint="Mali is ML, Niger NE.")


def zone(written: Written) -> Iterator[Problem]:
    """Yield a time zone that does not exist."""
    name = written.front.timezone
    if name is not None and not known_zone(name):
        hint = "Write a name of the tz database: Africa/Bamako, UTC …"
        yield Problem(keys=("timezone",), code="timezone", message=f"unknown time zone “{name}”", hint=hint)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    from babel import Locale

    codes = map(str, Locale("en").territories)
    return frozenset(c for c in codes if len(c) == 2 and c.isalpha() and c not in _NO_COUNTRIES)  # noqa: PLR2004 -- alpha-2
