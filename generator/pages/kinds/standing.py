"""The pages of `content/pages/`: about, method and whatever else a desk writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages import body
from generator.pages.press import linker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make every standing page, in its own language where it states one."""
    for page in press.edition.standing:
        prose = body.html(page.prose, None, linker(page.path), page.file)
        yield press.page("page.html", page.path, page.file, lang=page.front.lang, page=page.front, body=prose)
