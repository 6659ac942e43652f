"""The live map in a real Chromium, over loopback under the strict policy, and from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.pages.maps import (
    Area,
    LiveMap,
    Places,
    Point,
    Spot,
    Telling,
    Tiles,
    draw,
    draw_many,
    draw_told,
    frame,
    framed,
    locator,
)
from generator.pages.maps.plain import plain

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NAMES = {"radisson": "Radisson Blu hotel", "bamako": "Bamako"}
LIVE = "figure[data-state=live]"
READER = 'addEventListener("load", () => dispatchEvent(new Event("pointermove")))'  # moves as soon as there is a page

# Reads a colour as the browser paints it, whatever notation the style uses.
SHADE = """(element, property) => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = getComputedStyle(element)[property];
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}"""

HOSTILE = (
    "<img src=x onerror=hit()>",
    "<script>hit()</script>",
    "{{7*7}}",
    "{% for x in y %}",
    "${hit()}",
    "`${hit()}`",
    "\\x3cimg src=x onerror=hit()>",
    "\\u003cscript>hit()\\u003c/script>",
    '"><svg onload=hit()>',
    "'-hit()-'",
    "javascript:hit()",
    "&lt;img src=x onerror=hit()&gt;",
    "</li></ol><script>hit()</script>",
    "\u202etxt.exe",
)


@pytest.fixture
def page(browser: Browser) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Open a fresh page, with all that it complains of, and all that it asks for."""
    context = browser.new_context(viewport={"width": 800, "height": 700})
    context.add_init_script(READER)
    tab = context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda request: requests.append(request.url))
    yield tab, complaints, requests
    context.close()


Opened = tuple["Page", list[str], list[str]]
WritePage = Callable[..., Path]


def test_the_live_map_appears_and_is_quiet(page: Opened, served: str, write_page: WritePage, bamako: LiveMap) -> None:
    """Under the strict policy the map draws land and places, asks only its own site and says nothing."""
    write_page(bamako, NAMES)
    tab, complaints, requests = page
    tab.goto(served)
    tab.wait_for_selector(LIVE)
    assert tab.locator(".map-pin").count() == 2
    assert tab.locator("path.map-land").get_attribute("d") != "M0 0"
    assert tab.get_by_text("Mali", exact=True).count() == 1
    assert tab.get_by_role("region", name="Map of places").count() == 1
    assert [url for url in requests if not url.startswith((served, "data:"))] == []
    assert complaints == []


def test_it_works_from_a_folder(page: Opened, write_page: WritePage, bamako: LiveMap) -> None:
    """Opened as a file, without a server, the page has its map."""
    address = write_page(bamako, NAMES).as_uri()
    tab, complaints, _ = page
    tab.goto(address)
    tab.wait_for_selector(LIVE)
    assert tab.locator(".map-pin").count() == 2
    assert complaints == []


def test_a_map_in_view_waits_for_a_move(browser: Browser, served: str, write_page: WritePage, bamako: LiveMap) -> None:
    """Before the reader's first move only the page itself is fetched, though the map is in view; any key wakes it."""
    write_page(bamako, NAMES)
    context = browser.new_context(viewport={"width": 800, "height": 700})
    tab = context.new_page()
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(served)
    tab.wait_for_timeout(500)
    assert [url for url in requests if url.endswith((".js", ".css"))] == [
        f"{served}assets/wire.css",
        f"{served}assets/loader.js",
    ]
    tab.keyboard.press("Tab")
    tab.wait_for_selector(LIVE)
    context.close()


def test_a_map_comes_by_itself_in_the_end(browser: Browser, write_page: WritePage, bamako: LiveMap) -> None:
    """Where nobody moves, on a screen on a wall say, the map in view comes some seconds after the page."""
    context = browser.new_context(viewport={"width": 800, "height": 700})
    tab = context.new_page()
    tab.goto(write_page(bamako, NAMES).as_uri())
    tab.wait_for_selector(LIVE)
    context.close()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_popups_open_and_close_by_keyboard(
    page: Opened, served: str, write_page: WritePage, bamako: LiveMap, key: str
) -> None:
    """Enter and Space open a named dialog with the list's words; Escape closes it and gives the focus back."""
    write_page(bamako, NAMES)
    tab, complaints, _ = page
    tab.goto(served)
    tab.wait_for_selector(LIVE)
    marker = tab.get_by_role("button", name="Radisson Blu hotel", exact=True)
    assert marker.get_attribute("aria-expanded") == "false"
    marker.focus()
    tab.keyboard.press(key)
    dialog = tab.get_by_role("dialog", name="Radisson Blu hotel")
    dialog.wait_for()
    assert dialog.evaluate("element => element === document.activeElement")
    assert marker.get_attribute("aria-expanded") == "true"
    assert dialog.locator(".leaflet-popup-content").inner_text().strip() == "Radisson Blu hotel, more"
    assert dialog.locator("[id], button").count() == 0
    tab.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert marker.evaluate("element => element === document.activeElement")
    assert marker.get_attribute("aria-expanded") == "false"
    assert complaints == []


