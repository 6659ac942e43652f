"""Every quotation of the site, briefing by briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.paging import by_age

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press

FOLDER = "quotations/"


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make the list of all quotations."""
    quoted = {one: what for one, what in press.listed.items() if what.quotes}
    counts = {
        "quotes": sum(what.quotes for what in quoted.values()),
        "checked": sum(what.checked_quotes for what in quoted.values()),
    }
    for part in by_age(FOLDER, list(quoted), press.settings.page_size):
        is_first = part.pager is None or part.pager.number is None
        yield press.page(
            "quotations.html",
            part.path,
            briefings=press.summaries(part.entries),
            counts=counts if is_first else None,
            pager=part.pager,
        )
