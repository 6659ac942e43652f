"""Turn briefings into pages: everything that a site holds but for the theme's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator import seeds
from generator.errors import Finding, Rejected
from generator.pages import body, feeds, mapping
from generator.pages.page import Page
from generator.pages.theme import Theme
from generator.pages.view import BriefingView, passages, view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.briefings import Briefing
    from generator.pages.standing import Standing
    from generator.project import Project, Settings


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

    Raises `Rejected` where a template has a mistake, or where prose links to a page that does not exist.
    """
    yield from edition.theme.assets.values()
    shared: set[str] = set()
    for page in _made(edition, tick):
        if page.path.startswith("assets/"):
            if page.path in shared:
                continue
            shared.add(page.path)
        yield page


def _made(edition: Edition, tick: Callable[[], None]) -> Iterator[Page]:
    live = [b for b in edition.briefings if b.front.status != "withdrawn"]
    views = {b.id: view(b, edition.settings) for b in edition.briefings}
    common = _common(edition)
    known = _paths(edition, list(views.values()))
    _refuse_dead_links(edition, known)
    for briefing in edition.briefings:
        if briefing.front.status == "withdrawn":
            yield _page(edition, common, "withdrawn.html", f"{views[briefing.id].path}/index.html", {"briefing": views[briefing.id]}, briefing.file)
        else:
            yield from _briefing(edition, common, briefing, views)
        yield from _redirects(edition, common, briefing, views[briefing.id])
        tick()
    shown = [views[b.id] for b in live]
    yield from _front(edition, common, shown, live)
    yield from _quotations(edition, common, shown)
    for page in edition.standing:
        link = _link(page.path)
        values = {"page": page.front, "body": body.html(page.prose, None, link, page.file)}
        yield _page(edition, common, "page.html", page.path, values, page.file)
    yield _page(edition, common, "404.html", "404.html", {}, root=edition.settings.base_path)
    published = [b for b in live if b.front.status == "published"]
    yield feeds.atom(published, edition.settings)
    yield feeds.json_feed(published, edition.settings)
    yield feeds.robots(edition.settings)
    if edition.settings.address:
        changes = {f"{views[b.id].path}/index.html": feeds.changed(b) for b in published}
        entries = [p for p in sorted(known) if p.endswith("index.html") and not p.startswith("drafts/")]
        yield feeds.sitemap([(p, changes.get(p)) for p in entries if "/evidence/" not in p], edition.settings)


def _common(edition: Edition) -> dict[str, Any]:
    """Collect what every template receives."""
    from generator.pages.words import is_right_to_left

    settings = edition.settings
    return {
        "site": settings,
        "lang": settings.lang,
        "dir": "rtl" if is_right_to_left(settings.lang) else "ltr",
        "menu": [(p.front.title, p.path) for p in edition.standing if p.front.menu > 0],
        "canonical": None,
    }


def _page(
    edition: Edition,
    common: dict[str, Any],
    template: str,
    path: str,
    values: dict[str, Any],
    file: str = "",
    root: str | None = None,
) -> Page:
    address = edition.settings.address
    canonical = address + path.removesuffix("index.html") if address else None
    return edition.theme.page(template, path, {**common, "canonical": canonical, **values}, file, root)


def _briefing(
    edition: Edition, common: dict[str, Any], briefing: Briefing, views: dict[str, BriefingView]
) -> Iterator[Page]:
    one = views[briefing.id]
    path = f"{one.path}/index.html"
    drawn = mapping.of_briefing(briefing, one.path, edition.theme, edition.settings)
    values = {
        "briefing": one,
        "lang": one.lang,
        "dir": one.dir,
        "body": body.html(briefing.prose, one, _link(path), briefing.file),
        "map": drawn,
        "related": [views[r] for r in briefing.front.related if r in views and views[r].status != "withdrawn"],
    }
    yield _page(edition, common, "briefing.html", path, values, briefing.file)
    yield from drawn.files if drawn else ()
    for source, shown in zip(briefing.front.sources, one.sources, strict=True):
        if shown.evidence is None or source.seed is None:
            continue
        seed = seeds.read(edition.project.seeds / source.seed, source.seed)
        spans = {f.id: briefing.proofs[f.id].spans for f in briefing.facts if f.source == source.id}
        excerpts = passages(seed, spans, full=edition.settings.sources.publish == "full")
        values = {"briefing": one, "source": shown, "excerpts": excerpts, "lang": one.lang, "dir": one.dir}
        yield _page(edition, common, "evidence.html", shown.evidence, values, briefing.file)


