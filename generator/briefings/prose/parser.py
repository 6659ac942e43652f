"""markdown-it, set up once: what prose may hold, and which links it may carry."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.briefings.prose import marks
from generator.briefings.prose.shown import SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_LEVELS = 100

_WEB_LINK = re.compile(r"(?:https?://[^\s/@\\]+(?:[/?#].*)?|mailto:[^\s]+)", re.IGNORECASE)
_PLAIN_LINK = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9._~/?&=-]*)?")  # nothing in it is ever encoded
_SITE_LINK = re.compile(r"(?:/(?![/\\]).*|#.*)")


@lru_cache(maxsize=256)
def tokens(text: str, taken: frozenset[str]) -> Sequence[Token]:
    """Parse prose; `taken` are the anchors that headings must not use. What was parsed last is kept."""
    return parser().parse(text, {"taken": taken})


def forget() -> None:
    """Forget what was parsed: its tokens take ten times the memory of the prose."""
    tokens.cache_clear()


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Make the parser: CommonMark with tables, footnotes, definition lists and our marks, without raw HTML."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    made = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": MOST_LEVELS}).enable("table")
    made.use(footnote_plugin, inline=False).use(deflist_plugin)
    made.validateLink = _allowed  # type: ignore[method-assign]  # the library's documented hook
    encode = made.normalizeLink
    made.normalizeLink = lambda url: url if _PLAIN_LINK.fullmatch(url) else encode(url)  # type: ignore[method-assign]  # another one
    made.inline.ruler.before("link", "citation", marks.citation)
    made.inline.ruler.before("image", "quote_embed", marks.embed)
    made.core.ruler.push("facts", marks.name_facts)
    made.core.ruler.push("lone_quotes", marks.unwrap_lone_quotes)
    made.core.ruler.push("headings", marks.anchor_headings)
    for name, show in SHOWN.items():
        made.add_render_rule(name, show)
    return made


def _allowed(url: str) -> bool:
    """Allow the web, mail, and places of this site; the parser prints any other link as text."""
    return bool(_WEB_LINK.fullmatch(url) or _SITE_LINK.fullmatch(url))
