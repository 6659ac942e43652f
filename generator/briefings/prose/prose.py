"""A briefing's prose: its words, what it refers to, and its HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.briefings.prose.parser import parser, tokens
from generator.briefings.prose.references import Reference, references
from generator.briefings.prose.shown import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from generator.briefings.prose.shown import Writer

MOST_CHARACTERS = 400_000

_MOST_KEPT = 1 << 20  # characters of addresses, which a few letters can repeat many times
_NO_ID = "_"  # what no id holds: footnotes' anchors, made with it, clash with no fact and no heading


class Prose(msgspec.Struct, frozen=True):
    """Prose, and all that it refers to; `first_line` is its first line's number in the file.

    `taken` are the anchors that its headings must not use, `depth` is that of its innermost list or quotation.
    `printed` is its HTML in pieces, between them what each page's writer prints; None where that is too long to keep.
    """

    text: str
    first_line: int
    taken: frozenset[str]
    references: tuple[Reference, ...]
    depth: int
    printed: tuple[Piece, ...] | None

    @property
    def tokens(self) -> Sequence[Token]:
        """What the parser made of it; nobody may change these."""
        return tokens(self.text, self.taken)

    @property
    def headings(self) -> list[str]:
        """The anchors of its headings, in their order."""
        return [str(token.attrGet("id")) for token in self.tokens if token.type == "heading_open"]

    def row(self, line: int) -> str:
        """Answer a line of the file, by its number there; empty where it is not in the prose."""
        rows = self.text.split("\n")
        at = line - self.first_line
        return rows[at].rstrip("\r") if 0 <= at < len(rows) else ""

    def sentences(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the words that a person typed, block by block outside tables, with the block's lines in the prose."""
        table = 0
        for token, lines in self._placed():
            table += token.nesting if token.type in ("table_open", "table_close") else 0
            if token.type == "inline" and not table:
                yield "".join(t.content if t.type == "text" else " " for t in token.children or ()), lines

    def passages(self) -> Iterator[tuple[str, tuple[int, int], bool]]:
        """Yield the words of every block with its lines in the prose; True where it is a block quotation."""
        quoted = 0
        for token, lines in self._placed():
            quoted += token.nesting if token.type in ("blockquote_open", "blockquote_close") else 0
            if token.type == "inline":
                yield "".join(map(_typed, token.children or ())), lines, quoted > 0

    def texts(self) -> Iterator[tuple[list[str], tuple[int, int]]]:
        """Yield everything that each block prints, with the block's lines in the prose."""
        for token, lines in self._placed():
            yield list(_texts(token)), lines

    def locate(self, words: str, lines: tuple[int, int]) -> tuple[int, int]:
        """Find words in a block; answers the file's line, and the column: the block's beginning where they are not."""
        rows = self.text.split("\n")
        for line in range(lines[0], min(lines[1], len(rows))):
            column = rows[line].find(words)
            if column >= 0:
                return line + self.first_line, column + 1
        return lines[0] + self.first_line, 1

    def _placed(self) -> Iterator[tuple[Token, tuple[int, int]]]:
        """Yield every token with the lines of its block, the first and the one behind the last, from 0."""
        lines = (0, self.text.count("\n") + 1)
        for token in self.tokens:
            if token.map:
                lines = (token.map[0], token.map[1])
            yield token, lines


def parse(text: str, first_line: int = 1, taken: frozenset[str] = frozenset()) -> Prose:
    """Parse prose; `first_line` is its line in the file, `taken` the anchors that headings must not use."""
    parsed = tokens(text, taken)
    depth = max((token.level for token in parsed), default=0)
    addresses = (value for block in parsed for token in block.children or () for value in token.attrs.values())
    printed = _printed(parsed) if sum(len(str(value)) for value in addresses) <= _MOST_KEPT else None
    return Prose(text, first_line, taken, tuple(references(parsed, text, first_line)), depth, printed)


def render(prose: Prose, writer: Writer) -> str:
    """Turn prose into HTML; all text escaped."""
    printed = _printed(prose.tokens) if prose.printed is None else prose.printed
    return "".join(piece if isinstance(piece, str) else piece.filled(writer) for piece in printed)


def _printed(parsed: Sequence[Token]) -> tuple[Piece, ...]:
    made = parser()
    gaps: list[Piece] = []
    html = made.renderer.render(parsed, made.options, {"gaps": gaps, "docId": _NO_ID})
    return pieces(str(html), gaps)


def _texts(token: Token) -> Iterator[str]:
    """Yield words, code, a fence's language, titles of links, and what stands for a picture.

    The text of a block as it was typed is left out where children hold what became of it.
    """
    if not token.children:
        yield token.content
    yield token.info
    yield from map(str, token.attrs.values())
    for child in token.children or ():
        yield from _texts(child)


def _typed(token: Token) -> str:
    """Answer the words of one piece of a line; those that the front matter provides are none."""
    if token.type in ("softbreak", "hardbreak", "fact", "quote_embed"):
        return " "
    return token.content if token.type in ("text", "code_inline") else ""
