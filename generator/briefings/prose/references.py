"""What prose points at, each with the place where it was typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_LINE_END = re.compile("\n")
_LINK_AS_TEXT = re.compile(r"\]\(\s*<?([^\s()<>]+)")


class Reference(msgspec.Struct, frozen=True, gc=False):
    """Something that the prose points at; `line` is the file's, `raw` the words as they were typed.

    `text` is a link that the parser refused, and prints as text.
    """

    kind: Literal["citation", "fact", "quote", "page", "anchor", "picture", "text"]
    target: str
    raw: str
    line: int
    column: int


def references(tokens: Sequence[Token], text: str, first_line: int) -> list[Reference]:
    """Collect what the prose points at, with the place of each.

    A search goes on behind what was found before it, so that its time does not grow with the block's length; a link's
    address stands behind its words, and nothing is passed over for it before it closes.
    """
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    found: list[Reference] = []
    searched: dict[tuple[int, str], int] = {}  # where the search for the next of the same goes on, in each block
    passed: dict[int, int] = {}
    closing = 0
    lines = (0, len(starts))
    for block in tokens:
        if block.map:
            lines = (block.map[0], block.map[1])
        for token in block.children or ():
            for kind, target, raw in _pointed_at(token):
                low, high = starts[lines[0]], starts[lines[1]] if lines[1] < len(starts) else len(text)
                at = text.find(raw, max(searched.get((lines[0], raw), low), passed.get(lines[0], low)), high)
                searched[lines[0], raw] = at + 1 if at >= 0 else high
                at = max(at, low)
                if token.type == "link_open":
                    closing = at
                else:
                    passed[lines[0]] = max(at, passed.get(lines[0], low))
                line = bisect_right(starts, at) - 1
                found.append(Reference(kind, target, raw, line + first_line, at - starts[line] + 1))
            if token.type == "link_close":
                passed[lines[0]] = max(closing, passed.get(lines[0], 0))
    return found


def _pointed_at(token: Token) -> list[tuple[Any, str, str]]:
    if token.type == "citation":
        return [("citation", c.source, "@" + c.source) for c in token.meta["cited"]]
    if token.type == "quote_embed":
        return [("quote", token.meta["quote"], token.content)]
    if token.type == "fact":
        return [("fact", token.meta["fact"], token.content)]
    if token.type == "text":
        return [("text", href, href) for href in _LINK_AS_TEXT.findall(token.content)]
    if token.type == "image":
        return [("picture", str(token.attrGet("src")), str(token.attrGet("src")))]
    href = unquote(str(token.attrGet("href") or "")) if token.type == "link_open" else ""  # as it was typed
    if href.startswith("#"):
        return [("anchor", href[1:], href)]
    return [("page", href, href)] if href.startswith("/") else []
