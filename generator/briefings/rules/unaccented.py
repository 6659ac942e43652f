"""Texts without case and accents: what names are compared by."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """Answer a text without case and accents."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        known = {c: "" if unicodedata.combining(c) else c for c in set(text)}
        if "" in known.values():
            text = "".join(map(known.__getitem__, text))
    return text.casefold()
