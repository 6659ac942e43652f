"""Addresses for names that people write: safe on every file system, the same however a site grows, never two alike.

Names are one where they are equal but for case, white space and the composition of accents; nothing more is guessed.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.briefings import is_kept

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60
_MARK = 6  # hexadecimal digits of a name's hash
RESERVED = frozenset(("index", "page"))  # pages of a list
_PLAIN = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"})
_LETTERS = frozenset(("Lu", "Ll", "Lt", "Lo", "Nd", "Nl"))


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """Reduce a name to what it has in common with its other spellings (Unicode's canonical caseless matching, D145)."""
    folded = unicodedata.normalize("NFD", name).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def slugs(keys: Iterable[str]) -> dict[str, str]:
    """Give every key an address of lower-case ASCII letters, digits and hyphens.

    A key that cannot be written so without loss, or too long or reserved, has a few digits of its hash behind it. Where
    two would have one address, the one that needed least change keeps it.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in sorted(set(keys), key=lambda k: (bare(k).replace("-", " ") != k, k)):
        slug = bare(one)
        length = _MARK
        if lossy(one) or len(slug) > _LONGEST or slug in RESERVED or slug in taken or not is_kept(slug):
            slug = _marked(one, length)
        while slug in taken:
            length += 1
            slug = _marked(one, length)
        taken.add(slug)
        found[one] = slug
    return found


@lru_cache(maxsize=1 << 14)
def bare(name: str) -> str:
    """Write a key in ASCII: words with hyphens between them, what has no ASCII letter left out."""
    return "-".join(re.findall("[a-z0-9]+", _without_accents(name)))


@lru_cache(maxsize=1 << 14)
def lossy(name: str) -> bool:
    """Tell whether a key has letters or digits that ASCII has not, or none at all."""
    plain = _without_accents(name)
    return not bare(name) or any(not c.isascii() and unicodedata.category(c) in _LETTERS for c in plain)


def _without_accents(name: str) -> str:
    if name.isascii():
        return name
    split = unicodedata.normalize("NFKD", name.translate(_PLAIN)).translate(_PLAIN)
    return "".join(c for c in split if not unicodedata.combining(c)).lower()


def _marked(name: str, length: int) -> str:
    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:length]
    return "-".join(filter(None, (bare(name)[:_LONGEST].rstrip("-"), mark)))
