"""What stands before and after a passage: enough to tell it from others, and no more than its evidence page shows."""

from __future__ import annotations

import re

_MOST = 32
_STOP = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s)|\n")  # wherever a sentence of an excerpt may end, and more often


def around(text: str, start: int, end: int, *, full: bool) -> tuple[str, str]:
    """Answer 32 code points before and after a passage at most; unless shown in full, no more than a sentence."""
    before, after = text[max(start - _MOST, 0) : start], text[end : end + _MOST]
    if full:
        return before, after
    begins = [m.end() for m in _STOP.finditer(before)]
    if len(begins) > 1:
        before = before[begins[-2] :].lstrip()
    ends = [m.start() + len(m[0].rstrip()) for m in _STOP.finditer(text, max(start, end - _MOST), end + _MOST)]
    stops = [at for at in ends if at >= end]
    return before, text[end : stops[1]] if len(stops) > 1 else after