def test_show_on_map_leads_there_and_back(page: Opened, served: str, write_page: WritePage, bamako: LiveMap) -> None:
    """The list's button opens its place, hidden until then beside the incident; Escape returns to the button."""
    write_page(bamako, NAMES)
    tab, _, _ = page
    tab.goto(served)
    tab.wait_for_selector(LIVE)
    town = tab.locator(".map-pin-context")
    assert not town.is_visible()
    button = tab.locator("#place-bamako .map-show")
    button.click()
    tab.get_by_role("dialog", name="Bamako").wait_for()
    assert town.is_visible()
    tab.keyboard.press("Escape")
    tab.get_by_role("dialog").wait_for(state="detached")
    assert button.evaluate("element => element === document.activeElement")


def test_targets_are_large_enough(page: Opened, served: str, write_page: WritePage, bamako: LiveMap) -> None:
    """Pins, zoom and close buttons measure at least 24 pixels each way (WCAG 2.2, 2.5.8)."""
    write_page(bamako, NAMES)
    tab, _, _ = page
    tab.goto(served)
    tab.wait_for_selector(LIVE)
    tab.locator(".map-pin-incident").press("Enter")
    for target in tab.locator(".map-pin:not([hidden]), .leaflet-control a, .leaflet-popup-close-button").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_the_wheel_scrolls_the_page(page: Opened, served: str, write_page: WritePage, bamako: LiveMap) -> None:
    """Scrolling over the map does not zoom it."""
    write_page(bamako, NAMES)
    tab, _, _ = page
    tab.goto(served)
    tab.wait_for_selector(LIVE)
    before = tab.locator(".leaflet-control-scale-line").first.inner_text()
    tab.locator(".folium-map").hover()
    tab.mouse.wheel(0, 200)
    tab.wait_for_timeout(300)
    assert tab.locator(".leaflet-control-scale-line").first.inner_text() == before


def test_nothing_is_fetched_before_the_press(page: Opened, served: str, write_page: WritePage, bamako: LiveMap) -> None:
    """Where the site asks for a press, only the loader comes with the page; the press takes the focus to the map."""
    write_page(bamako, NAMES, load="press")
    tab, _, requests = page
    tab.goto(served)
    button = tab.get_by_role("button", name="Show the live map")
    button.wait_for()
    assert [url for url in requests if url.endswith((".js", ".css"))] == [
        f"{served}assets/wire.css",
        f"{served}assets/loader.js",
    ]
    assert not tab.locator(".map-show").first.is_visible()
    button.click()
    tab.wait_for_selector(LIVE)
    assert tab.locator(".leaflet-container").evaluate("element => element === document.activeElement")


def test_a_missing_file_leaves_the_page_as_it_was(
    page: Opened, served: str, write_page: WritePage, bamako: LiveMap
) -> None:
    """If the base map does not arrive, no half-made map shows and the list is still there."""
    (write_page(bamako, NAMES).parent / "assets" / "basemap-ml.js").unlink()
    tab, _, _ = page
    tab.goto(served)
    tab.wait_for_selector("figure[data-state=failed]")
    assert not tab.locator(".folium-map").is_visible()
    assert tab.locator("svg.m").is_visible()
    assert tab.locator(".places li").count() == 2


def test_street_tiles_wait_for_a_press(page: Opened, served: str, write_page: WritePage, bamako: LiveMap) -> None:
    """The provider is asked only after the reader's press, and its attribution is shown as text."""
    tiles = Tiles("https://tiles.example/{z}/{x}/{y}.png", "© <b>Example</b>", "Example")
    write_page(bamako, NAMES, tiles=tiles)
    tab, _, requests = page
    tab.route("https://tiles.example/**", lambda route: route.abort())
    tab.goto(served)
    tab.wait_for_selector(LIVE)
    assert not [url for url in requests if "tiles.example" in url]
    assert not tab.locator(".map-credit").count()
    tab.get_by_role("button", name="Fetch streets").click()
    assert tab.locator(".map-credit").inner_text() == "© <b>Example</b>"
    assert tab.locator(".map-credit b").count() == 0


