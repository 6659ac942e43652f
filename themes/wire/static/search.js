/* Search: asks Pagefind's index, one for each language, and shows what it answers as text, never as markup.
   Filters are applied here, to the list of all briefings with their countries, years, tags and measures.
   The address holds what was asked, so that it can be kept and sent on. */
(() => {
  "use strict";

  const STEP = 10;
  const PAUSE = 180; // milliseconds without a key before a search begins

  const form = document.querySelector("form.search");
  const found = document.querySelector(".found");
  const status = found.querySelector("[role=status]");
  const list = found.querySelector("ol");
  const more = found.querySelector(".more");
  const instead = document.querySelector(".search-else");
  const selects = [...form.querySelectorAll("select")].filter((select) => select.name !== "sort");
  const number = new Intl.NumberFormat(document.documentElement.lang || "en");

  let listed; // Pagefind's name of each briefing → its values of each filter, newest first
  let engines = []; // one for each language
  let all = []; // every briefing, for filters without words
  let turn = 0; // of searches under way only the latest is shown
  let rest = []; // results not yet shown

  function give_up(reason) {
    for (const text of instead.querySelectorAll("[data-why]")) text.hidden = text.dataset.why !== reason;
    instead.dataset.shown = "";
    form.hidden = found.hidden = true;
  }

  const element = (name, properties = {}, ...content) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  };

  /* Pagefind's excerpts are text with < and > escaped, and <mark> around what was found. */
  function marked(excerpt) {
    const text = (piece) => piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return excerpt
      .split(/<mark>(.*?)<\/mark>/s)
      .map((piece, n) => (n % 2 ? element("mark", {}, text(piece)) : text(piece)));
  }

  function card(result, page) {
    const about = [page.meta.date, page.meta.place].filter(Boolean);
    const sections = page.sub_results.filter((part) => part.anchor).slice(0, 4);
    const article = element(
      "article",
      { className: "card" },
      element("p", { className: "kicker", dir: "auto" }, ...about.flatMap((words) => [element("span", {}, words), " "])),
      element("h3", { dir: "auto" }, element("a", { href: page.url }, page.meta.title)),
      element("p", { className: "passage", dir: "auto" }, "… ", ...marked(page.excerpt), " …"),
    );
    if (sections.length && result.words.length) {
      const links = sections.map((part) => element("a", { href: part.url, dir: "auto" }, part.title));
      article.append(element("p", { className: "sections" }, element("span", {}, found.dataset.sections), ...links));
    }
    return element("li", { lang: result.id.split("_")[0] }, article);
  }

  const cards = async (results) => {
    const pages = await Promise.all(results.map((result) => result.data()));
    return results.map((result, n) => card(result, pages[n]));
  };

  async function show_more() {
    const mine = turn;
    const made = await cards(rest.slice(0, STEP));
    if (mine !== turn) return;
    rest = rest.slice(STEP);
    more.hidden = !rest.length;
    list.append(...made);
    made[0].querySelector("a").focus();
  }

  const fits = (values, wanted, but = -1) =>
    wanted.every((value, n) => n === but || !value || values[n].includes(value));

  /* Say behind each choice how many briefings it would leave; what would leave none cannot be chosen. */
  function count_choices(results, wanted) {
    selects.forEach((select, n) => {
      const counts = new Map();
      for (const { id } of results)
        if (fits(listed.get(id), wanted, n)) for (const v of listed.get(id)[n]) counts.set(v, (counts.get(v) ?? 0) + 1);
      for (const option of select.options) {
        if (!option.value) continue;
        const count = counts.get(option.value) ?? 0;
        option.textContent = `${option.dataset.name} (${number.format(count)})`;
        option.disabled = !count && !option.selected;
      }
    });
  }

  async function search() {
    const mine = ++turn;
    const words = form.elements.q.value.trim();
    const wanted = selects.map((select) => select.value);
    const order = form.elements.sort.value;
    keep_in_address(words, wanted, order);
    const asked = Boolean(words) || wanted.some(Boolean);
    const results = words ? (await Promise.all(engines.map((engine) => engine.search(words)))).flatMap((r) => r.results) : all;
    if (mine !== turn) return;
    const known = results.filter(({ id }) => listed.has(id));
    count_choices(known, wanted);
    const shown = known.filter(({ id }) => fits(listed.get(id), wanted));
    const place = new Map([...listed.keys()].map((id, n) => [id, n]));
    const by_date = (a, b) => place.get(a.id) - place.get(b.id);
    shown.sort(order === "date" || !words ? by_date : (a, b) => b.score - a.score || by_date(a, b));
    const made = asked ? await cards(shown.slice(0, STEP)) : [];
    if (mine !== turn) return;
    rest = shown.slice(STEP);
    more.hidden = !rest.length;
    found.hidden = !asked;
    list.replaceChildren(...made);
    const count = number.format(shown.length);
    status.textContent = !asked ? "" : shown.length ? status.dataset.found.replace("{n}", count) : status.dataset.none;
  }

  function keep_in_address(words, wanted, order) {
    const query = new URLSearchParams();
    if (words) query.set("q", words);
    wanted.forEach((value, n) => value && query.set(selects[n].name, value));
    if (order) query.set("sort", order);
    const text = query.toString();
    history.replaceState(null, "", text ? `?${text}` : location.pathname);
  }

  function take_from_address() {
    const query = new URLSearchParams(location.search);
    form.elements.q.value = query.get("q") ?? "";
    for (const select of [...selects, form.elements.sort]) {
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  async function engine(language) {
    const address = new URL(`${form.dataset.index}${language}/pagefind.js`, document.baseURI);
    const loaded = await import(address);
    await loaded.options({ noWorker: true }); // a worker would need a policy of its own
    return loaded;
  }

  async function start() {
    const answer = await fetch(form.dataset.listed, { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.statusText);
    listed = new Map(Object.entries(await answer.json()));
    engines = await Promise.all(form.dataset.languages.split(" ").map(engine));
    all = (await Promise.all(engines.map((one) => one.search(null)))).flatMap((r) => r.results);
  }

  if (location.protocol === "file:") {
    give_up("folder");
    return;
  }
  take_from_address();
  form.hidden = false;
  if (!location.search) form.elements.q.focus({ preventScroll: true });
  const started = start();
  const run = () => started.then(search).catch(() => give_up("failed"));

  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, PAUSE);
  };
  form.elements.q.addEventListener("input", soon);
  form.addEventListener("change", (event) => event.target.name !== "q" && run());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    run();
  });
  form.addEventListener("reset", () => {
    setTimeout(() => {
      form.elements.q.focus();
      run();
    });
  });
  more.addEventListener("click", () => show_more().catch(() => give_up("failed")));
  run();
})();
