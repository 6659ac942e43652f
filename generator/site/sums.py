"""The files that say what a site consists of, so that anyone can check a copy of it.

`sha256sum -c SHA256SUMS`, run where a copy of the site lies, names every file that is not as it was published.
`SHA256SUMS.json` says the same for programs, with sizes in bytes. Neither names itself or the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.disk import KEPT, MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.site.plan import Entry, Plan

SUMS, LISTING = "SHA256SUMS", "SHA256SUMS.json"

_UNNAMED = (KEPT, MARKER, SUMS, LISTING)  # many ways of copying a site leave hidden files out
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def sums(plan: Plan) -> Iterator[bytes]:
    """Write a line for each file, in the form of sha256sum(1)."""
    for path, entry in _named(plan):
        yield f"{entry.digest.hex()}  {path}\n".encode()


def listing(plan: Plan) -> Iterator[bytes]:
    """Write a JSON object that gives each file's SHA-256 and size by its path, a line each."""
    yield b'{"files": {'
    before = b"\n"
    for path, entry in _named(plan):
        name = msgspec.json.encode(path)
        yield b'%b%b: {"sha256": "%b", "size": %d}' % (before, name, entry.digest.hex().encode(), entry.size)
        before = b",\n"
    yield b"\n}}\n"


def parsed(data: bytes) -> dict[str, bytes]:
    """Read what `sums` wrote: each file's SHA-256 by its path. A line that says nothing of the kind is passed over."""
    lines = (_LINE.fullmatch(line) for line in data.decode(errors="replace").split("\n"))
    return {line[2]: bytes.fromhex(line[1]) for line in lines if line}


def _named(plan: Plan) -> Iterator[tuple[str, Entry]]:
    return ((path, entry) for path, entry in plan if path not in _UNNAMED)
