"""The subject of a sentence: the person, the people or the body that it begins with.

"Clinton chimed in on Twitter, saying that …": the verb that says is far from its subject, which opens the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts import people
from generator.facts.saying.heads import DETERMINERS, HEADS, PERSONS
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.saying.cast import Cast
    from generator.facts.sentences import Sentence

_OPENS = vocabulary(
    """
    in on at after during before speaking asked following earlier later meanwhile but and yet still however despite
    while when as also then last late early dans lors après mais
    """
)
_LONGEST_OPENING = 24
_BEGINS_SUBJECT = 2
_AFTER_SUBJECT = frozenset((",", "(", "-", "—", "–"))


class Subject(NamedTuple):
    """Who a sentence begins with: words `first:last` of the name, its role, and where the whole phrase ends."""

    first: int
    last: int
    role: str | None
    until: int
    is_person: bool


def sentence_subject(cast: Cast, sentence: Sentence) -> Subject | None:
    """Answer who a sentence is about, as far as its beginning says; None where that is unsure."""
    article, at = cast.article, sentence.first
    if article.low(at) in _OPENS:
        at = _past_opening(cast, sentence)
    if at < sentence.last and article.low(at) in DETERMINERS:
        at += 1
    if at >= sentence.last:
        return None
    if person := cast.starts.get(at):
        return Subject(person.first, person.last, person.role, person.phrase_last, is_person=True)
    return _name(cast, at, sentence) or _noun(cast, at, sentence)


def _past_opening(cast: Cast, sentence: Sentence) -> int:
    """Answer where the main clause begins in "On Friday, the mayor …": past the first comma."""
    article = cast.article
    if article.low(sentence.first) in ("but", "and", "yet", "still", "also", "then", "mais"):
        return sentence.first + 1
    stop = min(sentence.last, sentence.first + _LONGEST_OPENING)
    return next((at + 1 for at in range(sentence.first, stop) if article.low(at) == ","), sentence.last)


def _name(cast: Cast, at: int, sentence: Sentence) -> Subject | None:
    """Read "Sarah Bello told …"; one word alone only where it is the surname of somebody known."""
    article = cast.article
    if article.shouted:
        return None
    end = people.name(article, at, sentence.last)
    if end == at or end >= sentence.last:
        return None
    after = article.words[end]
    if not (after.text in _AFTER_SUBJECT or after.text[0].islower()):
        return None
    surname = article.low(end - 1)
    if end - at >= _BEGINS_SUBJECT or surname in cast.surnames:
        return Subject(at, end, None, end, is_person=surname not in HEADS)
    return None


def _noun(cast: Cast, at: int, sentence: Sentence) -> Subject | None:
    """Read "The mayor's office …", "Police …": a noun for speakers that opens the sentence."""
    article = cast.article
    for head in range(at, min(at + 5, sentence.last)):
        low = article.low(head)
        if low in HEADS or low in PERSONS:
            determined = article.low(at - 1) in DETERMINERS
            fits = people.role_start(article, head, at) == at and (low in HEADS or determined)
            if fits and (named := _named(cast, at, head, sentence)):
                return named
            return Subject(at, head + 1, None, head + 1, is_person=False) if fits else None
        if article.words[head].text in ",;:.()":
            return None
    return None


def _named(cast: Cast, first: int, head: int, sentence: Sentence) -> Subject | None:
    """Read "Another source, Danlami Ajaokuta, …": the name is the apposition."""
    article = cast.article
    if article.low(head + 1) != "," or article.shouted:
        return None
    end = people.name(article, head + 2, sentence.last)
    if end - head - 2 < _BEGINS_SUBJECT or article.low(end) != ",":
        return None
    role = article.text[article.words[first].start : article.words[head].end]
    return Subject(head + 2, end, " ".join(role.split()), end, is_person=True)
