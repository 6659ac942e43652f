"""Headlines: the first line of a pasted article, where it reads like one."""

from __future__ import annotations

import re

from generator.facts.fact import Words

_FIRST_LINE = re.compile(r"\s*(?P<line>\S[^\n\r]*?)[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+(?=\s*\S)")
_TITLE_LINE = re.compile(r"\s*(?P<line>\S[^\n\r]*?)[ \t]*(?:[\r\n]|$)")
_FEWEST, _MOST = 3, 20  # words
_LONGEST = 140  # characters
_NO_HEADLINE = re.compile(r"(?i:by|par)\s|.*(?:\s[-–—]{1,2}\s|[.,;:…\"”»]$)")


def headline(text: str, title: str | None = None) -> Words | None:
    """Find the line above the first blank one, where it is short and neither a sentence, a byline nor a dateline.

    Where the article's title is known, its headline is the first line that says the same, blank line or not.
    """
    if title is not None and (first := _TITLE_LINE.match(text)) and first["line"].split() == title.split():
        return Words(first.start("line"), first.end("line"), first["line"])
    found = _FIRST_LINE.match(text)
    if found is None:
        return None
    line = found["line"]
    words = len(line.split())
    if not _FEWEST <= words <= _MOST or len(line) > _LONGEST or _NO_HEADLINE.match(line):
        return None
    return Words(found.start("line"), found.end("line"), line)
