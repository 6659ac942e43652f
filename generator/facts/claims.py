"""Claims: hedged or attributed sentences that are neither a figure nor a quotation, kept whole with their hedge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.actors import hedge
from generator.facts.fact import Basis, Claim, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Actor, Figure, Quotation
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article, Sentence

_SHORTEST = 4


def claims(
    article: Article, sayings: Sayings, quoted: Sequence[Quotation], counted: Sequence[Figure], acting: Sequence[Actor]
) -> tuple[Claim, ...]:
    """Find all claims; one a sentence, with the sentence's first hedge or its attribution."""
    out: list[Claim] = []
    for sentence in article.sentences:
        if sentence.last - sentence.first < _SHORTEST or _is_quoted(sentence, quoted):
            continue
        if any(sentence.start <= figure.start < sentence.end for figure in counted):
            continue
        said = [s for s in sayings.by_sentence.get(sentence.start, [])]
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
                )  # fmt: skip
            )
    return tuple(out)


def _is_quoted(sentence: Sentence, quoted: Sequence[Quotation]) -> bool:
    """Tell sentences that are a quotation, or carry one: the quotation says it already."""
    return any(q.start < sentence.end and q.end > sentence.start for q in quoted) or any(
        0 <= sentence.start - q.end <= 4 and q.speaker and sentence.start <= q.speaker.start < sentence.end
        for q in quoted  # noqa: PLR2004: the closing mark and a space
    )


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
            before = [
                a
                for a in acting
                if a.kind == "group"
                and a.end <= sentence.start
                and article.sentence(a.start) == _previous(article, sentence)
            ]
            return before[0].name if len(before) == 1 else article.text[saying.start : saying.end]
        return saying.text
    return None


def _previous(article: Article, sentence: Sentence) -> Sentence | None:
    return article.sentence(article.words[sentence.first - 1].start) if sentence.first else None
