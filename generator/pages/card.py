"""What other sites show when somebody links to a page: the picture, and the locale as Open Graph writes it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from generator.pages.theme import Theme
    from generator.pages.tongue import Tongue
    from generator.project import Settings

_FILE = "card.png"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SIZE = struct.Struct(">16x2I")  # signature, length and name of the first chunk; then width and height


class Card(msgspec.Struct, frozen=True):
    """A picture by its public address; its size where it is known."""

    address: str
    width: int | None = None
    height: int | None = None


def card(theme: Theme, settings: Settings) -> Card | None:
    """Answer the site's picture: the settings', else the theme's; None where the site has no address or no picture."""
    if settings.card:
        return Card(settings.card)
    file = theme.assets.get(_FILE)
    if file is None or not settings.address:
        return None
    is_png = file.data.startswith(_PNG) and len(file.data) >= _PNG_SIZE.size
    return Card(settings.address + file.path, *_PNG_SIZE.unpack_from(file.data) if is_png else ())


def og_locale(tongue: Tongue) -> str:
    """Write a language as Open Graph's `og:locale` wants it, with a territory where one is known: `en_GB`, `fr_FR`."""
    from babel.core import get_global

    locale = tongue.locale
    if locale.territory:
        return f"{locale.language}_{locale.territory}"
    known = get_global("likely_subtags")
    likely = known.get(f"{locale.language}_{locale.script}") or known.get(locale.language) or ""
    return f"{locale.language}_{likely.rpartition('_')[2]}" if "_" in likely else str(locale.language)
