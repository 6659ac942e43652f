"""Words that may name a town: by their capitals, or in a text all in capitals by the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts.people import PARTICLES
from generator.facts.places.names import NEVER, begins_long_name, is_name_word
from generator.facts.places.regions import REGION_NOUNS
from generator.facts.places.surroundings import has_cue
from generator.facts.places.venues import VENUES
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article

_AFTER_TOWN = VENUES | REGION_NOUNS | vocabulary("police city district airport")
_LONGEST = 4


class Candidate(NamedTuple):
    """Words `first:last` that may name a town; `cue` is true where the words before or after say that it is a place."""

    first: int
    last: int
    cue: bool


def candidates(article: Article, taken: list[bool]) -> list[Candidate]:
    """Find the words that may name a town, among those not yet taken."""
    return _shouted(article, taken) if article.shouted else _capitalised(article, taken)


def _shouted(article: Article, taken: list[bool]) -> list[Candidate]:
    """In a text all in capitals only the words around can show a place."""
    out: list[Candidate] = []
    for at, word in enumerate(article.words):
        if not _may_begin(article, at) or not (at == 0 or has_cue(article, at)):
            continue
        for last in range(min(at + _LONGEST, len(article.words)), at, -1):
            if last - at == 1 and word.low in NEVER:
                continue
            part = article.words[at:last]
            if all(w.text[0].isalpha() and not w.number for w in part) and not any(taken[at:last]):
                out.append(Candidate(at, last, cue=True))
    return out


def _may_begin(article: Article, at: int) -> bool:
    """Tell a word that a town's name may begin with, whatever its case."""
    word = article.words[at]
    return word.text[0].isalpha() and not word.number and (word.low not in NEVER or begins_long_name(article, at))


def _capitalised(article: Article, taken: list[bool]) -> list[Candidate]:
    """Answer runs of capitalised words; before "airport" or "state" also the run's beginning alone."""
    out: list[Candidate] = []
    words, at = article.words, 0
    while at < len(words):
        if taken[at] or not words[at].capital or not _may_begin(article, at):
            at += 1
            continue
        last = _run_end(article, taken, at)
        goes_on = last < len(words) and is_name_word(words[last])
        if not goes_on:
            out.append(Candidate(at, last, has_cue(article, at)))
            out += [Candidate(at, k, cue=True) for k in range(at + 1, last) if words[k].low in _AFTER_TOWN]
        at = last
    return out


def _run_end(article: Article, taken: list[bool], first: int) -> int:
    """Answer where a run of capitalised words ends: "San Luis de la Reina" goes on over its particles."""
    words, last = article.words, first + 1
    while (
        last < len(words)
        and last - first < _LONGEST
        and not taken[last]
        and words[last].start <= words[last - 1].end + 1
        and (
            (is_name_word(words[last]) and words[last].low != "monday")
            or (words[last].low in PARTICLES and last + 1 < len(words) and is_name_word(words[last + 1]))
        )
    ):
        last += 1
    return last
