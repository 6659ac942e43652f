"""A site on its way to being published: what it is to hold, and what of that the spare tree still lacks."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.disk import KEPT, MARKER
from generator.errors import CannotRun, Rejected
from generator.pages import Page, Streamed, Unchanged
from generator.site import sums
from generator.site.addresses import Addresses
from generator.site.links import Links, is_page, lost_anchors
from generator.site.plan import Entry, Plan
from generator.site.settle import is_exact, record, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.disk import Place, Stamp
    from generator.errors import Finding

_MARKED = b"Made by factbox. The next build replaces this whole folder.\n"
_UNKNOWN = Entry(bytes(32), 0)
_SUMS = {sums.SUMS: sums.sums, sums.LISTING: sums.listing}
_MANY = 10_000  # changed pages, beyond which all others are looked at without asking why


class Staging:
    """The files of one build as they come: what the published site has not is written into the spare tree at once."""

    def __init__(self, place: Place) -> None:
        self.plan = Plan()
        self._place = place
        self._site, self._spare = place.published, place.new_spare()
        self._addresses, self._links = Addresses(self.plan), Links(self.plan)
        self._findings: list[Finding] = []
        self._promised: set[str] = set()
        self._placed: list[str] = []  # pages, for as long as they are few
        self._has_unchanged = False
        self._all_told = True  # by what was known of the published tree
        self._kept = 0  # files of the published site that the new one has, too

    def begin(self, *, with_sums: bool) -> None:
        """Take in what every site has beside its pages."""
        self.add(Page(MARKER, _MARKED))
        if KEPT in self._site.listing(""):
            self.add(Page(KEPT, self._site.read(KEPT)))
        for path in (sums.SUMS, sums.LISTING) if with_sums else ():
            self.promise(path)

    def promise(self, path: str) -> None:
        """Keep an address for a file that is made from the others, and added when they are all there."""
        self._promised.add(path)
        self._addresses.clash(path, _UNKNOWN.digest, "")
        self._put(path, _UNKNOWN, is_published=self._site.look(path) is not None)
        self._links.arrive(path)

    def add(self, page: Page | Streamed | Unchanged, *, promised: bool = False) -> Entry:
        """Take in a file; its bytes are not kept. With `promised`, it may be one that an address is kept for."""
        mistake = self._addresses.outside(page.path, page.file)
        if mistake:
            self._findings.append(mistake)
            return _UNKNOWN
        told = self._site.told
        found = self._site.look(page.path)
        self._all_told = self._all_told and self._site.told > told
        entry = self._entry(page, found)
        if promised and page.path in self._promised:
            self._promised.remove(page.path)
        elif clash := self._addresses.clash(page.path, entry.digest, page.file):
            self._findings.append(clash)
        self._put(page.path, entry, page.file, is_published=found is not None)
        if isinstance(page, Page):
            self._links.follow(page.path, page.data)
        else:
            self._links.arrive(page.path)
        return entry

    def holds(self, path: str, digest: bytes) -> bool:
        """Tell whether the published site has a file of these bytes, by their SHA-256."""
        return self._site.holds(path, digest)

    def digest(self, path: str) -> bytes:
        """Answer the SHA-256 of a file that was taken in."""
        return (self.plan.get(path) or _UNKNOWN).digest

    def read(self, path: str) -> bytes:
        """Read a file that was taken in. Raises `CannotRun` where somebody has changed it since."""
        entry = self.plan.get(path) or _UNKNOWN
        data = (self._spare if entry.placed else self._site).read(path)
        if hashlib.sha256(data).digest() != entry.digest:
            raise self._changed(path)
        return data

    def refuse_mistakes(self, later: str) -> None:
        """Raise `Rejected` where two files share an address, one lies outside the site, or a link leads nowhere.

        No link leads into the folder `later`, whose files are taken in afterwards.
        """
        self._findings += self._addresses.files_that_are_folders()
        self._findings += self._links.dead(self.read, lambda: self._is_something_lost(later))
        if self._findings:
            raise Rejected(self._findings)

    @property
    def written(self) -> int:
        """How many files were written."""
        return self._spare.writes

    def is_published(self) -> bool:
        """Tell whether all that was taken in, and nothing else, is what is published."""
        if self._spare.writes or not is_exact(self.plan, self._site):
            return False
        before = self._site.told
        stamps = {path: self._site.look(path) for path in sorted(self._promised)}
        self._all_told = self._all_told and self._site.told == before + len(stamps)
        if self._all_told and self._site.known.count == len(self.plan):
            return True  # the files are those of the build before, and so what is made from them is the same
        made = {path: _digest(make(self.plan)) for path, make in self._sums()}
        return all(stamp is not None and stamp.digest == made[path] for path, stamp in stamps.items())

    def complete(self, *, lasting: bool) -> None:
        """Bring the spare tree to what was taken in, and check it. Raises OSError where the system refuses.

        With `lasting`, all of it is on the disk then, whenever the power goes.
        """
        for path, make in self._sums():
            self._promised.remove(path)
            self._write_made(path, make(self.plan))
        touched = settle(self.plan, self._spare, self.read)
        if lasting:
            self._spare.sync()
        record(self.plan, self._spare, touched, self._place)

    def _put(self, path: str, entry: Entry, file: str = "", *, is_published: bool) -> None:
        before = len(self.plan)
        self.plan.put(path, entry, file)
        self._kept += is_published and len(self.plan) > before

    def _entry(self, page: Page | Streamed | Unchanged, found: Stamp | None) -> Entry:
        """Answer what is to be remembered of a file, which is written where the published site has it not."""
        if isinstance(page, Unchanged):
            if found is None or found.digest != page.digest:
                raise self._changed(page.path)
            self._has_unchanged = self._has_unchanged or is_page(page.path)
            return Entry(found.digest, found.size, fresh=False)
        if isinstance(page, Streamed):
            self._spare.write(page.path, page)
            return Entry(page.digest, page.size, placed=True)
        if found is not None and found.digest == page.digest:
            return Entry(page.digest, found.size)
        self._spare.write(page.path, [page.data])
        if is_page(page.path) and len(self._placed) <= _MANY:
            self._placed.append(page.path)
        return Entry(page.digest, len(page.data), placed=True)

    def _sums(self) -> list[tuple[str, Callable[[Plan], Iterator[bytes]]]]:
        return [(path, make) for path, make in _SUMS.items() if path in self._promised]

    def _write_made(self, path: str, parts: Iterator[bytes]) -> None:
        """Write a file that is made piece by piece, and take it in."""
        page = Streamed(path, parts)
        self._spare.write(path, page)
        self.plan.put(path, Entry(page.digest, page.size, placed=True))

    def _is_something_lost(self, later: str) -> bool:
        """Tell whether a file or an anchor is gone that pages, which were not made anew, may lead to."""
        if not self._has_unchanged:
            return False
        if len(self._placed) > _MANY or not self._site.identity():
            return True
        others = sum(path not in self.plan for path in self._site.files(later))
        if self._site.known.count > self._kept + others:
            return True
        changed = (path for path in self._placed if self._site.look(path))
        return any(lost_anchors(self._site.read(path), self._spare.read(path)) for path in changed)

    def _changed(self, path: str) -> CannotRun:
        name = self._site.at(path)
        return CannotRun(f"{name}: somebody changed this file during the build, and nothing was published. Try again.")


def _digest(parts: Iterable[bytes]) -> bytes:
    made = hashlib.sha256()
    for part in parts:
        made.update(part)
    return made.digest()
