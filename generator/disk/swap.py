"""Two folders change places: in one step where the system can, else in three renames that can be finished later."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.disk import calls
from generator.errors import CannotRun

if TYPE_CHECKING:
    from pathlib import Path


def swap(new: Path, target: Path, aside: Path) -> None:
    """Put the folder `new` in the place of `target`, and what was there in the place of `new`.

    Raises OSError where the system refuses; everything is then as it was. While `aside` is there, a swap by renames is
    under way: whoever finds it calls `finish`. Raises `CannotRun` where it cannot even be undone.
    """
    if not os.path.lexists(target):
        new.rename(target)
    elif not calls.exchange(str(new), str(target)):
        target.rename(aside)
        try:
            new.rename(target)
        except BaseException:
            _undo(target, aside)
            raise
        with suppress(OSError):  # whoever comes next finishes
            aside.rename(new)


def finish(new: Path, target: Path, aside: Path) -> None:
    """Finish a swap by renames that was cut off; does nothing where there was none."""
    if not os.path.lexists(aside):
        return
    if not os.path.lexists(target):
        (new if os.path.lexists(new) else aside).rename(target)
    if os.path.lexists(aside):
        if os.path.lexists(new):
            calls.remove(str(aside))
        else:
            aside.rename(new)


def _undo(target: Path, aside: Path) -> None:
    try:
        aside.rename(target)
    except OSError as error:
        raise CannotRun(
            f"{target}: the system lets no folder be renamed any more: {error.strerror}. The old site lies in {aside}; "
            "the next build puts it back."
        ) from None