def test_countries_are_named_in_the_page_s_language(page: Opened, write_page: WritePage, bamako: LiveMap) -> None:
    """On a French page Algeria is called Algérie."""
    tab, _, _ = page
    tab.goto(write_page(bamako, NAMES, lang="fr").as_uri())
    tab.wait_for_selector(LIVE)
    assert tab.get_by_text("Algérie", exact=True).count() == 1
    assert tab.get_by_text("Algeria", exact=True).count() == 0


def test_motion_follows_the_reader(page: Opened, write_page: WritePage, bamako: LiveMap) -> None:
    """The map glides and fades, except for readers who asked for less motion."""
    tab, _, _ = page
    address = write_page(bamako, NAMES).as_uri()
    for wish, glides in (("no-preference", True), ("reduce", False)):
        tab.emulate_media(reduced_motion=wish)  # type: ignore[arg-type]  # one of the two literals
        tab.goto(address)
        tab.wait_for_selector(LIVE)
        assert tab.locator(".leaflet-fade-anim").count() == glides


def test_paper_gets_no_live_map(page: Opened, write_page: WritePage, bamako: LiveMap) -> None:
    """Printed, the page shows the drawing, and leaves out the live map and every button that belongs to it."""
    tab, _, _ = page
    tab.goto(write_page(bamako, NAMES).as_uri())
    tab.wait_for_selector(LIVE)
    tab.emulate_media(media="print")
    assert not tab.locator(".folium-map").is_visible()
    assert not tab.locator(".map-show").first.is_visible()
    assert tab.locator("svg.m").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_can_be_read_on_the_land(page: Opened, write_page: WritePage, bamako: LiveMap, scheme: str) -> None:
    """The land and the ink change with the reader's light, and stay 4.5 to 1 apart (WCAG 1.4.3)."""
    tab, _, _ = page
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two literals
    tab.goto(write_page(bamako, NAMES).as_uri())
    tab.wait_for_selector(LIVE)
    for ink, land in (
        (".map-name-land span", "path.map-land"),
        (".map-name:not(.map-name-land) span", "path.map-near"),
    ):
        colours = [tab.locator(ink).first.evaluate(SHADE, "color"), tab.locator(land).evaluate(SHADE, "fill")]
        dark, light = sorted(map(luminance, colours))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_can_be_read_on_the_drawing(page: Opened, write_page: WritePage, bamako: LiveMap, scheme: str) -> None:
    """So do the drawing's, on the land that they stand on."""
    tab, _, _ = page
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two literals
    tab.goto(write_page(bamako, NAMES, load="press").as_uri())
    for ink, land in (
        (".m-own-name", ".m-own"),
        (".m-near-name", ".m-land"),
        (".m-town", ".m-own"),
        (".m-here", ".m-own"),
    ):
        colours = [tab.locator(ink).first.evaluate(SHADE, "fill"), tab.locator(land).first.evaluate(SHADE, "fill")]
        dark, light = sorted(map(luminance, colours))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_high_contrast_reaches_the_drawing(page: Opened, write_page: WritePage, bamako: LiveMap) -> None:
    """Where the reader chose the colours, land and letters have them."""
    tab, _, _ = page
    tab.emulate_media(forced_colors="active")
    tab.goto(write_page(bamako, NAMES, load="press").as_uri())
    land, ink = (tab.locator(name).first.evaluate(SHADE, "fill") for name in (".m-own", ".m-here"))
    page_colours = [tab.locator("body").evaluate(SHADE, name) for name in ("backgroundColor", "color")]
    assert [land, ink] == page_colours


def luminance(colour: list[int]) -> float:
    """Compute the relative luminance of an sRGB colour as WCAG 2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (n / 255 for n in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_drawing_is_there_without_scripts(browser: Browser, write_page: WritePage, bamako: LiveMap) -> None:
    """A reader whose browser runs nothing has the drawing, its words, and the list."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(write_page(bamako, NAMES).as_uri())
    assert tab.get_by_role("img", name="Locator map of Mali").is_visible()
    assert tab.locator("svg.m text", has_text="Radisson Blu hotel").is_visible()
    assert not tab.locator("button").first.is_visible()
    context.close()


