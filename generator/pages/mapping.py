"""Which places a page's map shows, and which files it needs: the border between briefings and the map room."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import msgspec

from generator.briefings import Place
from generator.errors import Finding, Rejected
from generator.forms import Edtf
from generator.pages import maps, words
from generator.pages.each import Each
from generator.pages.kept import kept
from generator.pages.page import Page
from generator.pages.show import lang_of, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.briefings import Briefing
    from generator.memory import Memory
    from generator.pages.theme import Theme
    from generator.pages.tongue import Tongue
    from generator.project import Settings

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LISTED = 100  # incidents; where there are more, their words come in files
_PROVINCE = 4  # where_prec: from here on no point is drawn

_GROUND, _OUTLINES, _FOLIUM = "ground", "outlines", "folium"  # kinds of what is remembered
_GROUNDS = msgspec.msgpack.Decoder(maps.Ground)
_ASSETS = msgspec.msgpack.Decoder(maps.Asset)
_TEXTS = msgspec.msgpack.Decoder(maps.Texts)


class PageMap(msgspec.Struct, frozen=True, kw_only=True):
    """A page's map.

    `drawing` and `surroundings` are safe SVG, the second empty where there is nothing around. `container` is safe
    markup of the live map, empty where no point may be shown; `scripts` and `styles` are the paths of its files in
    loading order, `words` of those with the words of incidents that the page does not list. `many`: the map is of
    incidents, not of one briefing's places. `listed`: the page lists what the map shows. `files` stand behind all that.
    """

    drawing: str
    surroundings: str = ""
    container: str = ""
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    many: bool
    listed: bool
    load: str
    tiles: maps.Tiles | None
    files: tuple[Page, ...] = ()


class Incident(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a map of many incidents needs of a briefing; `date` is EDTF's, `place` may be shown as a point."""

    slug: str
    path: str
    title: str
    lang: str
    date: str
    timezone: str
    place: Place


class Maps:
    """Draws an edition's maps; what many of them share is remembered: grounds, outlines, folium's texts."""

    def __init__(self, theme: Theme, settings: Settings, memory: Memory) -> None:
        self._theme, self._settings, self._memory = theme, settings, memory

    def of_briefing(self, briefing: Briefing, folder: str) -> PageMap | None:
        """Draw the places of one briefing, whose page is in `folder`; None where there is none that a map can show."""
        theme, settings = self._theme, self._settings
        tongue = theme.tongue(lang_of(briefing, settings))
        listed = [place for place in briefing.front.places if place.display != "hidden"]
        spots = [(place, spot) for n, place in enumerate(listed, 1) if (spot := _spot(place, n))]
        areas = [area for place in listed if (area := _area(place))]
        if not spots and not areas:
            return None
        points = [
            maps.Point(place.id, spot.lat, spot.lon, spot.role, spot.radius or 0, spot.exact) for place, spot in spots
        ]
        countries = _countries(place for place in listed if place.role == "incident") or _countries(listed)
        shown, called = maps.framed(countries, points), _called(tongue)
        drawn, measured = [spot for _, spot in spots], partial(words.length, tongue=tongue)
        page = PageMap(
            drawing=maps.locator(shown, drawn, areas, called, tongue.say, measured, self._ground(shown, tongue)),
            surroundings=maps.surroundings(drawn, tongue.say, measured) or "",
            many=False,
            listed=True,
            load=settings.map.load,
            tiles=street_tiles(settings) if points and theme.has_scripts else None,
        )
        if not points or not theme.has_scripts:
            return page
        live = maps.draw(points, uid=briefing.slug, countries=countries, shared=self._shared(shown))
        return self._published(page, live, f"{folder}/map.js", briefing.file)

    def of_incidents(self, incidents: Sequence[Incident], script: str) -> PageMap | None:
        """Draw incidents, on a page in the site's language; None where there are none. They are not held.

        `script` is the path of the map's own script, beside its page: `countries/ml/map.js`. Where the answer is
        `listed`, the page is to list the incidents with ids as the front page does.
        """
        if not incidents:
            return None
        theme, settings = self._theme, self._settings
        tongue = theme.tongue(settings.lang)
        countries = _countries(one.place for one in incidents)
        places = maps.Places(at for one in incidents if (at := one.place.point))
        shown = maps.framed(countries, places)
        listed = len(incidents) <= _LISTED
        measured = partial(words.length, tongue=tongue)
        page = PageMap(
            drawing=maps.overview(shown, places, _called(tongue), tongue.say, measured),
            many=True,
            listed=listed,
            load=settings.map.load,
            tiles=street_tiles(settings),
        )
        if not theme.has_scripts:
            return page
        uid = "-".join(script.removesuffix(".js").split("/"))
        if listed:
            points = [maps.Point(one.slug, *at, "incident") for one, at in zip(incidents, places, strict=True)]
            live = maps.draw_many(points, uid=uid, countries=countries, shared=self._shared(shown))
        else:
            tellings = Each(incidents, partial(_telling, tongue=tongue))
            live = maps.draw_told(places, tellings, uid=uid, shown=shown, shared=self._shared(shown))
        return self._published(page, live, script, "")

    def prepare(self, apart: Callable[[Callable[[], maps.Texts]], maps.Texts]) -> None:
        """Let folium write what all live maps share, `apart` from this process, in which it would stay loaded."""
        if self._theme.has_scripts:
            kept(self._memory, _TEXTS, _FOLIUM, (), partial(apart, maps.texts))

    def _ground(self, shown: maps.Frame, tongue: Tongue) -> maps.Ground:
        draw = partial(maps.ground, shown, _called(tongue))
        return kept(self._memory, _GROUNDS, _GROUND, (shown, str(tongue.locale)), draw)

    def _shared(self, shown: maps.Frame) -> maps.Shared:
        outlines = kept(self._memory, _ASSETS, _OUTLINES, (shown,), partial(maps.outlines, shown))
        return maps.Shared(self._texts(), outlines)

    def _texts(self) -> maps.Texts:
        return kept(self._memory, _TEXTS, _FOLIUM, (), maps.texts)

    def _published(self, page: PageMap, live: maps.LiveMap, script: str, file: str) -> PageMap:
        theme = self._theme
        own = {asset.name: theme.published(asset.name, asset.data) for asset in (*live.assets, *live.words)}

        def where(name: str) -> str:
            return own[name].path if name in own else theme.asset(f"map/{name}")

        return msgspec.structs.replace(
            page,
            container=live.container,
            scripts=(*map(where, live.needs), script),
            styles=tuple(map(where, live.styles)),
            words=tuple(where(asset.name) for asset in live.words),
            files=(*own.values(), Page(script, live.script, file)),
        )


