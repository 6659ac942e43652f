"""A data file as a page offers it: in the page's language, with its size."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from generator.pages.data.written import Entry
    from generator.pages.tongue import Tongue


class Offer(msgspec.Struct, frozen=True):
    """A file to take away."""

    path: str
    name: str
    type: str
    about: str
    size: str
    rows: int | None


def offer(entry: Entry, tongue: Tongue) -> Offer:
    """Describe a file in words."""
    about = tongue.say(entry.about)
    return Offer(entry.path, entry.name, entry.media_type, about, size(entry.size, tongue), entry.rows)


def size(count: int, tongue: Tongue) -> str:
    """Write a number of bytes: `0.9 kB`, `26 kB`."""
    value = count / 1000
    return _kilobytes(max(round(value, 1), 0.1) if value < 10 else round(value), tongue)  # noqa: PLR2004 -- two digits


@lru_cache(maxsize=4096)
def _kilobytes(value: float, tongue: Tongue) -> str:
    from babel.units import format_unit

    return str(format_unit(value, "digital-kilobyte", "short", locale=tongue.locale))
