"""How names are compared: "Al-Ḥasakah", "AL HASAKAH" and "al hasakah" are one name to the gazetteer."""

from __future__ import annotations

import unicodedata


def fold(name: str) -> str:
    """Reduce a name to lower-case letters without accents; hyphens and apostrophes become spaces."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