def incident(briefing: Briefing, settings: Settings) -> Incident:
    """Answer what a map of many incidents needs of a briefing that has a place which may be shown as a point."""
    front = briefing.front
    place = next(place for place in front.places if place.role == "incident" and place.point)
    zone = front.timezone or settings.timezone
    lang = lang_of(briefing, settings)
    return Incident(briefing.slug, path_of(briefing), front.title, lang, front.date.text, zone, place)


def street_tiles(settings: Settings) -> maps.Tiles | None:
    """Answer the owner's street tiles, None where they are off; raises `Rejected` where they cannot be used."""
    chosen = settings.map.tiles
    if chosen is None:
        return None
    try:
        if isinstance(chosen, str):
            return maps.street_tiles(chosen)
        return maps.Tiles(chosen.url, chosen.attribution, chosen.attribution)
    except ValueError as error:
        finding = Finding(
            path="content/site.yaml",
            code="tiles",
            message=str(error),
            hint="Write OpenStreetMap.Mapnik, or {url: …, attribution: …} of a server of yours; null turns them off.",
        )
        raise Rejected([finding]) from None


def image_origins(settings: Settings) -> tuple[str, ...]:
    """Answer the origins beside the site's own that its maps fetch images from; raises as `street_tiles` does."""
    tiles = street_tiles(settings)
    return tiles.origins if tiles else ()


def _spot(place: Place, number: int) -> maps.Spot | None:
    """Say how a place is marked: as a point, as the ring around a blurred one, or not at all."""
    if place.lat is None or place.lon is None or place.precision >= _PROVINCE:
        return None
    if place.display == "exact":
        return maps.Spot(place.name, place.lat, place.lon, place.role, place.city, place.radius_m, number=number)
    if place.display == "blurred":
        lat, lon, radius = maps.blurred(place.lat, place.lon, place.radius_m or 0)
        return maps.Spot(place.name, lat, lon, place.role, place.city, radius, exact=False, number=number)
    return None


def _area(place: Place) -> maps.Area | None:
    """Say which area is shaded for an incident's place that is known, or shown, no better than that."""
    if place.role != "incident" or not place.country or place.display == "blurred":
        return None
    if place.precision >= _PROVINCE or place.display == "area" or place.lat is None or place.lon is None:
        named = place.region or (place.name if place.precision == _PROVINCE else None)
        return maps.Area(place.country, named if place.precision <= _PROVINCE else None)
    return None


def _countries(places: Iterable[Place]) -> list[str]:
    return sorted({place.country for place in places if place.country})


def _telling(one: Incident, tongue: Tongue) -> maps.Telling:
    """Tell of an incident what a popup says; a plain day is left to the browser to write."""
    where = words.where(one.place, tongue)
    page = f"{one.path}/index.html"
    if _DAY.fullmatch(one.date):
        return maps.Telling(one.title, page, one.date, where, one.lang)
    when = words.date(Edtf.parse(one.date), tongue, one.timezone)
    return maps.Telling(one.title, page, "", f"{when}, {where}", one.lang)


@lru_cache(maxsize=64)
def _called(tongue: Tongue) -> Callable[[str], str]:
    """Make the function that names countries in a language; the same one for the same language."""
    return lambda code: words.country(code, tongue)
