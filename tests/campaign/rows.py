"""The table: every promise, how many trials are the whole, and who makes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.campaign import edits, hostile, planted, quotations, strings, variants
from tests.campaign.row import Round, Row, Tried, drawn
from tests.incremental import sequences
from tests.serve import attacks
from tests.site import faults, readers
from tests.site.faults import Cuts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANY = 10**9  # more than there are: all


def cuts(*kinds: str) -> Iterator[Round]:
    """Cut off every call of a publication, of one by renames, and of a whole build."""
    for kind in kinds:
        for what in ({}, {"renames": True}, {"project": True}):
            name = " ".join((kind, *what))
            yield Round(name, partial(faults.apart, cuts=Cuts(kind, **what)))  # type: ignore[arg-type]  # they are flags


def moments(folder: Path, trials: int, seed: str) -> Tried:
    """Kill whole builds at moments."""
    return faults.apart(folder, Cuts(project=True, moments=trials, seed=seed))


def read(folder: Path, trials: int, seed: str) -> Tried:  # noqa: ARG001 -- the system's own chance
    """Read while a site is published."""
    met = readers.watch(folder / "site", readers=2, reads=trials // 2)
    return Tried(met.reads, met.bad)


def bugs() -> Iterator[Round]:
    """Plant one bug after the other; the harm is one that its row does not see."""

    def unseen(folder: Path, bug: str) -> Tried:
        return Tried(1, [] if planted.seen(bug, folder) else [f"{bug}: not seen"])

    for bug in planted.BUGS:
        yield Round(bug, partial(unseen, bug=bug))


ROWS: dict[str, Row] = {
    "sequences": Row("incremental differs from clean", 20_000, drawn(sequences.tried, 100)),
    "planted": Row("planted bugs that no row sees", MANY, lambda _: bugs()),
    "kill": Row("killed at a call: neither old nor new", MANY, lambda _: cuts("kill")),
    "moments": Row("killed at a moment: neither old nor new", 5_000, drawn(moments, 100)),
    "refused": Row("refused at a call: harmed, or unnamed", MANY, lambda _: cuts("EIO", "ENOSPC", "EACCES", "EMFILE")),
    "readers": Row("reads cut short, mixed or missing", 1_000_000, drawn(read, 20_000)),
    "variants": Row("machines that change a byte", 400, drawn(variants.tried, 10)),
    "strings": Row("hostile strings that do harm in Chromium", 1_000, drawn(strings.tried, 10)),
    "files": Row("hostile files without a message in time", 1_000_000, drawn(hostile.tried, 1_000)),
    "attacks": Row("attacks on the preview that pass", 1_000, drawn(attacks.tried, 500)),
    "edits": Row("author's edits lost", 100_000, drawn(edits.tried, 2_000)),
    "quotations": Row("published quotations without a source", 10_000, drawn(quotations.tried, 500)),
}
