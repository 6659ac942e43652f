"""What was published last: the record that corrections are checked against.

`content/published.yaml` holds one line a briefing, in the order of their ids, so that git merges it line by line. A
line is YAML and JSON at once: the id, then the figures, quotations and places as they were printed. A build writes it,
people commit it. A figure, quotation or place that no longer reads as it did must be logged under `corrections:` first.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from generator.aside import Aside
from generator.briefings.briefing import printed
from generator.briefings.rules.problem import Problem
from generator.errors import CannotRun, Finding, Rejected
from generator.project import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.briefings.briefing import Figure, FrontMatter, Place, Quote
    from generator.briefings.read import Written
    from generator.project import Project

_CHUNK = 1 << 20  # bytes
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_HEAD = (
    "# What the last build published, a line a briefing. factbox writes this file; commit it with the content.\n"
    "# A published figure, quotation or place may change only with an entry under corrections: in its briefing.\n"
)


class Outlined(Protocol):
    """What the record needs of a briefing; `entry` is its line."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def file(self) -> str:
        """Its file, as messages show it."""

    @property
    def status(self) -> str:
        """Its status."""

    @property
    def passed(self) -> bool:
        """Whether it may be published."""

    @property
    def entry(self) -> str:
        """Its line."""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One briefing as it was published: what each figure, quotation and place said, by id, and how many corrections."""

    corrections: int = 0
    figures: dict[str, str] = {}
    quotes: dict[str, str] = {}
    places: dict[str, str] = {}


class Record(Mapping[str, Entry]):
    """What was published, by id; the lines are laid aside."""

    def __init__(self) -> None:
        self._lines: Aside[str] = Aside(str)
        self._numbers: dict[str, int] = {}

    def add(self, one: str, line: str) -> None:
        """Add the line of an id that has none."""
        self._numbers[one] = len(self._lines)
        self._lines.append(line)

    def __getitem__(self, one: str) -> Entry:
        return msgspec.json.decode(self._lines[self._numbers[one]], type=Entry)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def entry(front: FrontMatter) -> Entry:
    """Sum up what a briefing publishes."""
    return Entry(
        len(front.corrections),
        {f.id: _figure(f) for f in front.figures},
        {q.id: _quote(q) for q in front.quotes},
        {p.id: _place(p) for p in front.places if p.display != "hidden"},
    )


def read_record(project: Project) -> Record:
    """Read the record; empty where nothing was published yet. Raises `Rejected` where a line cannot be read."""
    path = project.record_file
    if not path.exists():
        return Record()
    shown = project.shown(path)
    found = Record()
    for n, line in enumerate(read_text(path, shown).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, rest = line.rstrip("\r").partition(": ")
        try:
            one = msgspec.json.decode(rest, type=Entry)
        except msgspec.MsgspecError:
            one = None
        if one is None or name in found or not _ID.fullmatch(name):
            message = "this is no line of the record of what was published"
            message = f"a second line for “{name}”" if name in found else message
            hint = "Restore the file from git; after a merge, keep one line for each briefing."
            finding = Finding(path=shown, line=n, column=1, excerpt=line, code="record", message=message, hint=hint)
            raise Rejected([finding])
        found.add(name, rest)
    return found


def before(was: Entry | None, now: str, status: str) -> str | None:
    """Answer the line of what was published, None where it binds nothing: where it reads as it would `now`."""
    line = None if was is None else msgspec.json.encode(was).decode()
    return None if line == now and status != "draft" else line


def silent_changes(written: Written, before: Entry | None) -> Iterator[Problem]:
    """Yield what reads otherwise than it was published, unless a correction was logged since."""
    front = written.front
    if before is None or front.status == "withdrawn":
        return
    if front.status == "draft":
        message = f"“{written.id}” was published, and as a draft it vanishes without a notice"
        hint = "Set status: withdrawn, which leaves a notice at its address."
        yield Problem(keys=("status",), severity="warning", code="published-gone", message=message, hint=hint)
        return
    if len(front.corrections) < before.corrections:
        message = f"{before.corrections} corrections were published, here are {len(front.corrections)}"
        hint = "Put back what is missing: a correction stays with its briefing."
        yield Problem(keys=("corrections",), code="silent-change", message=message, hint=hint)
    if len(front.corrections) > before.corrections:
        return
    now = entry(front)
    for key, noun in (("figures", "figure"), ("quotes", "quotation"), ("places", "place")):
        old, new = getattr(before, key), getattr(now, key)
        where = {item.id: i for i, item in enumerate(getattr(front, key))}
        for name, was in old.items():
            if new.get(name) == was:
                continue
            change = f"was published as “{was}”" if key != "quotes" else "was published in other words"
            gone = f"the published {noun} “{name}” is gone"
            message = f"the {noun} “{name}” {change}" if name in where else gone
            yield Problem(
                keys=(key, where[name]) if name in where else (key,),
                code="silent-change",
                message=f"{message}, and no correction says so",
                hint="Add to corrections: {at: …, was: …, now: …, reason: …}. If it never went public, "
                "remove this briefing's line from content/published.yaml.",
            )


def gone(project: Project, record: Mapping[str, Entry], written: Sequence[Outlined]) -> Iterator[Finding]:
    """Yield briefings that were published and are no more: an error where another took over what they published."""
    here = {one.id for one in written}
    if record.keys() <= here:
        return
    new = [one for one in written if one.id not in record and one.status == "published"]
    path = project.record_file
    for n, line in enumerate(read_text(path, "").split("\n"), 1):
        name = line.partition(": ")[0]
        if name not in record or name in here:
            continue
        heir = next((one for one in new if _shares(msgspec.json.decode(one.entry, type=Entry), record[name])), None)
        message = f"“{name}” was published, and is gone without a notice"
        hint = "Keep its file with status: withdrawn. If it never went public, remove this line."
        if heir:
            message += f"; {heir.file} holds what it published"
            hint = f"Give that briefing id: {name} again, so that links and corrections hold."
        yield Finding(
            path=project.shown(path),
            line=n,
            column=1,
            excerpt=line,
            severity="error" if heir else "warning",
            code="published-gone",
            message=message,
            hint=hint,
        )


def write_record(project: Project, written: Sequence[Outlined]) -> None:
    """Record what was just published of these briefings, whole or not at all; lines of those that are gone stay.

    Raises `CannotRun` where the system refuses.
    """
    before, path = read_record(project), project.record_file
    new = {one.id: number for number, one in enumerate(written) if one.passed and one.status == "published"}
    ids = sorted({*before, *new})

    def lines() -> Iterator[bytes]:
        yield _HEAD.encode()
        for one in ids:
            known = new.get(one)
            yield b"%b: " % one.encode()
            yield msgspec.json.encode(before[one]) if known is None else written[known].entry.encode()
            yield b"\n"

    if not ids:
        return
    try:
        if path.exists() and _digest(_chunks(path)) == _digest(lines()):
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(lines())
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise CannotRun(f"{project.shown(path)}: cannot be written: {error.strerror or error}.") from None


def _shares(one: Entry, other: Entry) -> bool:
    """Tell whether an entry holds at least half of what another does, word for word."""
    common = [getattr(one, key).items() & getattr(other, key).items() for key in ("figures", "quotes", "places")]
    all_of_it = sum(len(getattr(other, key)) for key in ("figures", "quotes", "places"))
    return 0 < all_of_it <= 2 * sum(map(len, common))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(partial(file.read, _CHUNK), b"")


def _digest(parts: Iterable[bytes]) -> bytes:
    made = hashlib.sha256()
    for part in parts:
        made.update(part)
    return made.digest()


def _figure(figure: Figure) -> str:
    number = figure.value if figure.value is not None else f"{figure.min}-{figure.max}"
    parts = [
        figure.measure,
        "" if figure.qualifier == "exact" else figure.qualifier,
        str(number),
        figure.population or "",
    ]
    parts += [f"including {n} {who}" for who, n in figure.includes.items()]
    parts += [f"without {who}" for who in figure.excludes]
    by = filter(None, (figure.attributed_to, figure.role, f"via {figure.via}" if figure.via else None))
    parts += [f"({who})" if (who := ", ".join(by)) else ""]
    parts += [f"part of {figure.part_of}" if figure.part_of else ""]
    parts += [f"as of {figure.as_of.text}" if figure.as_of else ""]
    return " ".join(filter(None, parts))


def _quote(quote: Quote) -> str:
    """Sum a quotation up by a hash: its words stand in the briefing and its source, and need not stand here too."""
    said = "\0".join((quote.words, quote.speaker or "", quote.role or "", quote.via or ""))
    if quote.kind != "direct" or quote.said:
        said += "\0".join(("", quote.kind, quote.said.text if quote.said else "", printed(quote.original or "")))
        said += quote.translated_by or ""
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _place(place: Place) -> str:
    at = f" {place.point[0]:.5f},{place.point[1]:.5f}" if place.point else ""
    named = ", ".join(filter(None, (place.name, place.city, place.region, place.country or "?")))
    return f"{named}{at} precision {place.precision}" + (f" {place.role}" if place.role != "incident" else "")
