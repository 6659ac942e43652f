"""Briefings that passed every check, remembered by the hash of all that the checker looked at.

Two things are kept of each: what its file says, by the file's name and text; and what was proven of it, by that, the
articles it names, what was published of it before, and whether its time zone exists. Nothing else goes into a check of
one briefing but the program itself, which the memory sees to. A briefing with an error is never remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from generator.briefings.briefing import FrontMatter, Proof
from generator.briefings.prose import Piece, Prose, Reference
from generator.briefings.read import Written, anchors, split
from generator.briefings.record import before, entry
from generator.errors import Finding
from generator.project import known_zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.briefings.briefing import Briefing
    from generator.briefings.record import Entry
    from generator.memory import Memory
    from generator.seeds import Seed, Shelf

T = TypeVar("T")

_SAID, _PROVEN = "briefing", "proof"  # kinds of what is remembered


class _Said(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a briefing's file says; its texts stand in the file itself."""

    front: FrontMatter
    references: tuple[Reference, ...]
    depth: int
    printed: tuple[Piece, ...] | None


class _Proven(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What was proven of it, and the warnings."""

    proofs: dict[str, Proof]
    findings: tuple[Finding, ...]


def _custom(kind: Any, text: str) -> Any:
    """Make a value of a type with its own notation; what an address or a path may hold was checked long ago."""
    return kind(text) if issubclass(kind, str) else kind.parse(text)


_SAID_DECODER = msgspec.msgpack.Decoder(_Said, dec_hook=_custom)
_PROVEN_DECODER = msgspec.msgpack.Decoder(_Proven)
_ENCODER = msgspec.msgpack.Encoder(enc_hook=str)  # dates


class Remembered:
    """The briefings of a project that passed, as its memory has them."""

    def __init__(self, memory: Memory, shelf: Shelf, record: Mapping[str, Entry]) -> None:
        self._memory, self._shelf, self._record = memory, shelf, record

    def recall(self, text: str, shown: str, stem: str) -> tuple[Written, Briefing, tuple[Finding, ...]] | None:
        """Answer what was found out of a briefing with this text; None where anything has changed since."""
        key = self._memory.key(_SAID, shown, text)
        said = _decoded(_SAID_DECODER, self._memory.recall(_SAID, key))
        if said is None:
            return None
        written = _written(said, text, shown, stem)
        hashes = [self._shelf.hashes(source.seed) for source in said.front.sources if source.seed is not None]
        seeds = [one for one in hashes if one is not None]
        if len(seeds) < len(hashes):
            return None
        proven = _decoded(_PROVEN_DECODER, self._memory.recall(_PROVEN, self._proven_key(key, written, seeds)))
        return (written, written.proven(proven.proofs), proven.findings) if proven else None

    def remember(
        self, text: str, written: Written, proofs: dict[str, Proof], findings: Sequence[Finding], opened: Sequence[Seed]
    ) -> None:
        """Keep a briefing that has no errors; `opened` are the articles that it names, as they were read."""
        key = self._memory.key(_SAID, written.file, text)
        said = _Said(written.front, written.prose.references, written.prose.depth, written.prose.printed)
        seeds = [(seed.sha256, seed.beside) for seed in opened]
        proven = _Proven(proofs, tuple(findings))
        self._memory.remember(_SAID, key, _ENCODER.encode(said))
        self._memory.remember(_PROVEN, self._proven_key(key, written, seeds), _ENCODER.encode(proven))

    def rows(self, text: str, written: Written, seeds: Sequence[tuple[str, str]]) -> tuple[bytes, bytes]:
        """Answer the keys under which a briefing is remembered."""
        key = self._memory.key(_SAID, written.file, text)
        return key, self._proven_key(key, written, seeds)

    def use(self, rows: tuple[bytes, bytes]) -> None:
        """Keep what is remembered under these keys."""
        self._memory.use(_SAID, rows[0])
        self._memory.use(_PROVEN, rows[1])

    def drop_others(self) -> None:
        """Forget every briefing that was neither recalled nor remembered in this run."""
        self._memory.drop_unused(_SAID)
        self._memory.drop_unused(_PROVEN)

    def _proven_key(self, said: bytes, written: Written, seeds: Sequence[tuple[str, str]]) -> bytes:
        now = msgspec.json.encode(entry(written.front)).decode()
        published = before(self._record.get(written.id), now, written.front.status)
        zone = None if written.front.timezone is None else str(known_zone(written.front.timezone))
        return self._memory.key(_PROVEN, said, published, zone, *(part for seed in seeds for part in seed))


def _written(said: _Said, text: str, shown: str, stem: str) -> Written:
    source, body, first_line = split(text, shown)
    prose = Prose(body, first_line, anchors(said.front), said.references, said.depth, said.printed)
    return Written(file=shown, stem=stem, source=source, front=said.front, prose=prose)


def _decoded(decoder: msgspec.msgpack.Decoder[T], value: bytes | None) -> T | None:
    try:
        return None if value is None else decoder.decode(value)
    except (msgspec.MsgspecError, ValueError):
        return None
