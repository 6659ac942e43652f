"""After any sequence of edits, cut-off builds and meddling by hand, what is published is what was handed over last."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from generator.disk import claimed
from generator.memory import Memory
from generator.pages import Page, Unchanged
from generator.site import publish
from tests.site.publishing import beside, content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

IN_MEMORY = Path("/dev/shm")  # noqa: S108 -- new folders in it, nobody else's
PATHS = st.sampled_from(["index.html", "a/b.html", "a/b/c.txt", "a/c/d.html", "e.css", "A.html", "é/ü.html"])
TEXTS = st.sampled_from([b"", b"one", b"two", b"three"])
TREES = st.sampled_from(["site", "spare"])


class Stopped(Exception):
    """A build is cut off."""


class Sequences(RuleBasedStateMachine):
    """Content that is edited, published, and meddled with."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None))
        self.output = self.folder / "site"
        self.wanted: dict[str, bytes] = {}
        self.published: dict[str, bytes] | None = None
        self.is_meddled = False

    @rule(path=PATHS, text=TEXTS)
    def edit(self, path: str, text: bytes) -> None:
        """Write a file, unless it would be a folder or lie in a file."""
        others = [one for one in self.wanted if one != path]
        if not any(one.startswith(f"{path}/") or path.startswith(f"{one}/") for one in others):
            self.wanted[path] = text

    @rule(path=PATHS)
    def delete(self, path: str) -> None:
        """Delete a file."""
        self.wanted.pop(path, None)

    @rule(lasting=st.booleans())
    def build(self, *, lasting: bool) -> None:
        """Hand everything over."""
        self.publish(lambda _: (Page(path, data) for path, data in self.wanted.items()), lasting=lasting)
        self.published, self.is_meddled = dict(self.wanted), False

    @rule(lasting=st.booleans())
    def build_what_changed(self, *, lasting: bool) -> None:
        """Hand over only what the published site has not."""

        def pages(holds: Callable[[str, bytes], bool]) -> Iterator[Page | Unchanged]:
            for path, data in self.wanted.items():
                digest = hashlib.sha256(data).digest()
                yield Unchanged(path, digest) if holds(path, digest) else Page(path, data)

        self.publish(pages, lasting=lasting)
        self.published, self.is_meddled = dict(self.wanted), False

    @rule(after=st.integers(0, 3))
    def build_that_is_cut_off(self, after: int) -> None:
        """End a build after some of its files."""

        def pages(_: Callable[[str, bytes], bool]) -> Iterator[Page]:
            for n, (path, data) in enumerate(self.wanted.items()):
                if n == after:
                    raise Stopped
                yield Page(path, data + b"!")
            raise Stopped

        with suppress(Stopped):
            self.publish(pages, lasting=True)

    @rule(which=TREES, path=PATHS, text=TEXTS, back=st.booleans())
    def write(self, which: str, path: str, text: bytes, *, back: bool) -> None:
        """Write into a tree by hand, and perhaps set the time back."""
        file = self.tree(which) / path
        if file.is_file():
            before = file.stat()
            file.write_bytes(text)
            if back:
                os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
            self.is_meddled = self.is_meddled or which == "site"

    @rule(which=TREES, path=PATHS)
    def take_away(self, which: str, path: str) -> None:
        """Delete a file from a tree by hand."""
        if (self.tree(which) / path).is_file():
            (self.tree(which) / path).unlink()
            self.is_meddled = self.is_meddled or which == "site"

    @rule(which=TREES, path=PATHS, other=PATHS)
    def move(self, which: str, path: str, other: str) -> None:
        """Give a file of a tree another's name by hand."""
        one, two = self.tree(which) / path, self.tree(which) / other
        if one.is_file() and two.is_file():
            one.replace(two)
            self.is_meddled = self.is_meddled or which == "site"

    @rule()
    def forget(self) -> None:
        """Delete the hidden folder."""
        shutil.rmtree(beside(self.output), ignore_errors=True)

    @invariant()
    def what_is_published_is_whole(self) -> None:
        """Look whether what was handed over last is there, unless somebody meddled with it."""
        if self.published is not None and not self.is_meddled:
            assert content(self.output) == self.published

    def publish(
        self, pages: Callable[[Callable[[str, bytes], bool]], Iterator[Page | Unchanged]], *, lasting: bool
    ) -> None:
        """Publish, and look whether the site is known by that."""
        with claimed(self.output, patience=0) as place:
            publish(pages(place.published.holds), place, Memory(None), lasting=lasting)
        with claimed(self.output, patience=0) as place:
            known = beside(self.output) / f"known-{self.output.stat().st_ino:x}"
            assert place.published.identity() or not known.exists()

    def tree(self, which: str) -> Path:
        """Name a tree."""
        return self.output if which == "site" else beside(self.output) / "site"

    def teardown(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder)


TestSequences = Sequences.TestCase
TestSequences.settings = settings(max_examples=60, stateful_step_count=20)
