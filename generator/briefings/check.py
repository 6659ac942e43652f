"""Check briefings: prove every fact against its source, then apply every rule; report all problems at once."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from generator import seeds
from generator.briefings.briefing import Briefing, Proof
from generator.briefings.read import Written, read
from generator.briefings.record import Entry, gone, read_record, silent_changes
from generator.briefings.rules import RULES, SEEDED_RULES, Problem, evidence
from generator.briefings.rules.ids import FACTS
from generator.errors import CannotRun, Finding, Rejected, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.project import Project
    from generator.seeds import Seed


class Checked(msgspec.Struct, frozen=True):
    """The briefings that passed, in the order of their files, and all findings, errors and warnings alike."""

    briefings: tuple[Briefing, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid publication."""
        return tuple(f for f in self.findings if f.severity == "error")

    @property
    def published(self) -> tuple[Briefing, ...]:
        """The briefings that are no drafts; a withdrawn one leaves its notice."""
        return tuple(b for b in self.briefings if b.front.status != "draft")

    def only(self, project: Project, paths: Sequence[Path]) -> Checked:
        """Keep the findings of these files and folders; all where none is named."""
        if not paths:
            return self
        wanted = [path.resolve() for path in paths]
        kept = [f for f in self.findings if any((project.root / f.path).is_relative_to(w) for w in wanted)]
        return Checked(self.briefings, tuple(kept))

    def with_more(self, findings: Iterable[Finding]) -> Checked:
        """Add findings of other files."""
        return Checked(self.briefings, in_order([*self.findings, *findings]))


def check(paths: Iterable[Path], project: Project, tick: Callable[[], None] = lambda: None) -> Checked:
    """Read and check briefings; `tick` is called after each. A file that cannot be read is a finding like any other."""
    paths = tuple(paths)
    opener = _opener(project)
    written: list[Written] = []
    passed: list[Briefing] = []
    findings: list[Finding] = []
    record: dict[str, Entry] = {}
    try:
        record = read_record(project)
    except Rejected as error:
        findings += error.findings
    for path in paths:
        try:
            one = read(path, project)
        except Rejected as error:
            findings += error.findings
        except CannotRun as error:
            shown = project.shown(path)
            findings.append(Finding(path=shown, code="unreadable", message=str(error).removeprefix(f"{shown}: ")))
        else:
            written.append(one)
            briefing, found = _checked(one, opener, project, record.get(one.id))
            findings += found
            passed += [briefing] if briefing else []
        tick()
    if len(written) == len(paths):  # a file that cannot be read may be the one that is missed
        findings += gone(project, record, written)
    findings += [problem.located(one) for one, problem in _clashes(written)]
    return Checked(tuple(passed), in_order(findings))


def _checked(
    written: Written, opener: evidence.Opener, project: Project, before: Entry | None
) -> tuple[Briefing | None, list[Finding]]:
    problems: list[Problem] = []
    opened: dict[str, Seed] = {}
    for found in evidence.seeds(written.front, opener, lambda: _seed_names(project)):
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
    problems += [problem for seeded in SEEDED_RULES for problem in seeded(written, opened, proofs)]
    problems += silent_changes(written, before)
    findings = [problem.located(written) for problem in problems]
    if any(f.severity == "error" for f in findings):
        return None, findings
    made = Briefing(
        file=written.file,
        id=written.id,
        slug=written.slug,
        front=written.front,
        prose=written.prose,
        proofs=proofs,
    )
    return made, findings


def _opener(project: Project) -> evidence.Opener:
    """Open seeds by name, each once; only files inside `seeds/` are opened, whatever links point elsewhere."""
    root = project.seeds.resolve()

    @lru_cache(maxsize=256)
    def opener(name: str) -> Seed:
        path = project.seeds / name
        real = path.resolve()
        if not real.is_relative_to(root):
            raise CannotRun(f"seeds/{name} lies outside seeds/: a link leads away.")
        if not real.exists():
            raise FileNotFoundError(name)
        return seeds.read(path, name)

    return opener


def _seed_names(project: Project) -> list[str]:
    found = project.seeds.glob("**/*")
    return sorted(p.relative_to(project.seeds).as_posix() for p in found if not p.name.endswith(".meta.yaml"))


def _clashes(written: list[Written]) -> Iterator[tuple[Written, Problem]]:
    """Yield ids, slugs and aliases that two briefings share, also where only case or accents' encoding differ.

    File systems differ in what they take for the same name; a site must work on all of them.
    """
    ids: dict[str, Written] = {}
    paths: dict[str, Written] = {}
    known = {one.id for one in written}
    for one in written:
        if (other := ids.setdefault(_folded(one.id), one)) is not one:
            message = f"the id “{one.id}” is also {other.file}'s"
            yield one, _clash(("id",) if one.front.id else (), "duplicate-id", message)
        taken: list[tuple[str, tuple[str | int, ...]]]
        taken = [(f"briefings/{one.slug}", ("slug",) if one.front.slug else ())]
        taken += [(alias, ("aliases", i)) for i, alias in enumerate(one.front.aliases)]
        own: set[str] = set()
        for path, keys in taken:
            folded = _folded(path).removesuffix("/index.html")
            if (other := paths.setdefault(folded, one)) is not one or folded in own:
                whose = "this briefing's own" if other is one else f"{other.file}'s"
                yield one, _clash(keys, "path-clash", f"the path “{path}” is also {whose}")
            own.add(folded)
        for i, related in enumerate(one.front.related):
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
