"""Maps: a live map of a briefing's places, and of all incidents, that asks nobody but the site itself.

`draw` hands folium numbers and `[a-z0-9-]` ids, never text, because folium's renderer treats text as a
template. What a reader sees of words comes from the page's own list of places: the theme's `map.js` finds
the list's items by id. `leaflet` and `basemap` give the files that a live map needs.
"""

from generator.pages.maps.assets import basemap, leaflet
from generator.pages.maps.draw import draw
from generator.pages.maps.livemap import Asset, LiveMap, Point
from generator.pages.maps.tiles import Tiles, street_tiles

__all__ = ["Asset", "LiveMap", "Point", "Tiles", "basemap", "draw", "leaflet", "street_tiles"]
