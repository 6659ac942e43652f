"""The way to every list of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.catalogue import NAMED
from generator.pages.kinds.archive import listed_years
from generator.pages.kinds.names import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press

PATH = "browse/index.html"

_MOST = 12  # names of a kind


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make the page that names every list: the years, and of each kind of names those with most briefings."""
    kinds = []
    for kind in NAMED:
        every = named(press, kind)
        most = sorted(every, key=lambda n: -n.count)[:_MOST]
        if every:
            kinds.append((kind, len(every), most))
    yield press.page("browse.html", PATH, years=listed_years(press), kinds=kinds)
