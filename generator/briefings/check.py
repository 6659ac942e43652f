"""Check briefings: prove every fact against its source, then apply every rule; report all problems at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from generator.aside import Aside
from generator.briefings.briefing import Briefing, Proof
from generator.briefings.desk import Desk, Seen
from generator.briefings.outline import Outline
from generator.briefings.record import gone, silent_changes
from generator.briefings.rules import RULES, SEEDED_RULES, Problem, evidence
from generator.briefings.rules.ids import FACTS
from generator.errors import Finding, in_order
from generator.memory import Memory, Sightings
from generator.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.briefings.read import Written
    from generator.briefings.record import Entry
    from generator.seeds import Seed, Shelf


_BLOCK = 1024  # briefings recalled before the others among them are looked at


class Reader(msgspec.Struct, frozen=True):
    """Reads briefings that passed, when all else is done."""

    project: Project

    def __call__(self, one: Outline) -> Briefing:
        """Read a briefing."""
        with Memory.open(self.project) as memory:
            return desk(self.project, memory).briefing(one)


class Checked(msgspec.Struct, frozen=True):
    """What could be read, in the order of its files, and all findings, errors and warnings alike.

    `load` reads a briefing that passed.
    """

    outlines: Sequence[Outline]
    findings: tuple[Finding, ...]
    load: Reader

    @property
    def passed(self) -> Iterator[Outline]:
        """The briefings that passed."""
        return (one for one in self.outlines if one.passed)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid publication."""
        return tuple(f for f in self.findings if f.severity == "error")

    @property
    def published(self) -> Iterator[Outline]:
        """The briefings that are no drafts; a withdrawn one leaves its notice."""
        return (one for one in self.passed if one.status != "draft")

    def only(self, project: Project, paths: Sequence[Path]) -> Checked:
        """Keep the findings of these files and folders; all where none is named."""
        if not paths:
            return self
        wanted = [path.resolve() for path in paths]
        kept = [f for f in self.findings if any((project.root / f.path).is_relative_to(w) for w in wanted)]
        return Checked(self.outlines, tuple(kept), self.load)

    def with_more(self, findings: Iterable[Finding]) -> Checked:
        """Add findings of other files."""
        return Checked(self.outlines, in_order([*self.findings, *findings]), self.load)


def desk(project: Project, memory: Memory, sightings: Sightings | None = None) -> Desk:
    """Set up where a project's briefings are looked at."""
    return Desk(project, memory, sightings or Sightings(memory), _proven)


def look(  # noqa: PLR0913 -- who is told of what
    paths: Sequence[Path],
    own: Desk,
    tick: Callable[[], None] = lambda: None,
    take: Callable[[Seen], None] = lambda _: None,
    ahead: Callable[[Sequence[Path], Sequence[Seen]], None] = lambda _, __: None,
    *,
    whole: bool = False,
) -> Checked:
    """Check briefings one after the other, and keep none of them; `take` is told of each, `tick` called after each.

    A file that cannot be read is a finding like any other. Those that passed before are taken from the desk's memory:
    the same briefings, the same warnings. `ahead` is told of those that are not remembered and of those that are, many
    at a time, before any of them is looked at. Where `paths` are the `whole` project, its memory forgets all others.
    """

    def seen() -> Iterator[Seen]:
        for at in range(0, len(paths), _BLOCK):
            block = paths[at : at + _BLOCK]
            known = own.recalled(block)
            ahead([path for path, one in zip(block, known, strict=True) if one is None], [*filter(None, known)])
            for path, there in zip(block, known, strict=True):
                one = there or own.look(path)
                take(one)
                yield one
                tick()

    checked = _judged(seen(), own)
    if whole:
        own.forget_others()
    return checked


