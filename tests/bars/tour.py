"""One journey through every edition, on which all is measured that can be measured in passing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tests.bars.axe import violations, violations_of_look
from tests.bars.looks import clipped, overflow, zoom_text
from tests.bars.pages import chosen, largest
from tests.bars.tab import FORCED, LIGHT, PHONE, Tab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser

    from tests.bars.editions import Edition
    from tests.bars.pages import Page

WIDTHS = (320, 360, 768, 1440)  # 320: a window of 1280 at 400 % (WCAG 1.4.10)
LARGE = (1280, 360)  # windows in which text is shown at twice its size (WCAG 1.4.4)


def shown(editions: Mapping[str, Edition]) -> list[tuple[Edition, Page]]:
    """Choose the pages to look at: all that differ in the default theme, drafts among the drafts, else one a kind.

    Redirects are left out, since nobody sees them.
    """
    published = {page.path for page in editions["wire"].pages}
    found = []
    for edition in editions.values():
        pages = [page for page in edition.pages if not page.is_redirect]
        if edition.name == "drafts":
            pages = [page for page in pages if page.path not in published]
        pages = chosen(pages) if edition.name in ("wire", "drafts") else largest(pages)
        found += [(edition, page) for page in pages]
    return found


def tour(browser: Browser, editions: Mapping[str, Edition], addresses: Mapping[str, str]) -> dict[str, list[str]]:
    """Go to every page to look at; answers what is wrong.

    Rules are run where a page is the first of its kind, in all colours, or has elements that none before it had. The
    Arabic edition has the default theme's templates, so that one page stands for all.

    `rules` are broken rules of accessibility, `width` and `text` what runs out of the window or is cut off, `policy`
    what the console complains of, `foreign` who else was asked.
    """
    tab = Tab(browser)
    found: dict[str, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for edition, page in shown(editions):
        name = f"{edition.name}: {page.kind} ({page.path})"
        tab.look(LIGHT)
        tab.open(addresses[edition.name] + page.path)
        marks = {f"{edition.name} {mark}" for mark in (f"kind={page.kind}", *page.features())}
        if not marks <= seen and (edition.name != "arabic" or page.path == "index.html"):
            is_first = f"{edition.name} kind={page.kind}" not in seen
            seen |= marks
            found["rules"] += [f"{name}, light: {broken}" for broken in violations(tab.page)]
            for look in (PHONE, FORCED) if is_first else ():
                tab.look(look)
                found["rules"] += [f"{name}, {look.name}: {broken}" for broken in violations_of_look(tab.page)]
            tab.look(LIGHT)
        found["width"] += [f"{name}: {fault}" for fault in _in_windows(tab, WIDTHS)]
        zoom_text(tab.page, 2)
        found["text"] += [f"{name}: {fault}" for fault in _in_windows(tab, LARGE)]
        found["policy"] += [f"{name}: {trouble}" for trouble in tab.take_trouble()]
        found["seen"].append(name)
    found["foreign"] = [url for url in tab.requests if not url.startswith((*addresses.values(), "data:"))]
    tab.page.close()
    return found


def tour_of_maps(browser: Browser, edition: Edition, address: str) -> dict[str, list[str]]:
    """Bring up every kind of live map and open its first popup; answers the same as `tour`."""
    tab = Tab(browser)
    found: dict[str, list[str]] = defaultdict(list)
    for page in largest(edition.pages):
        if page.is_redirect:  # it would lead the tab away while the next page is opened
            continue
        tab.look(LIGHT)
        tab.open(address + page.path)
        if not tab.wake_map():
            continue
        name = f"{page.kind} ({page.path})"
        found["rules"] += [f"{name}, live map: {broken}" for broken in violations(tab.page)]
        tab.open_popup()
        for look in (LIGHT, PHONE, FORCED):
            tab.look(look)
            broken = violations(tab.page) if look is LIGHT else violations_of_look(tab.page)
            found["rules"] += [f"{name}, popup, {look.name}: {one}" for one in broken]
            found["width"] += [f"{name}, popup: {fault}" for fault in overflow(tab.page)]
        found["policy"] += [f"{name}: {trouble}" for trouble in tab.take_trouble()]
        found["seen"].append(name)
    found["foreign"] = [url for url in tab.requests if not url.startswith((address, "data:"))]
    tab.page.close()
    return found


def _in_windows(tab: Tab, widths: tuple[int, ...]) -> list[str]:
    """Tell what is wrong in windows of these widths, each fault once."""
    found: dict[str, list[int]] = defaultdict(list)
    for width in widths:
        tab.page.set_viewport_size({"width": width, "height": 300})
        for fault in overflow(tab.page) + clipped(tab.page):
            found[fault] += [] if width in found[fault] else [width]
    return [f"at {', '.join(map(str, at))}: {fault}" for fault, at in found.items()]
