/* The base map: land, lines and the names of countries, from the outlines that the site carries.

   `generator/pages/maps/basemap/` describes the data. Colours are map.css's; positions are found here, because
   only the browser knows how large the map and the letters are. */
const factboxLand = (() => {
  "use strict";

  const BESIDE = 4; // pixels on either side of a name
  const ROW = 10; // pixels between the parallels that are searched for room

  /* Draw the outlines on a map; `focus` are the codes of the countries that it is about.
     Returns the names of countries, for `write`. */
  function draw(map, outlines, focus) {
    const arcs = outlines.arcs.map((steps) => unpacked(steps, outlines.unit));
    const ring = (numbers) => numbers.flatMap((n) => (n < 0 ? arcs[~n].slice().reverse() : arcs[n]));
    const steps = (lines) => lines.map((line) => unpacked(line, outlines.unit));
    const countries = outlines.countries.map(([code, name, rings]) => ({
      name: called(code, name),
      about: focus.includes(code),
      arcs: rings.flat().map((n) => (n < 0 ? ~n : n)),
      rings: rings.map(ring),
    }));
    const near = countries.filter((country) => !country.about);
    const own = countries.filter((country) => country.about);
    const frontier = new Set(own.flatMap((country) => country.arcs));
    const lines = (kind, wanted = () => true) => arcs.filter((_, n) => outlines.kinds[n] === kind && wanted(n));

    area(near.flatMap((country) => country.rings), "near").addTo(map);
    area(own.flatMap((country) => country.rings), "land").addTo(map);
    line(steps(outlines.regions), "region").addTo(map);
    area(outlines.lakes.flatMap(steps), "lake").addTo(map);
    line(steps(outlines.rivers), "river").addTo(map);
    line(lines("c"), "coast").addTo(map);
    line(lines("b"), "border").addTo(map);
    line(lines("b", (n) => frontier.has(n)), "frontier").addTo(map);
    line([...lines("d"), ...steps(outlines.claims)], "disputed").addTo(map);
    map.createPane("names").setAttribute("aria-hidden", "true");
    return [...own, ...near].map((country) => label(map, country));
  }

  function unpacked(steps, unit) {
    let [x, y] = [0, 0];
    const points = [];
    for (let n = 0; n < steps.length; n += 2) {
      x += steps[n];
      y += steps[n + 1];
      points.push([y / unit, x / unit]);
    }
    return points;
  }

  const look = (name) => ({ className: `map-${name}`, interactive: false, smoothFactor: 0.5 });

  const area = (rings, name) => L.polygon(rings.map((ring) => [ring]), { ...look(name), stroke: false });

  const line = (arcs, name) => L.polyline(arcs, look(name));

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

  /* A name is a marker that nobody can hit and no screen reader reads. */
  function label(map, { name, about, rings: outline }) {
    const text = document.createElement("span");
    text.textContent = name;
    const rings = outline.map((ring) => ring.map((point) => L.latLng(point)));
    const icon = L.divIcon({ className: about ? "map-name map-name-land" : "map-name", html: text, iconSize: null });
    const marker = L.marker(rings[0][0], { icon, pane: "names", interactive: false, keyboard: false }).addTo(map);
    return { marker, text, rings, box: L.latLngBounds(rings.flat()) };
  }

  /* Write each name where it has most room in what is seen of its country, clear of the boxes that are taken
     (pixels, from the map's corner) and of other names; leave it out where it has too little. */
  function write(map, names, taken) {
    const blocks = [...taken];
    const seen = map.getBounds();
    for (const { marker, text, rings, box } of names) {
      const element = marker.getElement();
      element.hidden = !seen.intersects(box);
      if (element.hidden) continue;
      const width = text.getBoundingClientRect().width + 2 * BESIDE;
      const spot = roomiest(map, rings, blocks);
      element.hidden = !spot || spot.right - spot.left < width;
      if (element.hidden) continue;
      const x = (spot.left + spot.right) / 2;
      marker.setLatLng(map.containerPointToLatLng([x, spot.y]));
      blocks.push({ left: x - width / 2, right: x + width / 2, top: spot.y - ROW, bottom: spot.y + ROW });
    }
  }

  /* Find the widest stretch of a row inside the rings that is as wide in the rows above and below. */
  function roomiest(map, rings, blocks) {
    const free = crossings(map, rings).map((row, n) => stretches(row, n * ROW, map.getSize().x, blocks));
    let best = null;
    for (let n = 1; n + 1 < free.length; n += 1) {
      for (const [left, right] of common(common(free[n - 1], free[n]), free[n + 1])) {
        if (!best || right - left > best.right - best.left) best = { left, right, y: n * ROW };
      }
    }
    return best;
  }

  /* Where the rings cross each row of the map, from left to right. */
  function crossings(map, rings) {
    const rows = Array.from({ length: Math.floor(map.getSize().y / ROW) }, () => []);
    for (const ring of rings) {
      let from = map.latLngToContainerPoint(ring[ring.length - 1]);
      for (const corner of ring) {
        const to = map.latLngToContainerPoint(corner);
        const [top, bottom] = from.y < to.y ? [from, to] : [to, from];
        const last = Math.min(Math.ceil(bottom.y / ROW), rows.length);
        for (let n = Math.max(Math.ceil(top.y / ROW), 0); n < last; n += 1) {
          rows[n].push(top.x + ((bottom.x - top.x) * (n * ROW - top.y)) / (bottom.y - top.y));
        }
        from = to;
      }
    }
    return rows.map((row) => row.sort((a, b) => a - b));
  }

  /* The stretches of a row that lie inside, by the even-odd rule, within the map and beside the blocks. */
  function stretches(row, y, width, blocks) {
    const inside = [];
    const real = ([a, b]) => a < b;
    for (let n = 0; n + 1 < row.length; n += 2) inside.push([Math.max(row[n], 0), Math.min(row[n + 1], width)]);
    const beside = ([a, b], block) => [[a, Math.min(b, block.left)], [Math.max(a, block.right), b]].filter(real);
    return blocks
      .filter((block) => block.top < y + ROW / 2 && block.bottom > y - ROW / 2)
      .reduce((left, block) => left.flatMap((one) => beside(one, block)), inside.filter(real));
  }

  const common = (one, other) =>
    one.flatMap(([a, b]) => other.map(([c, d]) => [Math.max(a, c), Math.min(b, d)])).filter(([a, b]) => a < b);

  return { draw, write };
})();
