"""The archive: every briefing by the year in which its incident began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.forms import Edtf
from generator.pages import words
from generator.pages.catalogue import ARCHIVE
from generator.pages.paging import by_age

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press
    from generator.pages.tongue import Tongue


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make the list of years, and each year's briefings."""
    years = listed_years(press)
    if years:
        yield press.page("archive.html", f"{ARCHIVE}/index.html", years=years)
    for n, heading in enumerate(press.headings[ARCHIVE]):
        for part in by_age(heading.folder, heading.briefings, press.settings.page_size):
            yield press.page(
                "year.html",
                part.path,
                name=years[n][0],
                count=years[n][2],
                briefings=press.summaries(part.entries),
                pager=part.pager,
                after=years[n - 1] if n else None,
                before=years[n + 1] if n + 1 < len(years) else None,
            )


def listed_years(press: Press) -> list[tuple[str, str, int]]:
    """List the years, newest first, each with its path and the number of its briefings."""
    return [(year_name(h.name, press.tongue), h.path, len(h.briefings)) for h in press.headings[ARCHIVE]]


def year_name(year: str, tongue: Tongue) -> str:
    """Write a year of the archive, or the decade or century where no more is known."""
    return words.date(Edtf.parse(year.upper()), tongue)
