/* The live map: what folium's script leaves to the page.

   Words come from the page's list of places, node by node, never as HTML. Leaflet's gaps are closed here:
   popups become dialogs that take the focus and give it back, Space opens as Enter does, Escape closes,
   motion follows the reader's wish. */
const factboxMap = (() => {
  "use strict";

  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  L.Map.mergeOptions({
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    maxBoundsViscosity: 0.8,
  });

  const known = {};
  const CLOSE_ENOUGH = 9; // the zoom level that "Show on map" goes to
  const APART = 22; // pixels; context places nearer to an incident wait for the reader to come closer
  const ROOM = 4; // pixels beside the name of a country
  const ROW = 10; // pixels between the parallels that are searched for room

  /* The base map's script calls this; `world.py` and `cut.py` describe the value. */
  function outlines(key, value) {
    known[key] = value;
  }

  /* The page's own script calls this; `make` is what folium wrote and returns the map. */
  function draw(id, settings, make) {
    const container = document.getElementById(id);
    const figure = container?.closest("figure.map");
    if (!figure) return;
    container.hidden = false;
    try {
      const map = make();
      const view = map.getBounds();
      map.setMinZoom(Math.max(map.getZoom() - 1.5, 0));
      map.setMaxBounds(view.pad(1));
      const names = land(map, known[settings.outlines], settings.focus);
      const markers = places(map);
      label(figure, container);
      dialogs(map, figure);
      tiles(map, figure);
      const tidy = () => {
        thin(map, markers);
        write(map, names);
      };
      map.on("moveend resize popupopen popupclose", tidy);
      tidy();
      new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(container);
      figure.dataset.state = "live";
    } catch (error) {
      container.hidden = true;
      figure.dataset.state = "failed";
      throw error;
    }
  }

  /* Land and lines, and the names of countries as markers that nobody can hit. */
  function land(map, shape, focus) {
    if (!shape) throw new Error("the outlines are missing");
    const arcs = shape.arcs.map((steps) => {
      let x = 0;
      let y = 0;
      const points = [];
      for (let n = 0; n < steps.length; n += 2) {
        x += steps[n];
        y += steps[n + 1];
        points.push([y / shape.unit, x / shape.unit]);
      }
      return points;
    });
    const ring = (numbers) => numbers.flatMap((n) => (n < 0 ? arcs[~n].slice().reverse() : arcs[n]));
    const look = (name, fill) => ({ className: `map-${name}`, fill, stroke: !fill, interactive: false, smoothFactor: 0.5 });
    const lines = { b: [], d: [], c: [], focus: [] };
    [...shape.kinds].forEach((kind, n) => lines[kind]?.push(arcs[n]));

    const about = (country) => focus.includes(country[0]);
    const rings = (wanted) =>
      shape.countries.filter((country) => about(country) === wanted).flatMap((country) => country[2].map((polygon) => polygon.map(ring)));
    L.polygon(rings(false), look("near", true)).addTo(map);
    L.polygon(rings(true), look("land", true)).addTo(map);
    const own = new Set(shape.countries.filter(about).flatMap((country) => country[2].flat(2)).map((n) => (n < 0 ? ~n : n)));
    lines.focus = arcs.filter((_, n) => own.has(n) && shape.kinds[n] === "b");
    L.polyline(lines.c, look("coast", false)).addTo(map);
    L.polyline(lines.b, look("border", false)).addTo(map);
    L.polyline(lines.focus, look("frontier", false)).addTo(map);
    L.polyline(lines.d, look("disputed", false)).addTo(map);

    map.createPane("names").setAttribute("aria-hidden", "true");
    return shape.countries.map((country) => name(map, country, about(country), country[2].map((polygon) => ring(polygon[0]))));
  }

  function name(map, [code, english], about, rings) {
    const text = document.createElement("span");
    text.textContent = called(code, english);
    const icon = L.divIcon({ className: about ? "map-name map-name-land" : "map-name", html: text, iconSize: null });
    const marker = L.marker(rings[0][0], { icon, pane: "names", interactive: false, keyboard: false }).addTo(map);
    return { marker, text, rings: rings.map((ring) => ring.map(([y, x]) => L.latLng(y, x))), box: L.latLngBounds(rings.flat()) };
  }

  /* A country's name in the page's language, where the browser knows it. */
  function called(code, english) {
    const language = document.documentElement.lang || "en";
    if (!code || language.startsWith("en")) return english;
    try {
      return new Intl.DisplayNames([language], { type: "region" }).of(code) || english;
    } catch {
      return english;
    }
  }

  /* Write each country's name where it has most room in what is seen of it, clear of places, controls and
     other names; leave it out where it has too little. */
  function write(map, names) {
    const frame = map.getContainer().getBoundingClientRect();
    const taken = [...map.getContainer().querySelectorAll(".map-pin:not([hidden]), .map-tip, .leaflet-control, .leaflet-popup")].map((element) => {
      const box = element.getBoundingClientRect();
      return { left: box.left - frame.left, right: box.right - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top };
    });
    const seen = map.getBounds();
    for (const { marker, text, rings, box } of names) {
      const element = marker.getElement();
      element.hidden = !seen.intersects(box);
      if (element.hidden) continue;
      const needed = text.getBoundingClientRect().width + 2 * ROOM;
      const spot = roomiest(map, rings, taken);
      element.hidden = !spot || spot.right - spot.left < needed;
      if (element.hidden) continue;
      const middle = L.point((spot.left + spot.right) / 2, spot.y);
      marker.setLatLng(map.containerPointToLatLng(middle));
      taken.push({ left: middle.x - needed / 2, right: middle.x + needed / 2, top: middle.y - ROW, bottom: middle.y + ROW });
    }
  }

  /* Find the widest stretch inside the rings that is as wide in the rows above and below. */
  function roomiest(map, rings, taken) {
    const { x: width, y: height } = map.getSize();
    const rows = Array.from({ length: Math.floor(height / ROW) }, () => []);
    for (const ring of rings) {
      let a = map.latLngToContainerPoint(ring[ring.length - 1]);
      for (const corner of ring) {
        const b = map.latLngToContainerPoint(corner);
        const [top, bottom] = a.y < b.y ? [a, b] : [b, a];
        const last = Math.min(Math.ceil(bottom.y / ROW), rows.length);
        for (let row = Math.max(Math.ceil(top.y / ROW), 0); row < last; row += 1) {
          rows[row].push(top.x + ((bottom.x - top.x) * (row * ROW - top.y)) / (bottom.y - top.y));
        }
        a = b;
      }
    }
    const free = rows.map((crossings, row) => {
      const stretches = [];
      crossings.sort((one, other) => one - other);
      for (let n = 0; n + 1 < crossings.length; n += 2) stretches.push([Math.max(crossings[n], 0), Math.min(crossings[n + 1], width)]);
      const blocks = taken.filter((block) => block.top < row * ROW + ROW / 2 && block.bottom > row * ROW - ROW / 2);
      return blocks.reduce((left, block) => left.flatMap(([a, b]) => [[a, Math.min(b, block.left)], [Math.max(a, block.right), b]]), stretches).filter(([a, b]) => a < b);
    });
    const common = (one, other) => one.flatMap(([a, b]) => other.map(([c, d]) => [Math.max(a, c), Math.min(b, d)])).filter(([a, b]) => a < b);
    let best = null;
    for (let row = 1; row + 1 < free.length; row += 1) {
      for (const [left, right] of common(common(free[row - 1], free[row]), free[row + 1])) {
        if (!best || right - left > best.right - best.left) best = { left, right, y: row * ROW };
      }
    }
    return best;
  }

  /* Give every marker its list item: a name, a popup, a button that leads to it. */
  function places(map) {
    const found = [];
    map.eachLayer((layer) => {
      const item = layer.options.place && document.getElementById(`place-${layer.options.place}`);
      if (item) found.push({ layer, item });
    });
    const incidents = found.filter(({ layer }) => layer.options.role === "incident");
    for (const place of found) bind(map, place, incidents.length === 1 && place === incidents[0]);
    return found.map(({ layer }) => layer);
  }

  function bind(map, { layer, item }, alone) {
    const title = (item.querySelector(".place-name") || item.querySelector("a, strong") || item).textContent.trim();
    const element = layer.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", title);
    element.setAttribute("aria-haspopup", "dialog");
    element.setAttribute("aria-expanded", "false");
    element.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      layer.openPopup();
    });
    if (layer.options.role === "incident") layer.setZIndexOffset(1000);
    layer.bindPopup(() => copy(item), { maxWidth: 280, autoPanPadding: [12, 12], offset: [0, -6] });
    layer.bindTooltip(document.createTextNode(title), {
      permanent: alone,
      direction: "auto",
      offset: [14, 0],
      className: alone ? "map-tip map-tip-incident" : "map-tip",
    });
    layer.factboxTitle = title;

    const button = item.querySelector(".map-show");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      map.getContainer().scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
      map.setView(layer.getLatLng(), Math.max(map.getZoom(), CLOSE_ENOUGH), { animate: false });
      layer.factboxOpener = button;
      layer.openPopup();
    });
  }

  /* Copy a list item's nodes, without ids, which must stay unique, and without buttons. */
  function copy(item) {
    const words = document.createElement("div");
    words.append(...[...item.childNodes].map((node) => node.cloneNode(true)));
    for (const node of words.querySelectorAll("[id]")) node.removeAttribute("id");
    for (const node of words.querySelectorAll("button")) node.remove();
    return words;
  }

  function label(figure, container) {
    const words = figure.getAttribute("aria-label") || figure.querySelector("figcaption")?.textContent.trim();
    if (words) container.setAttribute("aria-label", words);
    for (const [word, selector] of [[figure.dataset.zoomIn, ".leaflet-control-zoom-in"], [figure.dataset.zoomOut, ".leaflet-control-zoom-out"]]) {
      const control = word && container.querySelector(selector);
      if (!control) continue;
      control.title = word;
      control.setAttribute("aria-label", word);
    }
  }

  /* Popups as dialogs: named, focused when they open, closed by Escape, the focus given back. */
  function dialogs(map, figure) {
    const container = map.getContainer();
    map.on("popupopen", ({ popup }) => {
      const source = popup._source;
      const element = popup.getElement();
      element.setAttribute("role", "dialog");
      element.setAttribute("aria-label", source.factboxTitle);
      element.tabIndex = -1;
      const close = element.querySelector(".leaflet-popup-close-button");
      if (close && figure.dataset.close) close.setAttribute("aria-label", figure.dataset.close);
      close?.addEventListener("keydown", (event) => {
        if (event.key === " ") {
          event.preventDefault();
          map.closePopup();
        }
      });
      source.getElement().setAttribute("aria-expanded", "true");
      source.closeTooltip();
      element.focus({ preventScroll: true });
    });
    map.on("popupclose", ({ popup }) => {
      const source = popup._source;
      const inside = popup.getElement()?.contains(document.activeElement);
      source.getElement()?.setAttribute("aria-expanded", "false");
      if (source.getTooltip()?.options.permanent) source.openTooltip();
      if (inside) (source.factboxOpener || source.getElement())?.focus({ preventScroll: true });
      delete source.factboxOpener;
    });
    container.addEventListener("keydown", (event) => {
      if (event.key === "Escape") map.closePopup();
    });
  }

  /* Hide context places that would lie under an incident or each other at this scale, unless being read about. */
  function thin(map, markers) {
    const rank = (marker) => (marker.options.role === "incident" ? 0 : 1);
    const order = [...markers].sort((a, b) => rank(a) - rank(b));
    const taken = [];
    for (const marker of order) {
      const point = map.latLngToLayerPoint(marker.getLatLng());
      const hidden = rank(marker) && !marker.isPopupOpen() && taken.some((other) => other.distanceTo(point) < APART);
      marker.getElement().hidden = hidden;
      if (!hidden) taken.push(point);
    }
  }

  /* Street tiles: fetched from their provider only after a press on the button that names it. */
  function tiles(map, figure) {
    const { tilesUrl, tilesAttribution } = figure.dataset;
    const button = figure.querySelector(".map-tiles");
    if (!tilesUrl || !button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      L.tileLayer(tilesUrl, { maxZoom: 18, referrerPolicy: "origin" }).addTo(map);
      map.setMaxZoom(18);
      figure.classList.add("has-tiles");
      const credit = document.createElement("p");
      credit.className = "map-credit";
      credit.textContent = tilesAttribution;
      map.getContainer().after(credit);
      button.hidden = true;
      map.getContainer().focus({ preventScroll: true });
    });
  }

  return { draw, outlines };
})();
