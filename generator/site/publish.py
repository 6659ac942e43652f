"""Publishing: the files of one build become the published site, all at once or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.disk import told
from generator.pages import SEARCHED, Page
from generator.site import compress, search
from generator.site.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.disk import Place
    from generator.memory import Memory
    from generator.pages import Streamed, Unchanged


class Published(msgspec.Struct, frozen=True):
    """What became of a build: how many files the site has, how many were written, whether anything is new."""

    files: int
    written: int
    is_new: bool


def publish(
    pages: Iterable[Page | Streamed | Unchanged],
    place: Place,
    memory: Memory,
    *,
    packed: bool = False,
    lasting: bool = True,
) -> Published:
    """Publish a build's files at a place that was claimed; the old site stays until the new one is complete.

    `packed` adds compressed copies. `lasting` is for sites, not for previews: sums, and a site that is whole whenever
    the power goes. Raises `Rejected` where files clash or a link leads nowhere, `CannotRun` where the system refuses;
    the published site is then as it was.
    """
    if packed:
        compress.refuse_unless_possible()
    with told(place.output):
        staging = Staging(place)
        _gather(pages, staging, memory, packed=packed, with_sums=lasting)
        if staging.is_published():
            return Published(len(staging.plan), 0, is_new=False)
        staging.complete(lasting=lasting)
        place.publish(lasting=lasting)
    return Published(len(staging.plan), staging.written, is_new=True)


def _gather(
    pages: Iterable[Page | Streamed | Unchanged], staging: Staging, memory: Memory, *, packed: bool, with_sums: bool
) -> None:
    """Take in all files, and what is made from them. Raises `Rejected` with all that is wrong."""

    def add(page: Page | Streamed | Unchanged, *, promised: bool = False) -> None:
        entry = staging.add(page, promised=promised)
        for one in compress.compressed(page, entry, staging, memory) if packed else ():
            staging.add(one)

    staging.begin(with_sums=with_sums)
    listing = None
    for page in pages:
        if page.path == SEARCHED and isinstance(page, Page):
            listing = page.data
            staging.promise(page.path)
        else:
            add(page)
    staging.refuse_mistakes(later=search.FOLDER)
    for page in search.index(listing, staging, memory) if listing is not None else ():
        add(page, promised=True)
    if packed:
        memory.drop_unused(compress.KIND)
