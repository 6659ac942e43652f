"""A deployment from its beginning: looked at first, then carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.deploy.change import Change, There, compare, refuse_loss
from generator.deploy.release import Release
from generator.deploy.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable


class Deployment(msgspec.Struct, frozen=True):
    """What is to change at a target, before anything does."""

    release: Release
    target: Target
    there: There
    change: Change

    def refuse_loss(self, most: int) -> None:
        """Raise `CannotRun` where more than so many files would be deleted."""
        refuse_loss(self.change, most, self.target.name)

    def carry_out(self, tick: Callable[[int], None] = lambda _: None) -> None:
        """Bring the target to the site. Raises `CannotRun` where that cannot be done; it may then be run again."""
        if self.change:
            self.target.apply(self.release, self.change, self.there, tick)


def prepared(release: Release, target: Target) -> Deployment:
    """Look at a target, and say what is to change there. Raises `CannotRun` where it is not factbox's to change."""
    there = target.look(release)
    return Deployment(release, target, there, compare(release, there, target.name))
