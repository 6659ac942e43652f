"""A shaded area, where a place is known no better than a region or a country."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.atlas import index, land, simplify
from generator.pages.maps.svg.sheet import drawn
from generator.pages.maps.svg.view import DEGREE, view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.atlas import Land, Line, Region
    from generator.pages.maps.frame import Frame
    from generator.pages.maps.svg.spot import Area

_TOLERANCE = 1.6  # units
_KINDS = re.compile(
    r"\b(region|region of|province|state|governorate|oblast|krai|wilaya|department|district|prefecture|county"
    r"|gouvernorat|departement|etat|canton|provincia|estado|departamento|muhafazat|of|de|du|la|le|the)\b"
)


class Shade(NamedTuple):
    """A shaded area as it is drawn, its rings on the sheet, and the region's name, None for a whole country."""

    drawing: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    region: str | None


@lru_cache(maxsize=512)
def shade(shown: Frame, width: int, height: int, area: Area) -> Shade | None:
    """Shade an area's region, or its country where the region is not in the atlas; None where neither is."""
    laid = view(shown, width, height)
    degrees = _TOLERANCE / laid.sheet.scale / DEGREE
    for entry in index():
        if entry.code == area.country:
            found = land(entry.number)
            region = _region(found, area.region)
            lines: Iterable[Line] = found.area(region) if region else map(found.line, found.rings)
            rings = tuple(tuple(laid.on(simplify(line, degrees))) for line in lines)
            return Shade(drawn("area", laid.sheet.rings(rings)), rings, region.name if region else None)
    return None


def _region(found: Land, name: str | None) -> Region | None:
    wanted = _folded(name or "")
    return next((region for region in found.regions if wanted and _folded(region.name) == wanted), None)


def _folded(name: str) -> str:
    """Reduce a region's name to what tells it from others: letters without accents, without `region of`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    letters = re.sub(r"[^\w]+", " ", plain)
    return " ".join(_KINDS.sub(" ", letters).split()) or letters.strip()
