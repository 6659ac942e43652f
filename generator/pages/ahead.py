"""The pages of a briefing that was just saved, for a preview, before the rest of the site is built.

They are what the whole build will make of it, unless what the save changed shows elsewhere, too: in lists, in what
other pages say of it, in the addresses of the site. Then the whole build has the last word.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from generator.errors import FactboxError, Rejected
from generator.pages.account import Accounts
from generator.pages.hands import alone
from generator.pages.kinds.briefing import pages_of
from generator.pages.press import Press

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.pages.edition import Edition


class Ahead:
    """Makes a briefing's pages with the press of the last whole build."""

    def __init__(self) -> None:
        self._last: tuple[Press, dict[str, str]] | None = None  # with the ids of its briefings by their files

    @property
    def is_ready(self) -> bool:
        """Whether there is an edition to make pages of."""
        return self._last is not None

    def take(self, edition: Edition) -> None:
        """Take the edition of a whole build that has just ended well."""
        is_first = self._last is None
        files = {account.outline.file: one for one, account in edition.briefings.items()}
        self._last = Press(edition, alone, lambda: None), files
        if is_first and files:
            with suppress(FactboxError):  # what the first pages load takes longer than they do
                self.pages(edition.project.root / next(iter(files)))

    def pages(self, file: Path) -> Mapping[str, bytes] | None:
        """Answer the pages of the briefing in a file by their paths; None where only a whole build can tell.

        Raises `Rejected` where the briefing has errors.
        """
        if self._last is None:
            return None
        press, files = self._last  # at once: another thread takes the next edition meanwhile
        desk, settings = press.works.desk, press.settings
        known = files.get(desk.project.shown(file))
        if known is None or not file.is_file():
            return None
        seen = desk.look(file)
        if seen.outline is None or not seen.outline.passed:
            raise Rejected([one for one in seen.findings if one.severity == "error"])
        accounts = Accounts(desk, settings)
        accounts.take(seen)
        (account,), before = accounts.taken, press.accounts[known]
        if (account.id, account.path, account.status) != (known, before.path, before.status):
            return None
        return {page.path: page.data for page in pages_of(press.again(account, seen.briefing), account.id)}
