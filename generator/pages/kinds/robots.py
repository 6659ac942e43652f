"""Files for machines: robots.txt, the sitemap where the site has an address, headers, redirects where there are any."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.pages import crawlers
from generator.pages.account import encoded
from generator.pages.addresses import page, pages
from generator.pages.mapping import image_origins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make the files that robots and hosts look for. The sitemap names every page that search engines may show."""
    edition, settings = press.edition, press.settings
    yield crawlers.robots(settings)
    standing = [page.name for page in edition.standing]
    yield crawlers.headers(standing, settings, image_origins(settings), searches=edition.has_search)
    moved: list[tuple[str, str]] = []
    changed: dict[str, str] = {}
    for one, account in edition.briefings.items():
        if account.status != "draft":
            moved += [(alias, account.path) for alias in account.outline.aliases]
        if account.status == "published":
            changed[page(account)] = press.listed[one].updated[:10]
    yield from crawlers.redirects(moved, settings)
    if settings.address:
        known = pages(changed, press.listed.values(), edition.standing, settings, press.headings)
        if edition.has_search:
            known.add("search/index.html")
        paths = sorted(known)
        yield from press.unit(
            "sitemap", [encoded((paths, changed))], partial(crawlers.sitemap, paths, changed, settings)
        )