def _redirects(edition: Edition, common: dict[str, Any], briefing: Briefing, one: BriefingView) -> Iterator[Page]:
    if briefing.front.status == "draft":
        return
    target = f"{one.path}/index.html"
    address = f"{edition.settings.address}{one.path}/" if edition.settings.address else None
    for alias in briefing.front.aliases:
        path = alias if alias.endswith(".html") else f"{alias}/index.html"
        yield edition.theme.page(
            "redirect.html", path, {**common, "canonical": address, "target": target, "briefing": one}, briefing.file
        )


def _front(
    edition: Edition, common: dict[str, Any], shown: list[BriefingView], live: list[Briefing]
) -> Iterator[Page]:
    size = edition.settings.page_size
    overview = mapping.of_all(live, edition.theme, edition.settings)
    pages = [shown[i : i + size] for i in range(0, len(shown), size)] or [[]]
    for n, part in enumerate(pages, 1):
        path = _numbered("", n)
        values = {
            "briefings": part,
            "incidents": [v for v in shown if n == 1 and any(p.point and p.role == "incident" for p in v.places)],
            "counts": {"briefings": len(shown), "quotes": sum(len(v.quotes) for v in shown), "figures": sum(len(v.figures) for v in shown)},
            "map": overview if n == 1 else None,
            "pager": _pager(len(pages), n, ""),
        }
        yield _page(edition, common, "index.html", path, values)
    yield from overview.files if overview else ()


def _quotations(edition: Edition, common: dict[str, Any], shown: list[BriefingView]) -> Iterator[Page]:
    with_quotes = [v for v in shown if v.quotes]
    size = edition.settings.page_size
    pages = [with_quotes[i : i + size] for i in range(0, len(with_quotes), size)] or [[]]
    for n, part in enumerate(pages, 1):
        values = {
            "briefings": part,
            "quotes": sum(len(v.quotes) for v in with_quotes),
            "checked": sum(v.checked_quotes for v in with_quotes),
            "pager": _pager(len(pages), n, "quotations/"),
        }
        yield _page(edition, common, "quotations.html", _numbered("quotations/", n), values)


def _numbered(folder: str, n: int) -> str:
    return f"{folder}index.html" if n == 1 else f"{folder}page/{n}/index.html"


def _pager(pages: int, n: int, folder: str) -> dict[str, Any] | None:
    """Name the neighbours of one of several pages; None where there is but one."""
    if pages == 1:
        return None
    return {
        "page": n,
        "pages": pages,
        "newer": _numbered(folder, n - 1) if n > 1 else None,
        "older": _numbered(folder, n + 1) if n < pages else None,
    }


def _link(path: str) -> Callable[[str], str]:
    up = "../" * path.count("/")
    return lambda target: (up + target) or "./"


def _paths(edition: Edition, views: list[BriefingView]) -> set[str]:
    """Name every page that prose may link to."""
    size = edition.settings.page_size
    shown = [v for v in views if v.status != "withdrawn"]
    quoted = sum(bool(v.quotes) for v in shown)
    found = {f"{v.path}/index.html" for v in views} | {p.path for p in edition.standing}
    found |= {_numbered("", n) for n in range(1, max(-(-len(shown) // size), 1) + 1)}
    found |= {_numbered("quotations/", n) for n in range(1, max(-(-quoted // size), 1) + 1)}
    return found | {v.evidence for one in shown for v in one.sources if v.evidence}


def _refuse_dead_links(edition: Edition, known: set[str]) -> None:
    others = known | {"atom.xml", "feed.json", "404.html"}
    found: list[Finding] = []
    for one in (*edition.briefings, *edition.standing):
        found += body.dead_links(one.prose, others, one.file)
    if found:
        raise Rejected(found)
