"""The prose below the front matter: CommonMark, and three marks of our own that tie it to the facts.

`[@wire]` cites a source (Pandoc's syntax; `[@wire, par. 4; @cnn]`), `[](#killed-un)` prints a fact with its
attribution, and `![[togo]]` places a quotation. Raw HTML is text, links go through an allow-list, and pictures are
refused. What was parsed last is kept, so that checker and pages of a small site use the same tokens; prose that the
memory has checked is not parsed before its page is made.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import unquote

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MOST_CHARACTERS = 400_000
MOST_LEVELS = 100

_NO_ID = "_"  # what no id holds: footnotes' anchors, made with it, clash with no fact and no heading
_CITATION = re.compile(r"\[(@[^\[\]\n]{1,500})\]")
_CITED = re.compile(r"@(?P<id>[A-Za-z0-9][\w-]*)(?:,\s*(?P<locator>.+))?")
_LINK_AS_TEXT = re.compile(r"\]\(\s*<?([^\s()<>]+)")
_EMBED = re.compile(r"!\[\[([^\[\]\n]{1,200})\]\]")
_WEB_LINK = re.compile(r"(?:https?://[^\s/@\\]+(?:[/?#].*)?|mailto:[^\s]+)", re.IGNORECASE)
_PLAIN_LINK = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9._~/?&=-]*)?")  # nothing in it is ever encoded
_SITE_LINK = re.compile(r"(?:/(?![/\\]).*|#.*)")


class Citation(msgspec.Struct, frozen=True):
    """One source cited, and where in it."""

    source: str
    locator: str = ""


class Reference(msgspec.Struct, frozen=True, gc=False):
    """Something that the prose points at; `line` is the file's, `raw` the words as they were typed.

    `text` is a link that the parser refused, and prints as text.
    """

    kind: Literal["citation", "fact", "quote", "page", "anchor", "picture", "text"]
    target: str
    raw: str
    line: int
    column: int


class Prose(msgspec.Struct, frozen=True):
    """Prose, and all that it refers to; `first_line` is its first line's number in the file.

    `taken` are the anchors that its headings must not use, `depth` is that of its innermost list or quotation.
    """

    text: str
    first_line: int
    taken: frozenset[str]
    references: tuple[Reference, ...]
    depth: int

    @property
    def tokens(self) -> Sequence[Token]:
        """What the parser made of it; nobody may change these."""
        return _tokens(self.text, self.taken)

    def row(self, line: int) -> str:
        """Answer a line of the file, by its number there; empty where it is not in the prose."""
        rows = self.text.split("\n")
        at = line - self.first_line
        return rows[at].rstrip("\r") if 0 <= at < len(rows) else ""

    def sentences(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the words that a person typed, block by block outside tables, with the block's lines in the prose."""
        lines, table = (0, 0), 0
        for token in self.tokens:
            table += token.nesting if token.type in ("table_open", "table_close") else 0
            if token.map:
                lines = (token.map[0], token.map[1])
            if token.type == "inline" and not table:
                yield "".join(t.content if t.type == "text" else " " for t in token.children or ()), lines

    def passages(self) -> Iterator[tuple[str, tuple[int, int], bool]]:
        """Yield the words of every block with its lines in the prose; True where it is a block quotation."""
        lines, quoted = (0, 0), 0
        for token in self.tokens:
            quoted += token.nesting if token.type in ("blockquote_open", "blockquote_close") else 0
            if token.map:
                lines = (token.map[0], token.map[1])
            if token.type == "inline":
                yield "".join(map(_typed, token.children or ())), lines, quoted > 0

    def texts(self) -> Iterator[tuple[list[str], tuple[int, int]]]:
        """Yield everything that each block prints, with the block's lines in the prose."""
        lines = (0, self.text.count("\n") + 1)
        for token in self.tokens:
            if token.map:
                lines = (token.map[0], token.map[1])
            yield list(_texts(token)), lines

    def locate(self, words: str, lines: tuple[int, int]) -> tuple[int, int]:
        """Find words in a block; answers the file's line, and the column."""
        line, column = _locate(self.text.split("\n"), lines, words)
        return line + self.first_line, column + 1


class Writer(Protocol):
    """How pages print what only they know; each answers safe HTML."""

    def citation(self, cited: Sequence[Citation]) -> str:
        """Print a citation of one or more sources."""

    def fact(self, fact: str) -> str:
        """Print a fact with its attribution."""

    def quote(self, quote: str, *, alone: bool) -> str:
        """Print a quotation with its attribution; a block where it stands `alone`, else words in a sentence."""

    def link(self, href: str) -> str:
        """Turn a link into the address that the page should carry."""


def parse(text: str, first_line: int = 1, taken: frozenset[str] = frozenset()) -> Prose:
    """Parse prose; `first_line` is its line in the file, `taken` the anchors that headings must not use."""
    tokens = _tokens(text, taken)
    depth = max((token.level for token in tokens), default=0)
    return Prose(text, first_line, taken, tuple(_references(tokens, text, first_line)), depth)


