"""What everything but its own pages needs to know of a briefing: a few hundred bytes instead of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.briefings.record import entry

if TYPE_CHECKING:
    from generator.briefings.read import Written


class Outline(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A briefing that could be read, in outline.

    `related` are ids, `links` the addresses inside the site that its prose leads to, `entry` its line of the record of
    what was published. `key` is the hash of all that its check looked at, empty where it did not pass.
    """

    file: str
    stem: str
    id: str
    slug: str
    status: str
    aliases: tuple[str, ...]
    related: tuple[str, ...]
    links: tuple[str, ...]
    entry: str
    key: bytes = b""

    @property
    def passed(self) -> bool:
        """Whether it may be published."""
        return bool(self.key)

    @property
    def path(self) -> str:
        """Its folder in the site; drafts live where no published build ever writes."""
        return f"{'drafts' if self.status == 'draft' else 'briefings'}/{self.slug}"


def outline(written: Written, key: bytes = b"") -> Outline:
    """Put a briefing in outline."""
    front = written.front
    return Outline(
        file=written.file,
        stem=written.stem,
        id=written.id,
        slug=written.slug,
        status=front.status,
        aliases=tuple(map(str, front.aliases)),
        related=front.related,
        links=tuple(dict.fromkeys(r.target for r in written.prose.references if r.kind == "page")),
        entry=msgspec.json.encode(entry(front)).decode(),
        key=key,
    )
