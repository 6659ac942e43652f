"""What stands before and after a passage: enough to tell it from others, and no more than its evidence page shows."""

from __future__ import annotations

import re

_MOST = 32
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)]*\s+|\n\s*")  # ends wherever excerpts may end, and more often


def around(text: str, start: int, end: int, *, full: bool) -> tuple[str, str]:
    """Answer 32 code points before and after a passage at most; unless shown in full, no more than a sentence."""
    before, after = text[max(start - _MOST, 0) : start], text[end : end + _MOST]
    if full:
        return before, after
    begins = [m.end() for m in _SENTENCE_END.finditer(before)]
    if len(begins) > 1:
        before = before[begins[-2] :]
    stops = [
        m.start() + len(m[0].rstrip())
        for m in _SENTENCE_END.finditer(text, max(start, end - _MOST), end + _MOST)
        if m.end() >= end
    ]
    return before, text[end : max(stops[1], end)] if len(stops) > 1 else after
