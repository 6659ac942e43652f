"""One edition at work: what every template receives, and the way from a template to a page."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import msgspec

from generator.forms import Edtf
from generator.pages import data
from generator.pages.card import card, og_locale
from generator.pages.each import Each
from generator.pages.kept import recalled
from generator.pages.mapping import Incident, Maps, incident
from generator.pages.show import lang_of, view
from generator.pages.summaries import Summaries
from generator.pages.summary import Summary, summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.briefings import Briefing
    from generator.pages.account import Account
    from generator.pages.edition import Edition
    from generator.pages.page import Page, Unchanged
    from generator.pages.tongue import Tongue
    from generator.pages.view import BriefingView
    from generator.pages.works import M


class Hands(Protocol):
    """Who makes the pages of many briefings."""

    def __call__(self, press: Press, ids: Sequence[str]) -> Iterator[Sequence[Page]]:
        """Yield the pages of each of these briefings, in order."""

    def rest(self) -> None:
        """Hold nothing any longer: there are no more pages to make."""


class Summed(NamedTuple):
    """The hashes of a briefing's summary and of its lines."""

    summary: bytes
    lines: bytes


_SUMMARY, _LINES, _SUMMED, _INCIDENT = _KINDS = ("summary", "lines", "summed", "incident")  # of what is remembered
_BLOCK = 1024  # briefings whose sums are recalled at once
_MOST_AT_HAND = 512  # summaries
_HASH = 16  # bytes of SHA-256
_SUMMARY_DECODER = msgspec.msgpack.Decoder(Summary)
_LINES_DECODER = msgspec.msgpack.Decoder(data.Lines)
_INCIDENT_DECODER = msgspec.msgpack.Decoder(Incident)


