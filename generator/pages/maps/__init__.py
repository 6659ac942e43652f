"""Maps: of a briefing's places, and of many incidents, that ask nobody but the site itself.

`locator`, `surroundings` and `overview` draw in SVG what comes with the page. `draw`, `draw_many` and `draw_told` make
live maps with folium; they hand it numbers and `[a-z0-9-]` ids, never text, because folium's renderer treats text as a
template. What a reader sees of words comes from the page's own list of places, or from a file of `Telling`s.
"""

from generator.pages.maps.assets import framed, leaflet, outlines
from generator.pages.maps.blur import blurred
from generator.pages.maps.draw import Shared, draw, draw_many, draw_told
from generator.pages.maps.filled import Texts, texts
from generator.pages.maps.frame import Frame, frame
from generator.pages.maps.livemap import Asset, LiveMap, Places, Point
from generator.pages.maps.svg import Area, Ground, Spot, ground, locator, overview, surroundings
from generator.pages.maps.tellings import Telling
from generator.pages.maps.tiles import Tiles, street_tiles

__all__ = [
    "Area",
    "Asset",
    "Frame",
    "Ground",
    "LiveMap",
    "Places",
    "Point",
    "Shared",
    "Spot",
    "Telling",
    "Texts",
    "Tiles",
    "blurred",
    "draw",
    "draw_many",
    "draw_told",
    "frame",
    "framed",
    "ground",
    "leaflet",
    "locator",
    "outlines",
    "overview",
    "street_tiles",
    "surroundings",
    "texts",
]
