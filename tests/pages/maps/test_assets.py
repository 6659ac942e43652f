"""The files that many maps share."""

from __future__ import annotations

import gzip

import pytest

from generator.pages.maps import Point, draw, framed, leaflet, outlines


def test_leaflet_refers_to_no_other_file() -> None:
    """No image, no source map: nothing that the site does not publish."""
    files = {asset.name: asset.data for asset in leaflet()}
    assert list(files) == ["leaflet.js", "leaflet.css"]
    assert b"url(" not in files["leaflet.css"]
    assert b"sourceMappingURL" not in files["leaflet.js"]
    assert b'version="1.9.3"' in files["leaflet.js"]
    assert b".leaflet-pane" in files["leaflet.css"]
    assert files["leaflet.css"].count(b"{") == files["leaflet.css"].count(b"}")


@pytest.mark.parametrize(
    ("countries", "points"), [(["ML"], []), ([], []), (["US"], [Point("hilo", 19.7, -155.1, "incident")])]
)
def test_basemap_is_the_one_that_draw_asks_for(countries: list[str], points: list[Point]) -> None:
    """The same countries and points lead to the same file."""
    asset = outlines(framed(countries, points))
    live = draw(points, uid="a", countries=countries)
    assert asset.name == live.needs[-1]
    assert asset in live.assets


def test_base_maps_stay_small() -> None:
    """One country costs about 10 kB on the wire, rivers and regions included, the world at most 60."""
    sizes = {
        code: len(gzip.compress(outlines(framed([code], [])).data)) for code in ("ML", "FR", "NG", "AF", "UA", "CO")
    }
    assert max(sizes.values()) < 14_000
    assert len(gzip.compress(outlines(framed([], [])).data)) < 60_000
