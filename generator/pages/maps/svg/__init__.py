"""Static maps, drawn in SVG when the site is built: for readers without scripts, on slow lines and on paper."""

from generator.pages.maps.svg.ground import Ground, ground
from generator.pages.maps.svg.locator import locator
from generator.pages.maps.svg.overview import overview
from generator.pages.maps.svg.spot import Area, Spot
from generator.pages.maps.svg.surroundings import surroundings

__all__ = ["Area", "Ground", "Spot", "ground", "locator", "overview", "surroundings"]
