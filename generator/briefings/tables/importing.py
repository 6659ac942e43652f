"""Import a table: a seed and a briefing for every row, each file whole or not at all, and none over one that is there.

Rows pass through one at a time. What is written has passed the checker in memory, so that nothing in a cell, however
odd, can end up in a briefing that does not build.
"""

from __future__ import annotations

import difflib
import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from generator.briefings.briefing import FrontMatter
from generator.briefings.check import prove
from generator.briefings.prose import parse
from generator.briefings.read import Written, seeds_named
from generator.briefings.slug import plain_slug
from generator.briefings.tables.incident import Frame, front_matter, stem, text
from generator.briefings.tables.mapping import fit, read_mapping, version, wanted
from generator.briefings.tables.row import Row
from generator.briefings.tables.table import Table, misnamed, open_table, records
from generator.briefings.write import settle, write_new
from generator.errors import CannotRun, Finding
from generator.forms import Source, dump
from generator.project import Project, briefing_files, read_text
from generator.seeds import Seed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Outcome = Literal["written", "unchanged", "changed", "taken", "refused"]
ABOUT = "all.meta.yaml"


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What to import: a table, its mapping (None is UCDP GED's), which rows, as what, and whether to write at all.

    `only` holds columns with the values that a row must have one of; `limit` counts the rows that are looked at.
    """

    table: Path
    mapping: Path | None = None
    only: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    status: Literal["draft", "published"] = "draft"
    dry_run: bool = False


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """An import that can begin: the table is open, its mapping fits."""

    project: Project
    order: Order
    table: Table
    frame: Frame
    only: dict[str, frozenset[str]]


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one row; `text` is what would be written in a dry run, or how a changed row differs."""

    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    briefing: Path | None = None
    text: str = ""


def plan(project: Project, order: Order) -> Plan:
    """Look at a table and its mapping; raises `CannotRun` or `Rejected` before anything is written."""
    given = read_mapping(order.mapping)
    table = open_table(order.table, wanted(given))
    fit(given, table)
    only: dict[str, frozenset[str]] = {}
    for column, value in order.only:
        if column not in table.columns:
            raise CannotRun(f"--only: {table.shown} has no column “{column}”. {misnamed(table, column)}")
        only[column] = only.get(column, frozenset()) | {value}
    name = given.mapping.table or plain_slug(order.table.stem, "table")[:30].rstrip("-")
    frame = Frame(
        mapping=given.mapping,
        table=name,
        file=order.table.name,
        version=version(given, table),
        status=order.status,
    )
    return Plan(project=project, order=order, table=table, frame=frame, only=only)


def imported(plan: Plan) -> Iterator[Imported]:
    """Import row by row; yields what became of each."""
    work = _Work(plan)
    looked_at = 0
    for record in records(plan.table):
        if isinstance(record, Finding):
            yield Imported(outcome="refused", findings=(record,))
            continue
        row = Row(record, plan.table.columns, plan.table.shown, plan.frame.mapping.missing)
        if any(row.raw(column) not in values for column, values in plan.only.items()):
            continue
        if looked_at == plan.order.limit:
            break
        looked_at += 1
        yield work.row(row)
    if work.told:
        settle()


class _Work:
    """One import under way: which ids were met, and what lies in the project already."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.project, self.frame = plan, plan.project, plan.frame
        self.met: dict[str, int] = {}
        self.told = False
        self.shelf = self.project.seeds / self.frame.table
        self.folder = self.shelf / self.frame.version if self.frame.version else self.shelf
        older = (p for p in self.shelf.iterdir() if p.is_dir()) if self.shelf.is_dir() else ()
        self.folders = sorted({self.folder, self.shelf, *older})

    def row(self, row: Row) -> Imported:
        name = None if row.refused else stem(row, self.frame)
        if name is None:
            return Imported(outcome="refused", findings=tuple(row.findings))
        if name in self.met:
            message = f"row {self.met[name]} has this id, too"
            row.wrong(self.frame.mapping.id, message, "Give each row an id of its own.")
            return Imported(outcome="refused", findings=tuple(row.findings))
        self.met[name] = row.number
        seed = next((path for folder in self.folders if (path := folder / f"{name}.txt").exists()), None)
        if seed and (before := read_text(seed, self.project.shown(seed))) != row.seed:
            return self._changed(row, seed, before)
        path = self.project.briefings / self.frame.table / f"{name}.md"
        there = path if path.exists() else self._moved.get(self._seed_name(seed)) if seed else None
        if there:
            return self._left(row, there, path, seed)
        return self._new(row, name, path, seed or self.folder / f"{name}.txt")

    def _new(self, row: Row, name: str, path: Path, seed: Path) -> Imported:
        front = front_matter(row, self.frame, name, self._seed_name(seed))
        if front is None:
            return Imported(outcome="refused", findings=tuple(row.findings))
        source = Source(self.project.shown(path), dump(front), 3)  # two lines stand before it
        self._check(row, path, front, source)
        if row.refused:
            return Imported(outcome="refused", findings=tuple(row.findings))
        made = text(front, source.text, self.frame)
        shown = ""
        if self.plan.order.dry_run:
            shown = f"--- {self.project.shown(seed)}\n{row.seed}--- {self.project.shown(path)}\n{made}"
        else:
            self._about()
            write_new(seed, row.seed, at_once=False)
            write_new(path, made, at_once=False)
        return Imported(outcome="written", findings=tuple(row.findings), briefing=path, text=shown)

    def _about(self) -> None:
        """Say beside the seeds whose they are, once."""
        if self.told:
            return
        self.told = True
        dataset = self.frame.mapping.dataset
        about = {
            "title": self.frame.title,
            "publisher": dataset.publisher,
            "url": dataset.url and str(dataset.url),
            "lang": self.frame.mapping.lang,
            "licence": dataset.licence,
            "note": f"Rows of {self.frame.file}, a file each.",
        }
        write_new(self.folder / ABOUT, dump(about))

    def _changed(self, row: Row, seed: Path, before: str) -> Imported:
        shown = self.project.shown(seed)
        now = f"row {row.number} of {self.frame.file}"
        old, new = (text.splitlines(keepends=True) for text in (before, row.seed))
        difference = difflib.unified_diff(old, new, shown, now)
        row.odd(
            self.frame.mapping.id,
            f"this row is no longer what was imported as {shown}; that is left as it is",
            "Correct the briefing and its seed by hand; once published, with an entry under corrections:",
            "row-changed",
        )
        return Imported(outcome="changed", findings=tuple(row.findings), text="".join(difference))

    def _left(self, row: Row, there: Path, path: Path, seed: Path | None) -> Imported:
        """Leave a briefing as it is; tell where it has another origin than this row."""
        if seed is None or (there == path and self._seed_name(seed) not in seeds_named(there, self.project)):
            message = f"{self.project.shown(there)} exists already, rests on another source, and is left as it is"
            row.odd(self.frame.mapping.id, message, "Rename it, or the mapping's table:", "row-taken")
            return Imported(outcome="taken", findings=tuple(row.findings), briefing=there)
        return Imported(outcome="unchanged", briefing=there)

    def _seed_name(self, seed: Path) -> str:
        return seed.relative_to(self.project.seeds).as_posix()

    @cached_property
    def _moved(self) -> Mapping[str, Path]:
        """Where every seed is used, for briefings that an editor gave another name."""
        return {name: path for path in briefing_files(self.project) for name in seeds_named(path, self.project)}

    def _check(self, row: Row, path: Path, front: dict[str, Any], source: Source) -> None:
        """Apply the checker to what would be written; what it forbids keeps the row out."""
        column = self.frame.mapping.id
        try:
            form = msgspec.convert(front, FrontMatter, strict=False, dec_hook=lambda kind, value: kind.parse(value))
        except (msgspec.ValidationError, ValueError) as error:
            row.wrong(column, f"no briefing can be made of this row: {error}")
            return
        written = Written(file=source.path, stem=path.stem, source=source, front=form, prose=_NO_PROSE)
        data = row.seed.encode()
        seed = Seed(name=str(form.sources[0].seed), sha256=hashlib.sha256(data).hexdigest(), text=row.seed)
        for problem in prove(written, lambda _: seed, list)[1]:
            if problem.severity == "error":
                found = problem.located(written)
                row.wrong(column, f"{found.message} ({found.excerpt.strip()[:80]}) [{found.code}]", found.hint)


_NO_PROSE = parse("")
