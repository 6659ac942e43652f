"""Turn briefings into pages: every kind of page in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.kinds import KINDS
from generator.pages.press import Press

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.pages.edition import Edition
    from generator.pages.page import Page, Streamed, Unchanged
    from generator.pages.press import Hands


def render(
    edition: Edition, hands: Hands, tick: Callable[[], None] = lambda: None
) -> Iterator[Page | Streamed | Unchanged]:
    """Render every page and name every file of the site, each once; `tick` is called after each briefing.

    Raises `Rejected` where a template has a mistake.
    """
    yield from edition.theme.assets.values()
    press = Press(edition, hands, tick)
    shared: set[str] = set()
    for make in KINDS:
        for page in make(press):
            if page.path.startswith("assets/"):
                if page.path in shared:
                    continue
                shared.add(page.path)
            yield page
    press.forget_others()
