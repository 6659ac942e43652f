"""The locator: what it shows of every country, and what it keeps to itself."""

from __future__ import annotations

import gzip
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.atlas import index
from generator.pages.maps import Area, Spot, frame, locator

SVG = "{http://www.w3.org/2000/svg}"
BAMAKO = Spot("Radisson Blu hotel", 12.6352, -8.0308, "incident", "Bamako", 500, number=1)
CROWDED = {"GM", "LI", "MC", "MW", "VA"}  # too narrow for their name where the mark lies in the middle, and no sea near
CODES = sorted(entry.code for entry in index() if entry.code)


def called(code: str) -> str:
    """Name countries by their code, which is enough here."""
    return {"ML": "Mali", "DZ": "Algeria"}.get(code, code)


def mali(*spots: Spot, areas: tuple[Area, ...] = ()) -> str:
    """Draw Mali."""
    places = tuple((s.lat, s.lon) for s in spots if s.role == "incident")
    return locator(frame(("ML",), places), spots, areas, called)


def parsed(svg: str) -> ET.Element:
    """Read a drawing as XML."""
    return ET.fromstring(svg.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))  # noqa: S314 -- our own


def texts(svg: str) -> list[str]:
    """Collect the words on a drawing, label by label."""
    return [" ".join(each.itertext()) for each in parsed(svg).iter(f"{SVG}text")]


def classes(svg: str) -> set[str]:
    """Collect the classes that style a drawing."""
    return {name for found in re.findall(r'class="([^"]*)"', svg) for name in found.split()}


def test_mali_has_all_that_a_newspaper_s_map_has() -> None:
    """Country, neighbours, regions, rivers, towns, the incident, a scale, the north, a title and a description."""
    svg = mali(BAMAKO)
    shown = texts(svg)
    assert {"MALI", "Algeria", "Sikasso", "N"} <= set(shown)
    assert "Radisson Blu hotel Bamako" in shown
    assert any(re.fullmatch(r"\d+ km", text) for text in shown)
    assert {
        "m-own",
        "m-land",
        "m-regions",
        "m-rivers",
        "m-borders",
        "m-frontier",
        "m-mark",
        "m-scale",
        "m-north",
    } <= classes(svg)
    root = parsed(svg)
    title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert told is not None
    assert title.text == "Locator map of Mali"
    assert told.text == "Radisson Blu hotel, Bamako lies in the south-west of Mali."
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == told.get("id")


def test_the_incident_lies_where_it_should() -> None:
    """Bamako's mark lies in the south-west of Mali, a known distance from Timbuktu's dot."""
    svg = mali(BAMAKO, Spot("Timbuktu", 16.7735, -3.0074, "context"))
    mark = re.search(r'class="m-mark" d="M(\d+) (\d+)h0"', svg)
    place = re.search(r'class="m-place" d="M(\d+) (\d+)h14', svg)
    bar = re.search(r'class="m-scale" d="M28 894[^"]*h(\d+)v-9"', svg.replace("M28 885v9", "M28 894v9"))
    assert mark
    assert place
    assert bar
    dx, dy = int(place[1]) + 7 - int(mark[1]), int(mark[2]) - int(place[2]) - 7
    km = ((dx**2 + dy**2) ** 0.5) * 200 / int(bar[1])
    assert km == pytest.approx(709, rel=0.02)
    assert dx > 0
    assert dy > 0


@pytest.mark.parametrize("code", CODES)
def test_every_country_can_be_drawn(code: str) -> None:
    """Each is well-formed, has land, names what it is about, and costs little; none needs styles of its own."""
    parts = next(entry.parts for entry in index() if entry.code == code)
    west, south, east, north = parts[0]
    lat, lon = (south + north) / 2, ((west + east) / 2 + 180) % 360 - 180
    svg = locator(frame((code,), ((lat, lon),)), [Spot("Here", lat, lon)], (), lambda c: f"Land {c}")
    root = parsed(svg)
    assert f"LAND {code}" in texts(svg) or code in CROWDED
    assert any(text.startswith("Here") for text in texts(svg))
    assert re.search(r'class="m-(own|own m-bare|islets)"', svg)
    assert not re.search(r"style=|<style|href|url\(", svg)
    assert not re.search(r' (d|[xyr]|cx|cy)="[^"]*(nan|inf)', svg)
    assert root.get("viewBox") == "0 0 1200 920"
    assert len(gzip.compress(svg.encode())) < 7000


