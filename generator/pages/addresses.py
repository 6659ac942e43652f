"""Which addresses a site has, and what points at one that it has not or wants one that is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Finding
from generator.pages import body, data
from generator.pages.catalogue import ARCHIVE, NAMED, catalogue
from generator.pages.paging import paths_by_age, paths_by_name
from generator.pages.writer import target
from generator.project import setting_finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.briefings import Briefing
    from generator.pages.account import Account
    from generator.pages.catalogue import Heading
    from generator.pages.standing import Standing
    from generator.project import Project, Settings

    Headings = Mapping[str, Sequence[Heading]]  # by kind of list

_ALWAYS = (
    *("index.html", "quotations/index.html", "figures/index.html", "corrections/index.html", "browse/index.html"),
    data.INDEX,
)
_FEEDS = ("atom.xml", "feed.json")
_OTHERS = (*_FEEDS, "corrections/atom.xml", "corrections/feed.json", "404.html", *data.FILES)
_FOR_ROBOTS = ("robots.txt", "sitemap.xml", "_headers", "_redirects")
_OF_LISTS = tuple(
    f"{folder}/" for folder in ("page", "quotations/page", "figures/page", "corrections", ARCHIVE, *NAMED)
)
_OF_BRIEFINGS = ("briefings/", "drafts/", *_OF_LISTS)


def pages(
    briefings: Sequence[Account], standing: Sequence[Standing], settings: Settings, headings: Headings
) -> set[str]:
    """Name every page but evidence, notices and redirects; `headings` are those of the live briefings."""
    found = {f"{b.path}/index.html" for b in briefings} | {p.path for p in standing}
    return found.union(_ALWAYS, _lists(_live(briefings), settings, headings))


def mistakes(  # noqa: PLR0913 -- what addresses hang on
    project: Project,
    briefings: Sequence[Account],
    standing: Sequence[Standing],
    settings: Settings,
    *,
    whole: bool,
    read: Callable[[Account], Briefing],
) -> Iterator[Finding]:
    """Find links of prose and settings to pages that the site does not have, and earlier addresses that it uses itself.

    What is published must not lean on a draft. `read` reads a briefing whole, to say where a link stands. Where
    `briefings` are not the `whole` edition, because others have mistakes, links to briefings and lists are not judged.
    """
    everything = _Known(briefings, standing, settings)
    public = _Known([b for b in briefings if b.status != "draft"], standing, settings)
    own = {path.casefold() for path in (*_ALWAYS, *_OTHERS, *_FOR_ROBOTS, *(p.path for p in standing))}
    unsettled = () if whole else _OF_BRIEFINGS
    for briefing in briefings:
        known = everything if briefing.status == "draft" else public
        if body.leads_nowhere(briefing.outline.links, known, unsettled):
            yield from body.dead_links(read(briefing).prose, known, briefing.outline.file, unsettled)
        for alias in briefing.outline.aliases:
            wanted = (alias.casefold(), redirect(alias).casefold())
            if own.intersection(wanted) or any(one.startswith(_OF_LISTS) and one in everything for one in wanted):
                message = f"the earlier address “{alias}” is one that the site itself uses"
                yield Finding(
                    path=briefing.outline.file, code="path-clash", message=message, hint="Remove it from aliases:"
                )
    for page in standing:
        yield from body.dead_links(page.prose, public, page.file, unsettled)
    policy = (settings.publisher.corrections_policy if settings.publisher else None) or ""
    if policy.startswith("/") and target(policy.partition("#")[0]) not in public:
        message = f"there is no page {policy.partition('#')[0]} in this site"
        hint = "Write links inside the site from its root, with a slash at the end: /method/#corrections"
        yield setting_finding(project, ("publisher", "corrections_policy"), "dead-link", message, hint)


def redirect(alias: str) -> str:
    """Name the page that leads on from an earlier address."""
    return alias if alias.endswith(".html") else f"{alias}/index.html"


class _Known:
    """The addresses that prose may link to; those of lists and evidence are worked out when one is asked for."""

    def __init__(self, briefings: Sequence[Account], standing: Sequence[Standing], settings: Settings) -> None:
        self._briefings, self._settings = briefings, settings
        self._near = {f"{b.path}/index.html" for b in briefings} | {p.path for p in standing}
        self._near.update(_ALWAYS, _OTHERS)
        self._far: frozenset[str] | None = None

    def __contains__(self, path: object) -> bool:
        if path in self._near:
            return True
        if self._far is None:
            live = _live(self._briefings)
            headings = catalogue({one.id: one.listed for one in live})
            self._far = frozenset((*_lists(live, self._settings, headings), *_feeds(headings), *_evidence(live)))
        return path in self._far


def _live(briefings: Sequence[Account]) -> list[Account]:
    return [b for b in briefings if b.status != "withdrawn"]


def _lists(live: Sequence[Account], settings: Settings, headings: Headings) -> Iterator[str]:
    """Name the pages of every list."""
    size = settings.page_size
    yield from paths_by_age("", len(live), size)
    yield from paths_by_age("quotations/", sum(one.listed.quotes > 0 for one in live), size)
    yield from paths_by_age("figures/", sum(one.listed.figures > 0 for one in live), size)
    yield from paths_by_age("corrections/", sum(one.listed.corrections for one in live), size)
    for kind, of_kind in headings.items():
        if of_kind:
            yield from paths_by_name(f"{kind}/", len(of_kind) if kind in NAMED else 0)
        for heading in of_kind:
            yield from paths_by_age(heading.folder, len(heading.briefings), size)


def _feeds(headings: Headings) -> Iterator[str]:
    for kind in ("countries", "tags"):
        for heading in headings[kind]:
            yield from (f"{heading.folder}{name}" for name in _FEEDS)


def _evidence(live: Sequence[Account]) -> Iterator[str]:
    for one in live:
        yield from (f"{one.path}/evidence/{source}/index.html" for source in one.evidence)
