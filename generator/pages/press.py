"""One edition at work: what every template receives, and the way from a template to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from generator.briefings import Briefing
from generator.pages import data
from generator.pages.card import card, og_locale
from generator.pages.catalogue import catalogue, listed
from generator.pages.show import lang_of, view
from generator.pages.standing import Standing
from generator.pages.summary import summarise
from generator.pages.theme import Theme
from generator.project import Project, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.pages.page import Page
    from generator.pages.summary import Summary
    from generator.pages.view import BriefingView


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
    """What every kind of page is made with; `tick` is called when a briefing's pages are made.

    A briefing's own page is made from its view in its own language, lists from summaries in the site's. `listed` tells,
    by the id of every briefing that lists show, the newest first, what a list's page needs to know of those on others.
    """

    def __init__(self, edition: Edition, tick: Callable[[], None]) -> None:
        self.edition, self.settings, self.theme, self.tick = edition, edition.settings, edition.theme, tick
        self.tongue = self.theme.tongue(self.settings.lang)
        self.listed = {b.id: listed(b, self.settings) for b in edition.live}
        self.headings = catalogue(self.listed)
        self.heading = {(h.kind, h.key): h for headings in self.headings.values() for h in headings}
        self._live = {b.id: b for b in edition.live}
        self._summaries: dict[str, Summary] = {}
        self._lines: dict[str, data.Lines] = {}
        self.common: dict[str, Any] = {
            "site": self.settings,
            "menu": [(p.front.title, p.path) for p in edition.standing if p.front.menu > 0],
            "has_search": edition.has_search,
            "has": frozenset(kind for kind, headings in self.headings.items() if headings),
            "feed": None,
            "machine": None,
            "citation": None,
            "downloads": (),
            "card": card(self.theme, self.settings),
        }

    def summaries(self, ids: Iterable[str]) -> list[Summary]:
        """Sum up the live briefings of these ids."""
        return [self.summary(one) for one in ids]

    def is_live(self, one: str) -> bool:
        """Tell whether there is a briefing of this id that is not withdrawn."""
        return one in self._live

    def summary(self, one: str) -> Summary:
        """Sum up the live briefing of this id."""
        if one not in self._summaries:
            briefing = self._live[one]
            self._summaries[one] = summarise(briefing, view(briefing, self.settings, self.tongue), self.settings)
        return self._summaries[one]

    def own(self, briefing: Briefing) -> BriefingView:
        """View a briefing in its own language."""
        lang = lang_of(briefing, self.settings)
        shown = view(briefing, self.settings, self.theme.tongue(lang))
        if lang == self.settings.lang and briefing.id in self._live:
            self._summaries[briefing.id] = summarise(briefing, shown, self.settings)  # no second view for the lists
        return shown

    def record(self, briefing: Briefing, shown: data.Shown) -> tuple[data.Record, data.Lines]:
        """Answer what may be published of a briefing as data, and its lines of the site-wide files."""
        record = data.publish(briefing, self.settings, shown)
        self._lines[briefing.id] = data.lines(record)
        return record, self._lines[briefing.id]

    def lines(self, briefing: Briefing) -> data.Lines:
        """Answer a briefing's lines of the site-wide files."""
        found = self._lines.get(briefing.id)
        return found or self.record(briefing, data.Shown())[1]

    def page(self, template: str, path: str, file: str = "", *, lang: str | None = None, **values: Any) -> Page:
        """Render one page, in the site's language unless another is named.

        Raises `Rejected` where the template has a mistake.
        """
        lang = lang or self.settings.lang
        values = {
            **self.common,
            "kind": template.removesuffix(".html"),
            "locale": og_locale(self.theme.tongue(lang)),
            "canonical": self.address(path),
            **values,
        }
        return self.theme.page(template, path, values, lang, file=file, root=values.get("root"))

    def address(self, path: str) -> str | None:
        """Answer a page's public address, None where the site has none."""
        return self.settings.address + path.removesuffix("index.html") if self.settings.address else None

    def linker(self, path: str) -> Callable[[str], str]:
        """Make the function that turns a path of the site into its address, or a link from `path` where it has none."""
        relative = linker(path)
        return lambda target: self.address(target) or relative(target)


def linker(path: str) -> Callable[[str], str]:
    """Make the function that turns a path of the site into a link from the page at `path`."""
    up = "../" * path.count("/")
    return lambda target: (up + target) or "./"
