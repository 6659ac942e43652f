"""A page's prose as HTML: citations numbered to the sources, facts and quotations printed from the front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator import briefings
from generator.errors import Finding, Rejected
from generator.pages.tongue import Tongue
from generator.pages.writer import NOTED, Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from generator.briefings import Prose
    from generator.pages.view import BriefingView

MOST_CHARACTERS = 4 << 20

_PARAGRAPH = re.compile(r"<p>.*?</p>\n?", re.DOTALL)
_ENGLISH = Tongue("en")


class Lack(NamedTuple):
    """What a link leads to that is not there, and what to do."""

    message: str
    hint: str


def html(
    prose: Prose, view: BriefingView | None, link: Callable[[str], str], file: str, tongue: Tongue = _ENGLISH
) -> Markup:
    """Render prose; `link` turns a path of the site into a link from this page.

    The evidence of the facts in a paragraph follows it, for themes that have a margin. Raises `Rejected` where the HTML
    becomes too long.
    """
    from markupsafe import Markup

    writer = Writer(view, link, tongue)
    text = briefings.render(prose, writer)
    if NOTED.search(text):
        text = NOTED.sub("", _PARAGRAPH.sub(lambda m: m[0] + writer.notes(m[0]), text))
    if len(text) > MOST_CHARACTERS:
        message = f"the prose becomes more than {MOST_CHARACTERS >> 20} MB of HTML"
        raise Rejected([Finding(path=file, code="prose-size", message=message, hint="Split the page.")])
    return Markup(text)  # noqa: S704 -- made by the parser from escaped text, raw HTML being off


def dead_links(prose: Prose, lacks: Callable[[str], Lack | None], file: str) -> list[Finding]:
    """Find links of the prose that lead nowhere in this site; `lacks` tells what one of them misses there."""
    return [
        Finding(
            path=file,
            line=r.line,
            column=r.column,
            excerpt=prose.row(r.line),
            code="dead-link",
            message=lack.message,
            hint=lack.hint,
        )
        for r in prose.references
        if r.kind == "page" and (lack := lacks(r.target))
    ]