def prove(
    written: Written, opener: evidence.Opener, names: Callable[[], list[str]]
) -> tuple[dict[str, Proof], list[Problem], dict[str, Seed]]:
    """Prove the facts of one briefing and apply the rules that forbid publication.

    Answers the proofs, the problems, and the seeds opened by their source's id. `opener` opens a seed by its name,
    `names` lists those that there are. The rules on what stands around the words only warn, and are left out.
    """
    problems: list[Problem] = []
    opened: dict[str, Seed] = {}
    for found in evidence.seeds(written.front, opener, names):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            opened[found[0]] = found[1]
    proofs: dict[str, Proof] = {}
    without_seed = {s.id for s in written.front.sources if s.seed is None}
    for name in FACTS:
        for i, fact in enumerate(getattr(written.front, name)):
            if fact.source in opened:
                proof = evidence.prove(fact, (name, i), opened[fact.source])
                if isinstance(proof, Proof):
                    proofs[fact.id] = proof
                else:
                    problems += proof
            elif fact.source in without_seed:
                proofs[fact.id] = Proof(fact.source, ())
    problems += [problem for rule in RULES for problem in rule(written)]
    return proofs, problems, opened


def _judged(seen: Iterable[Seen], own: Desk) -> Checked:
    """Put together what was found of each file, and what can only be told of all."""
    findings: list[Finding] = [*own.findings]
    outlines: Aside[Outline] = Aside(Outline)
    is_whole = True
    for one in seen:
        findings += one.findings
        if one.outline is None:  # a file that cannot be read may be the one that is missed
            is_whole = False
        else:
            outlines.append(one.outline)
    if is_whole:
        findings += gone(own.project, own.record, outlines)
    findings += [problem.located(own.written(one)) for one, problem in _clashes(outlines)]
    return Checked(outlines, in_order(findings), Reader(own.project))


def _proven(
    written: Written, shelf: Shelf, before: Entry | None
) -> tuple[Briefing | None, Sequence[Finding], Sequence[Seed]]:
    """Check a briefing; answers it where it has no error, what was found, and the articles opened."""
    proofs, problems, opened = prove(written, shelf.open, shelf.names)
    problems += [problem for seeded in SEEDED_RULES for problem in seeded(written, opened, proofs)]
    problems += silent_changes(written, before)
    findings = [problem.located(written) for problem in problems]
    has_error = any(f.severity == "error" for f in findings)
    return None if has_error else written.proven(proofs), findings, list(opened.values())


def _clashes(written: Sequence[Outline]) -> Iterator[tuple[Outline, Problem]]:
    """Yield ids, slugs and aliases that two briefings share, also where only case or accents' encoding differ.

    File systems differ in what they take for the same name; a site must work on all of them.
    """
    ids: dict[str, int] = {}  # numbers of briefings
    paths: dict[str, int] = {}
    known: set[str] = set()
    for number, one in enumerate(written):
        known.add(one.id)
        if (other := ids.setdefault(_folded(one.id), number)) != number:
            message = f"the id “{one.id}” is also {written[other].file}'s"
            yield one, _clash(("id",) if one.id != one.stem else (), "duplicate-id", message)
        taken: list[tuple[str, tuple[str | int, ...]]]
        taken = [(f"briefings/{one.slug}", ("slug",) if one.slug != one.stem else ())]
        taken += [(alias, ("aliases", i)) for i, alias in enumerate(one.aliases)]
        own: set[str] = set()
        for path, keys in taken:
            folded = _folded(path).removesuffix("/index.html")
            if (other := paths.setdefault(folded, number)) != number or folded in own:
                whose = "this briefing's own" if other == number else f"{written[other].file}'s"
                yield one, _clash(keys, "path-clash", f"the path “{path}” is also {whose}")
            own.add(folded)
    for one in written:
        for i, related in enumerate(one.related):
            if related not in known:
                yield (
                    one,
                    Problem(
                        keys=("related", i),
                        code="unknown-id",
                        message=f"there is no briefing with the id “{related}”",
                        hint="Write the id: of the other briefing, by default its file's name without .md",
                    ),
                )


def _clash(keys: tuple[str | int, ...], code: str, message: str) -> Problem:
    return Problem(keys=keys, code=code, message=message, hint="Give one of the two another.")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
