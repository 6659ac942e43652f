"""Turn briefings into pages: every kind of page in turn, then the files for feed readers and search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import feeds
from generator.pages.addresses import paths
from generator.pages.kinds import KINDS
from generator.pages.press import Press

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.pages.page import Page
    from generator.pages.press import Edition


def render(edition: Edition, tick: Callable[[], None] = lambda: None) -> Iterator[Page]:
    """Render every page and name every file of the site, each once; `tick` is called after each briefing.

    Raises `Rejected` where a template has a mistake.
    """
    yield from edition.theme.assets.values()
    shared: set[str] = set()
    for page in _made(edition, tick):
        if page.path.startswith("assets/"):
            if page.path in shared:
                continue
            shared.add(page.path)
        yield page


def _made(edition: Edition, tick: Callable[[], None]) -> Iterator[Page]:
    press = Press(edition, tick)
    for make in KINDS:
        yield from make(press)
    yield from _for_machines(press)


def _for_machines(press: Press) -> Iterator[Page]:
    edition, settings = press.edition, press.settings
    published = [b for b in edition.live if b.front.status == "published"]
    yield feeds.atom(published, settings)
    yield feeds.json_feed(published, settings)
    yield feeds.robots(settings)
    if settings.address:
        changes = {f"{press.views[b.id].path}/index.html": feeds.changed(b, settings) for b in published}
        hidden = {f"{v.path}/index.html" for v in press.views.values() if v.status != "published"}
        known = paths(edition.briefings, edition.standing, settings)
        entries = [p for p in sorted(known - hidden) if p.endswith("index.html") and "/evidence/" not in p]
        yield feeds.sitemap([(p, changes.get(p)) for p in entries], settings)
