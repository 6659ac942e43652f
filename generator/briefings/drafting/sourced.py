"""The words that a draft quotes: found again by the checker, or else no entry of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from generator.briefings.briefing import Actor, Claim, Figure, Proof, Quote
from generator.briefings.rules.evidence import prove
from generator.briefings.rules.figures import unstated
from generator.seeds import find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.seeds import Seed

_LONGEST_PREFIX = 80  # characters


def evidence(seed: Seed, start: int, end: int) -> str | dict[str, str]:
    """Quote a span so that it is found again: with the words before it where it occurs more than once."""
    words = flat(seed.text[start:end])
    if sum(m.whole for m in find(seed.text, words)) == 1:
        return words
    before = flat(seed.text[max(0, start - _LONGEST_PREFIX) : start]).split()
    for n in range(1, len(before)):
        prefix = " ".join(before[-n:])
        if sum(m.whole for m in find(seed.text, words, prefix=prefix)) == 1:
            return {"exact": words, "prefix": prefix}
    return words


def refusal(entry: Mapping[str, Any], kind: type[Figure | Quote | Actor | Claim], seed: Seed) -> str | None:
    """Answer why the checker would refuse an entry of a draft; None where it proves it by the article."""
    plain = {key: value for key, value in entry.items() if key != "as_of"}  # the article's own day
    try:
        fact = msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        return str(error)
    proven = prove(fact, (), seed)
    if not isinstance(proven, Proof):
        return proven[0].message
    return next((p.message for p in unstated(fact, 0)), None) if isinstance(fact, Figure) else None


def flat(text: str) -> str:
    """Answer words with single spaces."""
    return " ".join(text.split())
