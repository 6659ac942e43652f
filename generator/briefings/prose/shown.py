"""How prose is printed: our marks by the page's own writer, links and tables as the site needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

    from generator.briefings.prose.marks import Citation


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