def render(prose: Prose, writer: Writer) -> str:
    """Turn prose into HTML; all text escaped."""
    parser = _parser()
    html = parser.renderer.render(prose.tokens, parser.options, {"writer": writer, "docId": _NO_ID})
    return str(html)


@lru_cache(maxsize=256)
def _tokens(text: str, taken: frozenset[str]) -> Sequence[Token]:
    return _parser().parse(text, {"taken": taken})


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": MOST_LEVELS}).enable("table")
    parser.use(footnote_plugin, inline=False).use(deflist_plugin)
    parser.validateLink = _allowed  # type: ignore[method-assign]  # the library's documented hook
    encode = parser.normalizeLink
    parser.normalizeLink = lambda url: url if _PLAIN_LINK.fullmatch(url) else encode(url)  # type: ignore[method-assign]  # another one
    parser.inline.ruler.before("link", "citation", _citation)
    parser.inline.ruler.before("image", "quote_embed", _embed)
    parser.core.ruler.push("facts", _name_facts)
    parser.core.ruler.push("lone_quotes", _unwrap_lone_quotes)
    parser.core.ruler.push("headings", _anchor_headings)
    for name, show in _SHOWN.items():
        parser.add_render_rule(name, show)
    return parser


def _allowed(url: str) -> bool:
    """Allow the web, mail, and places of this site; the parser prints any other link as text."""
    return bool(_WEB_LINK.fullmatch(url) or _SITE_LINK.fullmatch(url))


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser's signature
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


def _embed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser's signature
    found = _EMBED.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("quote_embed", "", 0)
        token.content, token.meta = found[0], {"quote": found[1].strip()}
    state.pos = found.end()
    return True


def _name_facts(state: StateCore) -> None:
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


def _unwrap_lone_quotes(state: StateCore) -> None:
    """Let a quotation that is a paragraph's only content stand as a block of its own."""
    for opening, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if opening.type != "paragraph_open" or not inline.children:
            continue
        if all(t.type in ("quote_embed", "softbreak") for t in inline.children):
            opening.hidden = closing.hidden = True
            for token in inline.children:
                token.meta["alone"] = True


def _anchor_headings(state: StateCore) -> None:
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


def slug(words: str) -> str:
    """Make an anchor or a path of words: letters and digits of any script in lower case, hyphens between them."""
    folded = unicodedata.normalize("NFKC", words).lower()
    return re.sub(r"[\W_]+", "-", folded).strip("-")[:80].strip("-")


def plain_slug(words: str, fallback: str) -> str:
    """Make an address of words: ASCII alone, which all file systems and links keep; `fallback` where none is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return slug(plain)[:60].strip("-") or fallback


def _references(tokens: Sequence[Token], text: str, first_line: int) -> list[Reference]:
    """Collect what the prose points at, with the place of each.

    A search goes on behind what was found before it, so that its time does not grow with the block's length; a link's
    address stands behind its words, and nothing is passed over for it before it closes.
    """
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
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


def _locate(rows: list[str], lines: tuple[int, int], raw: str) -> tuple[int, int]:
    """Find what was typed inside its block; the block's beginning where it cannot be found."""
    for line in range(lines[0], min(lines[1], len(rows))):
        column = rows[line].find(raw)
        if column >= 0:
            return line, column
    return lines[0], 0


def _show_citation(_: RendererHTML, tokens: Sequence[Token], at: int, __: Any, env: dict[str, Any]) -> str:
    return str(env["writer"].citation(tokens[at].meta["cited"]))


def _show_embed(_: RendererHTML, tokens: Sequence[Token], at: int, __: Any, env: dict[str, Any]) -> str:
    meta = tokens[at].meta
    return str(env["writer"].quote(meta["quote"], alone=meta.get("alone", False)))


def _show_fact(_: RendererHTML, tokens: Sequence[Token], at: int, __: Any, env: dict[str, Any]) -> str:
    return str(env["writer"].fact(tokens[at].meta["fact"]))


def _show_link(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    token = tokens[at].copy()
    token.attrs = {**token.attrs, "href": env["writer"].link(str(token.attrGet("href")))}
    return renderer.renderToken([token], 0, options, env)


def _show_table(*_: object) -> str:
    """Let a table that is wider than its column be scrolled, by keyboard too."""
    return '<div class="scroll" tabindex="0">\n<table>\n'


def _close_table(*_: object) -> str:
    return "</table>\n</div>\n"


def _show_cell(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: dict[str, Any]) -> str:
    """Say how a cell is aligned by its class: the site's Content-Security-Policy lets no attribute carry styles."""
    token = tokens[at].copy()
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    token.attrs = {"class": f"align-{side}"} if side else {}
    return renderer.renderToken([token, *tokens[at + 1 : at + 2]], 0, options, env)


_SHOWN: dict[str, Callable[..., str]] = {
    "citation": _show_citation,
    "quote_embed": _show_embed,
    "fact": _show_fact,
    "link_open": _show_link,
    "table_open": _show_table,
    "table_close": _close_table,
    "th_open": _show_cell,
    "td_open": _show_cell,
}
