"""`make screenshots`: pictures of every kind of page, for people to look at.

Three widths, light and dark, the live map with an open popup, and the page as it prints; `index.html` shows them all,
sorted by kind. Words after the command choose pages: `python -m tests.bars.screenshots evidence quotations`.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
import tempfile
from contextlib import ExitStack
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests import chromium
from tests.bars.editions import UNDER, Edition, build
from tests.bars.serving import served
from tests.bars.tab import Look, Tab
from tests.bars.tour import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bars.pages import Page

OUTPUT = Path(__file__).parents[2] / ".screenshots"
LOOKS = [Look(f"{width} {scheme}", width, scheme) for width in (360, 768, 1440) for scheme in ("light", "dark")]
HIGH = {360: 740, 768: 1024, 1440: 900}

say = partial(print, flush=True)


class Shot(NamedTuple):
    """A file that was made of a page, and what it shows."""

    edition: str
    kind: str
    page: str
    look: str
    file: str


def main(words: Sequence[str]) -> None:
    """Build the showcase, take every picture, and write the sheet that shows them."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        editions = build(Path(folder))
        addresses = {name: stack.enter_context(served(e.site, UNDER)) for name, e in editions.items()}
        tab = Tab(stack.enter_context(chromium.started()))
        shots = []
        for edition, page in shown(editions):
            if not words or any(word in f"{edition.name} {page.kind} {page.path}" for word in words):
                shots += _pictures(tab, edition, page, addresses[edition.name] + page.path)
                say(f"{edition.name}: {page.path}")
    (OUTPUT / "index.html").write_text(_sheet(shots), "utf-8")
    say(f"{len(shots)} pictures: {OUTPUT / 'index.html'}")


def _pictures(tab: Tab, edition: Edition, page: Page, address: str) -> list[Shot]:
    """Take every picture of one page."""
    folder = (
        OUTPUT / edition.name / (re.sub(r"\W+", "-", page.path.removesuffix("index.html")).strip("-")[:80] or "front")
    )
    folder.mkdir(parents=True)
    shots = []

    def keep(look: str, name: str) -> Path:
        file = folder / name
        shots.append(Shot(edition.name, page.kind, page.path, look, file.relative_to(OUTPUT).as_posix()))
        return file

    has_map = False
    for look in LOOKS:
        tab.look(look)
        tab.page.set_viewport_size({"width": look.width, "height": HIGH[look.width]})
        tab.open(address)
        has_map = tab.wake_map()
        tab.page.evaluate("scrollTo(0, 0)")
        tab.page.screenshot(path=keep(look.name, f"{look.width}-{look.scheme}.png"), full_page=True)
        if has_map:
            tab.open_popup()
            file = keep(f"popup, {look.name}", f"popup-{look.width}-{look.scheme}.png")
            tab.page.locator("figure.map").first.screenshot(path=file)
    tab.page.pdf(path=keep("print", "print.pdf"), format="A4", prefer_css_page_size=True)
    return shots


def _sheet(shots: Sequence[Shot]) -> str:
    """Write the sheet: a section a kind, a row a page, the pictures side by side, each leading to its full size."""
    kinds = sorted({shot.kind for shot in shots})
    parts = []
    for n, kind in enumerate(kinds):
        parts.append(f'<section id="k{n}"><h2>{html.escape(kind)}</h2>')
        of_kind = [shot for shot in shots if shot.kind == kind]
        for (edition, page), row in groupby(of_kind, key=lambda shot: (shot.edition, shot.page)):
            parts.append(f"<h3>{html.escape(page)} <small>{html.escape(edition)}</small></h3><div>")
            parts += [_picture(shot) for shot in sorted(row, key=lambda shot: "popup" in shot.look)]
            parts.append("</div>")
        parts.append("</section>")
    links = "".join(f'<li><a href="#k{n}">{html.escape(kind)}</a>' for n, kind in enumerate(kinds))
    head = (Path(__file__).parent / "screenshots.html").read_text("utf-8")
    return f"{head}<nav><h1>Showcase</h1><ul>{links}</ul></nav><main>{''.join(parts)}</main>\n"


def _picture(shot: Shot) -> str:
    width, _, scheme = shot.look.removeprefix("popup, ").partition(" ")
    inside = "PDF" if shot.file.endswith(".pdf") else f'<img loading="lazy" alt="" src="{shot.file}">'
    return f'<a class="w{width} {scheme}" href="{shot.file}">{inside}<span>{html.escape(shot.look)}</span></a>'


if __name__ == "__main__":
    main(sys.argv[1:])
