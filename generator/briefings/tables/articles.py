"""The reports that a row rests on, as further sources that nobody keeps here: named, dated, titled, never guessed.

UCDP writes them twice: side by side in source_office, source_date and source_headline, and whole in source_article,
“office,date,headline” each. What does not come apart without a doubt is passed on in the dataset's own words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.forms import Edtf
from generator.project import WebAddress

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
    url: str | None = None


def articles(row: Row, wanted: Articles) -> tuple[list[dict[str, Any]], str]:
    """Answer the reports as sources, each once; else what the cells say, in their own words."""
    whole = row.text(wanted.whole)
    found = _side_by_side(row, wanted) or (_taken_apart(whole, wanted.separator) if whole else [])
    cells = (row.text(column) for column in (wanted.publisher, wanted.published, wanted.title, wanted.url))
    left = "" if found else whole or " / ".join(filter(None, cells))
    sources = [
        {
            "id": f"report-{n}",
            "kind": "article",
            "publisher": one.publisher,
            "title": one.title,
            **({"url": one.url} if one.url else {}),
            **({"published": one.published} if one.published else {}),
        }
        for n, one in enumerate(dict.fromkeys(found), 1)
    ]
    return sources, left


def _side_by_side(row: Row, wanted: Articles) -> list[_Article]:
    """Read cells that list the same reports in the same order; nothing where their lengths differ."""
    if not row.text(wanted.publisher):
        return []
    columns = (wanted.publisher, wanted.published, wanted.title, wanted.url)
    lists = [_split(row.text(column), wanted.separator) for column in columns]
    width = len(lists[0])
    if any(len(one) not in (0, width) for one in lists):
        return []
    offices, dates, titles, urls = (one or [""] * width for one in lists)
    if not (all(map(_is_date, dates)) and all(map(_is_address, urls))):
        return []
    return [_Article(*(text or None for text in one)) for one in zip(offices, dates, titles, urls, strict=True)]


def _taken_apart(text: str, separator: str) -> list[_Article]:
    """Read “office,date,headline” for each report; nothing where one of them is not of this form.

    In quotation marks a headline may hold the separator; outside them nobody could tell.
    """
    in_marks = text.startswith('"') and text.endswith('"')
    between = f'"{separator}"' if in_marks else "///" if "///" in text else separator
    matches = [_WHOLE.fullmatch(part.strip()) for part in text.split(between)]
    if not all(found is not None and _is_date(found["date"]) for found in matches):
        return []
    return [_Article(found["office"].strip(), found["date"], found["headline"]) for found in matches if found]


def _split(text: str, separator: str) -> list[str]:
    return [part.strip().strip('"').strip() for part in text.split(separator)] if text else []


def _is_address(text: str) -> bool:
    try:
        return not text or bool(WebAddress.parse(text))
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    if not text:
        return True
    try:
        return bool(_DATE.fullmatch(text) and Edtf.parse(text))
    except ValueError:
        return False
