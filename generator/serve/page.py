"""What the preview adds to pages, and the few pages that it writes itself."""

from __future__ import annotations

import hashlib
import html
import re

CLIENT = "/__factbox__/client."  # js, css
SOCKET = "/__factbox__/live"

_HEAD_END = re.compile(
    rb"<!--.*?-->|<(script|style|title|textarea)\b.*?</\1\s*>|(?P<end></head\s*>)", re.DOTALL | re.IGNORECASE
)
_STYLESHEET = re.compile(rb"<link\b[^>]*\bstylesheet\b[^>]*>", re.IGNORECASE)


def plain_page(title: str, more: str = "") -> bytes:
    """Write a page of a heading and more markup."""
    title = html.escape(title)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="{CLIENT}css"></head>\n'
        f"<body><section><h1>{title}</h1>\n{more}</section></body></html>\n"
    ).encode()


def page_without_site(failure: str) -> bytes:
    """Write the page that stands for every other one until a first build succeeds; the client keeps it up to date."""
    waiting = "<p>It appears here as soon as it can be built.</p>\n"
    return plain_page("There is no site yet", f'{waiting}<pre id="factbox-failure">{html.escape(failure)}</pre>')


def with_client(page: bytes, token: str, build: int) -> bytes:
    """Put the client into a page: at the head's end, and at the very end where the head's is not written.

    The mark beside it gives the client the token (other sites might run this server's scripts, but cannot
    read its pages), the build's number, and a hash of all but the links to stylesheets: pages that agree in
    it differ in their looks only.
    """
    outline = hashlib.blake2b(_STYLESHEET.sub(b"", page), digest_size=12).hexdigest()
    mark = f'<meta name="factbox-preview" content="{token} {build} {outline}">'
    client = f'<script src="{CLIENT}js" defer></script>'
    ends = (found.start("end") for found in _HEAD_END.finditer(page) if found["end"])
    at = next(ends, len(page))
    return page[:at] + (mark + client).encode() + page[at:]
