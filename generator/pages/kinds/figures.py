"""Every figure of the site, briefing by briefing: who counted how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.paging import by_age

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press

FOLDER = "figures/"


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make the list of all figures."""
    counted = {one: what for one, what in press.listed.items() if what.figures}
    counts = {
        "figures": sum(what.figures for what in counted.values()),
        "checked": sum(what.checked_figures for what in counted.values()),
    }
    for part in by_age(FOLDER, list(counted), press.settings.page_size):
        is_first = part.pager is None or part.pager.number is None
        yield press.page(
            "figures.html",
            part.path,
            briefings=press.summaries(part.entries),
            counts=counts if is_first else None,
            pager=part.pager,
        )
