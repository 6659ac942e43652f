"""Everything published as data: the files of `data/`, and the page that offers them and says what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page]:
    """Make the site-wide files and their page, from the lines of the published briefings alone."""
    published = [press.lines(b) for b in press.edition.briefings if b.front.status == "published"]
    entries: list[data.Entry] = []
    for written in data.files(published, press.settings):
        entries.append(written.entry)
        yield written.page
    jsonld = data.dataset(entries, published, press.settings, press.edition.standing, press.linker(data.INDEX))
    yield press.page(
        "data.html",
        data.INDEX,
        machine=data.Head(jsonld),
        offers=[data.offer(e, press.tongue) for e in entries],
        tables=[e.table for e in entries if e.table],
        said=press.tongue.say,
    )
