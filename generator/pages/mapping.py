"""Which places a page's map shows, and which files it needs: the border between briefings and the map room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.errors import Finding, Rejected
from generator.pages import maps
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.briefings import Briefing
    from generator.pages.theme import Theme
    from generator.project import Settings


class PageMap(msgspec.Struct, frozen=True):
    """A page's map: safe markup, the paths of its scripts and styles in loading order, and the files behind them."""

    container: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    load: str
    tiles: maps.Tiles | None
    files: tuple[Page, ...]


def of_briefing(briefing: Briefing, folder: str, theme: Theme, settings: Settings) -> PageMap | None:
    """Draw the places of one briefing; None where there is none that may be shown as a point."""
    shown = [(p, p.point) for p in briefing.front.places if p.point]
    if not shown:
        return None
    points = [maps.Point(p.id, *at, p.role) for p, at in shown if at]
    countries = [p.country for p, _ in shown if p.country and p.role == "incident"]
    countries = countries or [p.country for p, _ in shown if p.country]
    live = maps.draw(points, uid=briefing.slug, countries=countries)
    return _published(live, f"{folder}/map.js", briefing.file, theme, settings)


def of_all(briefings: Sequence[Briefing], theme: Theme, settings: Settings) -> PageMap | None:
    """Draw where every incident was: the first place of each that may be shown as a point."""
    points: list[maps.Point] = []
    countries: set[str] = set()
    for briefing in briefings:
        for place in briefing.front.places:
            if place.role == "incident" and place.point:
                points.append(maps.Point(briefing.slug, *place.point, "incident"))
                countries |= {place.country} if place.country else set()
                break
    if not points:
        return None
    return _published(maps.draw(points, uid="incidents", countries=sorted(countries)), "map.js", "", theme, settings)


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


def _published(live: maps.LiveMap, script: str, file: str, theme: Theme, settings: Settings) -> PageMap:
    own = {asset.name: theme.published(asset.name, asset.data) for asset in live.assets}
    path = {name: page.path for name, page in own.items()}

    def where(name: str) -> str:
        return path[name] if name in path else theme.asset(f"map/{name}")

    return PageMap(
        live.container,
        (*map(where, live.needs), script),
        tuple(map(where, live.styles)),
        settings.map.load,
        street_tiles(settings),
        (*own.values(), Page(script, live.script, file)),
    )
