"""Which addresses a site has, and what points at one that it has not or wants one that is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Finding
from generator.pages import body
from generator.pages.show import has_evidence_page, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.briefings import Briefing
    from generator.pages.standing import Standing
    from generator.project import Settings

_FEEDS = ("atom.xml", "feed.json", "404.html")
_FOR_ROBOTS = ("robots.txt", "sitemap.xml")
_OF_BRIEFINGS = ("briefings/", "drafts/", "page/", "quotations/page/")


def numbered(folder: str, n: int) -> str:
    """Name the nth page of a list."""
    return f"{folder}index.html" if n == 1 else f"{folder}page/{n}/index.html"


def paths(briefings: Sequence[Briefing], standing: Sequence[Standing], settings: Settings) -> set[str]:
    """Name every page that prose may link to, but for redirects."""
    shown = [b for b in briefings if b.front.status != "withdrawn"]
    quoted = sum(bool(b.front.quotes) for b in shown)
    found = {f"{path_of(b)}/index.html" for b in briefings} | {p.path for p in standing}
    for folder, count in (("", len(shown)), ("quotations/", quoted)):
        found |= {numbered(folder, n) for n in range(1, max(-(-count // settings.page_size), 1) + 1)}
    for one in shown:
        found |= {
            f"{path_of(one)}/evidence/{s.id}/index.html" for s in one.front.sources if has_evidence_page(s, settings)
        }
    return found


def mistakes(
    briefings: Sequence[Briefing], standing: Sequence[Standing], settings: Settings, *, whole: bool
) -> Iterator[Finding]:
    """Find links of the prose to pages that the site does not have, and earlier addresses that it uses itself.

    What is published must not lean on a draft. Where `briefings` are not the `whole` edition, because others have
    mistakes, links to briefings are not judged.
    """
    drafts = paths(briefings, standing, settings).union(_FEEDS)
    public = paths([b for b in briefings if b.front.status != "draft"], standing, settings).union(_FEEDS)
    own = {path.casefold() for path in paths([], standing, settings).union(_FEEDS, _FOR_ROBOTS)}
    unsettled = () if whole else _OF_BRIEFINGS
    for briefing in briefings:
        known = drafts if briefing.front.status == "draft" else public
        yield from body.dead_links(briefing.prose, known, briefing.file, unsettled)
        for alias in briefing.front.aliases:
            if own.intersection((alias.casefold(), redirect(alias).casefold())):
                message = f"the earlier address “{alias}” is one that the site itself uses"
                yield Finding(path=briefing.file, code="path-clash", message=message, hint="Remove it from aliases:")
    for page in standing:
        yield from body.dead_links(page.prose, public, page.file, unsettled)


def redirect(alias: str) -> str:
    """Name the page that leads on from an earlier address."""
    return alias if alias.endswith(".html") else f"{alias}/index.html"
