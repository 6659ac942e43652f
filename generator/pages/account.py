"""What lists, addresses and site-wide files need of a briefing, so that it is not read for them.

An account hangs on its briefing and on the settings; it is remembered under the hash of both. In one run, accounts are
laid aside: a site of 100,000 briefings has as many.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from generator.aside import Aside
from generator.briefings import Outline
from generator.forms import Edtf
from generator.pages.catalogue import Listed, Name, listed, names_of
from generator.pages.kept import recalled
from generator.pages.show import has_evidence_page, lang_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.briefings import Briefing, Desk, Seen
    from generator.project import Settings

_KIND = "account"


class Account(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A briefing as the rest of the site needs it; `key` is the hash of all that its own texts hang on.

    `names` are those that it is listed under, by the kind of list. `measures` are those that it has figures of,
    `evidence` the ids of the sources whose passages are published, `mapped` is the hash of what maps of many briefings
    show of it.
    """

    outline: Outline
    key: bytes
    lang: str
    date: str
    listed: Listed
    names: dict[str, tuple[Name, ...]]
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
    """Gives accounts of briefings that passed, in the order in which they are taken."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings
        self._made_from = encoded(settings)
        self.taken: Aside[Account] = Aside(Account)

    def expect(self, seen: Sequence[Seen]) -> None:
        """Read in one go what is remembered of these briefings, which are taken next."""
        self._desk.memory.expect(_KIND, [self._key(one.outline) for one in seen if one.outline])

    def take(self, seen: Seen) -> None:
        """Give an account of a briefing, where it passed."""
        if seen.outline is not None and seen.outline.passed:
            self.taken.append(self._of(seen.outline, seen.briefing))

    def forget_others(self) -> None:
        """Forget every account that was not given in this run."""
        self._desk.memory.drop_unused(_KIND)

    def read(self, account: Account) -> Briefing:
        """Read the briefing of an account whole."""
        return self._desk.briefing(account.outline)

    def _key(self, outline: Outline) -> bytes:
        return self._desk.memory.key(_KIND, outline.key, self._made_from)

    def _of(self, outline: Outline, briefing: Briefing | None) -> Account:
        memory, key = self._desk.memory, self._key(outline)
        if known := recalled(memory.recall(_KIND, key), _DECODER):
            return known
        made = _account(outline, key, briefing or self._desk.briefing(outline), self._settings)
        memory.remember(_KIND, key, msgspec.msgpack.encode(made))
        return made


class Shown(Mapping[str, Account]):
    """Accounts of briefings by their ids, in an order; each is read when it is asked for."""

    def __init__(self, accounts: Sequence[Account], numbers: Mapping[str, int]) -> None:
        """Take accounts, and the numbers under which they stand there."""
        self._accounts, self._numbers = accounts, numbers

    def __getitem__(self, one: str) -> Account:
        return self._accounts[self._numbers[one]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def in_order(accounts: Sequence[Account], *, drafts: bool) -> tuple[Shown, Shown, tuple[bytes, ...]]:
    """Put the briefings that are to be shown in order, the newest incident first; drafts only where asked for.

    Answers all of them, the live ones, which are those that are not withdrawn, and the keys of all accounts but theirs.
    """
    dates: dict[str, Any] = {}  # many are of one day
    found: list[tuple[Any, str, int]] = []
    withdrawn: set[str] = set()
    hidden: list[bytes] = []
    for number, one in enumerate(accounts):
        if drafts or one.status != "draft":
            if one.date not in dates:
                dates[one.date] = Edtf.parse(one.date).sort_key()
            found.append((dates[one.date], one.id, number))
        if one.status == "withdrawn":
            withdrawn.add(one.id)
        if one.status == "withdrawn" or (one.status == "draft" and not drafts):
            hidden.append(one.key)
    found.sort(key=itemgetter(1))
    found.sort(key=itemgetter(0), reverse=True)
    shown = {one: number for _, one, number in found}
    live = {one: number for one, number in shown.items() if one not in withdrawn} if withdrawn else shown
    return Shown(accounts, shown), Shown(accounts, live), tuple(hidden)


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
        outline=msgspec.structs.replace(outline, entry=""),
        key=key,
        lang=lang_of(briefing, settings),
        date=front.date.text,
        listed=listed(briefing, settings),
        names=names_of(front),
        measures=tuple(dict.fromkeys(f.measure for f in front.figures)),
        evidence=tuple(s.id for s in front.sources if has_evidence_page(s, settings)),
        mapped=hashlib.sha256(encoded(mapped)).digest()[:16],
    )
