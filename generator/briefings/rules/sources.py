"""Sources: independent where that is claimed, older than nothing they report, archived where archives still answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.briefings.rules.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.briefing import FrontMatter
    from generator.briefings.read import Written

_CONFIRMED = 1  # Admiralty code: confirmed by other, independent sources
_ARCHIVES = {
    "web.archive.org": r"/web/\d{14}(?:[a-z]{2}_)?/https?://\S+",
    "archive.org": r"/details/[\w.-]+",
    "archive.ph": r"/(?:[A-Za-z0-9]{5,6}|\d{14}/https?://\S+|\d{4}\.\d\d\.\d\d-\d{6}/https?://\S+)",
    "perma.cc": r"/[A-Z0-9]{4}-[A-Z0-9]{4}",
    "ghostarchive.org": r"/(?:archive|varchive)/[\w-]+",
    "megalodon.jp": r"/\d{4}-\d{4}-\d{4}-\d\d/\S+",
    "webarchive.nationalarchives.gov.uk": r"/(?:ukgwa/)?\d{14}/https?://\S+",
}
_ARCHIVES |= {f"archive.{top}": _ARCHIVES["archive.ph"] for top in ("today", "is", "fo", "li", "md", "vn")}
_DEPRECATED = {
    "archive.is": "archive.ph",
    "archive.li": "archive.ph",
    "archive.fo": "archive.ph",
    "archive.vn": "archive.ph",
    "webcitation.org": "another archive: WebCite no longer answers",
    "www.webcitation.org": "another archive: WebCite no longer answers",
    "peeep.us": "another archive: it no longer answers",
    "wayback.archive.org": "web.archive.org",
}


def independence(written: Written) -> Iterator[Problem]:
    """Yield figures of credibility 1 that no other current figure from an independent source agrees with.

    Two sources are independent where they derive from no common root (Admiralty code, NATO AJP-2.1).
    """
    front = written.front
    roots = _roots(front)
    for i, figure in enumerate(front.figures):
        if figure.credibility != _CONFIRMED:
            continue
        others = (
            other
            for other in front.figures
            if other is not figure and other.state == "current" and other.measure == figure.measure
        )
        if not any(roots[other.source].isdisjoint(roots[figure.source]) for other in others if other.source in roots):
            message = f"“{figure.id}” has credibility 1, confirmed, and no figure from an independent source beside it"
            hint = "Add a current figure of the same measure from a source with other roots, or lower the credibility."
            yield Problem(keys=("figures", i, "credibility"), code="not-independent", message=message, hint=hint)


def before_the_incident(written: Written) -> Iterator[Problem]:
    """Yield sources that were published before the incident began."""
    begins = written.front.date.earliest
    for i, source in enumerate(written.front.sources):
        ends = source.published.latest if source.published else None
        if begins and ends and ends < begins:
            message = f"“{source.id}” was published before the incident"
            hint = "Check both dates; a source that gives background is no evidence of what happened later."
            keys = ("sources", i, "published")
            yield Problem(keys=keys, severity="warning", code="source-too-early", message=message, hint=hint)


def archives(written: Written) -> Iterator[Problem]:
    """Yield archive links that are malformed, or whose host no longer answers."""
    for i, source in enumerate(written.front.sources):
        for j, address in enumerate(source.archived):
            parts = urlsplit(address)
            host = (parts.hostname or "").removeprefix("www.")
            rest = parts.path + (f"?{parts.query}" if parts.query else "")
            if host in _DEPRECATED:
                message, hint = f"{host} should not be linked any more", f"Use {_DEPRECATED[host]}."
            elif host in _ARCHIVES and not re.fullmatch(_ARCHIVES[host], rest):
                message, hint = f"this is no link to a copy at {host}", "Open the copy, and take its address whole."
            else:
                continue
            keys = ("sources", i, "archived", j)
            yield Problem(keys=keys, severity="warning", code="archive-link", message=message, hint=hint)


def _roots(front: FrontMatter) -> dict[str, frozenset[str]]:
    """Follow every source to where its information comes from; one that derives from nothing is its own root."""
    above = {s.id: s.derived_from for s in front.sources}
    found: dict[str, frozenset[str]] = {}
    for name in above:
        seen: set[str] = set()
        roots: set[str] = set()
        todo = [name]
        while todo:
            at = todo.pop()
            if at in seen:
                continue
            seen.add(at)
            parents = [p for p in above.get(at, ()) if p in above]
            todo += parents
            roots |= set() if parents else {at}
        found[name] = frozenset(roots or seen)
    return found
