"""What lists, addresses and site-wide files need of a briefing, so that it is not read for them.

An account hangs on its briefing and on the settings; it is remembered under the hash of both.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec.structs import replace

from generator.briefings import Outline
from generator.forms import Edtf
from generator.pages.catalogue import Listed, listed
from generator.pages.show import has_evidence_page, lang_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.briefings import Briefing, Desk, Seen
    from generator.project import Settings

T = TypeVar("T")

_KIND = "account"


class Account(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A briefing as the rest of the site needs it; `key` is the hash of all that its own texts hang on.

    `measures` are those it has figures of, `evidence` the ids of the sources whose passages are published, `mapped` is
    the hash of what maps of many briefings show of it.
    """

    outline: Outline
    key: bytes
    lang: str
    date: str
    listed: Listed
    measures: tuple[str, ...]
    evidence: tuple[str, ...]
    mapped: bytes

    @property
    def id(self) -> str:
        """The briefing's id."""
        return self.outline.id

    @property
    def path(self) -> str:
        """The briefing's folder in the site."""
        return self.outline.path

    @property
    def status(self) -> str:
        """The briefing's status."""
        return self.outline.status


_DECODER = msgspec.msgpack.Decoder(Account)


class Accounts:
    """The accounts of briefings that passed, in the order in which they are taken."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings
        self._made_from = encoded(settings)
        self._values: dict[Any, Any] = {}
        self.taken: list[Account] = []

    def expect(self, seen: Sequence[Seen]) -> None:
        """Read in one go what is remembered of these briefings, which are taken next."""
        self._desk.memory.expect(_KIND, [self._key(one.outline) for one in seen if one.outline])

    def take(self, seen: Seen) -> None:
        """Give an account of a briefing, where it passed."""
        if seen.outline is not None and seen.outline.passed:
            self.taken.append(self._shared(self._of(seen.outline, seen.briefing), seen.outline))

    def read(self, account: Account) -> Briefing:
        """Read the briefing of an account whole."""
        return self._desk.briefing(account.outline)

    def _key(self, outline: Outline) -> bytes:
        return self._desk.memory.key(_KIND, outline.key, self._made_from)

    def _shared(self, account: Account, outline: Outline) -> Account:
        """Let an account share what others have as well: names and words that many briefings have, its outline."""
        same, listed = self._same, account.listed
        names = {kind: tuple(map(same, found)) for kind, found in listed.names.items()}
        return replace(
            account,
            outline=outline,
            lang=same(account.lang),
            measures=same(account.measures),
            evidence=same(account.evidence),
            listed=replace(listed, status=outline.status, year=same(listed.year), names=names),
        )

    def _same(self, value: T) -> T:
        """Answer the first value that is equal to this one."""
        found: T = self._values.setdefault(value, value)
        return found

    def _of(self, outline: Outline, briefing: Briefing | None) -> Account:
        memory, key = self._desk.memory, self._key(outline)
        value = memory.recall(_KIND, key)
        try:
            if value is not None:
                return _DECODER.decode(value)
        except msgspec.MsgspecError:
            pass
        made = _account(outline, key, briefing or self._desk.briefing(outline), self._settings)
        memory.remember(_KIND, key, msgspec.msgpack.encode(made))
        return made


def in_order(accounts: Sequence[Account], *, drafts: bool) -> tuple[Account, ...]:
    """Put the briefings that are to be shown in order, the newest incident first; drafts only where asked for."""
    shown = [one for one in accounts if drafts or one.status != "draft"]
    shown.sort(key=lambda one: one.id)
    shown.sort(key=lambda one: Edtf.parse(one.date).sort_key(), reverse=True)
    return tuple(shown)


def encoded(value: Any) -> bytes:
    """Write a value for a key: whatever differs is written otherwise. Raises TypeError for what cannot be.

    A set is written in any order, so that it may be taken for another, never the other way round.
    """
    return msgspec.msgpack.encode(value, enc_hook=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, str | Edtf):
        return str(value)
    raise TypeError(type(value).__name__)


def _account(outline: Outline, key: bytes, briefing: Briefing, settings: Settings) -> Account:
    front = briefing.front
    mapped = (outline.slug, outline.path, front.title, front.date, front.timezone, front.lang, front.places)
    return Account(
        outline=outline,
        key=key,
        lang=lang_of(briefing, settings),
        date=front.date.text,
        listed=listed(briefing, settings),
        measures=tuple(dict.fromkeys(f.measure for f in front.figures)),
        evidence=tuple(s.id for s in front.sources if has_evidence_page(s, settings)),
        mapped=hashlib.sha256(encoded(mapped)).digest()[:16],
    )
