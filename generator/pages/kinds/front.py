"""The front page: the latest briefings, the map of all incidents, what there is in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import data, mapping
from generator.pages.paging import by_age

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page]:
    """Make the front page and the pages that continue its list."""
    ids = list(press.listed)
    overview = mapping.of_all(press.edition.live, press.theme, press.settings)
    counts = {
        "briefings": len(ids),
        "quotes": sum(one.quotes for one in press.listed.values()),
        "figures": sum(one.figures for one in press.listed.values()),
        "countries": len(press.headings["countries"]),
    }
    described = data.Head(data.website(press.settings, press.edition.standing, press.linker("index.html")))
    for part in by_age("", ids, press.settings.page_size):
        is_front = part.path == "index.html"
        yield press.page(
            "index.html",
            part.path,
            briefings=press.summaries(part.entries),
            incidents=press.summaries(i for i in ids if press.listed[i].has_point) if is_front else [],
            counts=counts if is_front else None,
            map=overview if is_front else None,
            pager=part.pager,
            machine=described if is_front else None,
        )
    yield from overview.files if overview else ()
