"""Read a briefing's file: front matter into its types, prose into its tokens. Nothing is checked against a seed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.briefings.briefing import Briefing, FrontMatter
from generator.briefings.prose import MOST_CHARACTERS, MOST_LEVELS, Prose, parse
from generator.errors import Finding, Rejected
from generator.forms import Source, plain
from generator.forms import read as read_form
from generator.project import briefing_files, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.briefings.briefing import Proof
    from generator.project import Project


_END = re.compile(r"\n---[^\S\n]*(?=\n|\Z)")


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing as it was written: of the right form, not yet proven.

    `source` is the front matter's text, kept to find the line of whatever a rule complains about.
    """

    file: str
    stem: str
    source: Source
    front: FrontMatter
    prose: Prose

    @property
    def id(self) -> str:
        """The id that feeds and permalinks hang on; the file's stem where none is given."""
        return self.front.id or self.stem

    @property
    def slug(self) -> str:
        """The briefing's folder in the site; the file's stem where none is given."""
        return self.front.slug or self.stem

    def proven(self, proofs: dict[str, Proof]) -> Briefing:
        """Make it a briefing that may be published; `proofs` by the ids of its facts."""
        return Briefing(file=self.file, id=self.id, slug=self.slug, front=self.front, prose=self.prose, proofs=proofs)


def read(path: Path, project: Project) -> Written:
    """Read one briefing; raises `Rejected` with all mistakes of form, `CannotRun` where it cannot be opened."""
    shown = project.shown(path)
    return understood(read_text(path, shown), shown, path.stem)


def understood(text: str, shown: str, stem: str) -> Written:
    """Understand the text of a briefing's file; raises `Rejected` with all mistakes of form."""
    source, body, first_line = split(text, shown)
    front = read_form(source, FrontMatter)
    prose = parse(body, first_line, taken=anchors(front))
    return Written(file=shown, stem=stem, source=source, front=front, prose=prose)


def split(text: str, shown: str) -> tuple[Source, str, int]:
    """Part a file into front matter, prose, and the prose's first line; raises `Rejected` where that cannot be done."""
    first = text.partition("\n")[0]
    if first.rstrip() != "---":
        message = "the file must begin with a line of three hyphens, then the front matter"
        raise Rejected([_finding(shown, 1, first, message, "Begin with ---, then title: …, date: … and sources: …")])
    end = _END.search(text, len(first))
    if end is None:
        message = "the front matter is opened by this line and never closed"
        raise Rejected([_finding(shown, 1, first, message, "End it with a line of three hyphens.")])
    source = Source(shown, text[len(first) + 1 : end.start() + 1] or "\n", 2)
    body = text[end.end() + 1 :]
    first_line = text.count("\n", 0, end.end()) + 2
    if len(body) > MOST_CHARACTERS:
        message = f"the prose is longer than {MOST_CHARACTERS:,} characters"
        raise Rejected([_finding(shown, first_line, "", message, "Split the briefing.")])
    return source, body, first_line


def drafted_before(project: Project, seeds: Iterable[str]) -> Path | None:
    """Find the briefing that already has one of these seeds among its sources; None where there is none."""
    wanted = set(seeds)
    return next((path for path in briefing_files(project) if wanted.intersection(seeds_named(path, project))), None)


def seeds_named(path: Path, project: Project) -> tuple[str, ...]:
    """List the seeds that a briefing names, even where the rest of it has mistakes; empty where nothing can be read."""
    try:
        source, _, _ = split(read_text(path, project.shown(path)), project.shown(path))
        data = plain(source.text)
    except Exception:  # noqa: BLE001 -- a broken file names no seeds; `check` says what is wrong with it
        return ()
    sources = data.get("sources") if isinstance(data, dict) else None
    named = [s.get("seed") for s in sources if isinstance(s, dict)] if isinstance(sources, list) else []
    return tuple(name for name in named if isinstance(name, str))


def too_deep(prose: Prose) -> bool:
    """Tell whether the parser gave up on nesting, where it would drop text silently."""
    return prose.depth >= MOST_LEVELS - 1


def anchors(front: FrontMatter) -> frozenset[str]:
    """Answer the anchors on a briefing's page that its prose's headings must not use."""
    others = [*(s.anchor for s in front.sources), *(p.anchor for p in front.places)]
    return frozenset((*(f.id for f in front.facts), *others))


def _finding(shown: str, line: int, row: str, message: str, hint: str) -> Finding:
    excerpt = row.rstrip("\r")
    return Finding(path=shown, line=line, column=1, excerpt=excerpt, code="front-matter", message=message, hint=hint)
