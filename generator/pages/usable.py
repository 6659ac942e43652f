"""What the settings name must be there before anything is rendered: the theme, and the server of street tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import CannotRun, Finding, Rejected
from generator.pages.mapping import street_tiles
from generator.pages.theme import load, unused
from generator.project import SETTINGS, setting_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.memory import Memory
    from generator.project import Project, Settings


def unusable(project: Project, settings: Settings, memory: Memory) -> Iterator[Finding]:
    """Yield what the settings name and the site cannot use, at its line."""
    try:
        yield from unused(load(settings.theme, project, memory), project)
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
