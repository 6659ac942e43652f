"""What servers say of each file of a site: its type, and how long it may be kept."""

from __future__ import annotations

from generator.pages import FOREVER

ASK = "no-cache"  # may be kept, and is asked for each time: a correction must reach every reader at once

HTML = "text/html; charset=utf-8"
TYPES = {
    HTML: ("html",),
    "text/css; charset=utf-8": ("css",),
    "text/javascript; charset=utf-8": ("js", "mjs"),
    "text/plain; charset=utf-8": ("txt",),
    "text/csv; charset=utf-8": ("csv",),
    "text/markdown; charset=utf-8": ("md",),
    "application/json": ("json", "map"),
    "application/geo+json": ("geojson",),
    "application/ld+json": ("jsonld",),
    "application/manifest+json": ("webmanifest",),
    "application/xml": ("xml",),
    "application/x-bibtex": ("bib",),
    "application/pdf": ("pdf",),
    "application/wasm": ("wasm",),
    "application/gzip": ("gz",),
    "image/svg+xml": ("svg",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/avif": ("avif",),
    "image/x-icon": ("ico",),
    "font/woff2": ("woff2",),
    "font/woff": ("woff",),
}
NAMED_TYPES = {  # files that are more than their ending says
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "SHA256SUMS": "text/plain; charset=utf-8",
    "_headers": "text/plain; charset=utf-8",
    "_redirects": "text/plain; charset=utf-8",
}
OTHER = "application/octet-stream"

_BY_ENDING = {ending: kind for kind, endings in TYPES.items() for ending in endings}


def content_type(path: str) -> str:
    """Answer a file's type by its name."""
    name = path.rpartition("/")[2]
    return NAMED_TYPES.get(name) or _BY_ENDING.get(name.rpartition(".")[2], OTHER)


def cache_control(path: str) -> str:
    """Answer how long a file may be kept."""
    return FOREVER if path.startswith("assets/") else ASK
