"""Words that mix scripts: a Cyrillic “а” in a Latin name looks right and is found by nobody (UTS 39, mixed-script)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.briefings.rules.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.read import Written

_WORD = re.compile(r"[^\W\d_]{2,}")
_CONFUSED = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"))


def mixed_scripts(written: Written) -> Iterator[Problem]:
    """Yield quotations, names and links in which one word mixes letters of scripts that look alike."""
    for keys, text in _texts(written):
        for word in _WORD.findall(text):
            scripts = _scripts(word)
            if len(scripts) > 1:
                odd = next(c for c in word if _script(c) != _script(word[0]))
                message = f"“{word}” mixes {' and '.join(sorted(s.title() for s in scripts))} letters"
                hint = f"Type it anew; {unicodedata.name(odd).lower()} (U+{ord(odd):04X}) is the odd one."
                yield Problem(keys=keys, code="mixed-scripts", message=message, hint=hint)


def _texts(written: Written) -> Iterator[tuple[tuple[str | int, ...], str]]:
    front = written.front
    for i, quote in enumerate(front.quotes):
        yield ("quotes", i, "text"), quote.words
        for key in ("speaker", "role", "via"):
            yield ("quotes", i, key), getattr(quote, key) or ""
    for i, place in enumerate(front.places):
        yield ("places", i, "name"), place.name
    for i, actor in enumerate(front.actors):
        yield ("actors", i, "name"), actor.name
    for i, figure in enumerate(front.figures):
        yield ("figures", i, "attributed_to"), figure.attributed_to or ""
    for i, source in enumerate(front.sources):
        yield ("sources", i, "publisher"), source.publisher or ""
        yield ("sources", i, "url"), source.url or ""


def _scripts(word: str) -> set[str]:
    return {s for s in map(_script, word) if s in _CONFUSED} if not word.isascii() else set()


def _script(c: str) -> str:
    return unicodedata.name(c, "").partition(" ")[0]
