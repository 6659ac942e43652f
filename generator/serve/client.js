// The browser's half of the preview: shows the site anew after each build, and what a failed build failed of.
// It is served beside the site and never published. Pages forbid inline scripts and styles, so it uses neither.
(() => {
  "use strict";

  const SCROLL = "factbox-preview-scroll";
  const ALIVE = "script, button, form, figure.map, iframe, audio, video"; // what scripts and readers have to do with
  const page = marked(document);
  const withoutSite = document.getElementById("factbox-failure");
  const never = new Promise(() => {});
  let source = null; // the page as it was sent, before scripts changed it
  let failure = null;
  let wait = 250;
  let work = Promise.resolve();

  if (page) {
    restoreScroll();
    connect();
  }

  // What the server wrote into a page: this start's token, the number of the build, a hash of all but its styles.
  function marked(of) {
    const mark = of.querySelector('meta[name="factbox-preview"]');
    if (!mark) return null;
    const [token, build, outline] = mark.content.split(" ");
    return { token, build: Number(build), outline };
  }

  function connect() {
    const socket = new WebSocket(`ws://${location.host}/__factbox__/live?token=${page.token}`);
    socket.onopen = () => {
      wait = 250;
      work = work.then(keepSource);
      socket.send(JSON.stringify({ command: "hello" }));
      socket.send(JSON.stringify({ command: "info", url: location.href }));
    };
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.command === "state") work = work.then(() => show(message));
    };
    socket.onclose = () => setTimeout(reconnect, wait);
  }

  // The server went, or the computer slept. A server that was started again has another token.
  async function reconnect() {
    wait = Math.min(wait * 2, 4000);
    const fresh = await fetched();
    const now = fresh && marked(fresh);
    if (!now) setTimeout(reconnect, wait);
    else if (now.token === page.token) connect();
    else reload();
  }

  async function show(state) {
    if (state.build !== page.build) await (state.pages.length && state.build === page.build + 1 ? turn(state) : refresh());
    hideFailure();
    if (withoutSite) withoutSite.textContent = state.failure;
    else if (state.failure) showFailure(state.failure);
  }

  async function keepSource() {
    const sent = await fetched();
    const mark = sent && marked(sent);
    if (mark && mark.build === page.build) source = sent;
  }

  // Only some pages are new: this one stays as it is where it is not among them.
  async function turn(state) {
    const place = (path) => new URL(path, location.origin).pathname.replace(/index\.html$/, "");
    if (state.pages.some((path) => place(`/${path}`) === place(location.pathname))) await refresh();
    else page.build = state.build;
  }

  // Swap the stylesheets that changed, or else the words that did; load the page again where that is not enough.
  async function refresh() {
    const fresh = await fetched();
    const now = fresh && marked(fresh);
    const isShown = now && (now.outline === page.outline ? await swapStyles(fresh) : swapWords(fresh));
    if (!isShown) {
      reload();
      await never;
    }
    [page.build, page.outline, source] = [now.build, now.outline, fresh];
  }

  function swapWords(fresh) {
    const files = (of) => [...of.querySelectorAll("script[src], link[rel~=stylesheet]")].map((file) => file.outerHTML).join();
    if (!source || files(source) !== files(fresh) || !mend(source.body, fresh.body, document.body)) return false;
    document.title = fresh.title;
    return true;
  }

  // Put what is new in `next` in the place of what it was in `old`, as near to the leaves as can be.
  function mend(old, next, live) {
    if (old.isEqualNode(next)) return true;
    if (alike(old, next) && live.children.length === old.children.length) {
      const lives = [...live.children];
      return lives.every((child, i) => mend(old.children[i], next.children[i], child));
    }
    if (live === document.body || [old, next, live].some((one) => one.matches(ALIVE) || one.querySelector(ALIVE))) return false;
    live.replaceWith(document.importNode(next, true));
    return true;
  }

  // Tell whether two elements differ in what is below them only.
  function alike(one, other) {
    const words = (of) => [...of.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("\0");
    return (
      one.cloneNode(false).isEqualNode(other.cloneNode(false)) &&
      one.children.length === other.children.length &&
      words(one) === words(other)
    );
  }

  async function fetched() {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      return null;
    }
  }

  async function swapStyles(fresh) {
    const [old, next] = [document, fresh].map((of) => [...of.querySelectorAll('link[rel~="stylesheet"]')]);
    if (old.length !== next.length) return false;
    const changed = old.map((link, i) => [link, next[i]]).filter(([a, b]) => a.getAttribute("href") !== b.getAttribute("href"));
    const loaded = await Promise.all(changed.map(([a, b]) => swapStyle(a, document.importNode(b))));
    return loaded.every(Boolean);
  }

  function swapStyle(old, next) {
    return new Promise((resolve) => {
      next.onload = () => {
        old.remove();
        resolve(true);
      };
      next.onerror = () => resolve(false);
      old.after(next);
    });
  }

  function reload() {
    sessionStorage.setItem(SCROLL, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  }

  function restoreScroll() {
    const [path, left, top] = JSON.parse(sessionStorage.getItem(SCROLL) || "[]");
    sessionStorage.removeItem(SCROLL);
    if (path !== location.pathname) return;
    const restore = () => scrollTo({ left, top, behavior: "instant" });
    restore();
    addEventListener("load", restore);
  }

  function showFailure(text) {
    failure = document.createElement("factbox-failure");
    const shadow = failure.attachShadow({ mode: "open" });
    const style = shadow.appendChild(document.createElement("link"));
    const section = shadow.appendChild(document.createElement("section"));
    section.hidden = true;
    style.onload = style.onerror = () => (section.hidden = false);
    style.rel = "stylesheet";
    style.href = "/__factbox__/client.css";
    section.setAttribute("role", "alert");
    section.appendChild(document.createElement("h1")).textContent = "The site could not be built";
    section.appendChild(document.createElement("pre")).textContent = text;
    const close = section.appendChild(document.createElement("button"));
    close.textContent = "Show the last good page (Esc)";
    close.onclick = hideFailure;
    addEventListener("keydown", closeOnEscape);
    document.documentElement.append(failure);
  }

  function closeOnEscape(event) {
    if (event.key === "Escape") hideFailure();
  }

  function hideFailure() {
    removeEventListener("keydown", closeOnEscape);
    failure?.remove();
    failure = null;
  }
})();
