"""What lies under a locator's marks. It depends on the frame and the language alone, so that briefings share it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.pages.maps.svg.inset import inset
from generator.pages.maps.svg.names import Name, names
from generator.pages.maps.svg.terrain import terrain
from generator.pages.maps.svg.view import View, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.atlas import Box
    from generator.pages.maps.frame import Frame

WIDTH, HEIGHT = 1200, 920  # units
NORTH: tuple[float, float, float, float] = (WIDTH - 84.0, 0.0, float(WIDTH), 112.0)


class Ground(NamedTuple):
    """A drawn ground: `under` lies below shaded areas, `over` above; names may give way to a briefing's marks."""

    view: View
    under: str
    over: str
    names: tuple[Name, ...]
    furniture: tuple[Box, ...]


@lru_cache(maxsize=256)
def ground(shown: Frame, called: Callable[[str], str], height: int = HEIGHT) -> Ground:
    """Draw what a frame shows; `called` names a country by its code."""
    laid = view(shown, WIDTH, height)
    found = terrain(laid, shown.focus, shown.inner)
    small = inset(shown, laid)
    furniture: tuple[Box, ...] = ((0.0, height - 84.0, 340.0, float(height)), NORTH, *((small.box,) if small else ()))
    chosen = names(laid, found, shown.focus, furniture, called)
    return Ground(laid, found.under, found.over + (small.drawing if small else ""), chosen, furniture)
