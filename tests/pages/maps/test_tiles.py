"""Street tiles: which addresses are accepted, and what a policy must allow for them."""

from __future__ import annotations

import pytest

from generator.pages.maps import Tiles, street_tiles


def test_openstreetmap_is_found_by_name() -> None:
    """A provider's name gives its address, its attribution as text and the one origin it needs."""
    tiles = street_tiles("OpenStreetMap.Mapnik")
    assert tiles == Tiles(
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap contributors", "OpenStreetMap"
    )
    assert tiles.origins == ("https://tile.openstreetmap.org",)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("OpenStreetMap.Mapnick", "OpenStreetMap.Mapnik"),
        ("OpenStreetMap", "OpenStreetMap.Mapnik"),
        ("OpenTopoMapp", "OpenTopoMap"),
    ],
)
def test_unknown_names_get_the_nearest_known_one(name: str, nearest: str) -> None:
    """A slip of the pen is answered with what was probably meant."""
    with pytest.raises(ValueError, match=f"did you mean '{nearest}'"):
        street_tiles(name)


def test_providers_that_want_a_key_are_refused() -> None:
    """A site that publishes a key in every page is not what the owner asked for."""
    with pytest.raises(ValueError, match="wants a key"):
        street_tiles("Thunderforest.Landscape")


@pytest.mark.parametrize(
    "url",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "javascript:alert(1)//{z}{x}{y}",
        "https://user:secret@tiles.example/{z}/{x}/{y}.png",
        "https://{s}.tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example/{z}/{x}/{y}.png?key={apikey}",
        "https://tiles.example; script-src *;/{z}/{x}/{y}.png",
        "//tiles.example/{z}/{x}/{y}.png",
    ],
)
def test_unusable_addresses_are_refused(url: str) -> None:
    """An address must be https, name its host in full, and leave only tile numbers open."""
    with pytest.raises(ValueError, match="tiles:"):
        Tiles(url, "© Example", "Example")


def test_providers_must_be_named() -> None:
    """Without an attribution there are no tiles."""
    with pytest.raises(ValueError, match="attribution"):
        Tiles("https://tiles.example/{z}/{x}/{y}.png", " ", "Example")
