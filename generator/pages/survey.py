"""Checking all that a site is made of: its settings, its briefings, its standing pages, and what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import briefings
from generator.errors import CannotRun, Rejected
from generator.pages.account import Account, Accounts
from generator.pages.addresses import mistakes
from generator.pages.hands import look_ahead
from generator.pages.standing import standing_files, standing_pages
from generator.pages.usable import unusable
from generator.project import briefing_files, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.briefings import Checked, Desk, Seen
    from generator.crew import Crew
    from generator.errors import Finding
    from generator.project import Project


def survey(
    desk: Desk, crew: Crew, tick: Callable[[], None], only: Sequence[Path] = ()
) -> tuple[Checked, Sequence[Account]]:
    """Check everything; answers the accounts of the briefings that passed, too. `tick` is called after each briefing.

    With `only`, no other files are reported; raises `CannotRun` where one of them is nothing that is checked.
    """
    project = desk.project
    paths = briefing_files(project, only)
    _refuse_unchecked(project, paths, only)
    found: list[Finding] = []
    settings = None
    try:
        settings = read_settings(project)
    except Rejected as error:
        found += error.findings
    standing, of_pages = standing_pages(project)
    accounts = Accounts(desk, settings) if settings else None

    def ahead(others: Sequence[Path], known: Sequence[Seen]) -> None:
        look_ahead(desk, others, crew)
        if accounts:
            accounts.expect(known)

    take = accounts.take if accounts else lambda _: None
    checked = briefings.look(paths, desk, tick, take, ahead, whole=not only)
    crew.dismiss()  # others make pages, without what looking has loaded
    if settings is not None and accounts is not None:  # how many pages there are hangs on them
        found += unusable(desk, settings)
        found += mistakes(project, accounts.taken, standing, settings, whole=not checked.errors, read=accounts.read)
        if not only:
            accounts.forget_others()
    desk.sightings.keep()
    return checked.with_more([*found, *of_pages]).only(project, only), accounts.taken if accounts else ()


def _refuse_unchecked(project: Project, paths: Sequence[Path], only: Sequence[Path]) -> None:
    if not only:
        return
    checked = {file.resolve() for file in (*paths, *standing_files(project), project.settings_file)}
    for path in only:
        wanted = path.resolve()
        if path.is_file() and wanted not in checked:
            raise CannotRun(f"{path}: this is no briefing, no page and no settings, so there is nothing to check.")
        if path.is_dir() and not any(file.is_relative_to(wanted) for file in checked):
            raise CannotRun(f"{path}: no briefing, no page and no settings lie here, so there is nothing to check.")
