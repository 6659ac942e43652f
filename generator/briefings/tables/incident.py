"""One row as a briefing: what the dataset says of one event, each figure with the cells that prove it.

The dataset is the source, and what it rests on stands above it: the dataset derives from the reports that it names, and
they are not independent of each other or of it. Nothing is written that the row does not say.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from generator.briefings.schema import schema_line
from generator.briefings.slug import plain_slug
from generator.briefings.tables.articles import articles
from generator.briefings.tables.dates import in_words, when
from generator.briefings.tables.figures import figures
from generator.briefings.tables.mapping import Mapping
from generator.briefings.tables.people import actors, claims
from generator.briefings.tables.places import place

if TYPE_CHECKING:
    from generator.briefings.tables.row import Row

DATASET = "dataset"
_LONGEST_STEM = 80
_LONGEST_TITLE = 300
_MOST_NAMED = 4


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What all rows of one import share: names of folders, the dataset's version, the status to set."""

    mapping: Mapping
    table: str
    file: str
    version: str | None
    status: str

    @property
    def lang(self) -> str:
        """The language that titles are written in."""
        return self.mapping.lang or "en"

    @property
    def in_english(self) -> bool:
        """Tell whether sentences of the program's own can stand in the briefing."""
        return self.lang.partition("-")[0].lower() == "en"

    @property
    def title(self) -> str:
        """The dataset with its version, as sources and credits name it."""
        return f"{self.mapping.dataset.title}{f', version {self.version}' if self.version else ''}"


def stem(row: Row, frame: Frame) -> str | None:
    """Answer the name of a row's files, made of the row's id; None, and the mistake noted, where it has none."""
    column = frame.mapping.id
    name = plain_slug(row.text(column), "")
    if not row.text(column):
        row.wrong(column, "the row has no id, so it cannot be found again", "Give each row an id that never changes.")
    elif not name or len(f"{frame.table}-{name}") > _LONGEST_STEM:
        row.wrong(column, "no file can be named by this id", "Use letters and digits, at most 60.")
    else:
        return f"{frame.table}-{name}"
    return None


def front_matter(row: Row, frame: Frame, name: str, seed: str) -> dict[str, Any] | None:
    """Answer the front matter of a row; None where a mistake was noted. `seed` is its seed's path inside seeds/."""
    mapping, fresh = frame.mapping, _Ids()
    date = when(row, mapping.date)
    where = place(row, mapping.place, frame.title, frame.lang) if mapping.place else None
    numbers = [one for estimate in mapping.figures for one in figures(row, estimate, DATASET, fresh(estimate.measure))]
    people = list(actors(row, mapping, DATASET, fresh))
    statements = list(claims(row, mapping, DATASET, fresh))
    if date is None or row.refused:
        return None
    event = _event(row, mapping)
    title = _title(row, mapping, date, frame.lang)
    made: dict[str, Any] = {
        "id": name,
        "title": title,
        "summary": _summary(title, frame, event, people) if frame.in_english else None,
        **({"lang": mapping.lang} if mapping.lang else {}),
        "status": frame.status,
        "date": date,
        "tags": _tags(row, mapping),
        "event": event,
        "places": [where] if where else None,
        "sources": _sources(row, frame, seed),
        "figures": numbers,
        "actors": people,
        "claims": statements,
        "editor_notes": _notes(row, frame),
    }
    return {key: value for key, value in made.items() if value}


def text(front: dict[str, Any], written: str, frame: Frame) -> str:
    """Complete a briefing's front matter, `written` as YAML, to its file in a folder of `content/briefings/`."""
    prose = _prose(front) if frame.in_english else ""
    return f"---\n{schema_line(depth=2)}{written}---\n{prose}"


