"""What the settings name must be there before anything is rendered: the theme, and the server of street tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import CannotRun, Finding, Rejected
from generator.pages.mapping import street_tiles
from generator.pages.theme import load, unused
from generator.project import SETTINGS, setting_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings import Desk
    from generator.pages.theme import Theme
    from generator.project import Settings

_KIND = "theme"


def unusable(desk: Desk, settings: Settings) -> Iterator[Finding]:
    """Yield what the settings name and the site cannot use, at its line."""
    project = desk.project
    try:
        yield from _unused(load(settings.theme, project, desk.memory), desk)
    except CannotRun as error:
        message, _, hint = str(error).removeprefix(f"{SETTINGS}: ").partition(". ")
        yield setting_finding(project, ("theme",), "theme", message, hint)
    except Rejected as error:
        yield from error.findings
    try:
        street_tiles(settings)
    except Rejected as error:
        for found in error.findings:
            yield setting_finding(project, ("map", "tiles"), found.code, found.message, found.hint)


def _unused(theme: Theme, desk: Desk) -> list[Finding]:
    """Answer what has no effect in a theme; that all of it has one is remembered while its files stay the same."""
    key = desk.memory.key(_KIND, desk.sightings.all_of(*theme.folders))
    if desk.memory.recall(_KIND, key) is not None:
        return []
    found = list(unused(theme, desk.project))
    if not found:
        desk.memory.remember(_KIND, key, b"used")
    return found
