"""The reports that a row rests on, as further sources that nobody keeps here: named, dated, titled, never guessed.

UCDP writes them twice: side by side in source_office, source_date and source_headline, and whole in source_article,
“office,date,headline” each. What does not come apart without a doubt is passed on in the dataset's own words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.forms import Edtf

if TYPE_CHECKING:
    from generator.briefings.tables.mapping import Articles
    from generator.briefings.tables.row import Row

_WHOLE = re.compile(r"\"*(?P<office>[^\",;]{1,120}),\s*(?P<date>\d{4}-\d\d-\d\d),\s*(?P<headline>.+?)\"*\s*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class _Article(NamedTuple):
    """A report as the table names it."""

    publisher: str | None
    published: str | None
    title: str | None


def articles(row: Row, wanted: Articles) -> tuple[list[dict[str, Any]], str]:
    """Answer the reports as sources, each once, and a cell in its own words where it did not come apart."""
    found = _side_by_side(row, wanted)
    left = ""
    if not found and (whole := row.text(wanted.whole)):
        found = _taken_apart(whole, wanted.separator)
        left = "" if found else whole
    sources = [
        {
            "id": f"report-{n}",
            "kind": "article",
            "publisher": one.publisher,
            "title": one.title,
            **({"published": one.published} if one.published else {}),
        }
        for n, one in enumerate(dict.fromkeys(found), 1)
    ]
    return sources, left


def _side_by_side(row: Row, wanted: Articles) -> list[_Article]:
    """Read cells that list the same reports in the same order; nothing where their lengths differ."""
    if not row.text(wanted.publisher):
        return []
    columns = (wanted.publisher, wanted.published, wanted.title)
    lists = [_split(row.text(column), wanted.separator) for column in columns]
    width = len(lists[0])
    if any(len(one) not in (0, width) for one in lists):
        return []
    offices, dates, titles = (one or [""] * width for one in lists)
    if not all(_is_date(day) for day in dates):
        return []
    together = zip(offices, dates, titles, strict=True)
    return [_Article(office or None, day or None, title or None) for office, day, title in together]


def _taken_apart(text: str, separator: str) -> list[_Article]:
    """Read “office,date,headline” for each report; nothing where one of them is not of this form."""
    for mark in dict.fromkeys((f'"{separator}"', "///", separator)):
        matches = [_WHOLE.fullmatch(part.strip()) for part in text.split(mark)]
        if all(found is not None and _is_date(found["date"]) for found in matches):
            return [_Article(found["office"].strip(), found["date"], found["headline"]) for found in matches if found]
    return []


def _split(text: str, separator: str) -> list[str]:
    return [part.strip().strip('"').strip() for part in text.split(separator)] if text else []


def _is_date(text: str) -> bool:
    if not text:
        return True
    try:
        return bool(_DATE.fullmatch(text) and Edtf.parse(text))
    except ValueError:
        return False
