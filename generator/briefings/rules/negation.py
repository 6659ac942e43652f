"""Negation: a “not” that was cut off, a claim that says the opposite of its evidence, a denial sold as a claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.briefings.briefing import Selector
from generator.briefings.rules.problem import Problem
from generator.briefings.rules.proven import proven
from generator.seeds import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.briefings.briefing import Proof
    from generator.briefings.read import Written
    from generator.seeds import Seed

_GAP = r"[^\w.,;!?\n–—)]*$"
_CUT = re.compile(
    r"(?:\b(?:not|never|neither|nor|cannot|denied|denies|deny|denying|without|falsely|pas|jamais|aucune?|nobody|no one"
    rf"|none|ne|sans)(?:\s+\w+)?|\w+n['’]t(?:\s+\w+)?|\bn['’]\w+(?:\s+\w+)?|\bno(?:\s+\w+)?){_GAP}",
    re.IGNORECASE,
)
_AT_A_WORD = re.compile(rf"\w{_GAP}")
_JOINS = "that|who|which|when|where|but|and|as|before|after|than|if|because|que|qui|mais|et"
_SUBJECT = re.compile(
    r"(?:^|[.!?“\"«\n]\s*)(?P<from>(?:No(?: one)?|Nobody|None|Neither|Never|Aucune?|Personne)\b"
    rf"(?:[ \n]+(?!(?:{_JOINS})\b)[\w'’-]+){{1,5}})[ \n]*$"
)
_NONE = re.compile(  # words of “no” that negate nothing
    r"\b(?:no|not|pas) (?:fewer|less|more|later|earlier|only|just|doubt|moins de|plus de|seulement)\b|\bor not\b"
    r"|\bno\.\s?\d|\bwithout (?:warning|doubt)\b|\bnot to mention\b|\bsans (?:doute|cesse)\b",
    re.IGNORECASE,
)
_HARD = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|cannot|without|ne|pas|jamais|aucune?|sans)\b|n['’]t\b|\bn['’](?=\w)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying|ials?)|démen\w+|ni(?:e|é|ent|ait|aient))\b", re.IGNORECASE)
_SOFT = re.compile(
    r"\b(?:un\w+|fail\w*|refus\w*|reject\w*|dismiss\w*|lack\w*|absence|yet to|only|except|hardly|barely|impossible"
    r"|inconnu\w*|manqu\w*|seule?s?|in[ct]\w+)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"[,.;:!?()—–]\s|\b(?:and|but|while|although|though|however|because|et|mais|alors)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = re.compile(
    r"(?:have|been|were|that|this|with|from|their|they|them|which|would|could|should|does|will|about|after|before"
    r"|avait|avaient|cette|dans|pour|sont|était|nobody|never|none|neither|without|cannot|aucune?|jamais)$"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_STEM = 5  # letters that forms of one word share: claimed, claims
_BEFORE = 60  # characters
_SURE = ("stated", "claimed", "confirmed", "attributed", "alleged", "suspected", "speculation")


def cut(written: Written, seeds: Mapping[str, Seed], proofs: Mapping[str, Proof]) -> Iterator[Problem]:
    """Yield words that stand right behind a negation that was cut off, or behind a subject that is nobody."""
    for keys, fact, proof in proven(written, proofs):
        text = seeds[fact.source].text
        least = 0
        for span in proof.spans[:1]:  # what lies between parts is told by `gaps`
            found = _negated_before(text, max(span.start - _BEFORE, least), span.start)
            if found is not None:
                before = normalised(text[found : span.start])
                message = f"the source has “{before}” right before these words; cut off, they may say the opposite"
                hint = "Take it in, so that readers see it."
                yield _warning(keys, "negation-cut", message, hint)
                break
            least = span.end


def turned(written: Written) -> Iterator[Problem]:
    """Yield claims and moments that say what their evidence says is not so, or the other way round.

    Only where the clause with the negation and the other text are about the same: half of its words are the other's.
    """
    for name in ("claims", "timeline"):
        for i, item in enumerate(getattr(written.front, name)):
            words = _evidence(item.evidence)
            if not words or getattr(item, "basis", "") in ("denied", "not_confirmed"):
                continue
            text = _QUOTED.sub(" ", item.text)
            if _negates(words, item.text):
                message, hint = "the evidence negates what this says", "Say it as the source does, with its “not”."
            elif _negates(text, words):
                message, hint = "this negates what its evidence says", "Quote the words that say “not”, or take it out."
            else:
                continue
            yield _warning((name, i, "text"), "negation-turned", message, hint)


def denials(written: Written) -> Iterator[Problem]:
    """Yield claims and perpetrators whose basis says that somebody claims it, on evidence of a denial."""
    for name in ("actors", "claims"):
        for i, item in enumerate(getattr(written.front, name)):
            if item.basis not in ("claimed", "confirmed") or getattr(item, "role", "perpetrator") != "perpetrator":
                continue
            words = _evidence(item.evidence)
            text = getattr(item, "text", "")
            found = _DENIED.search(words)
            if not found and name == "actors":
                found = _HARD.search(_NONE.sub(" ", words)) if _negates(words, "claimed responsibility group") else None
            if found and not _DENIED.search(text):
                message = f"basis is {item.basis}, and the evidence says “{found.group()}”"
                hint = "Set basis: denied, or quote the words that claim it."
                yield _warning((name, i), "denial", message, hint)


def _negated_before(text: str, start: int, end: int) -> int | None:
    """Answer where a negation begins that reaches to `end`; None where there is none."""
    window = text[start:end]
    found = _CUT.search(window) if _AT_A_WORD.search(window) else None
    if found and not _NONE.search(found.group() + text[end : end + 12]):
        return start + found.start() if not re.match(r"no\.", found.group(), re.IGNORECASE) else None
    subject = _SUBJECT.search(window)
    if subject and not _NONE.search(subject["from"] + text[end : end + 12]):
        return start + subject.start("from")
    return None


def _negates(one: str, other: str) -> bool:
    """Tell whether a clause of one text negates what the other says without any negation."""
    plain = _NONE.sub(" ", other)
    if _HARD.search(plain) or _DENIED.search(plain) or _SOFT.search(plain):
        return False
    there = _stems(other)
    for clause in _CLAUSES.split(_NONE.sub(" ", one)):
        mine = _stems(_HARD.sub(" ", clause))
        if _HARD.search(clause) and mine and 2 * len(mine & there) >= max(len(mine), 2):
            return True
    return False


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in _WORD.findall(text.casefold()) if not _PLAIN.match(w))


def _evidence(words: str | Selector | None) -> str:
    return normalised(" ".join(words.segments) if isinstance(words, Selector) else words or "")


def _warning(keys: tuple[str | int, ...], code: str, message: str, hint: str) -> Problem:
    return Problem(keys=keys, severity="warning", code=code, message=message, hint=hint)
