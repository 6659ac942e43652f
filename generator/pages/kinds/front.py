"""The front page: the latest briefings, the map of all incidents, what there is in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import mapping
from generator.pages.addresses import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page]:
    """Make the front page and the pages that continue its list."""
    shown = press.live
    overview = mapping.of_all(press.edition.live, press.theme, press.settings)
    counts = {
        "briefings": len(shown),
        "quotes": sum(len(v.quotes) for v in shown),
        "figures": sum(len(v.figures) for v in shown),
    }
    for n, part, pager in press.paged("", shown):
        yield press.page(
            "index.html",
            numbered("", n),
            briefings=part,
            incidents=[v for v in shown if any(p.point and p.role == "incident" for p in v.places)] if n == 1 else [],
            counts=counts,
            map=overview if n == 1 else None,
            pager=pager,
        )
    yield from overview.files if overview else ()
