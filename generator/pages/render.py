"""Turn briefings into pages: everything that a site holds but for the theme's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator import seeds
from generator.briefings import Briefing
from generator.pages import body, feeds, mapping
from generator.pages.addresses import numbered, paths, redirect
from generator.pages.excerpts import passages
from generator.pages.show import view
from generator.pages.standing import Standing
from generator.pages.theme import Theme
from generator.pages.words import is_right_to_left
from generator.project import Project, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.pages.page import Page
    from generator.pages.view import BriefingView


class Edition(msgspec.Struct, frozen=True):
    """All that goes into one build: settings, theme, briefings (newest first) and standing pages."""

    project: Project
    settings: Settings
    theme: Theme
    briefings: tuple[Briefing, ...]
    standing: tuple[Standing, ...]


def in_order(briefings: Sequence[Briefing], *, drafts: bool) -> tuple[Briefing, ...]:
    """Put the briefings that are to be shown in order, the newest incident first; drafts only where asked for."""
    shown = [b for b in briefings if drafts or b.front.status != "draft"]
    shown.sort(key=lambda b: b.id)
    shown.sort(key=lambda b: b.front.date.sort_key(), reverse=True)
    return tuple(shown)


def render(edition: Edition, tick: Callable[[], None] = lambda: None) -> Iterator[Page]:
    """Render every page and name every file of the site, each once; `tick` is called after each briefing.

    Raises `Rejected` where a template has a mistake.
    """
    yield from edition.theme.assets.values()
    shared: set[str] = set()
    for page in _made(edition, tick):
        if page.path.startswith("assets/"):
            if page.path in shared:
                continue
            shared.add(page.path)
        yield page


class _Press:
    """One edition at work: what every template receives, and the way to a page."""

    def __init__(self, edition: Edition) -> None:
        settings = edition.settings
        self.edition, self.settings, self.theme = edition, settings, edition.theme
        self.common: dict[str, Any] = {
            "site": settings,
            "lang": settings.lang,
            "dir": "rtl" if is_right_to_left(settings.lang) else "ltr",
            "menu": [(p.front.title, p.path) for p in edition.standing if p.front.menu > 0],
        }

    def page(self, template: str, path: str, file: str = "", **values: Any) -> Page:
        """Render one page."""
        values = {**self.common, "canonical": self.address(path), **values}
        return self.theme.page(template, path, values, file, root=values.get("root"))

    def address(self, path: str) -> str | None:
        """Answer a page's public address, None where the site has none."""
        return self.settings.address + path.removesuffix("index.html") if self.settings.address else None


def _made(edition: Edition, tick: Callable[[], None]) -> Iterator[Page]:
    press = _Press(edition)
    live = [b for b in edition.briefings if b.front.status != "withdrawn"]
    views = {b.id: view(b, edition.settings) for b in edition.briefings}
    known = paths(edition.briefings, edition.standing, edition.settings)
    for briefing in edition.briefings:
        one = views[briefing.id]
        if briefing.front.status == "withdrawn":
            yield press.page("withdrawn.html", f"{one.path}/index.html", briefing.file)
        else:
            yield from _briefing(press, briefing, views)
        yield from _redirects(press, briefing, one)
        tick()
    shown = [views[b.id] for b in live]
    yield from _front(press, shown, live)
    yield from _quotations(press, shown)
    for page in edition.standing:
        prose = body.html(page.prose, None, _link(page.path), page.file)
        yield press.page("page.html", page.path, page.file, page=page.front, body=prose)
    yield press.page("404.html", "404.html", root=edition.settings.base_path)
    published = [b for b in live if b.front.status == "published"]
    yield feeds.atom(published, edition.settings)
    yield feeds.json_feed(published, edition.settings)
    yield feeds.robots(edition.settings)
    if edition.settings.address:
        changes = {f"{views[b.id].path}/index.html": feeds.changed(b, edition.settings) for b in published}
        hidden = {f"{v.path}/index.html" for v in views.values() if v.status != "published"}
        entries = [p for p in sorted(known - hidden) if p.endswith("index.html") and "/evidence/" not in p]
        yield feeds.sitemap([(p, changes.get(p)) for p in entries], edition.settings)


