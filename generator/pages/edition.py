"""An edition: all that goes into one build of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from generator.pages.account import Account, encoded, in_order
from generator.pages.catalogue import Heading, catalogue
from generator.pages.standing import Standing, standing_pages
from generator.pages.theme import Theme, load
from generator.pages.works import Holds, Works
from generator.project import Project, Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.briefings import Desk


class Edition(msgspec.Struct, frozen=True):
    """All that goes into one build: settings, theme, briefings (newest first), headings of lists, standing pages.

    Briefings are known by their ids; `live` are those that have a page of their own: all but the withdrawn. `lists` are
    the kinds of lists that the site has, `hidden` the keys of the accounts of all other briefings. Who makes pages of a
    few briefings alone needs no more than those, the briefings that they are related to, and the headings that they
    stand under.
    """

    project: Project
    settings: Settings
    theme: Theme
    briefings: Mapping[str, Account]
    live: Mapping[str, Account]
    headings: dict[str, tuple[Heading, ...]]
    lists: tuple[str, ...]
    standing: tuple[Standing, ...]
    works: Works
    hidden: tuple[bytes, ...] = ()
    search: Literal["none", "later", "built"] = "none"  # later: a preview, whose page says that it has no index

    @property
    def has_search(self) -> bool:
        """Whether there is a search page: where there is something to find, and something to find it with."""
        return self.search != "none"

    def made_from(self, common: Mapping[str, Any]) -> Iterator[bytes]:
        """Yield what every page is made from."""
        yield encoded(self.settings)
        yield self.theme.made_from(self.works.sightings)
        yield encoded(common)
        yield encoded([(page.path, page.front) for page in self.standing])
        yield self.works.sightings.zones()


def edition(desk: Desk, accounts: Sequence[Account], holds: Holds, *, drafts: bool, can_index: bool) -> Edition:
    """Put together what is published of a project, or with `drafts` previewed.

    `holds` tells what the published site has already, `can_index` whether search can be built on this machine.
    """
    settings = read_settings(desk.project)
    theme = load(settings.theme, desk.project, desk.memory)
    shown, live, hidden = in_order(accounts, drafts=drafts)
    headings = catalogue(live.items())
    is_searched = settings.search and any(one.status == "published" for one in live.values())
    has_search = is_searched and theme.has_scripts and can_index
    return Edition(
        project=desk.project,
        settings=settings,
        theme=theme,
        briefings=shown,
        live=live,
        hidden=hidden,
        headings=headings,
        lists=tuple(kind for kind, found in headings.items() if found),
        standing=standing_pages(desk.project)[0],
        works=Works(desk, holds, "unit of a preview" if drafts else "unit"),
        search="none" if not has_search else "later" if drafts else "built",  # an index for each save would be slow
    )
