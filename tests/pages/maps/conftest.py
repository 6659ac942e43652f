"""A small page with a live map, as a folder, and over loopback under the site's strict policy."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template

import pytest

from generator.pages.maps import LiveMap, Point, Spot, Tiles, draw, frame, locator

THEME = Path(__file__).parents[3] / "themes" / "wire" / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
BAMAKO = (Point("radisson", 12.6352, -8.0308, "incident"), Point("bamako", 12.60915, -7.97522, "context"))
PAGE = Template("""<!doctype html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<title>Map</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/wire.css">
<script src="assets/loader.js" defer></script>
</head>
<body>
<main>
<h1>Map</h1>
<figure class="map" id="map" aria-label="Map of places" data-load="$load"
    data-scripts="$scripts" data-styles="$styles" data-close="Close" data-incidents="{number} incidents"
    data-incident="Incident" data-words="$words" data-root="./" $tiles>
<div class="map-sheets"><div class="map-stage"><div class="map-drawing">$drawing</div>
$container
</div></div>
<button type="button" class="map-load" hidden>Show the live map</button>
<button type="button" class="map-tiles" hidden>Fetch streets</button>
<figcaption>Boundaries: Natural Earth</figcaption>
</figure>
<ol class="places">$items</ol>
</main>
</body>
</html>
""")
ITEM = Template("""
<li id="place-$slug" data-role="incident" data-name="$name"><b>$name</b>,
<a id="a-$slug" href="#">more</a> <button type="button" class="map-show" hidden>Show on map</button></li>""")

DRAWING = locator(
    frame(("ML",), ((12.6352, -8.0308),)),
    [Spot("Radisson Blu hotel", 12.6352, -8.0308)],
    (),
    lambda code: {"ML": "Mali"}.get(code, code),
)

WritePage = Callable[..., Path]


@pytest.fixture(scope="session")
def bamako() -> LiveMap:
    """Draw the hotel siege: one incident and the town around it."""
    return draw(BAMAKO, uid="bamako-hotel-siege", countries=["ML"])


@pytest.fixture
def write_page(tmp_path: Path) -> WritePage:
    """Write a page with a map and a list of places into a folder, as the theme does."""

    def write(  # noqa: PLR0913 -- what differs between pages
        live: LiveMap,
        names: dict[str, str],
        *,
        load: str = "visible",
        tiles: Tiles | None = None,
        lang: str = "en",
        drawing: str = DRAWING,
    ) -> Path:
        files = {asset.name: asset.data for asset in (*live.assets, *live.words)} | {"own.js": live.script}
        files |= {name: (THEME / "map" / name).read_bytes() for name in ("loader.js", "land.js", "map.js", "map.css")}
        files["wire.css"] = (THEME / "wire.css").read_bytes()
        folder = tmp_path / "assets"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        street = {"data-tiles-url": tiles.url, "data-tiles-attribution": tiles.attribution} if tiles else {}
        page = tmp_path / "index.html"
        page.write_text(
            PAGE.substitute(
                lang=lang,
                load=load,
                scripts=escape(json.dumps([f"assets/{name}" for name in (*live.needs, "own.js")])),
                styles=escape(json.dumps([f"assets/{name}" for name in live.styles])),
                tiles=" ".join(f'{name}="{escape(value)}"' for name, value in street.items()),
                container=live.container,
                drawing=drawing,
                words=escape(json.dumps([f"assets/{asset.name}" for asset in live.words])),
                items="".join(ITEM.substitute(slug=slug, name=escape(name)) for slug, name in names.items()),
            ),
            "utf-8",
        )
        return page

    return write


class _Strict(SimpleHTTPRequestHandler):
    """Serve a folder under the policy that every published page carries."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """Serve the test's folder over loopback, under the strict policy."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()