@settings(max_examples=40)
@given(st.floats(-80, 80), st.floats(-180, 180), st.sampled_from([None, *CODES]))
def test_no_label_leaves_the_sheet_or_lies_on_another(lat: float, lon: float, code: str | None) -> None:
    """Wherever an incident is, words keep clear of each other and of the edge."""
    from generator.pages.maps.svg.ground import ground

    base = ground(frame((code,) if code else (), ((lat, lon),)), called)
    boxes = [name.label.box for name in base.names]
    for n, (west, south, east, north) in enumerate(boxes):
        assert west >= 0
        assert south >= 0
        assert east <= 1200
        assert north <= 920
        for other in boxes[n + 1 :]:
            assert west >= other[2] or other[0] >= east or south >= other[3] or other[1] >= north


def test_a_blurred_place_has_a_ring_and_no_mark() -> None:
    """What is known to the public is the ring."""
    svg = mali(Spot("A shelter", 12.6, -8.0, "incident", radius=8000, exact=False))
    assert "m-ring" in classes(svg)
    assert "m-mark" not in classes(svg)
    assert "A shelter near Bamako" in texts(svg)


def test_a_region_is_shaded_and_named() -> None:
    """From the province up no point is drawn: the region is shaded, by its name in the atlas, however it is written."""
    svg = mali(areas=(Area("ML", "Région de Kidal"),))
    assert "m-area" in classes(svg)
    assert "m-mark" not in classes(svg)
    assert "Kidal" in texts(svg)
    assert "Somewhere in Région de Kidal, Mali; no point is marked." in svg


@pytest.mark.parametrize("region", [None, "Atlantis"])
def test_a_country_is_shaded_where_no_region_is_known(region: str | None) -> None:
    """Where the atlas has no such region, the whole country is shaded, and the words still say what is known."""
    svg = mali(areas=(Area("ML", region),))
    assert "m-area" in classes(svg)
    assert ("Atlantis" in svg) == (region is not None)
    assert "Atlantis" not in texts(svg)


def test_uncertainty_is_drawn_to_scale() -> None:
    """A ring is drawn where it can be seen: 100 km on a map of Mali can, 500 m cannot."""
    assert "m-ring" in classes(mali(Spot("A", 17, -4, "incident", radius=100_000)))
    assert "m-ring" not in classes(mali(BAMAKO))


def test_a_town_under_the_mark_is_named_beside_it() -> None:
    """The reader learns which town is near where its dot is covered."""
    assert "An ambush near Gao" in texts(mali(Spot("An ambush", 16.26, -0.03, "incident")))


def test_places_near_the_incident_are_left_to_the_surroundings() -> None:
    """A square on top of the incident's mark would hide it."""
    assert "m-place" not in classes(mali(BAMAKO, Spot("Bamako", 12.609, -7.975, "context")))


def test_a_country_in_a_window_has_an_inset() -> None:
    """Russia is too large to be shown whole: a small map says where the large one lies."""
    svg = locator(frame(("RU",), ((55.8, 37.4),)), [Spot("Here", 55.8, 37.4)], (), called)
    assert {"m-inset", "m-inset-land", "m-window"} <= classes(svg)
    assert "m-inset" not in classes(mali(BAMAKO))


def test_disputed_lines_are_dashed_by_class() -> None:
    """On a map of India disputed lines have a class of their own, and the outline no stroke that would hide them."""
    svg = locator(frame(("IN",), ((34.0, 75.3),)), [Spot("Here", 34.0, 75.3)], (), called)
    assert {"m-disputed", "m-bare"} <= classes(svg)


def test_words_are_translated_and_names_are_the_caller_s() -> None:
    """The interface's words go through gettext, countries through the caller."""
    french = {"N": "N", "Locator map of {countries}": "Carte de situation : {countries}"}
    svg = locator(
        frame(("ML",), ()),
        [BAMAKO],
        (),
        lambda code: {"ML": "Mali", "DZ": "Algérie"}.get(code, code),
        lambda message: french.get(message, message),
    )
    assert "Carte de situation : Mali" in svg
    assert "Algérie" in texts(svg)


def test_two_drawings_are_the_same_bytes() -> None:
    """Drawing anew, with nothing remembered, gives what was drawn before."""
    from generator.pages.maps.svg.ground import ground
    from generator.pages.maps.svg.view import view

    before = mali(BAMAKO)
    ground.cache_clear()
    view.cache_clear()
    assert mali(BAMAKO) == before
