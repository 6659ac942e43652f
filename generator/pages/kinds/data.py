"""Everything published as data: the files of `data/`, and the page that offers them and says what is in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.pages import data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.pages.page import Page, Streamed, Unchanged
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page | Streamed | Unchanged]:
    """Make the site-wide files and their page, from the lines of the published briefings alone."""
    ids = [one for one, what in press.listed.items() if what.status == "published"]
    parts = [one.lines for one in press.sums(ids)]
    yield from press.unit("data", parts, partial(_pages, press, ids))


def _pages(press: Press, ids: Sequence[str]) -> Iterator[Page | Streamed]:
    whole = data.Whole(press.settings)
    yield from whole.files(map(press.lines, ids))
    jsonld = data.dataset(whole, press.settings, press.edition.standing, press.linker(data.INDEX))
    yield press.rendered(
        "data.html",
        data.INDEX,
        machine=data.Head(jsonld),
        offers=[data.offer(e, press.tongue) for e in whole.entries],
        tables=[e.table for e in whole.entries if e.table],
        said=press.tongue.say,
    )
