"""How to cite a briefing: in words, as BibTeX, as CSL-JSON, and as the `citation_` tags that Zotero reads.

The tags say “report of an institution”: with `citation_journal_title`, or with neither, Zotero takes it for an article
in a scholarly journal. `@techreport` with a `type` of its own prints well with BibTeX's styles and with biblatex.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.forms import Edtf
from generator.pages import words
from generator.pages.data import csl
from generator.pages.data.when import iso

if TYPE_CHECKING:
    from generator.pages.data.record import Record
    from generator.pages.data.when import When
    from generator.pages.tongue import Tongue
    from generator.project import Settings

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {  # braces are counted by BibTeX even behind a backslash, so they have names
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: f"\\{c}" for c in "$&#_%"},
}
_SPECIALS = re.compile(r"[\\{}~^$&#_%]")


class Citation(msgspec.Struct, frozen=True):
    """One briefing's citation, three times."""

    words: str
    bibtex: str
    csl: str


class Tag(msgspec.Struct, frozen=True):
    """A `<meta>` of the page's head."""

    name: str
    content: str


def cite(record: Record, settings: Settings, tongue: Tongue) -> Citation:
    """Answer how to cite a briefing."""
    item: dict[str, object] = msgspec.to_builtins(csl.of_briefing(record, settings))
    fields = ",\n".join(f'  "{name}": {msgspec.json.encode(value).decode()}' for name, value in item.items())
    return Citation(_words(record, settings, tongue), _bibtex(record, settings), f"[{{\n{fields}\n}}]")


def tags(record: Record, settings: Settings) -> tuple[Tag, ...]:
    """Answer Highwire's tags."""
    desk = _desk(settings)
    day = (iso(record.published) or "")[:10].replace("-", "/")
    found = [
        ("citation_title", record.title),
        *(("citation_author", name) for name in record.authors),
        ("citation_publication_date", day),
        ("citation_technical_report_institution", desk),
        ("citation_publisher", desk),
        ("citation_language", record.lang),
        ("citation_public_url", record.url),
        ("citation_keywords", "; ".join(record.tags)),
    ]
    return tuple(Tag(name, content) for name, content in found if content)


def _desk(settings: Settings) -> str:
    return settings.publisher.name if settings.publisher else settings.title


def _words(record: Record, settings: Settings, tongue: Tongue) -> str:
    published, updated = (_day(at, tongue) for at in (record.published, record.updated))
    dates = [published, tongue.say("updated {date}", date=updated) if updated and updated != published else ""]
    parts = [
        ", ".join(record.authors or (_desk(settings),)),
        record.title,
        ", ".join(filter(None, (settings.title, *dates))),
    ]
    ended = [p if p.endswith((".", "?", "!", "…")) else f"{p}." for p in parts]
    return " ".join([*ended, *([record.url] if record.url else [])])


def _day(at: When | None, tongue: Tongue) -> str:
    day = (iso(at) or "")[:10]
    return words.date(Edtf.parse(day), tongue) if day else ""


def _bibtex(record: Record, settings: Settings) -> str:
    day = (iso(record.published) or "")[:10]
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in record.authors),
        "title": f"{{{_tex(record.title)}}}",
        "type": "Incident briefing",
        "institution": _tex(_desk(settings)),
        "year": day[:4],
        "month": _MONTHS[int(day[5:7]) - 1] if day[5:7] else "",
        "url": record.url or "",
    }
    lines = [f"  {name} = {v if name == 'month' else f'{{{v}}}'}," for name, v in fields.items() if v]
    return "\n".join([f"@techreport{{{record.id},", *lines, "}"])


def _tex(text: str) -> str:
    return _SPECIALS.sub(lambda m: _SPECIAL[m[0]], " ".join(text.split()))
