"""The notice that there is no page at an address; its links work from every folder, since it is shown at any."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make the page for what is not found."""
    yield press.page("404.html", "404.html", root=press.settings.base_path)
