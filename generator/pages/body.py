"""A page's prose as HTML: citations numbered to the sources, facts and quotations printed from the front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import briefings
from generator.errors import Finding, Rejected
from generator.pages.tongue import Tongue
from generator.pages.writer import NOTED, Writer, target

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from markupsafe import Markup

    from generator.briefings import Prose
    from generator.pages.view import BriefingView

MOST_CHARACTERS = 4 << 20

_PARAGRAPH = re.compile(r"<p>.*?</p>\n?", re.DOTALL)
_ENGLISH = Tongue("en")


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


def leads_nowhere(links: Iterable[str], known: Container[str], unsettled: tuple[str, ...] = ()) -> bool:
    """Tell whether `dead_links` finds any among these links of a briefing's prose."""
    paths = (target(link.partition("#")[0]) for link in links)
    return any(path not in known and not path.startswith(unsettled) for path in paths)


def dead_links(prose: Prose, known: Container[str], file: str, unsettled: tuple[str, ...] = ()) -> list[Finding]:
    """Find links of the prose to pages that this site does not have.

    `known` holds its paths; those that begin with one of `unsettled` are not judged.
    """
    return [
        Finding(
            path=file,
            line=r.line,
            column=r.column,
            excerpt=prose.row(r.line),
            code="dead-link",
            message=f"there is no page {r.target.partition('#')[0]} in this site",
            hint="Write links inside the site from its root, with a slash at the end: /method/",
        )
        for r in prose.references
        if r.kind == "page"
        and (path := target(r.target.partition("#")[0])) not in known
        and not path.startswith(unsettled)
    ]
