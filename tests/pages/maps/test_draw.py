"""What folium writes into a page's script, and what it never gets to see."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tracemalloc

import msgspec
import pytest

from generator.pages.each import Each
from generator.pages.maps import (
    LiveMap,
    Places,
    Point,
    Shared,
    Telling,
    draw,
    draw_many,
    draw_told,
    framed,
    outlines,
    overview,
    texts,
)

BAMAKO = (Point("radisson", 12.6352, -8.0308, "incident"), Point("bamako", 12.60915, -7.97522, "context"))
HOSTILE = (
    "{{7*7}}",
    "{% raise %}",
    "${alert(1)}",
    "`",
    "a b",
    "A",
    "a_b",
    "a--b",
    "-a",
    "a-",
    "",
    "é",
    "a\n",
    '"',
    "<b>",
    "\\x3c",
)


def test_two_draws_give_the_same_bytes(bamako: LiveMap) -> None:
    """Drawing anew gives what was drawn before."""
    assert draw(BAMAKO, uid="bamako-hotel-siege", countries=["ML"]) == bamako


@pytest.mark.parametrize("seed", ["0", "1"])
def test_hash_seeds_do_not_show(bamako: LiveMap, seed: str) -> None:
    """Another process with another hash seed writes the same script and base map."""
    program = (
        "import hashlib; from generator.pages.maps import Point, draw;"
        "live = draw([Point('radisson', 12.6352, -8.0308, 'incident'), Point('bamako', 12.60915, -7.97522, 'context')],"
        " uid='bamako-hotel-siege', countries=['ML']);"
        "print(hashlib.sha256(live.script + live.container.encode() + live.assets[-1].data).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    expected = hashlib.sha256(bamako.script + bamako.container.encode() + bamako.assets[-1].data).hexdigest()
    assert done.stdout.strip() == expected


def test_nothing_inline_and_nobody_asked(bamako: LiveMap) -> None:
    """The container is one bare element, and neither file of its own names an address or makes markup."""
    assert re.fullmatch(
        r'<div class="folium-map" id="[a-z0-9_]+" role="region" dir="ltr" hidden></div>', bamako.container
    )
    data = {asset.name: asset.data.decode() for asset in bamako.assets} | {"own": bamako.script.decode()}
    assert set(data) == {"leaflet.js", "leaflet.css", "basemap-ml.js", "own"}
    assert not re.search(r"//|<|eval|import|fetch", data["own"] + data["basemap-ml.js"])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_ids_are_refused(text: str) -> None:
    """What is no slug cannot become a point's id or a page's."""
    with pytest.raises(ValueError, match="no id for a map"):
        Point(text, 1, 1, "incident")
    with pytest.raises(ValueError, match="no id for a map"):
        draw((), uid=text, countries=[])


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_places_off_the_globe_are_refused(lat: float, lon: float) -> None:
    """Coordinates are finite and lie on the globe."""
    with pytest.raises(ValueError, match="does not lie between"):
        Point("a", lat, lon, "incident")
    with pytest.raises(ValueError, match="does not lie between"):
        Places([(0, 0), (lat, lon)])


def test_only_known_roles_get_through() -> None:
    """A role becomes part of a class name in the script, so it is one of two words."""
    with pytest.raises(ValueError, match="incident or context"):
        Point("a", 0, 0, "{{7*7}}")  # type: ignore[arg-type]  # the wrong type is the test


def test_ids_must_differ() -> None:
    """Two points of one id would share one list item."""
    with pytest.raises(ValueError, match="must differ"):
        draw([BAMAKO[0], BAMAKO[0]], uid="a", countries=["ML"])


@pytest.mark.parametrize("code", ["ml", "MLI", "{{", ""])
def test_countries_are_codes(code: str) -> None:
    """What is no alpha-2 code is refused, since it would name a file."""
    with pytest.raises(ValueError, match="no country code"):
        draw(BAMAKO, uid="a", countries=[code])


def test_coordinates_keep_five_decimals() -> None:
    """More than a metre of exactness is not published."""
    assert Point("a", 12.123456789, -8.987654321, "incident") == Point("a", 12.12346, -8.98765, "incident")
    assert list(Places([(12.123456789, -8.987654321)])) == [(12.12346, -8.98765)]


def test_places_stay_together_across_the_antimeridian() -> None:
    """Taveuni, west of 180°, is drawn beside the rest of Fiji and not at the other end of the map."""
    fiji = [Point("suva", -18.14, 178.44, "incident"), Point("taveuni", -16.85, -179.97, "context")]
    script = draw(fiji, uid="fiji", countries=["FJ"]).script.decode()
    assert "[-16.85, 180.03]" in script


def test_order_and_doubles_of_countries_do_not_matter() -> None:
    """The same countries in another order give the same map."""
    assert draw(BAMAKO, uid="a", countries=["NE", "ML", "NE"]) == draw(BAMAKO, uid="a", countries=["ML", "NE"])


def test_stock_images_are_never_asked_for(bamako: LiveMap) -> None:
    """Markers are born with their icon: Leaflet's default one would be fetched first."""
    script = bamako.script.decode()
    assert script.count("L.marker(") == script.count('"icon": div_icon_') == 2
    assert "setIcon" not in script


