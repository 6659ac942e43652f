"""The kinds of pages, one file each; `KINDS` is the order in which a site is made."""

from generator.pages.kinds import briefing, front, notices, quotations, search, standing

KINDS = (briefing.make, front.make, quotations.make, standing.make, search.make, notices.make)

__all__ = ["KINDS"]
