"""Every correction of the site, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.paging import by_age
from generator.pages.press import linker
from generator.pages.writer import target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press
    from generator.pages.summary import Corrected, Summary

FOLDER = "corrections/"


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make the list of corrections; it is there, and says so, where nothing was corrected."""
    found = corrections(press, press.listed)
    feed = {"title": f"{press.settings.title}: {press.tongue.say('Corrections')}", "folder": FOLDER}
    for part in by_age(FOLDER, found, press.settings.page_size):
        is_first = part.path == f"{FOLDER}index.html"
        yield press.page(
            "corrections.html",
            part.path,
            corrections=part.entries,
            count=len(found) if is_first else None,
            policy=_policy(press, part.path),
            pager=part.pager,
            feed=feed,
        )


def corrections(press: Press, briefings: Iterable[str]) -> list[tuple[Summary, Corrected]]:
    """List every correction with its briefing, the newest first; of one instant, the later in the briefing first."""
    corrected = press.summaries(one for one in briefings if press.listed[one].corrections)
    found = [(one, c) for one in corrected for c in reversed(one.corrections)]
    return sorted(found, key=lambda pair: pair[1].instant, reverse=True)


def _policy(press: Press, path: str) -> str | None:
    """Link the publisher's corrections policy from a page; None where there is none."""
    policy = (press.settings.publisher.corrections_policy if press.settings.publisher else None) or ""
    if policy.startswith("/"):
        page, mark, anchor = policy.partition("#")
        return linker(path)(target(page)) + mark + anchor
    return policy if policy.startswith(("https://", "http://")) else None
