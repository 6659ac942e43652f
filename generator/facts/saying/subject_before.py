"""Speakers before their verb: "Health Minister X said", "X, a spokesman, said", "police said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import people
from generator.facts.saying.heads import DETERMINERS, HEADS, PRONOUNS
from generator.facts.saying.saying import saying
from generator.facts.verbs import FRENCH_PARTICIPLES, is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.people import Person
    from generator.facts.saying.cast import Cast
    from generator.facts.saying.saying import Saying
    from generator.facts.sentences import Article, Sentence

_OTHER_PRONOUNS = vocabulary("they it we i who ils elles on that which this")
_BETWEEN = vocabulary(
    """
    also later has had have then earlier reportedly again further immediately a ont avait a-t-il meanwhile today
    yesterday tonight monday tuesday wednesday thursday friday saturday sunday on lundi mardi mercredi jeudi
    vendredi samedi dimanche quickly repeatedly publicly officially aussi notamment ensuite would
    """
)
_PREPOSITIONS = vocabulary("for of in at from with on near inside outside du de des pour à d'")
_STRAY = vocabulary("who that which whose and but or where when because")
_BEFORE_SUBJECT = vocabulary("and but while as that because although though when senior other many most et que")
_OPENS_APPOSITION = vocabulary("who speaking whose a an the")
_OPENS_CLAUSE = vocabulary("who speaking whose")
_LONGEST_SUBJECT = 12
_LONGEST_APPOSITION = 16
_FULL_NAME = 2


def subject_before(cast: Cast, verb: int, sentence: Sentence) -> Saying | None:
    """Find who says it, before the verb: "Health Minister X said", "X, a spokesman, said", "police said"."""
    article, at = cast.article, verb
    while at > sentence.first and at > verb - 5 and article.low(at - 1) in _BETWEEN:
        at -= 1
    if article.low(verb) in FRENCH_PARTICIPLES and at == verb:
        return None
    at = _before_brackets(article, at, sentence)
    if at <= sentence.first:
        return None
    if person := cast.ends.get(at):
        return _person(article, verb, person, sentence)
    low = article.low(at - 1)
    if low == ",":
        return _across_comma(cast, verb, at - 1, sentence)
    if low in PRONOUNS:
        return saying(article, sentence, verb, (at - 1, verb + 1), (at - 1, at), pronoun=True)
    return None if low in _OTHER_PRONOUNS else _noun_before(article, verb, at, sentence)


def _before_brackets(article: Article, at: int, sentence: Sentence) -> int:
    """Step back over "(AQIM)" after a name."""
    if article.low(at - 1) == ")":
        for k in range(at - 2, max(at - 6, sentence.first), -1):
            if article.low(k) == "(":
                return k
    return at


def _person(article: Article, verb: int, person: Person, sentence: Sentence) -> Saying:
    words, name = (person.phrase_first, verb + 1), (person.first, person.last)
    return saying(article, sentence, verb, words, name, role=person.role)


def _across_comma(cast: Cast, verb: int, comma: int, sentence: Sentence) -> Saying | None:
    """Read "X, a spokesman for the mission, said" and "spokesman X for the mission, declared"."""
    article = cast.article
    if person := cast.ends.get(comma):
        return _person(article, verb, person, sentence)
    earlier = range(comma - 1, max(sentence.first, comma - _LONGEST_APPOSITION), -1)
    at = next((k for k in earlier if article.words[k].text == ","), None)
    if at is None:
        return None
    inside = article.words[at + 1]
    if (person := cast.ends.get(at)) and (inside.low in _OPENS_APPOSITION or inside.number):
        return _person(article, verb, person, sentence)
    first = people.name_start(article, at, sentence.first)
    shortest = 1 if inside.low in _OPENS_CLAUSE else _FULL_NAME
    if at - first >= shortest and inside.low in _OPENS_APPOSITION:
        return saying(article, sentence, verb, (first, verb + 1), (first, at))
    return None


def _noun_before(article: Article, verb: int, end: int, sentence: Sentence) -> Saying | None:
    """Read "police said", "a spokesman for the ministry said", "Human Rights Watch said"."""
    if article.low(end - 1) in HEADS:
        first = people.role_start(article, end - 1, sentence.first)
        if _is_subject(article, first, sentence):
            return saying(article, sentence, verb, (first, verb + 1), (first, end))
        return _headed(article, verb, end, sentence)
    if headed := _headed(article, verb, end, sentence):
        return headed
    if not article.shouted:
        first = people.name_start(article, end, sentence.first)
        if first < end and _is_subject(article, first, sentence):
            return saying(article, sentence, verb, (first, verb + 1), (first, end))
    return None


def _headed(article: Article, verb: int, end: int, sentence: Sentence) -> Saying | None:
    """Read "a spokesman for the ministry said": a head before its complement."""
    words = article.words
    for at in range(end - 2, max(sentence.first, end - _LONGEST_SUBJECT) - 1, -1):
        if words[at].text in ",;:—–()" or words[at].low in _STRAY or is_saying(words[at]):
            return None
        if words[at].low in HEADS and words[at + 1].low in _PREPOSITIONS:
            first = people.role_start(article, at, sentence.first)
            if _is_subject(article, first, sentence):
                return saying(article, sentence, verb, (first, verb + 1), (first, end))
    return None


def _is_subject(article: Article, first: int, sentence: Sentence) -> bool:
    """Tell whether a noun phrase that begins here can be a subject: not the object of a verb or preposition."""
    at = first - 1
    while at >= sentence.first and article.low(at) in DETERMINERS:
        at -= 1
    if at < sentence.first:
        return True
    before = article.words[at]
    return before.text in ",;:—–-()\"“”«»'" or before.low in _BEFORE_SUBJECT
