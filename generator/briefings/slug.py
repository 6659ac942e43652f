"""Words made into anchors, paths and file names."""

from __future__ import annotations

import re
import unicodedata


def slug(words: str) -> str:
    """Make an anchor or a path of words: letters and digits of any script in lower case, hyphens between them."""
    folded = unicodedata.normalize("NFKC", words).lower()
    return re.sub(r"[\W_]+", "-", folded).strip("-")[:80].strip("-")


def plain_slug(words: str, fallback: str) -> str:
    """Make an address of words: ASCII alone, which all file systems and links keep; `fallback` where none is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return slug(plain)[:60].strip("-") or fallback
