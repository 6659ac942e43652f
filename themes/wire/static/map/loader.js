/* Fetches the live map when a reader comes to it, or presses the button where data is dear. A map that is in view from
   the start waits for the reader's first move, so that a slow telephone shows the page first; the drawing is there.
   If anything fails, the page stays as it was: the list of places says everything the map shows. */
(() => {
  "use strict";

  const MOVES = ["pointermove", "pointerdown", "keydown", "scroll", "focusin"];
  const LONG = 5000; // milliseconds: whoever looks so long without a move has the page

  const saving = () =>
    navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;

  const style = (address) =>
    new Promise((done, failed) => {
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
      link.addEventListener("load", done);
      link.addEventListener("error", failed);
      document.head.append(link);
    });

  const script = (address) =>
    new Promise((done, failed) => {
      const element = Object.assign(document.createElement("script"), { src: address });
      element.addEventListener("load", done);
      element.addEventListener("error", failed);
      document.head.append(element);
    });

  const moved = new Promise((done) => {
    for (const move of MOVES) addEventListener(move, done, { once: true, passive: true, capture: true });
    addEventListener("load", () => setTimeout(done, LONG));
  });

  async function load(figure) {
    if (figure.dataset.state) return;
    figure.dataset.state = "loading";
    try {
      for (const address of JSON.parse(figure.dataset.styles)) await style(address);
      for (const address of JSON.parse(figure.dataset.scripts)) await script(address);
    } catch {
      figure.dataset.state = "failed";
    }
  }

  for (const figure of document.querySelectorAll("figure.map[data-scripts]")) {
    const button = figure.querySelector(".map-load");
    if (figure.dataset.load === "press" || saving() || !("IntersectionObserver" in window)) {
      if (!button) continue;
      button.hidden = false;
      button.addEventListener("click", async () => {
        button.hidden = true;
        await load(figure);
        figure.querySelector(".leaflet-container")?.focus({ preventScroll: true });
      });
      continue;
    }
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        load(figure);
      },
      { rootMargin: "200px" },
    );
    moved.then(() => watch.observe(figure));
  }
})();
