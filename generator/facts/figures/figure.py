"""The figure itself: what was read of a group, with its bounds, its population, its parts and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.fact import Figure
from generator.facts.figures.casualties import EVERYBODY, NOUNS, PASSIVE
from generator.facts.figures.qualifier import bounds
from generator.facts.hedges import hedge
from generator.facts.vocabulary import vocabulary
from generator.seeds import Span

if TYPE_CHECKING:
    from generator.facts.fact import Words
    from generator.facts.figures.group import Group, Read
    from generator.facts.figures.source import Source
    from generator.facts.sentences import Article

_PLAIN = vocabulary(
    """
    de d' the a an of other more another further additional additionally all and its their his her our my les des them
    whom those these which eux elles entre
    """
)


_OF_HARM = frozenset(("suspected", "alleged", "speculation", "not_confirmed"))
_ADVERBS = vocabulary("reportedly allegedly apparently possibly presumably purportedly")


def figure(article: Article, read: Read, parts: list[Read], source: Source, *, other: bool) -> Figure:
    """Put a figure together; its evidence reaches to the end of its last part."""
    group = read.group
    population, evidence = _population(article, group), _evidence(article, read, parts)
    least, most = bounds(group.number, group.qualifier)
    return Figure(
        start=group.number.start,
        end=group.number.end,
        text=group.number.text,
        measure=read.measure,
        value=group.number.value,
        min=least,
        max=most,
        qualifier=group.qualifier,
        population=population,
        includes=_includes(article, parts),
        attributed_to=source.name,
        role=source.role,
        via=source.via,
        event="other" if other else "incident",
        evidence=evidence,
        hedge=_hedge(article, group, evidence, population),
        rule=read.rule,
    )


def _population(article: Article, group: Group) -> str | None:
    """Answer the noun with its adjectives where it is narrower than everybody."""
    if (
        group.head is None
        or article.low(group.head) in EVERYBODY
        or NOUNS.get(article.low(group.head)) not in (None, "attackers")
    ):
        return None
    first = group.at + 1
    while first < group.head and (
        article.low(first) in _PLAIN or article.low(first) in PASSIVE or article.words[first].text == "-"
    ):
        first += 1
    return _phrase(article, first, group.head + 1)


def _includes(article: Article, parts: list[Read]) -> dict[str, int]:
    """Answer the parts' numbers by their population, or by the words that say where they were."""
    out: dict[str, int] = {}
    for part in parts:
        value = part.group.number.value
        population = _population(article, part.group)
        if population is None and part.until > part.group.last:
            population = _phrase(article, part.group.last, part.until)
        if value is not None and population:
            out[population] = value
    return out


def _evidence(article: Article, read: Read, parts: list[Read]) -> Span:
    first = min(read.begin, read.group.first)
    last = max([read.until, read.group.last, *(part.until for part in parts)])
    return Span(article.words[first].start, article.words[last - 1].end)


def _hedge(article: Article, group: Group, evidence: Span, population: str | None) -> Words | None:
    """Answer the words within the evidence, or the adverb before it, that doubt the harm and not who was harmed."""
    sentence = article.sentence(group.number.start)
    doubt = hedge(article, sentence, group.at) if sentence else None
    if doubt is None or doubt[1] not in _OF_HARM:
        return None
    words = doubt[0]
    adverb = words.text.lower() in _ADVERBS or " " in words.text
    before = adverb and article.at(words.end) == article.at(evidence.start)
    inside = evidence.start <= words.start and words.end <= evidence.end
    if not (before or inside) or (population and words.text in population):
        return None
    return words


def _phrase(article: Article, first: int, last: int) -> str:
    """Answer words `first:last` with single spaces."""
    return " ".join(article.text[article.words[first].start : article.words[last - 1].end].split())
