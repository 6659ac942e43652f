"""Looking at one briefing after the other: taken from the memory where nothing it hangs on has changed, else checked.

What a check of one briefing looks at is its file, the articles that it names with what lies beside them, whether its
time zone exists, and what was published of it. `Outline.key` is the hash of all that.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from generator.briefings.briefing import Briefing
from generator.briefings.outline import Outline, outline
from generator.briefings.read import Written, read, understood
from generator.briefings.record import Record, before, read_record
from generator.briefings.remembered import Remembered
from generator.errors import CannotRun, Finding, Rejected
from generator.project import decoded, known_zone, read_bytes
from generator.seeds import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.briefings.record import Entry
    from generator.memory import Memory, Sightings
    from generator.project import Project
    from generator.seeds import Seed

    Proven = tuple[Briefing | None, Sequence[Finding], Sequence[Seed]]
    Prover = Callable[[Written, Shelf, Entry | None], Proven]

_KIND = "outline"


class _Row(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered of a briefing that passed: its outline, and what that hangs on beside its file."""

    outline: Outline
    seeds: tuple[tuple[str, str, str], ...]  # name, and the two hashes
    zone: str | None
    has_zone: bool
    before: str | None
    findings: tuple[Finding, ...]
    rows: tuple[bytes, bytes]  # where the memory has it whole


_DECODER = msgspec.msgpack.Decoder(_Row)


class Seen(msgspec.Struct, frozen=True):
    """What came of a file: its outline where it could be read, what was found, and the briefing where it is at hand."""

    shown: str
    outline: Outline | None
    findings: tuple[Finding, ...]
    briefing: Briefing | None = None


class Desk:
    """A project's briefings, one at a time; `prover` checks one that is not remembered."""

    def __init__(self, project: Project, memory: Memory, sightings: Sightings, prover: Prover) -> None:
        self.project, self.memory, self.sightings, self._prove = project, memory, sightings, prover
        self.findings: tuple[Finding, ...] = ()
        self.record = Record()
        try:
            self.record = read_record(project)
        except Rejected as error:
            self.findings = error.findings
        self._shelf = Shelf(project, sightings)
        self._remembered = Remembered(memory, self._shelf, self.record)

    def look(self, path: Path) -> Seen:
        """Check a briefing, or recall that it passed; a file that cannot be read is a finding like any other."""
        if known := self.recalled([path])[0]:
            return known
        shown = self.project.shown(path)
        try:
            data = read_bytes(path, shown)
            text = decoded(data, shown)
            remembered = self._remembered.recall(text, shown, path.stem)
            written = remembered[0] if remembered else understood(text, shown, path.stem)
        except Rejected as error:
            return Seen(shown, None, error.findings)
        except CannotRun as error:
            message = str(error).removeprefix(f"{shown}: ")
            return Seen(shown, None, (Finding(path=shown, code="unreadable", message=message),))
        if remembered:
            return self._seen(written, text, data, remembered[2], remembered[1], self._hashes(written))
        briefing, found, opened = self._prove(written, self._shelf, self.record.get(written.id))
        if briefing is None:
            return Seen(shown, outline(written), tuple(found))
        self._remembered.remember(text, written, briefing.proofs, found, opened)
        proven_by = [(seed.sha256, seed.beside) for seed in opened]
        return self._seen(written, text, data, tuple(found), briefing, proven_by)

    def recalled(self, paths: Sequence[Path]) -> list[Seen | None]:
        """Recall which briefings passed; None is for those that did not, or that hang on anything that has changed."""
        files = [self.project.shown(path) for path in paths]
        keys = [self._key(file, self.sightings.digest(path)) for file, path in zip(files, paths, strict=True)]
        self.memory.expect(_KIND, list(filter(None, keys)))
        return [self._recalled(file, key) for file, key in zip(files, keys, strict=True)]

    def _key(self, file: str, digest: bytes | None) -> bytes | None:
        return None if digest is None else self.memory.key(_KIND, file, digest)

    def _recalled(self, file: str, key: bytes | None) -> Seen | None:
        value = self.memory.recall(_KIND, key) if key else None
        try:
            row = None if value is None else _DECODER.decode(value)
        except (msgspec.MsgspecError, ValueError):
            row = None
        if row is None or not self._holds(row):
            return None
        self._remembered.use(row.rows)
        return Seen(file, row.outline, row.findings)

    def briefing(self, one: Outline) -> Briefing:
        """Read a briefing that passed. Raises `CannotRun` where its file has changed since into one that does not."""
        path = self.project.root / one.file
        try:
            text = decoded(read_bytes(path, one.file), one.file)
            if known := self._remembered.recall(text, one.file, one.stem):
                return known[1]
            written = understood(text, one.file, one.stem)
        except Rejected:
            raise _changed(one.file) from None
        briefing, found, opened = self._prove(written, self._shelf, self.record.get(written.id))
        if briefing is None:
            raise _changed(one.file)
        self._remembered.remember(text, written, briefing.proofs, found, opened)
        return briefing

    def written(self, one: Outline) -> Written:
        """Read a briefing again, to say where in it something is wrong."""
        return read(self.project.root / one.file, self.project)

    def forget_others(self) -> None:
        """Forget every briefing that was not looked at in this run."""
        self.memory.drop_unused(_KIND)
        self._remembered.drop_others()

    def _holds(self, row: _Row) -> bool:
        """Tell whether all that a check looked at is as it was."""
        one = row.outline
        return (
            before(self.record.get(one.id), one.entry, one.status) == row.before
            and (row.zone is None or known_zone(row.zone) == row.has_zone)
            and all(self._shelf.hashes(name) == (own, beside) for name, own, beside in row.seeds)
        )

    def _seen(  # noqa: PLR0913, PLR0917 -- all that is known of a briefing that passed
        self,
        written: Written,
        text: str,
        data: bytes,
        found: tuple[Finding, ...],
        briefing: Briefing,
        proven_by: Sequence[tuple[str, str]],
    ) -> Seen:
        """Keep the outline of a briefing; `proven_by` hashes its articles as they were when they proved it."""
        digest = hashlib.sha256(data).digest()
        names = [str(s.seed) for s in written.front.sources if s.seed is not None]
        zone = written.front.timezone
        bare = outline(written)
        was = before(self.record.get(written.id), bare.entry, bare.status)
        parts = [part for hashes in proven_by for part in hashes]
        has_zone = zone is None or known_zone(zone)
        key = self.memory.key("passed", written.file, digest, zone, str(has_zone), was, *parts)
        made = msgspec.structs.replace(bare, key=key)
        seeds = tuple((name, *hashes) for name, hashes in zip(names, proven_by, strict=True))
        row = _Row(made, seeds, zone, has_zone, was, found, self._remembered.rows(text, written, proven_by))
        self.memory.remember(_KIND, self.memory.key(_KIND, written.file, digest), msgspec.msgpack.encode(row))
        return Seen(written.file, made, found, briefing)

    def _hashes(self, written: Written) -> list[tuple[str, str]]:
        """Answer the hashes of the articles of a briefing that was recalled by them."""
        names = [str(s.seed) for s in written.front.sources if s.seed is not None]
        return [both for name in names if (both := self._shelf.hashes(name))]


def _changed(file: str) -> CannotRun:
    return CannotRun(f"{file}: this file was changed while the site was built. Build again.")