@pytest.mark.parametrize("width", [360, 1200])
def test_the_live_map_takes_the_drawing_s_place(
    page: Opened, write_page: WritePage, bamako: LiveMap, width: int
) -> None:
    """It is as large, and nothing on the page moves when it comes."""
    tab, _, _ = page
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(write_page(bamako, NAMES, load="press").as_uri())
    stage, caption = tab.locator(".map-stage"), tab.locator("figcaption")
    before = stage.bounding_box()
    assert before is not None
    below = caption.bounding_box()
    assert tab.locator("svg.m").is_visible()
    tab.get_by_role("button", name="Show the live map").click()
    tab.wait_for_selector(LIVE)
    assert stage.bounding_box() == before
    assert tab.locator(".folium-map").bounding_box() == before
    assert not tab.locator("svg.m").is_visible()
    after = caption.bounding_box()
    assert below is not None
    assert after is not None
    assert before["height"] >= 240
    assert abs(after["y"] - below["y"]) < 60  # the button that was pressed is gone
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("key", ["Enter", " "])
def test_clusters_are_buttons(page: Opened, served: str, write_page: WritePage, key: str) -> None:
    """A cluster says how many it holds, is large enough, and opens by Enter and by Space; the focus is not lost."""
    points = [Point(f"i-{n}", 12 + n % 5 / 50 + (n > 20) * 8, -8 + n % 7 / 50, "incident") for n in range(40)]
    write_page(draw_many(points, uid="all", countries=["ML"]), {point.id: f"Incident {point.id}" for point in points})
    tab, complaints, _ = page
    tab.goto(served)
    tab.wait_for_selector(LIVE)
    clusters = tab.locator(".map-cluster[role=button][tabindex='0']")
    assert sorted(c.get_attribute("aria-label") or "" for c in clusters.all()) == ["19 incidents", "21 incidents"]
    for cluster in clusters.all():
        box = cluster.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    scale = tab.locator(".leaflet-control-scale-line").first
    before = scale.inner_text()
    tab.locator(".map-cluster").first.press(key)
    tab.wait_for_timeout(800)
    assert scale.inner_text() != before
    assert tab.locator(".leaflet-container").evaluate("element => element === document.activeElement")
    assert complaints == []


def test_the_list_brings_an_incident_out_of_its_cluster(page: Opened, served: str, write_page: WritePage) -> None:
    """Show on map zooms to where the incident stands by itself, and opens it."""
    points = [Point(f"i-{n}", 12 + n / 100, -8.0, "incident") for n in range(12)]
    write_page(draw_many(points, uid="all", countries=["ML"]), {point.id: f"Incident {point.id}" for point in points})
    tab, _, _ = page
    tab.goto(served)
    tab.wait_for_selector(LIVE)
    tab.locator("#place-i-7 .map-show").click()
    tab.get_by_role("dialog", name="Incident i-7").wait_for()
    tab.keyboard.press("Escape")
    tab.get_by_role("dialog").wait_for(state="detached")
    assert tab.locator("#place-i-7 .map-show").evaluate("element => element === document.activeElement")


def test_words_come_from_files_where_the_page_has_none(page: Opened, write_page: WritePage) -> None:
    """From a folder, too, a marker gets its name when it is seen, and its popup links to the incident's page."""
    places = Places((10 + n % 20, -8 + n % 23) for n in range(300))
    tellings = [Telling(f"Title {n}", f"briefings/i-{n}/index.html", "2015-11-20", "Bamako", "en") for n in range(300)]
    live = draw_told(places, tellings, uid="all", shown=framed(["ML"], places))
    tab, complaints, _ = page
    tab.goto(write_page(live, {}).as_uri())
    tab.wait_for_selector(LIVE)
    for _ in range(8):
        if tab.locator(".map-pin").count():
            break
        tab.locator(".map-cluster").first.press("Enter")
        tab.wait_for_timeout(500)
    pin = tab.locator(".map-pin[aria-label^=Title]").first
    pin.wait_for()
    name = pin.get_attribute("aria-label") or ""
    pin.press("Enter")
    dialog = tab.get_by_role("dialog", name=name)
    dialog.wait_for()
    assert dialog.locator("a").first.inner_text() == name
    assert dialog.locator("a").first.get_attribute("href") == f"./briefings/i-{name.split()[1]}/index.html"
    assert "20 November 2015" in dialog.inner_text()
    assert complaints == []


