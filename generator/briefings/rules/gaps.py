"""Gaps: what words joined from several parts leave out between them, a “not” or a speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.briefings.rules.context import FURTHEST
from generator.briefings.rules.problem import Problem
from generator.briefings.rules.proven import proven
from generator.seeds import normalised, seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.briefings.briefing import Proof
    from generator.briefings.read import Written
    from generator.seeds import Seed

_LONGEST = 2000  # characters of a gap; the parts of longer ones are told to stand apart
_SHOWN = 12  # words
_NEGATION = re.compile(
    r"\b(?:not|never|neither|nor|cannot|nobody|no one|none|den(?:y|ies|ied|ying)|falsely|ne|pas|jamais|aucune?)\b"
    r"|n't\b|\bn'(?=\w)|\bno\b(?!\.\s?\d)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|not|pas) (?:fewer|less|more|later|earlier|only|just|moins de|plus de|seulement)\b|\bor not\b"
)
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells?|add(?:ed|s)|stat(?:ed|es)|declar(?:ed|es)|claim(?:ed|s)|insist(?:ed|s)"
    r"|repli(?:ed|es)|answer(?:ed|s)|ask(?:ed|s)|wr(?:ote|ites)|announc(?:ed|es)|warn(?:ed|s)|argu(?:ed|es)|explain(?:ed|s)"
    r"|according to"
    r"|a (?:dit|déclaré|ajouté|affirmé|annoncé|répondu)|dit|déclare|ajoute|affirme|assure|selon|d'après)\b",
    re.IGNORECASE,
)
_INTERRUPTED = re.compile(r'(?P<head>[^"]*)"(?P<tag>[^"]*)"(?P<rest>[^"]*)')
_ANOTHER = re.compile(r"[.!?]\s+\S.*[:,]\s*$")  # the tag ends a sentence, and begins one that leads to other words


def gaps(written: Written, seeds: Mapping[str, Seed], proofs: Mapping[str, Proof]) -> Iterator[Problem]:
    """Yield words joined across a negation, across the end of a quotation, or across another speaker.

    A quotation that its own speaker interrupts (“We ran,” Ann Bell said, “and …”) is one quotation.
    """
    for keys, fact, proof in proven(written, proofs):
        text = seeds[fact.source].text
        for before, after in zip(proof.spans, proof.spans[1:], strict=False):
            raw = text[before.end : min(after.start, before.end + _LONGEST)]
            gap = seen(normalised(raw))
            if len(gap.split()) > FURTHEST:  # told as parts-apart
                continue
            if _is_interruption(gap, normalised(text[max(before.end - 2, 0) : before.end])):
                continue
            if _NEGATION.search(_NONE.sub(" ", gap)):
                code, left_out = "negation-cut", "a negation; joined, they may say the opposite"
            elif '"' in gap and _closes(text, before.end, gap):
                code, left_out = "speaker-cut", "the end of a quotation; joined, they may be two people's words"
            elif _SAYING.search(gap):
                code, left_out = "speaker-cut", "who says so; joined, they may be two people's words"
            else:
                continue
            message = f"between two parts of these words the source has “{_short(gap)}”: {left_out}"
            hint = "Take it in, or make them two facts."
            yield Problem(keys=keys, severity="warning", code=code, message=message, hint=hint)
            break


def _is_interruption(gap: str, last: str) -> bool:
    """Tell a gap that closes a quotation, says once who speaks, and opens it again."""
    found = _INTERRUPTED.fullmatch(gap)
    if (
        not found
        or _NEGATION.search(_NONE.sub(" ", found["head"] + " " + found["rest"]))
        or len(_SAYING.findall(found["tag"])) != 1
    ):
        return False
    ends = bool(re.search(r"[.!?]$", last + gap[: gap.index('"')])) or bool(re.match(r"\s*[.!?]", found["tag"]))
    leads = bool(re.search(r":\s*$", found["tag"])) or bool(_ANOTHER.search(found["tag"]))
    return not leads and not (ends and re.search(r",\s*$", found["tag"]))


def _closes(text: str, end: int, gap: str) -> bool:
    """Tell whether the gap's first quotation mark closes a quotation: the paragraph has opened one before."""
    begin = max(text.rfind("\n", 0, end) + 1, end - _LONGEST)
    return bool(gap) and normalised(text[begin:end]).count('"') % 2 == 1


def _short(gap: str) -> str:
    words = gap.split()
    return " ".join(words if len(words) <= _SHOWN else [*words[: _SHOWN // 2], "…", *words[-_SHOWN // 2 :]])
