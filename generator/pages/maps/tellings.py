"""The words of many incidents, in files of a few hundred, which a live map fetches when a reader comes to them.

A script and not JSON, because browsers refuse `fetch` on pages opened from a folder. Neighbours share a file, so that
what a reader looks at is seldom in more than two.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from generator.pages.maps.livemap import Asset
from generator.pages.maps.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CHUNK = 250  # incidents a file
_BITS = 12  # of latitude and of longitude


class Telling(msgspec.Struct, frozen=True, array_like=True):
    """An incident in words: its title, the path of its page in the site, its day, where it was, the title's language.

    The day is ISO 8601's, for the browser to write in the page's language; empty where the note says when it was.
    """

    title: str
    path: str
    day: str
    note: str
    lang: str


def files(uid: str, tellings: Iterable[Telling]) -> tuple[Asset, ...]:
    """Write the words as scripts that hand them to the map as data; characters that control anything are left out."""
    said = ([plain(one.title), one.path, one.day, plain(one.note), one.lang] for one in tellings)
    chunks = iter(lambda: list(islice(said, CHUNK)), [])
    return tuple(
        Asset(f"words-{uid}-{n}.js", b"factboxMap.words(%d,%s);\n" % (n, msgspec.json.encode(chunk)))
        for n, chunk in enumerate(chunks)
    )


def in_order(places: Sequence[tuple[float, float]]) -> list[int]:
    """Sort places so that those that lie close together mostly stand close together (Morton, 1966)."""
    spread = [_spread(n) for n in range(1 << _BITS)]
    last = (1 << _BITS) - 1

    def key(n: int) -> int:
        lat, lon = places[n]
        x, y = int((lon + 180) / 360 * last), int((lat + 90) / 180 * last)
        return spread[x] | spread[y] << 1

    return sorted(range(len(places)), key=key)


def _spread(number: int) -> int:
    """Put a zero before every bit of a number."""
    found = 0
    for bit in range(_BITS):
        found |= (number >> bit & 1) << 2 * bit
    return found