def test_a_ring_is_shown_and_cannot_be_pressed(page: Opened, write_page: WritePage) -> None:
    """How far off a place may be is drawn to scale under its marker; a blurred place has nothing but that."""
    points = [
        Point("radisson", 12.6352, -8.0308, "incident", radius=50_000),
        Point("bamako", 15, -4, "context", radius=80_000, exact=False),
    ]
    tab, complaints, _ = page
    tab.goto(write_page(draw(points, uid="rings", countries=["ML"]), NAMES).as_uri())
    tab.wait_for_selector(LIVE)
    assert tab.locator("path.map-ring").count() == 2
    assert tab.locator(".map-pin").count() == 1
    assert tab.locator("path.map-ring").first.evaluate("e => getComputedStyle(e).pointerEvents") == "none"
    assert complaints == []


def test_hostile_words_stay_inert(page: Opened, write_page: WritePage) -> None:
    """Names that are code elsewhere are words in marker, tooltip and popup, with no policy to help."""
    names = {f"p{n}": text for n, text in enumerate(HOSTILE)}
    points = [Point(key, 12 + n, -8 + n, "incident") for n, key in enumerate(names)]
    address = write_page(draw(points, uid="hostile", countries=["ML"]), names).as_uri()
    tab, complaints, _ = page
    tab.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; };")
    tab.goto(address)
    tab.wait_for_selector(LIVE)
    for number, text in enumerate(HOSTILE):
        marker = tab.locator(f".leaflet-marker-icon[aria-label]:nth-of-type({number + 1})")
        shown = text.strip()
        assert marker.get_attribute("aria-label") == shown
        marker.press("Enter")
        dialog = tab.locator(".leaflet-popup[role=dialog]:not(.leaflet-zoom-hide)").last
        assert dialog.get_attribute("aria-label") == shown
        assert dialog.locator(".leaflet-popup-content b").text_content() == text
        assert dialog.locator("img, script, svg").count() == 0
        tab.keyboard.press("Escape")
    assert tab.evaluate("window.hits") == 0
    assert complaints == []


def test_hostile_words_stay_inert_in_files_and_clusters(page: Opened, write_page: WritePage) -> None:
    """Titles from a file of words are text in marker, tooltip and popup; addresses stay on the site."""
    places = Places((11 + 2 * (n // 4), -11 + 4 * (n % 4)) for n in range(len(HOSTILE)))
    tellings = [Telling(text, f"briefings/p{n}/index.html", "", text, "en") for n, text in enumerate(HOSTILE)]
    live = draw_told(places, tellings, uid="hostile", shown=framed(["ML"], places))
    tab, complaints, _ = page
    tab.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; };")
    tab.goto(write_page(live, {}).as_uri())
    tab.wait_for_selector(LIVE)
    tab.wait_for_timeout(500)
    seen = set()
    for pin in tab.locator(".map-pin").all():
        seen.add(pin.get_attribute("aria-label"))
        pin.press("Enter")
        dialog = tab.locator(".leaflet-popup[role=dialog]").last
        assert dialog.locator("img, script, svg").count() == 0
        href = dialog.locator(".leaflet-popup-content a").first.get_attribute("href") or ""
        assert href.startswith("./briefings/p")
        tab.keyboard.press("Escape")
        tab.wait_for_timeout(50)
    assert len(seen) > 3
    assert seen <= {plain(text) for text in HOSTILE}
    assert tab.evaluate("window.hits") == 0
    assert complaints == []


def test_hostile_words_stay_inert_in_the_drawing(page: Opened, write_page: WritePage, bamako: LiveMap) -> None:
    """Names of places, towns, regions and countries are words in the SVG, with no policy to help."""
    tab, complaints, _ = page
    tab.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; };")
    for text in HOSTILE:
        spots = [Spot(text, 12.6, -8.0, "incident", text, 500, number=1), Spot(text, 20, -2, "context", number=2)]
        drawing = locator(frame(("ML",), ((12.6, -8.0),)), spots, [Area("ML", text)], lambda _, text=text: text)  # type: ignore[misc]  # bound at once
        tab.goto(write_page(bamako, NAMES, load="press", drawing=drawing).as_uri())
        assert tab.locator("svg.m text", has_text=plain(text)[:12]).count() > 0
        assert tab.locator("svg.m :is(script, image, img, a, foreignObject, style)").count() == 0
        assert (
            tab.locator("svg.m *").evaluate_all(
                "all => all.flatMap(e => [...e.attributes]).filter(a => /^on|href/.test(a.name)).length"
            )
            == 0
        )
    assert tab.evaluate("window.hits") == 0
    assert complaints == []
