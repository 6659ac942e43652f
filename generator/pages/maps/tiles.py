"""Street maps of third parties, for owners who turn them on; readers still have to ask for them.

A tile server learns who reads about which place. So tiles are off by default, named by provider on the
button that fetches them, and described here by plain text that the page writes into data attributes.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from generator.forms import nearest

_PLACEHOLDER = re.compile(r"{([^{}]*)}")
_NEEDED, _KNOWN = {"x", "y", "z"}, {"x", "y", "z", "r"}


class Tiles(msgspec.Struct, frozen=True):
    """A tile server: an https address with {z}, {x}, {y} (and {r} for sharp screens), attribution as text, name.

    Raises ValueError for an address that a page could not use or should not.
    """

    url: str
    attribution: str
    name: str

    def __post_init__(self) -> None:
        """Refuse an address that is incomplete, unsafe or has parts still to be filled in."""
        parts = urlsplit(self.url)
        if parts.scheme != "https" or not re.fullmatch(r"[a-z0-9.-]+(:\d+)?", parts.netloc):
            raise ValueError(f"tiles: {self.url!r} must begin with https:// and a plain host name")
        found = set(_PLACEHOLDER.findall(self.url))
        if found - _KNOWN or not found >= _NEEDED:
            raise ValueError(
                f"tiles: {self.url!r} must have {{z}}, {{x}} and {{y}}, perhaps {{r}}, and nothing else in braces"
            )
        if not self.attribution.strip() or not self.name.strip():
            raise ValueError("tiles: providers ask to be named: give an attribution and a name")

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins that a Content-Security-Policy must allow as `img-src`."""
        return (f"https://{urlsplit(self.url).netloc}",)


def street_tiles(provider: str) -> Tiles:
    """Look a provider up by its xyzservices name (`OpenStreetMap.Mapnik`).

    ValueError for unknown names, with the nearest known one, and for providers that want a key.
    """
    from xyzservices import providers

    flat = providers.flatten()
    if provider not in flat:
        guess = next((name for name in flat if name.startswith(f"{provider}.")), None) or nearest(provider, flat)
        raise ValueError(f"tiles: there is no provider {provider!r}" + (f"; did you mean {guess!r}?" if guess else ""))
    found = flat[provider]
    if found.requires_token():
        raise ValueError(f"tiles: {provider} wants a key; choose another, or give url and attribution yourself")
    url = found.build_url(x="{x}", y="{y}", z="{z}", scale_factor="{r}" if "{r}" in found.url else None)
    return Tiles(url=url, attribution=found.attribution.replace("(C)", "©"), name=provider.partition(".")[0])