class _Ids:
    """Makes an id of a column's name or a measure, each once."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def __call__(self, wanted: str) -> str:
        name = first = plain_slug(wanted, "column")
        n = 2
        while name in self.taken:
            name, n = f"{first}-{n}", n + 1
        self.taken.add(name)
        return name


def _title(row: Row, mapping: Mapping, date: str, lang: str) -> str:
    """Join the columns of the title and the date, each once: `Dyad, place, 20 November 2015`."""
    parts = list(dict.fromkeys(filter(None, map(row.text, mapping.title)))) or [f"Event {row.text(mapping.id)}"]
    title = ", ".join(parts)
    shown = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
    return f"{shown}, {in_words(date, lang)}"


def _event(row: Row, mapping: Mapping) -> dict[str, str]:
    """Answer what kind of event it was; empty where the row does not say."""
    if mapping.event is None or not (kind := row.read(mapping.event.type)):
        return {}
    finer = row.read(mapping.event.subtype)
    return {"type": kind, **({"subtype": finer} if finer else {})}


def _summary(title: str, frame: Frame, event: dict[str, str], people: list[dict[str, Any]]) -> str:
    """Say in one sentence what kind of event it is, that a dataset says so, and who is named besides the title."""
    who = ", ".join(one["name"] for one in people[:_MOST_NAMED] if one["name"] not in title)
    what = event.get("type", "An event")
    return f"{what}{f' ({who})' if who else ''}, as coded by {frame.mapping.dataset.publisher}."


def _prose(front: dict[str, Any]) -> str:
    """Print estimates and statements by their ids; no cell of the table stands in prose, where it could be markup."""
    lines = [
        "One event as a dataset has it [@dataset]. Nothing here was compared with the reports that it rests on.",
        "",
    ]
    heads = {"best": "Best estimate", "range": "From the lowest estimate to the highest", "low": "Low", "high": "High"}
    for figure in front.get("figures", ()):
        end = figure["id"].rpartition("-")[2]
        if "part_of" not in figure:
            lines.append(f"- {heads[end]}: [](#{figure['id']})")
    lines += [f"\n[](#{claim['id']})" for claim in front.get("claims", ())]
    return "\n" + "\n".join(lines).rstrip() + "\n"


def _tags(row: Row, mapping: Mapping) -> list[str]:
    tags = {tag.casefold(): tag for tag in reversed([row.text(column) for column in mapping.tags]) if tag}
    return list(reversed(tags.values()))


def _sources(row: Row, frame: Frame, seed: str) -> list[dict[str, Any]]:
    """List the dataset with this row as its seed, and what it rests on.

    The dataset's address stands in the note: nobody finds a row's words on the page that a dataset is loaded from.
    """
    mapping, dataset = frame.mapping, frame.mapping.dataset
    reports, uncut = articles(row, mapping.articles) if mapping.articles else ([], "")
    if origin := row.text(mapping.origin):
        note = "Whom the dataset names as the origin of the information, in its words."
        reports.append({"id": "origin", "kind": "statement", "publisher": origin, "note": note})
    caveats = [word for caveat in mapping.caveats if (word := row.read(caveat))]
    about = [
        f"Row with {mapping.id} {row.text(mapping.id)}{f' of {dataset.url}' if dataset.url else ''}.",
        *caveats,
        f"It cites its reports so: {uncut}" if uncut else "",
        f"Licence: {dataset.licence}." if dataset.licence else "",
    ]
    return [
        {
            "id": DATASET,
            "kind": "entry",
            "publisher": dataset.publisher,
            "title": frame.title,
            **({"published": dataset.published.text} if dataset.published else {}),
            **({"lang": mapping.lang} if mapping.lang else {}),
            "seed": seed,
            "sha256": hashlib.sha256(row.seed.encode()).hexdigest(),
            **({"derived_from": [one["id"] for one in reports]} if reports else {}),
            "note": " ".join(filter(None, about)),
        },
        *reports,
    ]


def _notes(row: Row, frame: Frame) -> list[str]:
    first = f"Imported from row {row.number} of {frame.file}; nothing was compared with the reports that it names."
    return [first, *(f"{f.message[0].upper()}{f.message[1:]}." for f in row.findings)]
