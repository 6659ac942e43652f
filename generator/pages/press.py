"""One edition at work: what every template receives, and the way from a template to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from generator.briefings import Briefing
from generator.pages.addresses import numbered
from generator.pages.show import lang_of, view
from generator.pages.standing import Standing
from generator.pages.theme import Theme
from generator.project import Project, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    from generator.pages.page import Page
    from generator.pages.view import BriefingView

    Entry = TypeVar("Entry")


class Edition(msgspec.Struct, frozen=True):
    """All that goes into one build: settings, theme, briefings (newest first) and standing pages."""

    project: Project
    settings: Settings
    theme: Theme
    briefings: tuple[Briefing, ...]
    standing: tuple[Standing, ...]
    search: Literal["none", "later", "built"] = "none"  # later: a preview, whose page says that it has no index

    @property
    def has_search(self) -> bool:
        """Whether there is a search page: where there is something to find, and something to find it with."""
        return self.search != "none" and any(b.front.status == "published" for b in self.briefings)

    @property
    def live(self) -> list[Briefing]:
        """The briefings that have a page of their own: all but the withdrawn."""
        return [b for b in self.briefings if b.front.status != "withdrawn"]


def in_order(briefings: Sequence[Briefing], *, drafts: bool) -> tuple[Briefing, ...]:
    """Put the briefings that are to be shown in order, the newest incident first; drafts only where asked for."""
    shown = [b for b in briefings if drafts or b.front.status != "draft"]
    shown.sort(key=lambda b: b.id)
    shown.sort(key=lambda b: b.front.date.sort_key(), reverse=True)
    return tuple(shown)


class Press:
    """What every kind of page is made with.

    `views` are the briefings in the site's language, for lists; a briefing's own page is written in its own. `tick` is
    called when a briefing's pages are made.
    """

    def __init__(self, edition: Edition, tick: Callable[[], None]) -> None:
        self.edition, self.settings, self.theme, self.tick = edition, edition.settings, edition.theme, tick
        self.tongue = self.theme.tongue(self.settings.lang)
        self.views = {b.id: view(b, self.settings, self.tongue) for b in edition.briefings}
        self.common: dict[str, Any] = {
            "site": self.settings,
            "menu": [(p.front.title, p.path) for p in edition.standing if p.front.menu > 0],
            "has_search": edition.has_search,
        }

    @property
    def live(self) -> list[BriefingView]:
        """The briefings that lists show, newest first: all but the withdrawn."""
        return [self.views[b.id] for b in self.edition.live]

    def own(self, briefing: Briefing) -> BriefingView:
        """View a briefing in its own language."""
        lang = lang_of(briefing, self.settings)
        shown = self.views[briefing.id]
        return shown if lang == self.settings.lang else view(briefing, self.settings, self.theme.tongue(lang))

    def page(self, template: str, path: str, file: str = "", *, lang: str | None = None, **values: Any) -> Page:
        """Render one page, in the site's language unless another is named.

        Raises `Rejected` where the template has a mistake.
        """
        values = {**self.common, "canonical": self.address(path), **values}
        return self.theme.page(template, path, values, lang or self.settings.lang, file=file, root=values.get("root"))

    def address(self, path: str) -> str | None:
        """Answer a page's public address, None where the site has none."""
        return self.settings.address + path.removesuffix("index.html") if self.settings.address else None

    def paged(self, folder: str, entries: Sequence[Entry]) -> Iterator[tuple[int, list[Entry], dict[str, Any] | None]]:
        """Cut a list into pages; each with its number, and its neighbours where there is more than one."""
        size = self.settings.page_size
        pages = [list(entries[i : i + size]) for i in range(0, len(entries), size)] or [[]]
        for n, part in enumerate(pages, 1):
            newer = numbered(folder, n - 1) if n > 1 else None
            older = numbered(folder, n + 1) if n < len(pages) else None
            neighbours = {"page": n, "pages": len(pages), "newer": newer, "older": older}
            yield n, part, neighbours if len(pages) > 1 else None


def linker(path: str) -> Callable[[str], str]:
    """Make the function that turns a path of the site into a link from the page at `path`."""
    up = "../" * path.count("/")
    return lambda target: (up + target) or "./"
