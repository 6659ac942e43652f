"""The kinds of pages, one file each; `KINDS` is the order in which a site is made.

Briefings come first: their views are what lists are summed up from.
"""

from generator.pages.kinds import (
    archive,
    briefing,
    browse,
    corrections,
    data,
    feeds,
    figures,
    front,
    names,
    notices,
    quotations,
    robots,
    search,
    standing,
)

KINDS = (
    briefing.make,
    front.make,
    quotations.make,
    figures.make,
    corrections.make,
    archive.make,
    names.make,
    browse.make,
    standing.make,
    search.make,
    data.make,
    notices.make,
    feeds.make,
    robots.make,
)

__all__ = ["KINDS"]