class Press:
    """What every kind of page is made with; `tick` is called when a briefing's pages are made, which `hands` do.

    A briefing's own page is made from its view in its own language, lists from summaries in the site's. `listed` tells,
    by the id of every briefing that lists show, the newest first, what a list's page needs to know of those on others.
    """

    def __init__(self, edition: Edition, hands: Hands, tick: Callable[[], None]) -> None:
        self.edition, self.settings, self.theme = edition, edition.settings, edition.theme
        self.hands, self.tick = hands, tick
        self.tongue = self.theme.tongue(self.settings.lang)
        self.works, self._memory = edition.works, edition.works.memory
        self.accounts = edition.briefings
        self.listed = {one: account.listed for one, account in edition.live.items()}
        self.headings = edition.headings
        self.heading = {(h.kind, h.key): h for headings in self.headings.values() for h in headings}
        self.maps = Maps(self.theme, self.settings, self._memory)
        self._loaded: tuple[str, Briefing] | None = None
        self._viewed: tuple[Briefing, Tongue, BriefingView] | None = None
        self._lined: tuple[Briefing, data.Lines] | None = None
        self._words = self.theme.words(edition.works.sightings)
        self._summed: dict[str, bytes] = {}  # both hashes
        self._summaries: dict[str, Summary] = {}
        self.common: dict[str, Any] = {
            "site": self.settings,
            "menu": [(p.front.title, p.path) for p in edition.standing if p.front.menu > 0],
            "has_search": edition.has_search,
            "has": edition.lists,
            "feed": None,
            "machine": None,
            "citation": None,
            "downloads": (),
            "card": card(self.theme, self.settings),
        }
        self.base = self._memory.key("edition", *edition.made_from(self.common))

    def summaries(self, ids: Iterable[str]) -> Summaries:
        """Sum up the live briefings of these ids; none is read before it is needed."""
        return Summaries(ids, self.summary, lambda some: [one.summary for one in self.sums(some)])

    def again(self, account: Account, briefing: Briefing | None) -> Press:
        """Answer a press for the same edition with this briefing saved anew, which is read where it is not given."""
        other = copy(self)
        other.accounts = ChainMap({account.id: account}, self.accounts)  # type: ignore[arg-type]  # it writes to the first alone
        other._loaded = (account.id, briefing) if briefing else None  # noqa: SLF001 -- its own
        return other

    def is_live(self, one: str) -> bool:
        """Tell whether there is a briefing of this id that is not withdrawn."""
        return one in self.listed

    def load(self, one: str) -> Briefing:
        """Read the briefing of this id whole; the last is kept."""
        if self._loaded is None or self._loaded[0] != one:
            self._loaded = one, self.works.desk.briefing(self.accounts[one].outline)
        return self._loaded[1]

    def summary(self, one: str) -> Summary:
        """Sum up the live briefing of this id."""
        if one not in self._summaries:
            if len(self._summaries) >= _MOST_AT_HAND:
                self._summaries.clear()
            self._summaries[one] = self._summary(one)
        return self._summaries[one]

    def sums(self, ids: Sequence[str]) -> list[Summed]:
        """Answer the hashes of live briefings' summaries and of their lines."""
        unknown = [one for one in ids if one not in self._summed]
        for at in range(0, len(unknown), _BLOCK):
            block = unknown[at : at + _BLOCK]
            accounts = [self.accounts[one] for one in block]
            keys = [self._summary_key(account.key) for account in accounts]
            self._memory.expect(_SUMMED, keys)
            for account, key in zip(accounts, keys, strict=True):
                self._summed[account.id] = self._memory.recall(_SUMMED, key) or self._sum_up(account, key)
                self._keep(account.key, key)
        return [Summed(both[:_HASH], both[_HASH:]) for both in map(self._summed.__getitem__, ids)]

    def own(self, briefing: Briefing) -> BriefingView:
        """View a briefing in its own language."""
        return self._view(briefing, self.theme.tongue(lang_of(briefing, self.settings)))

    def record(self, briefing: Briefing, shown: data.Shown) -> tuple[data.Record, data.Lines]:
        """Answer what may be published of a briefing as data, and its lines of the site-wide files."""
        record = data.publish(briefing, self.settings, shown)
        return record, self._lines(briefing, record)

    def lines(self, one: str) -> data.Lines:
        """Answer a briefing's lines of the site-wide files."""
        known = recalled(self._memory.recall(_LINES, self.accounts[one].key), _LINES_DECODER)
        return known or self._lines(self.load(one))

    def incidents(self) -> Sequence[Incident]:
        """Answer what the map of all incidents shows of every live briefing that it can show."""
        return Each([one for one, what in self.listed.items() if what.has_point], self._incident)

    def _incident(self, one: str) -> Incident:
        key = self.accounts[one].key
        known = recalled(self._memory.recall(_INCIDENT, key), _INCIDENT_DECODER)
        if known is None:
            known = incident(self.load(one), self.settings)
            self._memory.remember(_INCIDENT, key, msgspec.msgpack.encode(known))
        return known

    def forget_others(self) -> None:
        """Forget what is remembered of briefings that there are no longer; those that are not live may be, one day."""
        self.sums([*self.listed])
        for key in self.edition.hidden:
            self._keep(key, self._summary_key(key))
        for kind in _KINDS:
            self._memory.drop_unused(kind)

    def key(self, kind: str, *parts: bytes | str | None) -> bytes:
        """Hash what a unit of work is made from, with all that everything in this edition is made from."""
        return self._memory.key(kind, self.base, *parts)

    def unit(
        self, kind: str, parts: Sequence[bytes | str | None], make: Callable[[], Iterable[M]], file: str = ""
    ) -> Iterator[M | Unchanged]:
        """Yield the files of a unit of work that is made from these parts, only made where it is stale."""
        yield from self.works.unit(self.key(kind, *parts), make, file)

    def _lines(self, briefing: Briefing, record: data.Record | None = None) -> data.Lines:
        """Write a briefing's lines, which hang on nothing that its record takes from elsewhere; the last are kept."""
        if self._lined is None or self._lined[0] is not briefing:
            record = record or data.publish(briefing, self.settings, data.Shown())
            self._lined = briefing, data.lines(record)
        return self._lined[1]

    def _summary(self, one: str) -> Summary:
        key = self._summary_key(self.accounts[one].key)
        known = recalled(self._memory.recall(_SUMMARY, key), _SUMMARY_DECODER)
        return known or self._view_summary(self.load(one))

    def _view_summary(self, briefing: Briefing) -> Summary:
        return summarise(briefing, self._view(briefing, self.tongue), self.settings)

    def _view(self, briefing: Briefing, tongue: Tongue) -> BriefingView:
        """View a briefing in a language; the last view is kept."""
        if self._viewed is None or self._viewed[0] is not briefing or self._viewed[1] is not tongue:
            self._viewed = briefing, tongue, view(briefing, self.settings, tongue)
        return self._viewed[2]

    def _summary_key(self, account: bytes) -> bytes:
        return self._memory.key(_SUMMARY, account, self._words)

    def _keep(self, account: bytes, summary: bytes) -> None:
        """Keep all that is remembered of a briefing, by the key of its account and that of its summary."""
        for kind, key in zip(_KINDS, (summary, account, summary, account), strict=True):
            self._memory.use(kind, key)

    def _sum_up(self, account: Account, key: bytes) -> bytes:
        """Sum up a briefing, and write its lines, for as long as it stays the same."""
        briefing = self.load(account.id)
        summary = msgspec.msgpack.encode(self._view_summary(briefing))
        lines = msgspec.msgpack.encode(self._lines(briefing))
        made = hashlib.sha256(summary).digest()[:_HASH] + hashlib.sha256(lines).digest()[:_HASH]
        self._memory.remember(_SUMMARY, key, summary)
        self._memory.remember(_LINES, account.key, lines)
        self._memory.remember(_SUMMED, key, made)
        return made

    def page(
        self, template: str, path: str, file: str = "", *, lang: str | None = None, **values: Any
    ) -> Page | Unchanged:
        """Render one page where it is stale, in the site's language unless another is named.

        It is made from its values and nothing else. Raises `Rejected` where the template has a mistake.
        """
        try:
            parts = template, path, lang, file, msgspec.msgpack.encode(values, enc_hook=_made_from)
        except TypeError:  # made from something that has no hash
            return self.rendered(template, path, file, lang=lang, **values)
        made = self.unit("page", parts, lambda: [self.rendered(template, path, file, lang=lang, **values)], file)
        return next(iter(tuple(made)))  # to its end, so that it is remembered

    def rendered(self, template: str, path: str, file: str = "", *, lang: str | None = None, **values: Any) -> Page:
        """Render one page in any case, in the site's language unless another is named."""
        lang = lang or self.settings.lang
        values = {
            **self.common,
            "kind": template.removesuffix(".html"),
            "locale": og_locale(self.theme.tongue(lang)),
            "canonical": self.address(path),
            **values,
        }
        return self.theme.page(template, path, values, lang, file=file, root=values.get("root"))

    def address(self, path: str) -> str | None:
        """Answer a page's public address, None where the site has none."""
        return self.settings.address + path.removesuffix("index.html") if self.settings.address else None

    def linker(self, path: str) -> Callable[[str], str]:
        """Make the function that turns a path of the site into its address, or a link from `path` where it has none."""
        relative = linker(path)
        return lambda target: self.address(target) or relative(target)


def linker(path: str) -> Callable[[str], str]:
    """Make the function that turns a path of the site into a link from the page at `path`."""
    up = "../" * path.count("/")
    return lambda target: (up + target) or "./"


def _made_from(value: Any) -> Any:
    """Answer what a value is made from, for a key."""
    if isinstance(value, Summaries):
        return value.made_from()
    if isinstance(value, str | Edtf):
        return str(value)
    raise TypeError(type(value).__name__)
