"""The front page: the latest briefings, the map of all incidents, what there is in numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.pages import data
from generator.pages.account import encoded
from generator.pages.paging import by_age

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.paging import Part
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make the front page and the pages that continue its list."""
    ids = list(press.listed)
    for part in by_age("", ids, press.settings.page_size):
        if part.path == "index.html":
            shown = press.summaries(ids).made_from()
            mapped = [one.mapped for one in press.edition.live.values()]
            parts = encoded((part.entries, part.pager, mapped, shown, _counts(press)))
            yield from press.unit("front", [parts], partial(_front, press, part))
        else:
            yield press.page(
                "index.html",
                part.path,
                briefings=press.summaries(part.entries),
                incidents=[],
                counts=None,
                map=None,
                pager=part.pager,
                machine=None,
            )


def _front(press: Press, part: Part[str]) -> Iterator[Page]:
    overview = press.maps.of_incidents(press.incidents(), "map.js")
    yield press.rendered(
        "index.html",
        part.path,
        briefings=press.summaries(part.entries),
        incidents=press.summaries(one for one, what in press.listed.items() if what.has_point),
        counts=_counts(press),
        map=overview,
        pager=part.pager,
        machine=data.Head(data.website(press.settings, press.edition.standing, press.linker("index.html"))),
    )
    yield from overview.files if overview else ()


def _counts(press: Press) -> dict[str, int]:
    return {
        "briefings": len(press.listed),
        "quotes": sum(one.quotes for one in press.listed.values()),
        "figures": sum(one.figures for one in press.listed.values()),
        "countries": len(press.headings["countries"]),
    }
