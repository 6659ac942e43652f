"""What articles about one incident say together of its title, its day, its place and its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.facts import Facts, Incident, headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.seeds import Seed


def title_of(seed: Seed) -> str | None:
    """Answer an article's title: as it is given, else its headline."""
    line = headline(seed.text)
    return seed.meta.title or (" ".join(line.text.split()) if line else None)


def scene(articles: Sequence[Facts]) -> Incident:
    """Put together what the first article that says it says of the incident; a place is taken from one alone.

    Where none gives a date, the incident was on or before the day of the first report: `/2015-11-21`.
    """
    told = [found.incident for found in articles]
    where = next((one for one in told if one.place), next((one for one in told if one.country), told[0]))
    reported = min((found.reported for found in articles if found.reported), default=None)
    return msgspec.structs.replace(
        where,
        date=next((one.date for one in told if one.date), f"/{reported}" if reported else None),
        venue=next((one.venue for one in told if one.venue), None),
        type=next((one.type for one in told if one.type), None),
    )
