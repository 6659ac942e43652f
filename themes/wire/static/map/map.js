/* The live map: what folium's script leaves to the page.

   Words come from the page's list of places, node by node, never as HTML. Leaflet's gaps are closed here:
   popups become dialogs that take the focus and give it back, Space opens as Enter does, Escape closes,
   motion follows the reader's wish. */
const factboxMap = (() => {
  "use strict";

  const CLOSE_ENOUGH = 9; // the zoom level that "Show on map" goes to
  const APART = 22; // pixels: context places nearer to another wait for the reader to come closer
  const FEW = 8; // places whose names fit on a map
  const SHORT = 28; // letters of a name that fits on a map

  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  L.Map.mergeOptions({
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    maxBoundsViscosity: 0.8,
  });

  const known = {};

  /* The base map's script calls this. */
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
      map.setMinZoom(Math.max(map.getZoom() - 1.5, 0));
      map.setMaxBounds(map.getBounds().pad(1));
      const names = factboxLand.draw(map, known[settings.outlines], settings.focus);
      const places = bind(map);
      word(figure, container);
      dialogs(map, figure);
      tiles(map, figure);
      const tidy = () => {
        thin(map, places);
        factboxLand.write(map, names, boxes(map));
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

  /* Find the list item of every marker; incidents come first. */
  function bind(map) {
    const places = [];
    map.eachLayer((layer) => {
      const item = layer.options.place && document.getElementById(`place-${layer.options.place}`);
      if (item) places.push({ layer, item, incident: layer.options.role === "incident", title: titled(item) });
    });
    places.sort((a, b) => b.incident - a.incident);
    const alone = places.filter((place) => place.incident).length === 1;
    for (const place of places) {
      const named = places.length <= FEW && (place.title.length <= SHORT || (alone && place.incident));
      mark(map, place);
      open(map, place);
      place.layer.bindTooltip(document.createTextNode(place.title), {
        permanent: named,
        direction: "auto",
        offset: [12, 0],
        className: place.incident ? "map-tip map-tip-incident" : "map-tip",
      });
    }
    return places;
  }

  const titled = (item) => (item.dataset.name || item.textContent).trim();

  /* Make a marker a button with a name. */
  function mark(map, { layer, title, incident }) {
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
    if (incident) layer.setZIndexOffset(1000);
  }

  /* Give a marker its popup, and the list item's button its work. */
  function open(map, { layer, item, title }) {
    layer.bindPopup(() => copy(item), { maxWidth: 280, autoPanPadding: [12, 12], offset: [0, -6], title });
    const button = item.querySelector(".map-show");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      map.getContainer().scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
      map.setView(layer.getLatLng(), Math.max(map.getZoom(), CLOSE_ENOUGH), { animate: false });
      layer.openPopup();
      layer.getPopup().options.opener = button;
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

  /* The map's name and the words on its controls, from the figure. */
  function word(figure, container) {
    const name = figure.getAttribute("aria-label") || figure.querySelector("figcaption")?.textContent.trim();
    if (name) container.setAttribute("aria-label", name);
    const { zoomIn, zoomOut } = figure.dataset;
    for (const [text, control] of [[zoomIn, ".leaflet-control-zoom-in"], [zoomOut, ".leaflet-control-zoom-out"]]) {
      const element = text && container.querySelector(control);
      if (!element) continue;
      element.title = text;
      element.setAttribute("aria-label", text);
    }
  }

  /* Popups as dialogs: named, focused when they open, closed by Escape, the focus given back. */
  function dialogs(map, figure) {
    map.on("popupopen", ({ popup }) => {
      const marker = popup._source;
      const element = popup.getElement();
      element.setAttribute("role", "dialog");
      element.setAttribute("aria-label", popup.options.title);
      element.tabIndex = -1;
      const close = element.querySelector(".leaflet-popup-close-button");
      if (figure.dataset.close) close.setAttribute("aria-label", figure.dataset.close);
      close.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        map.closePopup();
      });
      marker.getElement().setAttribute("aria-expanded", "true");
      marker.closeTooltip();
      element.focus({ preventScroll: true });
    });
    map.on("popupclose", ({ popup }) => {
      const marker = popup._source;
      marker.getElement().setAttribute("aria-expanded", "false");
      if (marker.getTooltip().options.permanent) marker.openTooltip();
      const back = popup.options.opener || marker.getElement();
      delete popup.options.opener;
      if (popup.getElement().contains(document.activeElement)) back.focus({ preventScroll: true });
    });
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Escape") map.closePopup();
    });
  }

  /* Hide context places that would lie under another at this scale, unless being read about, and names that
     would lie on places or names or reach beyond the map. */
  function thin(map, places) {
    const shown = [];
    for (const { layer, incident } of places) {
      const point = map.latLngToLayerPoint(layer.getLatLng());
      const hidden = !incident && !layer.isPopupOpen() && shown.some((other) => other.point.distanceTo(point) < APART);
      layer.getElement().hidden = hidden;
      if (!hidden) shown.push({ point, layer });
      layer.getTooltip().getElement()?.toggleAttribute("hidden", hidden);
    }
    const frame = map.getContainer().getBoundingClientRect();
    const taken = shown.map(({ layer }) => layer.getElement().getBoundingClientRect());
    for (const { layer } of shown) {
      const name = layer.getTooltip().getElement();
      if (!name?.isConnected) continue;
      name.hidden = false;
      const box = name.getBoundingClientRect();
      name.hidden = box.left < frame.left || box.right > frame.right || taken.some((other) => meet(box, other));
      if (!name.hidden) taken.push(box);
    }
  }

  const meet = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

  /* What lies on the land, in pixels from the map's corner. */
  function boxes(map) {
    const container = map.getContainer();
    const { left, top } = container.getBoundingClientRect();
    return [...container.querySelectorAll(".map-pin, .map-tip, .leaflet-control, .leaflet-popup")]
      .map((element) => element.getBoundingClientRect())
      .filter((box) => box.width)
      .map((box) => ({ left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top }));
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
