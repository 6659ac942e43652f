"""What servers say of the site's files: what browsers may do with them, and how long they may keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_SNIFFING = ("X-Content-Type-Options", "nosniff")
FOREVER = "public, max-age=31536000, immutable"  # for files whose names change with what they hold


def content_policy(images: Iterable[str] = (), *, live: str = "", searches: bool = False) -> str:
    """Write a page's Content-Security-Policy, which keeps everything foreign out.

    `images` names further origins of pictures, `live` one that it may talk to. The search page alone `searches`:
    WebAssembly reads the index there.
    """
    scripts = " 'wasm-unsafe-eval'" if searches else ""
    pictures = "".join(f" {origin}" for origin in images)
    talks = f" {live}" if live else ""
    return (
        f"default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:{pictures}; "
        f"connect-src 'self'{talks}; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
