"""Hostile strings in every place of a briefing, the settings and a page, looked at in a real Chromium.

Counts what a browser does that a page of text must not: run a script of somebody else's, ask another machine for
anything, break the Content-Security-Policy that the README recommends.
"""

from __future__ import annotations

import json
import random
from itertools import product
from typing import TYPE_CHECKING

from generator import engine, project
from tests import chromium
from tests.bars.serving import served
from tests.campaign.row import Tried
from tests.small_project import SmallProject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WAYS_OUT = (
    "",
    '">',
    "'>",
    "</title>",
    "</script>",
    "</textarea>",
    "-->",
    "]]>",
    "</svg>",
    "*/",
    "`",
    "\\",
    "{{",
    "{%",
    "](",
)
HARMS = (
    "<script>ran()</script>",
    "<img src=x onerror=ran()>",
    "<svg onload=ran()>",
    "<svg><script>ran()</script></svg>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<body onload=ran()>",
    "<input autofocus onfocus=ran()>",
    "<details open ontoggle=ran()>",
    "<style>@import '//evil.example/a.css'</style>",
    "<link rel=stylesheet href=//evil.example/b.css>",
    "<img src=//evil.example/c.png>",
    "<object data=//evil.example/d></object>",
    "<meta http-equiv=refresh content='0;url=//evil.example/e'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example/f><button autofocus>",
    "<math><mi xlink:href=javascript:ran()>",
    "<template><script>ran()</script></template>",
    "javascript:ran()",
    "data:text/html,<script>ran()</script>",
    "ran()",
    "';ran();'",
    '";ran();"',
    "${ran()}",
    "{{ran()}}",
    "{{constructor.constructor('ran()')()}}",
    "\" onmouseover=ran() style='position:fixed;inset:0' x=\"",
    "' onfocus=ran() autofocus x='",
    "![a](javascript:ran())",
    "[a](javascript:ran())",
    "<javascript:ran()>",
    "\u2028ran()//",
    "＜script＞ran()＜/script＞",
    "<ſcript>ran()</ſcript>",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "\\u003cscript\\u003eran()\\u003c/script\\u003e",
)
DISGUISES: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    lambda s: s.replace(" ", "/"),
    lambda s: s.replace("<", "<<"),
    lambda s: s.replace("a", "&#97;"),
)
WATCH = """
window.__harm = [];
const ran = window.ran = () => window.__harm.push('a script ran');
for (const name of ['alert', 'confirm', 'prompt']) window[name] = ran;
document.addEventListener('securitypolicyviolation', e => window.__harm.push(
    `policy: ${e.violatedDirective} ${e.blockedURI}`));
"""
TOUCH = """() => {
    for (const one of document.querySelectorAll('body *'))
        for (const name of ['mouseover', 'focus', 'error', 'load', 'toggle', 'input'])
            one.dispatchEvent(new Event(name));
    return window.__harm;
}"""
SITE = "title: {0}\ndescription: {0}\nbase_url: https://desk.example/\npublisher: {{name: {0}}}\n"
BRIEFING = """---
title: {0}
summary: {0}
status: published
date: "2020-01-02"
authors: [{0}]
tags: [{0}]
content_warning: [{0}]
event: {{type: {0}, subtype: {0}}}
places: [{{id: here, name: {0}, city: {0}, region: {0}, country: NR, lat: -0.53, lon: 166.93, precision: 1, note: {0}}}]
sources:
  - {{id: s, publisher: {0}, title: {0}, author: {0}, note: {0}, seed: s{1}.txt, sha256: HASH(s{1}.txt)}}
figures:
  - {{id: f, measure: killed, value: 7, population: {0}, attributed_to: {0}, role: {0}, via: {0}, note: {0}, source: s,
     evidence: Seven people died}}
quotes: [{{id: q, text: {0}, speaker: {0}, role: {0}, via: {0}, note: {0}, source: s}}]
actors: [{{id: a, name: {0}, hedge: {0}, note: {0}, source: s, evidence: Seven people died}}]
claims: [{{id: c, text: {0}, hedge: {0}, attributed_to: {0}, note: {0}, source: s, evidence: Seven people died}}]
timeline: [{{id: t, at: "2020", text: {0}, attributed_to: {0}, source: s, evidence: Seven people died}}]
corrections: [{{at: "2020-01-03", was: {0}, now: {0}, reason: {0}}}]
assessment: [{{measure: killed, population: {0}, low: 7, high: 7, rationale: {0}}}]
---

{2} [@s, {2}] [](#f) ![[q]]

## {2}

> {2}

| {2} | a |
| --- | --- |
| `{2}` | [{2}](https://example.org/) |
"""
PLACES = BRIEFING.count("{0}") + BRIEFING.count("{2}") + 1  # the article itself is a place, too


def tried(folder: Path, trials: int, seed: str) -> Tried:
    """Publish as many hostile strings, each in every place, and visit every page."""
    desk = SmallProject(folder / "desk")
    strings = drawn(random.Random(seed), trials)  # noqa: S311 -- chance that can be repeated
    desk.write("content/site.yaml", SITE.format(json.dumps(strings[0], ensure_ascii=False)))
    desk.write("content/pages/about.md", f"---\ntitle: {json.dumps(strings[-1])}\n---\n\n" + "\n\n".join(strings))
    for n, text in enumerate(strings):
        desk.seed(f"Seven people died there.\n\n{text}\n", f"s{n}.txt")
        desk.briefing(BRIEFING.format(json.dumps(text), n, text.replace("|", "")), f"b{n}.md")
    engine.build(project.find(desk.root), desk.root / "site")
    return Tried(trials, list(visited(desk.root / "site")))


def drawn(chance: random.Random, trials: int) -> list[str]:
    """Draw different strings; each carries a way out of where it stands, and something that harms."""
    able = list(product(WAYS_OUT, HARMS, DISGUISES))
    return [f"{n} {out}{disguise(harm)}" for n, (out, harm, disguise) in enumerate(chance.sample(able, trials))]


def visited(site: Path) -> Iterator[str]:
    """Visit every page of a site, touch everything on it, and tell what harm was done."""
    with served(site) as home, chromium.started() as browser:
        page = browser.new_page()
        page.add_init_script(WATCH)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for file in sorted(site.rglob("*.html")):
            if b"http-equiv" in file.read_bytes():
                continue  # it sends readers on at once
            name = file.relative_to(site).as_posix()
            asked.clear()
            page.goto(home + name)
            harm: list[str] = page.evaluate(TOUCH)
            harm += [] if page.url == home + name else [f"led away to {page.url}"]
            harm += [f"asked for {url}" for url in asked if not url.startswith((home, "data:", "blob:"))]
            yield from (f"{name}: {one}" for one in harm)
