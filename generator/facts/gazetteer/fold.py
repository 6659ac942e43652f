"""How names are compared: "Al-Ḥasakah", "AL HASAKAH" and "al hasakah" are one name to the gazetteer."""

from __future__ import annotations

import unicodedata

_SPACES = {n: " " for n in range(128) if not chr(n).isalnum()}


def fold(name: str) -> str:
    """Reduce a name to lower-case letters without accents; hyphens and apostrophes become spaces."""
    if name.isascii():
        return " ".join(name.lower().translate(_SPACES).split())
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
