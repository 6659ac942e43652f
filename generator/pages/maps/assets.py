"""The files of a live map that are the same for many pages.

Leaflet and its clusters come from the packages XStatic-Leaflet and XStatic-Leaflet.markercluster, so that no third
party's code is committed here and none is asked by the reader's browser.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pages.maps.cut import cut
from generator.pages.maps.frame import Frame, frame
from generator.pages.maps.livemap import Asset, Places, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

# Rules that point to images which the live map never shows (layer switcher, stock pin), and old Explorer's VML.
_FILE = re.compile(r"\s*(?:background-image|behavior)\s*:\s*url\([^)]*\)\s*;?")
_frame = lru_cache(maxsize=256)(frame)  # a page asks for its frame several times
_SOURCE_MAP = re.compile(rb"\s*//# sourceMappingURL=\S*\s*$")


@lru_cache(maxsize=1)
def leaflet() -> tuple[Asset, ...]:
    """Give `leaflet.js` and `leaflet.css`, with every reference to another file taken out."""
    from xstatic.pkg import leaflet as package

    folder = Path(package.BASE_DIR)
    script = _SOURCE_MAP.sub(b"\n", (folder / "leaflet.js").read_bytes())
    style = _FILE.sub("", (folder / "leaflet.css").read_text("utf-8"))
    return Asset("leaflet.js", script), Asset("leaflet.css", style.encode())


@lru_cache(maxsize=1)
def cluster() -> tuple[Asset, ...]:
    """Give `markercluster.js` and `markercluster.css`, which gather markers; the icons' look is the theme's."""
    from xstatic.pkg import leaflet_markercluster as package

    folder = Path(package.BASE_DIR)
    script = _SOURCE_MAP.sub(b"\n", (folder / "leaflet.markercluster.js").read_bytes())
    return Asset("markercluster.js", script), Asset("markercluster.css", (folder / "MarkerCluster.css").read_bytes())


def framed(countries: Sequence[str], points: Sequence[Point] | Places) -> Frame:
    """Frame the incidents among the points, or all where none is one; ValueError for what is no code."""
    for code in countries:
        if not re.fullmatch("[A-Z]{2}", code):
            raise ValueError(f"{code!r} is no country code: use ISO 3166-1 alpha-2, such as ML")
    codes = tuple(sorted(set(countries)))
    if isinstance(points, Places):
        return frame(codes, points)
    incidents = [point for point in points if point.role == "incident"]
    return _frame(codes, tuple((point.lat, point.lon) for point in incidents or points))


def outlines(shown: Frame) -> Asset:
    """Give the outlines that a frame shows as a script file."""
    return Asset(f"basemap-{shown.key}.js", cut(shown))
