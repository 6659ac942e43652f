"""Claims: hedged or attributed sentences that are neither a figure nor a quotation, kept whole with their hedge."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.facts.fact import Basis, Claim, Words
from generator.facts.hedges import hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Actor, Figure, Quotation
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article, Sentence

_SHORTEST = 4
_MARK_AND_SPACE = 4


def claims(
    article: Article, sayings: Sayings, quoted: Sequence[Quotation], counted: Sequence[Figure], acting: Sequence[Actor]
) -> tuple[Claim, ...]:
    """Find all claims; one a sentence, with the sentence's first hedge or its attribution."""
    out: list[Claim] = []
    for sentence in article.sentences:
        if sentence.last - sentence.first < _SHORTEST or _is_quoted(sentence, quoted):
            continue
        if article.within(sentence, counted):
            continue
        said = list(sayings.by_sentence.get(sentence.start, []))
        doubt = hedge(article, sentence) or _attribution(article, said)
        if doubt:
            out.append(
                Claim(
                    start=sentence.start,
                    end=sentence.end,
                    text=article.text[sentence.start : sentence.end],
                    hedge=doubt[0],
                    basis=doubt[1],
                    attributed_to=_source(article, sentence, said, doubt[1], acting),
                    rule=f"hedge-{doubt[1]}".replace("_", "-"),
                )
            )
    return tuple(out)


def _is_quoted(sentence: Sentence, quoted: Sequence[Quotation]) -> bool:
    """Tell sentences that are a quotation, or carry one: the quotation says it already."""
    first = bisect_left(quoted, sentence.start - _MARK_AND_SPACE, key=lambda q: q.end)
    for q in quoted[first:]:
        if q.start >= sentence.end:
            return False
        if q.end > sentence.start or (q.speaker and sentence.start <= q.speaker.start < sentence.end):
            return True
    return False


def _attribution(article: Article, said: list[Saying]) -> tuple[Words, Basis] | None:
    """Take "According to Libyan officials" or "police said" as the hedge."""
    for saying in said:
        if saying.pronoun:
            continue
        first, last = article.words[saying.first], article.words[saying.last - 1]
        start, end = min(first.start, saying.start), max(last.end, saying.end)
        basis: Basis = (
            "confirmed"
            if saying.verb_word == "confirmed"
            else "denied"
            if saying.verb_word in ("denied", "denies")
            else "attributed"
        )
        return Words(start, end, article.text[start:end]), basis
    return None


def _source(
    article: Article, sentence: Sentence, said: list[Saying], basis: Basis, acting: Sequence[Actor]
) -> str | None:
    """Answer who says it; "the group" is the one group that the sentence before names."""
    if basis == "not_confirmed":
        by = next((at for at in range(sentence.first, sentence.last) if article.low(at) == "by"), None)
        if by and by + 1 < sentence.last:
            last = min(by + 4, sentence.last)
            words = [w for w in article.words[by + 1 : last] if w.text[0].isalpha()]
            if words:
                return article.text[words[0].start : words[-1].end]
    for saying in said:
        if saying.pronoun:
            continue
        if saying.text.lower() in ("group", "organization", "organisation", "groupe"):
            before = _groups_before(article, sentence, acting)
            return before[0].name if len(before) == 1 else article.text[saying.start : saying.end]
        return saying.text
    return None


def _groups_before(article: Article, sentence: Sentence, acting: Sequence[Actor]) -> list[Actor]:
    """Answer the groups that the sentence before names."""
    before = article.sentence(article.words[sentence.first - 1].start) if sentence.first else None
    return [a for a in article.within(before, acting) if a.kind == "group"] if before else []
