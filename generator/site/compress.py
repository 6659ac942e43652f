"""Text files once more, packed: for web servers that hand out `x.html.gz` or `x.html.br` in the place of `x.html`.

nginx does so with `gzip_static` and `brotli_static`, Caddy with `precompressed`, Apache with a rewrite rule.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from typing import TYPE_CHECKING

from generator.errors import CannotRun
from generator.pages import Page, Unchanged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.memory import Memory
    from generator.pages import Streamed
    from generator.site.plan import Entry
    from generator.site.staging import Staging

KIND = "compressed"

_LEAST = 1024  # bytes; what fits into one packet is not sent any faster
_TEXT = (
    *(".html", ".css", ".js", ".mjs", ".svg", ".xml", ".json", ".jsonld", ".geojson", ".csv", ".txt", ".md", ".bib"),
    ".webmanifest",
)
_BROTLI = 10  # of 11: a tenth smaller than 9; the last step is 2 % smaller still and takes three times as long
_NOT_WORTH_IT = b""  # remembered where packing makes a file no smaller


def refuse_unless_possible() -> None:
    """Raise `CannotRun` where a library is missing."""
    try:
        import brotli  # noqa: F401 -- only whether it is there
    except ImportError:
        raise CannotRun("--compress needs a library: pip install 'factbox[compress]'") from None


def compressed(
    page: Page | Streamed | Unchanged, entry: Entry, staging: Staging, memory: Memory
) -> Iterator[Page | Unchanged]:
    """Pack a file of the site, where it is text and worth it. What the same bytes became is remembered."""
    path = page.path
    if not path.endswith(_TEXT) or entry.size < _LEAST:
        return
    for suffix, pack in ((".gz", _gzip), (".br", _brotli)):
        key = memory.key(KIND, zlib.ZLIB_RUNTIME_VERSION, suffix, entry.digest)
        known = memory.recall(KIND, key)
        if known == _NOT_WORTH_IT:
            continue
        if known is not None and staging.holds(path + suffix, known):
            yield Unchanged(path + suffix, known, page.file)
            continue
        packed = pack(staging.read(path))
        worth_it = len(packed) < entry.size
        memory.remember(KIND, key, hashlib.sha256(packed).digest() if worth_it else _NOT_WORTH_IT)
        if worth_it:
            yield Page(path + suffix, packed, page.file)


def _gzip(data: bytes) -> bytes:
    """Pack with no name, no time and no system in the header, so that the same bytes come out everywhere."""
    out = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, out, mtime=0) as file:
        file.write(data)
    return out.getvalue()


def _brotli(data: bytes) -> bytes:
    import brotli

    packed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI)
    return packed
