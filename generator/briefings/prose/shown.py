"""How prose is printed: once into HTML with gaps, which each page's own writer fills; tables as the site needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import msgspec

from generator.briefings.prose.marks import Citation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

_GAP = "<>"  # no text and no attribute holds it: what was typed is escaped


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


class CitationGap(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Where a citation of one or more sources is printed."""

    cited: tuple[Citation, ...]

    def filled(self, writer: Writer) -> str:
        """Print it."""
        return writer.citation(self.cited)


class FactGap(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Where a fact is printed."""

    fact: str

    def filled(self, writer: Writer) -> str:
        """Print it."""
        return writer.fact(self.fact)


class QuoteGap(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Where a quotation is printed."""

    quote: str
    alone: bool

    def filled(self, writer: Writer) -> str:
        """Print it."""
        return writer.quote(self.quote, alone=self.alone)


class LinkGap(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Where a link's address is printed."""

    href: str

    def filled(self, writer: Writer) -> str:
        """Print it."""
        from markdown_it.common.utils import escapeHtml

        return escapeHtml(writer.link(self.href))


Piece: TypeAlias = str | CitationGap | FactGap | QuoteGap | LinkGap


def pieces(html: str, gaps: Sequence[Piece]) -> tuple[Piece, ...]:
    """Part HTML at its gaps, and put in what fills each."""
    first, *others = html.split(_GAP)
    return (first, *(piece for pair in zip(gaps, others, strict=True) for piece in pair))


def _left(gap: Piece, env: dict[str, Any]) -> str:
    env["gaps"].append(gap)
    return _GAP


def _show_citation(_: RendererHTML, tokens: Sequence[Token], at: int, __: Any, env: dict[str, Any]) -> str:
    return _left(CitationGap(tuple(tokens[at].meta["cited"])), env)


def _show_embed(_: RendererHTML, tokens: Sequence[Token], at: int, __: Any, env: dict[str, Any]) -> str:
    meta = tokens[at].meta
    return _left(QuoteGap(meta["quote"], meta.get("alone", False)), env)


def _show_fact(_: RendererHTML, tokens: Sequence[Token], at: int, __: Any, env: dict[str, Any]) -> str:
    return _left(FactGap(tokens[at].meta["fact"]), env)


def _show_link(renderer: RendererHTML, tokens: Sequence[Token], at: int, _: Any, env: dict[str, Any]) -> str:
    attrs = tokens[at].attrs
    others = tokens[at].copy(attrs={name: value for name, value in attrs.items() if name != "href"})
    return f'<a href="{_left(LinkGap(str(attrs["href"])), env)}"{renderer.renderAttrs(others)}>'


def _show_table(*_: object) -> str:
    """Let a table that is wider than its column be scrolled, by keyboard too."""
    return '<div class="scroll" tabindex="0">\n<table>\n'


def _close_table(*_: object) -> str:
    return "</table>\n</div>\n"


def _show_cell(_: RendererHTML, tokens: Sequence[Token], at: int, *__: Any) -> str:
    """Say how a cell is aligned by its class: the site's Content-Security-Policy lets no attribute carry styles."""
    side = str(tokens[at].attrs.get("style", "")).removeprefix("text-align:")
    return f'<{tokens[at].tag} class="align-{side}">' if side else f"<{tokens[at].tag}>"


SHOWN: dict[str, Callable[..., str]] = {
    "citation": _show_citation,
    "quote_embed": _show_embed,
    "fact": _show_fact,
    "link_open": _show_link,
    "table_open": _show_table,
    "table_close": _close_table,
    "th_open": _show_cell,
    "td_open": _show_cell,
}
