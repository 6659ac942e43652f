"""Files for machines: robots.txt, the sitemap where the site has an address, headers, redirects where there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import crawlers
from generator.pages.addresses import pages
from generator.pages.mapping import image_origins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page]:
    """Make the files that robots and hosts look for. The sitemap names every page that search engines may show."""
    edition, settings = press.edition, press.settings
    yield crawlers.robots(settings)
    standing = [page.name for page in edition.standing]
    yield crawlers.headers(standing, settings, image_origins(settings), searches=edition.has_search)
    moved = [(a, b.path) for b in edition.briefings if b.status != "draft" for a in b.outline.aliases]
    yield from crawlers.redirects(moved, settings)
    if settings.address:
        published = [b for b in edition.briefings if b.status == "published"]
        changed = {f"{b.path}/index.html": press.listed[b.id].updated[:10] for b in published}
        hidden = {f"{b.path}/index.html" for b in edition.briefings if b.status != "published"}
        known = pages(edition.briefings, edition.standing, settings, press.headings)
        if edition.has_search:
            known.add("search/index.html")
        yield from crawlers.sitemap(sorted(known - hidden), changed, settings)
