"""Every figure of the site, briefing by briefing: who counted how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.paging import by_age

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page
    from generator.pages.press import Press

FOLDER = "figures/"


def make(press: Press) -> Iterator[Page]:
    """Make the list of all figures."""
    counted = [v for v in press.live if v.figures]
    every = [f for v in counted for f in v.figures]
    counts = {"figures": len(every), "checked": sum(f.sourcing.checked for f in every)}
    for part in by_age(FOLDER, counted, press.settings.page_size):
        is_first = part.pager is None or part.pager.number is None
        yield press.page(
            "figures.html",
            part.path,
            briefings=part.entries,
            counts=counts if is_first else None,
            pager=part.pager,
        )
