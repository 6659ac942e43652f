"""The subject of a sentence: the person, the people or the body that it begins with.

"Clinton chimed in on Twitter, saying that …": the verb that says is far from its subject, which opens the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts import people
from generator.facts.saying.heads import DETERMINERS, HEADS, PERSONS
from generator.facts.verbs import is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.saying.cast import Cast
    from generator.facts.sentences import Article, Sentence

_OPENS = vocabulary(
    """
    in on at after during before speaking asked following earlier later meanwhile but and yet still however despite
    while when as also then last late early dans lors après mais interrogé interrogée joint jointe contacté contactée
    pour outside inside near at across under amid behind beside among for with from as to since until within nearby
    à au chez devant selon sur parmi âgé âgée originaire assis assise venu venue rencontré rencontrée
    """
)
_OWNERS = vocabulary("his her their its my our son sa ses leur leurs")
_POSSESSIVES = ("'s", "s'")
_DASHES = ("—", "–", "-", "--")
_FRENCH_DAYS_AND_MONTHS = vocabulary(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi"
    " vendredi samedi dimanche"
)
_LAST_DATELINE = 3  # paragraph
_LONGEST_DATELINE = 14
_LONGEST_OPENING = 24
_BEGINS_SUBJECT = 2
_LONGEST_NOUN = 9
_NOUN_ENDS = frozenset(',;:.()"“”«»')
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
    article, at = cast.article, _past_dateline(cast, sentence)
    if article.low(at) in _OPENS or (article.low(at) == "de" and article.low(at + 1) == "son"):
        at = _past_opening(cast, at, sentence)
    if at < sentence.last and article.low(at) in DETERMINERS:
        at += 1
    if at >= sentence.last:
        return None
    person = cast.starts.get(at)
    if person and article.low(person.last - 1).endswith(_POSSESSIVES):
        return _noun(cast, person.last, sentence)
    if person:
        return Subject(person.first, person.last, person.role, person.phrase_last, is_person=True)
    return (
        _name(cast, at, sentence)
        or _apposed(cast, at, sentence)
        or _fronted(cast, at, sentence)
        or _noun(cast, at, sentence)
    )


def _past_dateline(cast: Cast, sentence: Sentence) -> int:
    """Answer where a report begins after "BAMAKO, Mali (AP) —"."""
    words = cast.article.words
    if sentence.paragraph > _LAST_DATELINE or not words[sentence.first].capital:
        return sentence.first
    for at in range(sentence.first + 1, min(sentence.first + _LONGEST_DATELINE, sentence.last - 1)):
        word = words[at]
        if word.text in _DASHES and words[at - 1].end < word.start:
            return at + 1
        if not (word.capital or word.text in "(),./" or word.text.isdigit() or word.low in _FRENCH_DAYS_AND_MONTHS):
            break
    return sentence.first


def _past_opening(cast: Cast, first: int, sentence: Sentence) -> int:
    """Answer where the main clause begins in "On Friday, the mayor …": past the first comma."""
    article = cast.article
    if article.low(first) in ("but", "and", "yet", "still", "also", "then", "mais"):
        return first + 1
    stop = min(sentence.last, first + _LONGEST_OPENING)
    return next((at + 1 for at in range(first, stop) if article.low(at) == ","), sentence.last)


def _name(cast: Cast, at: int, sentence: Sentence) -> Subject | None:
    """Read "Sarah Bello told …"; one word alone only where it is the surname of somebody known."""
    article = cast.article
    if article.shouted:
        return None
    end = people.name(article, at, sentence.last)
    if end == at or end >= sentence.last or article.low(end - 1).endswith(_POSSESSIVES):
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
            determined = article.low(at - 1) in DETERMINERS or article.low(at - 1).endswith(_POSSESSIVES)
            fits = people.role_start(article, head, at) == at and (low in HEADS or determined)
            return _headed(cast, at, head, sentence) if fits else None
        if article.words[head].text in ",;:.()":
            return None
    return None


def _headed(cast: Cast, first: int, head: int, sentence: Sentence) -> Subject:
    """Read "police" and, with the name after its noun, "environmental group Walhi"."""
    article = cast.article
    end = head + 1 if article.shouted else people.name(article, head + 1, sentence.last)
    if end == head + 1 or article.low(end - 1).endswith(_POSSESSIVES):
        return Subject(first, head + 1, None, head + 1, is_person=False)
    return Subject(head + 1, end, _role(article, first, head + 1), end, is_person=False)


def _apposed(cast: Cast, first: int, sentence: Sentence) -> Subject | None:
    """Read "Another source, Danlami Ajaokuta, …", "Her husband, Marco, …" and "Le gouverneur, le général X, …"."""
    article = cast.article
    stop = min(first + _LONGEST_NOUN, sentence.last)
    comma = next((at for at in range(first + 1, stop) if article.words[at].text in _NOUN_ENDS), sentence.last)
    if article.shouted or article.low(comma) != "," or not _is_noun_phrase(article, first, comma):
        return None
    begin = comma + 1 + (article.low(comma + 1) in DETERMINERS)
    if (person := cast.starts.get(begin)) and article.low(person.phrase_last) == ",":
        return Subject(person.first, person.last, person.role, person.phrase_last, is_person=True)
    end = people.name(article, comma + 1, sentence.last)
    shortest = 1 if article.low(first - 1) in _OWNERS else _BEGINS_SUBJECT
    if end - comma - 1 < shortest or article.low(end) != ",":
        return None
    return Subject(comma + 1, end, _role(article, first, comma), end, is_person=True)


def _fronted(cast: Cast, first: int, sentence: Sentence) -> Subject | None:
    """Read "Serveur au café du port, Karim Haddad a …": a role without an article before the name."""
    article = cast.article
    is_role = article.low(first) in HEADS or article.low(first) in PERSONS
    if article.shouted or not is_role or first != sentence.first:
        return None
    stop = min(first + _LONGEST_OPENING, sentence.last)
    comma = next((at for at in range(first + 1, stop) if article.words[at].text in _NOUN_ENDS), sentence.last)
    if article.low(comma) != "," or any(map(is_saying, article.words[first:comma])):
        return None
    end = people.name(article, comma + 1, sentence.last)
    if end - comma - 1 < _BEGINS_SUBJECT or end >= sentence.last or not article.words[end].text[0].islower():
        return None
    return Subject(comma + 1, end, _role(article, first, comma), end, is_person=True)


def _is_noun_phrase(article: Article, first: int, end: int) -> bool:
    """Tell "the plant's operator" and "Kolev's predecessor" from what holds a verb."""
    owned = any(article.low(at).endswith(_POSSESSIVES) for at in range(first, end))
    return (owned or article.low(first - 1) in DETERMINERS) and not any(map(is_saying, article.words[first:end]))


def _role(article: Article, first: int, end: int) -> str:
    return " ".join(article.text[article.words[first].start : article.words[end - 1].end].split())
