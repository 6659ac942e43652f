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
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from generator.briefings import Briefing
    from generator.pages.account import Account
    from generator.pages.catalogue import Heading, Listed
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
    briefings: Iterable[str],
    live: Collection[Listed],
    standing: Sequence[Standing],
    settings: Settings,
    headings: Headings,
) -> set[str]:
    """Name every page but evidence, notices and redirects.

    `briefings` are the paths of their pages, `live` is what lists show of the live ones, under these `headings`.
    """
    return {*briefings, *(p.path for p in standing), *_ALWAYS, *_lists(live, settings, headings)}


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
    near = _Near(briefings, standing)
    unsettled = () if whole else _OF_BRIEFINGS
    everything, public = (_Known(near, briefings, settings, unsettled, drafts=drafts) for drafts in (True, False))
    own = {path.casefold() for path in (*_ALWAYS, *_OTHERS, *_FOR_ROBOTS, *(p.path for p in standing))}
    for briefing in briefings:
        known = everything if briefing.status == "draft" else public
        if any(map(known.lacks, briefing.outline.links)):
            yield from body.dead_links(read(briefing).prose, known.lacks, briefing.outline.file)
        for alias in briefing.outline.aliases:
            wanted = (alias.casefold(), redirect(alias).casefold())
            if own.intersection(wanted) or any(one.startswith(_OF_LISTS) and one in everything for one in wanted):
                message = f"the earlier address “{alias}” is one that the site itself uses"
                yield Finding(
                    path=briefing.outline.file, code="path-clash", message=message, hint="Remove it from aliases:"
                )
    for page in standing:
        yield from body.dead_links(page.prose, public.lacks, page.file)
    policy = (settings.publisher.corrections_policy if settings.publisher else None) or ""
    if policy.startswith("/") and (lack := public.lacks(policy)):
        yield setting_finding(project, ("publisher", "corrections_policy"), "dead-link", lack.message, lack.hint)


def redirect(alias: str) -> str:
    """Name the page that leads on from an earlier address."""
    return alias if alias.endswith(".html") else f"{alias}/index.html"


class _Near:
    """The pages of briefings by their paths, with whether that is a draft, and those that need no briefing."""

    def __init__(self, briefings: Iterable[Account], standing: Sequence[Standing]) -> None:
        self.standing = {page.path: page for page in standing}
        self.is_draft: dict[object, bool] = {page(b): b.status == "draft" for b in briefings}
        self.is_draft.update(dict.fromkeys((*(p.path for p in standing), *_ALWAYS, *_OTHERS), False))


class _Known:
    """The addresses that prose may link to; those of lists and evidence are worked out when one is asked for."""

    def __init__(
        self,
        near: _Near,
        briefings: Sequence[Account],
        settings: Settings,
        unsettled: tuple[str, ...],
        *,
        drafts: bool,
    ) -> None:
        self._near, self._briefings, self._settings, self._drafts = near, briefings, settings, drafts
        self._unsettled = unsettled
        self._far: frozenset[str] | None = None

    def lacks(self, link: str) -> body.Lack | None:
        """Tell what a link misses: its page, or the heading of a standing one; addresses in `unsettled` are not judged.

        Other pages' anchors hang on templates: the build follows them.
        """
        address, _, anchor = link.partition("#")
        path = target(address)
        if path.startswith(self._unsettled):
            return None
        if path not in self:
            hint = "Write links inside the site from its root, with a slash at the end: /method/"
            return body.Lack(f"there is no page {address} in this site", hint)
        page = self._near.standing.get(path)
        if page and page.lacks(anchor):
            hint = f"Its headings: {', '.join(page.prose.headings) or 'none'}."
            return body.Lack(f"the page {address} has no heading “{anchor}”", hint)
        return None

    def __contains__(self, path: object) -> bool:
        is_draft = self._near.is_draft.get(path)
        if is_draft is not None and (self._drafts or not is_draft):
            return True
        if self._far is None:
            headings = catalogue((one.id, one) for one in self._live())
            lists = _lists([one.listed for one in self._live()], self._settings, headings)
            self._far = frozenset((*lists, *_feeds(headings), *_evidence(self._live())))
        return path in self._far

    def _live(self) -> Iterator[Account]:
        hidden = ("withdrawn",) if self._drafts else ("withdrawn", "draft")
        return (one for one in self._briefings if one.status not in hidden)


def page(briefing: Account) -> str:
    """Name a briefing's page."""
    return f"{briefing.path}/index.html"


def _lists(live: Collection[Listed], settings: Settings, headings: Headings) -> Iterator[str]:
    """Name the pages of every list."""
    size = settings.page_size
    yield from paths_by_age("", len(live), size)
    yield from paths_by_age("quotations/", sum(one.quotes > 0 for one in live), size)
    yield from paths_by_age("figures/", sum(one.figures > 0 for one in live), size)
    yield from paths_by_age("corrections/", sum(one.corrections for one in live), size)
    for kind, of_kind in headings.items():
        if of_kind:
            yield from paths_by_name(f"{kind}/", len(of_kind) if kind in NAMED else 0)
        for heading in of_kind:
            yield from paths_by_age(heading.folder, len(heading.briefings), size)


def _feeds(headings: Headings) -> Iterator[str]:
    for kind in ("countries", "tags"):
        for heading in headings[kind]:
            yield from (f"{heading.folder}{name}" for name in _FEEDS)


def _evidence(live: Iterable[Account]) -> Iterator[str]:
    for one in live:
        yield from (f"{one.path}/evidence/{source}/index.html" for source in one.evidence)
