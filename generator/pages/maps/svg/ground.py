"""What lies under a locator's marks. It depends on the frame and the language alone, so that briefings share it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from generator.atlas import Box
from generator.pages.maps.svg.inset import inset
from generator.pages.maps.svg.names import Name, names
from generator.pages.maps.svg.projection import Stereographic
from generator.pages.maps.svg.sheet import Sheet
from generator.pages.maps.svg.terrain import terrain
from generator.pages.maps.svg.view import view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.pages.maps.frame import Frame

WIDTH, HEIGHT = 1200, 920  # units
NORTH: Box = (WIDTH - 84.0, 0.0, float(WIDTH), 112.0)


class Ground(msgspec.Struct, frozen=True):
    """A drawn ground: `under` lies below shaded areas, `over` above; names may give way to a briefing's marks.

    It takes as long to draw as a hundred maps on it; who remembers it from an earlier run can do without.
    """

    sheet: Sheet
    middle: tuple[float, float]
    under: str
    over: str
    names: tuple[Name, ...]
    furniture: tuple[Box, ...]

    def on(self, places: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Put longitudes and latitudes on the sheet."""
        return self.sheet.on(Stereographic(*self.middle), places)


@lru_cache(maxsize=256)
def ground(shown: Frame, called: Callable[[str], str], height: int = HEIGHT) -> Ground:
    """Draw what a frame shows; `called` names a country by its code."""
    laid = view(shown, WIDTH, height)
    found = terrain(laid, shown.focus, shown.inner)
    small = inset(shown, laid)
    furniture: tuple[Box, ...] = ((0.0, height - 84.0, 340.0, float(height)), NORTH, *((small.box,) if small else ()))
    chosen = names(laid, found, shown.focus, furniture, called)
    middle = laid.projection.lon, laid.projection.lat
    return Ground(laid.sheet, middle, found.under, found.over + (small.drawing if small else ""), chosen, furniture)
