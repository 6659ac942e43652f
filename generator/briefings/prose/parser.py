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
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MOST_LEVELS = 100

_MAY_BEGIN = re.compile(r"[\n\\`*_\[<&]")  # whatever a rule for what stands in a line begins with
_WEB_LINK = re.compile(r"(?:https?://[^\s/@\\]+(?:[/?#].*)?|mailto:[^\s]+)", re.IGNORECASE)
_PLAIN_LINK = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9._~/?&=-]*)?")  # nothing in it is ever encoded
_SITE_LINK = re.compile(r"(?:/(?![/\\]).*|#.*)")


@lru_cache(maxsize=4)
def tokens(text: str, taken: frozenset[str]) -> Sequence[Token]:
    """Parse prose; `taken` are the anchors that headings must not use. What was parsed last is kept."""
    return parser().parse(text, {"taken": taken})


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
    made.core.ruler.at("inline", _lines)
    made.core.ruler.push("facts", marks.name_facts)
    made.core.ruler.push("lone_quotes", marks.unwrap_lone_quotes)
    made.core.ruler.push("headings", marks.anchor_headings)
    for name, show in SHOWN.items():
        made.add_render_rule(name, show)
    return made


def _lines(state: StateCore) -> None:
    """Parse the lines of each block; those without any mark, which most cells and items are, need no parser."""
    from markdown_it.token import Token

    for block in state.tokens:
        if block.type == "inline":
            if _MAY_BEGIN.search(block.content):
                block.children = state.md.inline.parse(block.content, state.md, state.env, [])
            else:
                block.children = [Token("text", "", 0, content=block.content)] if block.content else []


def _allowed(url: str) -> bool:
    """Allow the web, mail, and places of this site; the parser prints any other link as text."""
    return bool(_WEB_LINK.fullmatch(url) or _SITE_LINK.fullmatch(url))
