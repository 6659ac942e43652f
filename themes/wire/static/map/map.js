/* The live map: what folium's script leaves to the page.

   Words come from the page's list of places, node by node, or from files of words, as text; never as HTML. Leaflet's
   gaps are closed here: popups become dialogs that take the focus and give it back, Space opens as Enter does, Escape
   closes, clusters are buttons with a name, motion follows the reader's wish. */
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
  L.MarkerClusterGroup?.mergeOptions({ animate: !still });

  const known = {};
  const pins = []; // of incidents that clusters gather
  const told = []; // files of words that have come, by number
  const asked = []; // promises of those that are on their way

  /* The base map's script calls this. */
  function outlines(key, value) {
    known[key] = value;
  }

  /* A file of words calls this. */
  function words(number, rows) {
    told[number] = rows;
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
      const places = pins.length ? gather(map, figure, settings) : bind(map);
      word(figure, container);
      dialogs(map, figure);
      tiles(map, figure);
      const tidy = () => {
        if (!pins.length) thin(map, places);
        factboxLand.write(map, names, boxes(map));
      };
      map.on("moveend resize popupopen popupclose animationend", tidy);
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
      const { layer, item, incident, title } = place;
      const named = places.length <= FEW && (title.length <= SHORT || (alone && incident));
      button(layer, title);
      if (incident) layer.setZIndexOffset(1000);
      layer.bindPopup(() => copy(item), popup(title));
      layer.bindTooltip(document.createTextNode(title), {
        permanent: named,
        direction: "auto",
        offset: [12, 0],
        className: incident ? "map-tip map-tip-incident" : "map-tip",
      });
      show(item, map, layer, (open) => open());
    }
    return places;
  }

  const titled = (item) => (item.dataset.name || item.textContent).trim();

  const popup = (title) => ({ maxWidth: 280, autoPanPadding: [12, 12], offset: [0, -6], title });

  /* Make a marker a button with a name. */
  function button(layer, title) {
    const element = layer.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", title);
    element.setAttribute("aria-haspopup", "dialog");
    element.setAttribute("aria-expanded", "false");
    if (element.dataset.dressed) return;
    element.dataset.dressed = "yes";
    element.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      layer.openPopup();
    });
  }

  /* Give the list item's button its work; `reveal` brings a marker out before it is opened. */
  function show(item, map, layer, reveal) {
    const press = item.querySelector(".map-show");
    if (!press) return;
    press.hidden = false;
    press.addEventListener("click", () => {
      map.getContainer().scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
      map.setView(layer.getLatLng(), Math.max(map.getZoom(), CLOSE_ENOUGH), { animate: false });
      reveal(() => {
        layer.openPopup();
        layer.getPopup().options.opener = press;
      });
    });
  }

  /* Copy a list item's nodes, without ids, which must stay unique, and without buttons. */
  function copy(item) {
    const copied = document.createElement("div");
    copied.append(...[...item.childNodes].map((node) => node.cloneNode(true)));
    for (const node of copied.querySelectorAll("[id]")) node.removeAttribute("id");
    for (const node of copied.querySelectorAll("button")) node.remove();
    return copied;
  }

  /* folium's script calls this for every incident: latitude, longitude, and the id of its list item or its number. */
  function pin([lat, lon, key]) {
    const icon = L.divIcon({ className: "map-pin map-pin-incident", iconSize: [28, 28], iconAnchor: [14, 14] });
    const layer = L.marker([lat, lon], { icon, key });
    pins.push(layer);
    return layer;
  }

  /* folium's script hands this to the clusters. */
  function clusterIcon(cluster) {
    const count = cluster.getChildCount();
    const text = document.createElement("span");
    text.textContent = count;
    const size = count < 10 ? 34 : count < 100 ? 40 : count < 1000 ? 48 : 56;
    return L.divIcon({ html: text, className: "map-cluster", iconSize: [size, size] });
  }

  /* Incidents in clusters: words when they come into view, clusters as buttons. */
  function gather(map, figure, settings) {
    let group;
    map.eachLayer((layer) => {
      if (layer instanceof L.MarkerClusterGroup) group = layer;
    });
    const dress = (layer) => {
      if (layer instanceof L.MarkerCluster) clusterButton(map, figure, layer);
      else if (layer.getPopup?.()) button(layer, layer.getPopup().options.title);
      else if (typeof layer.options.key === "number") tell(layer, figure, settings);
    };
    for (const layer of pins) {
      const item = typeof layer.options.key === "string" && document.getElementById(`place-${layer.options.key}`);
      if (!item) continue;
      const title = titled(item);
      layer.bindPopup(() => copy(item), popup(title)).bindTooltip(document.createTextNode(title), { className: "map-tip" });
      show(item, map, layer, (open) => group.zoomToShowLayer(layer, open));
    }
    map.eachLayer(dress);
    map.on("layeradd", ({ layer }) => layer instanceof L.Marker && dress(layer));
    return pins;
  }

  function clusterButton(map, figure, cluster) {
    const element = cluster.getElement();
    if (!element) return;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", figure.dataset.incidents.replace("{number}", cluster.getChildCount()));
    element.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation();
      element.click();
      map.getContainer().focus({ preventScroll: true });
    });
  }

  /* Give an incident that the page does not list its words, fetched when it is first seen. */
  async function tell(layer, figure, settings) {
    const number = Math.floor(layer.options.key / settings.chunk);
    button(layer, figure.dataset.incident);
    if (!told[number]) await (asked[number] ??= script(JSON.parse(figure.dataset.words)[number]));
    const row = told[number]?.[layer.options.key % settings.chunk];
    if (!row || layer.getPopup()) return;
    layer.bindPopup(() => written(row, figure), popup(row[0]));
    layer.bindTooltip(document.createTextNode(row[0]), { className: "map-tip" });
    if (layer.getElement()) button(layer, row[0]);
  }

  /* Write an incident's words: its title as a link, when and where. */
  function written([title, path, day, note, lang], figure) {
    const link = Object.assign(document.createElement("a"), { href: figure.dataset.root + path, textContent: title, lang });
    const when = Object.assign(document.createElement("span"), { className: "meta" });
    when.textContent = [day && dated(day), note].filter(Boolean).join(" · ");
    const all = document.createElement("div");
    all.append(link, " ", when);
    return all;
  }

  function dated(day) {
    const language = document.documentElement.lang || "en";
    try {
      return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
    } catch {
      return day;
    }
  }

  const script = (address) =>
    new Promise((done) => {
      const element = Object.assign(document.createElement("script"), { src: address });
      element.addEventListener("load", done);
      element.addEventListener("error", done);
      document.head.append(element);
    });

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
    map.on("popupopen", ({ popup: opened }) => {
      const marker = opened._source;
      const element = opened.getElement();
      element.setAttribute("role", "dialog");
      element.setAttribute("aria-label", opened.options.title);
      element.tabIndex = -1;
      const close = element.querySelector(".leaflet-popup-close-button");
      if (figure.dataset.close) close.setAttribute("aria-label", figure.dataset.close);
      close.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        map.closePopup();
      });
      marker.getElement()?.setAttribute("aria-expanded", "true");
      marker.closeTooltip();
      element.focus({ preventScroll: true });
    });
    map.on("popupclose", ({ popup: closed }) => {
      const marker = closed._source;
      marker.getElement()?.setAttribute("aria-expanded", "false");
      if (marker.getTooltip()?.options.permanent) marker.openTooltip();
      const back = closed.options.opener || marker.getElement() || map.getContainer();
      delete closed.options.opener;
      if (closed.getElement().contains(document.activeElement)) back.focus({ preventScroll: true });
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
    return [...container.querySelectorAll(".map-pin, .map-cluster, .map-tip, .leaflet-control, .leaflet-popup")]
      .map((element) => element.getBoundingClientRect())
      .filter((box) => box.width)
      .map((box) => ({ left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top }));
  }

  /* Street tiles: fetched from their provider only after a press on the button that names it. */
  function tiles(map, figure) {
    const { tilesUrl, tilesAttribution } = figure.dataset;
    const press = figure.querySelector(".map-tiles");
    if (!tilesUrl || !press) return;
    press.hidden = false;
    press.addEventListener("click", () => {
      L.tileLayer(tilesUrl, { maxZoom: 18, referrerPolicy: "origin" }).addTo(map);
      map.setMaxZoom(18);
      figure.classList.add("has-tiles");
      const credit = document.createElement("p");
      credit.className = "map-credit";
      credit.textContent = tilesAttribution;
      (figure.querySelector(".map-sheets") || map.getContainer()).after(credit);
      press.hidden = true;
      map.getContainer().focus({ preventScroll: true });
    });
  }

  return { clusterIcon, draw, outlines, pin, words };
})();