@pytest.mark.parametrize("radius", [-1, 1.5, 1_000_001, "{{7*7}}"])
def test_radii_are_metres(radius: object) -> None:
    """A ring's radius is a whole number of metres."""
    with pytest.raises(ValueError, match="whole number of metres"):
        Point("a", 0, 0, "incident", radius=radius)  # type: ignore[arg-type]  # the wrong type is the test


def test_a_blurred_place_has_a_ring_and_no_marker() -> None:
    """What is not exact cannot be pressed or pointed at."""
    script = draw([Point("a", 10, 20, "incident", radius=8000, exact=False)], uid="a", countries=["TD"]).script.decode()
    assert "L.circle(" in script
    assert "L.marker(" not in script


def test_many_incidents_come_without_their_words() -> None:
    """The map's script has numbers only; titles and addresses stand in files of their own, neighbours together."""
    places = Places((-40 + n % 80, -170 + n % 340) for n in range(600))
    tellings = [Telling(f"Title {n}", f"briefings/i-{n}/", "2015-11-20", "Bamako", "en") for n in range(600)]
    live = draw_told(places, tellings, uid="incidents", shown=framed([], places))
    assert [asset.name for asset in live.words] == [
        "words-incidents-0.js",
        "words-incidents-1.js",
        "words-incidents-2.js",
    ]
    assert b"Title" not in live.script
    assert b"Title 7" in b"".join(asset.data for asset in live.words)
    assert "markercluster.js" in live.needs
    assert "markercluster.css" in live.styles


def test_words_control_nothing() -> None:
    """Control characters and marks that turn text around do not reach the files of words."""
    telling = Telling("a\x00b\u202ec\u2028d</script>", "briefings/a/", "", "\x1b[31m", "en")
    (asset,) = draw_told(place := Places([(0, 0)]), [telling], uid="x", shown=framed([], place)).words
    assert asset.data == b'factboxMap.words(0,[["a b c d</script>","briefings/a/","","[31m","en"]]);\n'


def test_listed_incidents_carry_their_ids() -> None:
    """Where the page lists the incidents, the rows name the list's items."""
    script = draw_many([Point("bamako-2015", 12.6, -8.0, "incident")], uid="x", countries=["ML"]).script.decode()
    assert '[[12.6, -8.0, "bamako-2015"]]' in script


def test_what_is_remembered_needs_no_folium(bamako: LiveMap) -> None:
    """With the texts and outlines of an earlier run the same map comes out, and folium is not imported."""
    program = (
        "import sys, msgspec; from generator.pages.maps import Point, Shared, draw;"
        "shared = msgspec.json.decode(sys.stdin.buffer.read(), type=Shared);"
        "live = draw([Point('radisson', 12.6352, -8.0308, 'incident'), Point('bamako', 12.60915, -7.97522, 'context')],"
        " uid='bamako-hotel-siege', countries=['ML'], shared=shared);"
        "assert 'folium' not in sys.modules; sys.stdout.buffer.write(live.script)"
    )
    shared = Shared(texts(), outlines(framed(["ML"], BAMAKO)))
    done = subprocess.run(
        [sys.executable, "-c", program], input=msgspec.json.encode(shared), capture_output=True, check=True
    )
    assert done.stdout == bamako.script


def test_nobody_zooms_in_beyond_what_the_outlines_hold() -> None:
    """Where lines are coarse, the nearest zoom level is far: a place would seem to lie in the wrong country."""
    near = draw(BAMAKO, uid="a", countries=["ML"]).script.decode()
    far = draw_many(
        [Point("a", 12, -8, "incident"), Point("b", 35, 139, "incident")], uid="a", countries=["ML", "JP"]
    ).script.decode()
    assert '"maxZoom": 10,' in near
    assert '"maxZoom": 7,' in far


def test_a_map_of_all_incidents_takes_little_memory() -> None:
    """Less than 400 bytes an incident while it is drawn, of which its words are 100."""
    many = 20_000
    shared = Shared(texts(), outlines(framed([], [])))
    tellings = Each(range(many), lambda n: Telling(f"Title {n}", f"briefings/{n}/", "2015-11-20", "Bamako", "en"))
    bare = draw_told(Places([]), [], uid="x", shown=framed([], []), shared=shared)
    tracemalloc.start()
    places = Places((-40 + n % 80, -170 + n % 340) for n in range(many))
    shown = framed([], places)
    drawing = overview(shown, places, str)
    live = draw_told(places, tellings, uid="x", shown=shown, shared=shared)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most / many < 400
    assert f"{many} incidents" in drawing
    assert len(live.script) > len(bare.script) + 10 * many