def _briefing(press: _Press, briefing: Briefing, views: dict[str, BriefingView]) -> Iterator[Page]:
    one = views[briefing.id]
    path = f"{one.path}/index.html"
    drawn = mapping.of_briefing(briefing, one.path, press.theme, press.settings)
    yield press.page(
        "briefing.html",
        path,
        briefing.file,
        briefing=one,
        lang=one.lang,
        dir=one.dir,
        body=body.html(briefing.prose, one, _link(path), briefing.file),
        map=drawn,
        related=[views[r] for r in briefing.front.related if r in views and views[r].status != "withdrawn"],
    )
    yield from drawn.files if drawn else ()
    for source, shown in zip(briefing.front.sources, one.sources, strict=True):
        if shown.evidence is None or source.seed is None:
            continue
        seed = seeds.read(press.edition.project.seeds / source.seed, source.seed)
        spans = {f.id: briefing.proofs[f.id].spans for f in briefing.front.facts if f.source == source.id}
        excerpts = passages(seed, spans, full=press.settings.sources.publish == "full")
        about = {"briefing": one, "source": shown, "lang": one.lang, "dir": one.dir}
        yield press.page("evidence.html", shown.evidence, briefing.file, excerpts=excerpts, **about)


def _redirects(press: _Press, briefing: Briefing, one: BriefingView) -> Iterator[Page]:
    target = f"{one.path}/index.html"
    for alias in briefing.front.aliases if briefing.front.status != "draft" else ():
        yield press.page(
            "redirect.html", redirect(alias), briefing.file, target=target, canonical=press.address(target)
        )


def _front(press: _Press, shown: list[BriefingView], live: list[Briefing]) -> Iterator[Page]:
    overview = mapping.of_all(live, press.theme, press.settings)
    counts = {
        "briefings": len(shown),
        "quotes": sum(len(v.quotes) for v in shown),
        "figures": sum(len(v.figures) for v in shown),
    }
    for n, part, pager in _paged("", shown, press.settings.page_size):
        yield press.page(
            "index.html",
            numbered("", n),
            briefings=part,
            incidents=[v for v in shown if any(p.point and p.role == "incident" for p in v.places)] if n == 1 else [],
            counts=counts,
            map=overview if n == 1 else None,
            pager=pager,
        )
    yield from overview.files if overview else ()


def _quotations(press: _Press, shown: list[BriefingView]) -> Iterator[Page]:
    quoted = [v for v in shown if v.quotes]
    quotes, checked = sum(len(v.quotes) for v in quoted), sum(v.checked_quotes for v in quoted)
    for n, part, pager in _paged("quotations/", quoted, press.settings.page_size):
        path = numbered("quotations/", n)
        yield press.page("quotations.html", path, briefings=part, pager=pager, quotes=quotes, checked=checked)


def _paged(
    folder: str, shown: list[BriefingView], size: int
) -> Iterator[tuple[int, list[BriefingView], dict[str, Any] | None]]:
    """Cut a list into pages; each with its number, and its neighbours where there is more than one."""
    pages = [shown[i : i + size] for i in range(0, len(shown), size)] or [[]]
    for n, part in enumerate(pages, 1):
        newer = numbered(folder, n - 1) if n > 1 else None
        older = numbered(folder, n + 1) if n < len(pages) else None
        neighbours = {"page": n, "pages": len(pages), "newer": newer, "older": older}
        yield n, part, neighbours if len(pages) > 1 else None


def _link(path: str) -> Callable[[str], str]:
    up = "../" * path.count("/")
    return lambda target: (up + target) or "./"
