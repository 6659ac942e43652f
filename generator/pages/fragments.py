"""Links that land on words of a live page: text fragments, `#:~:text=`, by the WICG's draft.

<https://wicg.github.io/scroll-to-text-fragment/>: `text=[prefix-,]start[,end][,-suffix]`, where a browser takes the
first match, compares without regard to case and accents, and finds no words across the end of a paragraph.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.seeds import Seed, Span

_SHORT = 100  # characters that are given in full; of longer words only the first and the last are
_ENDS = (5, 9, 15)  # words at either end of long ones: more where fewer lead elsewhere
_CONTEXT = 12  # words before or after, at most, that tell one place from another
_BREAK = re.compile(r"\s*\n\s*")


def landing(url: str, seed: Seed | None, spans: Sequence[Span], said: Sequence[str] = ()) -> str:
    """Answer the address of a page at the words of `spans` in its snapshot; without a snapshot, at what is `said`."""
    if seed is not None and spans:
        directives = [_directive(seed.text, s.start, s.end) for s in spans if seed.text[s.start : s.end].strip()]
    else:
        directives = [_encoded(*_cut(words, _ENDS[0])) for words in said if words.strip()]
    if not directives:
        return url
    joined = "&".join(f"text={d}" for d in directives)
    return f"{url}{'' if '#' in url else '#'}:~:{joined}"


def _directive(text: str, start: int, end: int) -> str:
    """Name the words between two offsets, with as many before or after them as tell them from all others."""
    lowered = _lowered(text)
    for size in _ENDS:
        first, last = _cut(text[start:end], size)
        if len(lowered) == len(text) and lowered.find(first.lower()) == start:
            ends = not last or lowered.find(last.lower(), start + len(first)) + len(last) == end
            if ends:  # as most words do: quickly told
                return _encoded(first, last)
        for before, after in _contexts(text, start, end):
            if _leads_to(text, (before, first, last, after)) == (start, end):
                return _encoded(first, last, before, after)
    return _encoded(*_cut(text[start:end], _ENDS[0]))


@lru_cache(maxsize=64)
def _lowered(text: str) -> str:
    return text.lower()


def _cut(words: str, size: int) -> tuple[str, str]:
    """Cut long words, and words of several paragraphs, to how they begin and how they end; else the end is empty."""
    blocks = _BREAK.split(words.strip())
    first, last = blocks[0].split(), blocks[-1].split()
    whole = " ".join(first)
    if len(blocks) == 1 and (len(whole) <= _SHORT or len(first) <= 2 * size):
        return whole, ""
    return " ".join(first[:size]), " ".join(last[-size:])


def _contexts(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield ever longer words before and after a place; first none, then those before, then those after."""
    before = _BREAK.split(text[:start])[-1].split()
    after = _BREAK.split(text[end:])[0].split()
    yield "", ""
    for n in range(1, _CONTEXT + 1):
        if n <= len(before):
            yield " ".join(before[-n:]), ""
        if n <= len(after):
            yield "", " ".join(after[:n])


def _leads_to(text: str, parts: tuple[str, str, str, str]) -> tuple[int, int] | None:
    """Find the first match of a directive as a browser would; answers the offsets of the words."""
    before, first, last, after = (r"\s+".join(re.escape(w) for w in part.split()) for part in parts)
    pattern = rf"{before}\s*(?P<words>{first}" if before else rf"(?P<words>{first}"
    pattern += rf".*?{last})" if last else ")"
    pattern += rf"\s*{after}" if after else ""
    found = re.search(pattern, text, re.IGNORECASE | re.DOTALL)
    return found.span("words") if found else None


def _encoded(first: str, last: str, before: str = "", after: str = "") -> str:
    parts = [f"{_percent(before)}-"] if before else []
    parts += [_percent(part) for part in (first, last) if part]
    parts += [f"-{_percent(after)}"] if after else []
    return ",".join(parts)


def _percent(words: str) -> str:
    """Encode all but letters and digits; the hyphen too, since it marks what comes before and after."""
    return quote(words, safe="").replace("-", "%2D")
