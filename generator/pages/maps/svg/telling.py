"""Maps in words, for readers who do not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.atlas import around
from generator.pages.maps.frame import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.pages.maps.frame import Frame
    from generator.pages.maps.svg.spot import Area, Spot

    Gettext = Callable[[str], str]


def title(focus: Sequence[str], called: Callable[[str], str], gettext: Gettext) -> str:
    """Name a map by the countries that it is about."""
    if not focus:
        return gettext("Locator map")
    return gettext("Locator map of {countries}").format(countries=", ".join(map(called, focus)))


def whereabouts(
    shown: Frame, places: Sequence[Spot], areas: Sequence[Area], called: Callable[[str], str], gettext: Gettext
) -> str:
    """Say where in which country the incidents are."""
    told = []
    for spot in places:
        if spot.role == "incident":
            where = ", ".join(filter(None, (spot.name, spot.town if spot.town != spot.name else None)))
            told.append(_whereabouts(shown, spot, where, called, gettext))
    for area in areas:
        if area.region:
            text = gettext("Somewhere in {region}, {country}; no point is marked.")
            told.append(text.format(region=area.region, country=called(area.country)))
        else:
            told.append(gettext("Somewhere in {country}; no point is marked.").format(country=called(area.country)))
    return " ".join(told)


def direction(bearing: float, gettext: Gettext) -> str:
    """Name a bearing in degrees by the nearest of eight points of the compass."""
    compass = (
        gettext("north"),
        gettext("north-east"),
        gettext("east"),
        gettext("south-east"),
        gettext("south"),
        gettext("south-west"),
        gettext("west"),
        gettext("north-west"),
    )
    return compass[round(bearing / 45) % 8]


def _whereabouts(shown: Frame, spot: Spot, where: str, called: Callable[[str], str], gettext: Gettext) -> str:
    if len(shown.focus) != 1:
        return gettext("{place} is marked.").format(place=where)
    country = called(shown.focus[0])
    west, south, east, north = around(*parts(shown.focus[0]))
    lon = next((spot.lon + turn for turn in (0, 360, -360) if west <= spot.lon + turn <= east), None)
    if lon is None or not south <= spot.lat <= north:
        return gettext("{place} is marked, outside {country}.").format(place=where, country=country)
    column = int(min((lon - west) / max(east - west, 1e-9) * 3, 2))
    row = int(min((north - spot.lat) / max(north - south, 1e-9) * 3, 2))
    messages = (
        gettext("{place} lies in the north-west of {country}."),
        gettext("{place} lies in the north of {country}."),
        gettext("{place} lies in the north-east of {country}."),
        gettext("{place} lies in the west of {country}."),
        gettext("{place} lies in the middle of {country}."),
        gettext("{place} lies in the east of {country}."),
        gettext("{place} lies in the south-west of {country}."),
        gettext("{place} lies in the south of {country}."),
        gettext("{place} lies in the south-east of {country}."),
    )
    return messages[3 * row + column].format(place=where, country=country)
