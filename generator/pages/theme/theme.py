"""A theme: its templates, its words and its static files, and how they make a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from generator.errors import CannotRun
from generator.forms import nearest
from generator.pages.page import Page
from generator.pages.theme.assets import hashed
from generator.pages.theme.complaint import explained
from generator.pages.tongue import Tongue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.memory import Sightings


class Theme(msgspec.Struct, frozen=True):
    """A theme with those it extends, nearest first, and its static files under their published names.

    `tongue` answers the language of a BCP 47 tag with the theme's catalogues, `environment` Jinja's templates in it;
    both read a language once.
    """

    name: str
    folders: tuple[Path, ...]
    has_scripts: bool
    tongue: Callable[[str], Tongue]
    environment: Callable[[str], Any]
    assets: dict[str, Page]

    def asset(self, name: str) -> str:
        """Answer the path of a static file in the site."""
        try:
            return self.assets[name].path
        except KeyError:
            meant = nearest(name, self.assets)
            raise CannotRun(
                f"theme {self.name}: there is no static file “{name}”." + (f" Did you mean “{meant}”?" if meant else "")
            ) from None

    def has(self, template: str) -> bool:
        """Tell whether the theme, or one that it extends, has a template."""
        return any((folder / template).is_file() for folder in self.folders)

    def made_from(self, sightings: Sightings) -> bytes:
        """Hash every file of the theme and of those that it extends."""
        return sightings.all_of(*self.folders)

    def words(self, sightings: Sightings) -> bytes:
        """Hash the catalogues alone: what is written in words without a template."""
        return sightings.all_of(*(folder / "locale" for folder in self.folders))

    def published(self, name: str, data: bytes) -> Page:
        """Publish a file that is not the theme's beside its own, under a name with its hash."""
        return hashed(name, data)

    def page(  # noqa: PLR0913 -- what a page is made of
        self, template: str, path: str, values: Mapping[str, Any], lang: str, *, file: str = "", root: str | None = None
    ) -> Page:
        """Render a template to the page at `path`; links in it are relative unless a `root` stands in front of all."""
        link = _linker(path, root)
        globals_ = {
            "lang": lang,
            "dir": self.tongue(lang).dir,
            "url": link,
            "urls": lambda paths: [link(p) for p in paths],
            "asset": lambda name: link(self.asset(name)),
            "here": path,
        }
        try:
            text = self.environment(lang).get_template(template).render({**globals_, **values})
        except Exception as error:  # a template can fail in any way; each is told with its place
            known = self.environment(lang).list_templates
            raise explained(error, template, self.name, self.folders, known) from error
        return Page(path, text.encode(), file)


def _linker(path: str, root: str | None) -> Callable[[str], str]:
    """Make the function that turns a path in the site into a link from one page."""
    up = root if root is not None else "../" * path.count("/")

    def link(target: str) -> str:
        return (up + target) or "./"

    return link
