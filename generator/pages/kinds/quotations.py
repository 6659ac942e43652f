"""Every quotation of the site, briefing by briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.addresses import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page]:
    """Make the list of all quotations."""
    quoted = [v for v in press.live if v.quotes]
    quotes, checked = sum(len(v.quotes) for v in quoted), sum(v.checked_quotes for v in quoted)
    for n, part, pager in press.paged("quotations/", quoted):
        path = numbered("quotations/", n)
        yield press.page("quotations.html", path, briefings=part, pager=pager, quotes=quotes, checked=checked)
