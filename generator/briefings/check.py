"""Check briefings: prove every fact against its source, then apply every rule; report all problems at once."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec

from generator.briefings.briefing import Briefing, Proof
from generator.briefings.read import Written, understood
from generator.briefings.record import Entry, gone, read_record, silent_changes
from generator.briefings.remembered import Remembered
from generator.briefings.rules import RULES, SEEDED_RULES, Problem, evidence
from generator.briefings.rules.ids import FACTS
from generator.errors import CannotRun, Finding, Rejected, in_order
from generator.memory import Memory
from generator.project import read_text
from generator.seeds import Shelf

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


def check(
    paths: Iterable[Path],
    project: Project,
    tick: Callable[[], None] = lambda: None,
    memory: Memory | None = None,
    *,
    whole: bool = False,
) -> Checked:
    """Read and check briefings; `tick` is called after each. A file that cannot be read is a finding like any other.

    Those that passed before are taken from the `memory`: the same briefings, the same warnings. Where `paths` are the
    `whole` project, it forgets all others.
    """
    paths = tuple(paths)
    written: list[Written] = []
    passed: list[Briefing] = []
    findings: list[Finding] = []
    record: dict[str, Entry] = {}
    try:
        record = read_record(project)
    except Rejected as error:
        findings += error.findings
    shelf = Shelf(project)
    remembered = Remembered(memory or Memory(None), shelf, record)
    for path in paths:
        shown = project.shown(path)
        try:
            text = read_text(path, shown)
            known = remembered.recall(text, shown, path.stem)
            one = known[0] if known else understood(text, shown, path.stem)
        except Rejected as error:
            findings += error.findings
        except CannotRun as error:
            findings.append(Finding(path=shown, code="unreadable", message=str(error).removeprefix(f"{shown}: ")))
        else:
            written.append(one)
            briefing, found = known[1:] if known else _checked(one, text, shelf, record.get(one.id), remembered)
            findings += found
            passed += [briefing] if briefing else []
        tick()
    if whole:
        remembered.drop_others()
    if len(written) == len(paths):  # a file that cannot be read may be the one that is missed
        findings += gone(project, record, written)
    findings += [problem.located(one) for one, problem in _clashes(written)]
    return Checked(tuple(passed), in_order(findings))


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


def _checked(
    written: Written, text: str, shelf: Shelf, before: Entry | None, remembered: Remembered
) -> tuple[Briefing | None, Sequence[Finding]]:
    proofs, problems, opened = prove(written, shelf.open, shelf.names)
    problems += [problem for seeded in SEEDED_RULES for problem in seeded(written, opened, proofs)]
    problems += silent_changes(written, before)
    findings = [problem.located(written) for problem in problems]
    if any(f.severity == "error" for f in findings):
        return None, findings
    remembered.remember(text, written, proofs, findings, list(opened.values()))
    return written.proven(proofs), findings


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
