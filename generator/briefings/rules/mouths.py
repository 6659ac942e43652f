"""Mouths: words whose own paragraph states another speaker than the briefing gives them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.briefings.rules.problem import Problem
from generator.briefings.rules.unaccented import unaccented
from generator.facts import Quotation, find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.briefings.briefing import Proof
    from generator.briefings.read import Written
    from generator.seeds import Seed

_LONGEST = 3000  # characters of a paragraph
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: (?:[a-z]{1,3} )?[^\W\d_][\w.'’-]*)+")
_LATIN = re.compile(r"[a-z]{2,}")


def mouths(written: Written, seeds: Mapping[str, Seed], proofs: Mapping[str, Proof]) -> Iterator[Problem]:
    """Yield quotations that their paragraph states to be somebody else's; what it lets infer is left alone."""
    for i, quote in enumerate(written.front.quotes):
        proof = proofs.get(quote.id)
        if not proof or not proof.checked or quote.speaker is None or quote.kind == "indirect":
            continue
        text = seeds[quote.source].text
        span = proof.spans[0]
        begin, end = _paragraph(text, span.start)
        known = _folded(" ".join(filter(None, (quote.speaker, quote.role, quote.via))))
        if end - begin > _LONGEST or not set(known) & set(_words(text)):  # else the source never names the speaker
            continue
        for stated in _stated(text[begin:end]):
            overlaps = begin + stated.start < span.end and span.start < begin + stated.end
            if overlaps and stated.speaker and _is_another(stated.speaker.text, known):
                message = (
                    f"the source gives these words to {stated.speaker.text}: “{_sentence(text[begin:end], stated)}”"
                )
                hint = "Write the speaker whom the source states, and null where it states none."
                yield Problem(
                    keys=("quotes", i, "speaker"), severity="warning", code="speaker", message=message, hint=hint
                )
                break


@lru_cache(maxsize=256)
def _stated(paragraph: str) -> tuple[Quotation, ...]:
    """Find the quotations of a paragraph whose speaker it states."""
    return tuple(q for q in find_quotations(paragraph) if q.status == "stated" and q.speaker is not None)


def _paragraph(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _is_another(stated: str, known: list[str]) -> bool:
    """Tell a person's whole name that shares no word with those known, in one script; “the police” is nobody else."""
    is_name = _NAME.fullmatch(stated) and stated[0].isupper() and stated.rpartition(" ")[2][0].isupper()
    words = _folded(stated)
    return bool(is_name and words and not set(words) & set(known))


def _sentence(paragraph: str, stated: Quotation) -> str:
    """Show where the speaker is stated, shortly."""
    speaker = stated.speaker
    if speaker is None:
        return ""
    start = min(max(stated.end - 20, 0), max(speaker.start - 20, 0)) if speaker.start > stated.end else speaker.start
    end = speaker.end if speaker.start > stated.end else min(stated.start + 20, len(paragraph))
    start = paragraph.rfind(" ", 0, start) + 1
    later = paragraph.find(" ", end)
    return paragraph[start : later if later > 0 else len(paragraph)].strip()


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(_folded(text))


def _folded(text: str) -> list[str]:
    return _LATIN.findall(unaccented(text))
