"""The live map in a real Chromium, over loopback under the strict policy, and from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.pages.maps import LiveMap, Point, Tiles, draw

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NAMES = {"radisson": "Radisson Blu hotel", "bamako": "Bamako"}
LIVE = "figure[data-state=live]"

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
def page(chromium: Browser) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Open a fresh page, with all that it complains of, and all that it asks for."""
    context = chromium.new_context(viewport={"width": 800, "height": 700})
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
    assert [url for url in requests if url.endswith((".js", ".css"))] == [f"{served}assets/loader.js"]
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
    """Printed, the page leaves out the map and every button that belongs to it."""
    tab, _, _ = page
    tab.goto(write_page(bamako, NAMES).as_uri())
    tab.wait_for_selector(LIVE)
    tab.emulate_media(media="print")
    assert not tab.locator(".folium-map").is_visible()
    assert not tab.locator(".map-show").first.is_visible()


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


def luminance(colour: list[int]) -> float:
    """Compute the relative luminance of an sRGB colour as WCAG 2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (n / 255 for n in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
