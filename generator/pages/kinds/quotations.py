"""Every quotation of the site, briefing by briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.paging import by_age

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page
    from generator.pages.press import Press

FOLDER = "quotations/"


def make(press: Press) -> Iterator[Page]:
    """Make the list of all quotations."""
    quoted = [v for v in press.live if v.quotes]
    counts = {"quotes": sum(len(v.quotes) for v in quoted), "checked": sum(v.checked_quotes for v in quoted)}
    for part in by_age(FOLDER, quoted, press.settings.page_size):
        is_first = part.pager is None or part.pager.number is None
        yield press.page(
            "quotations.html",
            part.path,
            briefings=part.entries,
            counts=counts if is_first else None,
            pager=part.pager,
        )
