"""How the parser reads our three marks, and names headings: rules for markdown-it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.briefings.slug import slug

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_CITATION = re.compile(r"\[(@[^\[\]\n]{1,500})\]")
_CITED = re.compile(r"@(?P<id>[A-Za-z0-9][\w-]*)(?:,\s*(?P<locator>.+))?")
_EMBED = re.compile(r"!\[\[([^\[\]\n]{1,200})\]\]")


class Citation(msgspec.Struct, frozen=True, array_like=True):
    """One source cited, and where in it."""

    source: str
    locator: str = ""


def citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser's signature
    """Read `[@wire, par. 4; @cnn]`: one source or more, and where in each."""
    found = _CITATION.match(state.src, state.pos, state.posMax)
    parts = [_CITED.fullmatch(part.strip()) for part in found[1].split(";")] if found else []
    if not found or not all(parts):
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")  # the mark follows its word
        token = state.push("citation", "", 0)
        token.content = found[0]
        token.meta = {"cited": [Citation(p["id"], (p["locator"] or "").strip()) for p in parts if p]}
    state.pos = found.end()
    return True


def embed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser's signature
    """Read `![[togo]]`: the place of a quotation."""
    found = _EMBED.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("quote_embed", "", 0)
        token.content, token.meta = found[0], {"quote": found[1].strip()}
    state.pos = found.end()
    return True


def name_facts(state: StateCore) -> None:
    """Turn a link without words into the fact that it names."""
    from markdown_it.token import Token

    for block in state.tokens:
        children, kept = block.children or [], []
        i = 0
        while i < len(children):
            token = children[i]
            href = str(token.attrGet("href") or "") if token.type == "link_open" else ""
            if href.startswith("#") and i + 1 < len(children) and children[i + 1].type == "link_close":
                kept.append(Token("fact", "", 0, content=href, meta={"fact": href[1:]}))
                i += 2
            else:
                kept.append(token)
                i += 1
        if block.children is not None:
            block.children = kept


def unwrap_lone_quotes(state: StateCore) -> None:
    """Let a quotation that is a paragraph's only content stand as a block of its own."""
    for opening, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if opening.type != "paragraph_open" or not inline.children:
            continue
        if all(t.type in ("quote_embed", "softbreak") for t in inline.children):
            opening.hidden = closing.hidden = True
            for token in inline.children:
                token.meta["alone"] = True


def anchor_headings(state: StateCore) -> None:
    """Give each heading an anchor of its words, unlike all that are taken."""
    taken = set(state.env.get("taken", ()))
    last: dict[str, int] = {}  # the number that a stem came to: thousands of equal headings are named in one go
    for token, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type != "heading_open":
            continue
        words = "".join(t.content for t in inline.children or () if t.type in ("text", "code_inline"))
        stem = slug(words) or "section"
        name, n = stem, last.get(stem, 1)
        while name in taken:
            n += 1
            name = f"{stem}-{n}"
        last[stem] = n
        taken.add(name)
        token.attrSet("id", name)
