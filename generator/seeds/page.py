"""Saved web pages: the article's text without menus and advertisements, and what the page says of itself.

The text is made once, from the same bytes in the same way, and is what every offset and every proof refers to.
"""

from __future__ import annotations

import logging
import re
from typing import NamedTuple

from generator.errors import Finding, Rejected
from generator.forms import Edtf
from generator.seeds.seed import SeedMeta

MOST_CHARACTERS = 4 << 20
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes
_MOST_ELEMENTS = 20_000  # the article's own time grows with them: more are no article
_DEEPEST = 400  # elements inside each other; a page that nests deeper is broken, or meant to harm
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNCLOSED = "area base br col embed hr img input link meta param source track wbr p li dt dd option"
_NEVER_CLOSED = frozenset(_UNCLOSED.split())


class Article(NamedTuple):
    """The text of a page, and what the page says of itself."""

    text: str
    meta: SeedMeta


def charset(data: bytes) -> str | None:
    """Answer the encoding that a page declares for itself, None where it declares none that exists."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if found is None:
        return None
    import codecs

    try:
        return codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None


def article(markup: str, name: str) -> Article:
    """Read a page's article. Raises `Rejected` where there is none, or where the page is too large or too deep."""
    if not _TAG.search(markup):  # a text under a page's name
        return Article(markup, SeedMeta())
    if len(markup) > MOST_CHARACTERS:
        raise _rejected(name, f"the page is larger than {MOST_CHARACTERS >> 20} MiB")
    deepest, elements = _measured(markup)
    if deepest > _DEEPEST:
        raise _rejected(name, f"the page nests more than {_DEEPEST} elements inside each other")
    if elements > _MOST_ELEMENTS:
        raise _rejected(name, f"the page has more than {_MOST_ELEMENTS} elements")
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        markup, favor_recall=True, include_comments=False, include_tables=True, with_metadata=True
    )
    text = "" if found is None or isinstance(found, dict) else (found.text or "").strip()
    if found is None or isinstance(found, dict) or not text:
        raise _rejected(name, "no article was found in this page")
    return Article(text + "\n", _meta(found.title, found.sitename, found.author, found.url, found.date))


def _meta(title: str | None, site: str | None, author: str | None, url: str | None, date: str | None) -> SeedMeta:
    """Take over what the page states; a date only where it is a whole day."""
    day = date if date and _DAY.fullmatch(date) else None
    return SeedMeta(
        title=title or None, publisher=site or None, author=author or None, url=url or None,
        published=Edtf.parse(day) if day else None,
    )  # fmt: skip


def _measured(markup: str) -> tuple[int, int]:
    """Answer how deep elements lie inside each other at most, and how many there are, in one pass."""
    depth = deepest = elements = 0
    for found in _TAG.finditer(markup):
        elements += not found.group(1)
        if found.group(2).lower() in _NEVER_CLOSED:
            continue
        depth = max(0, depth - 1) if found.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest, elements


def _rejected(name: str, message: str) -> Rejected:
    hint = "Copy the article's text from the page into a .txt file, and put that into seeds/."
    return Rejected([Finding(path=name, code="seed-page", message=message, hint=hint)])
