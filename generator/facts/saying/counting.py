"""Who counts: "the Red Cross counted 23", "the ministry put the toll at 23", "12 deaths were recorded by the clinic".

Such verbs state a number and nothing else, so that they speak for figures alone, and only for those that they govern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts import people
from generator.facts.saying.heads import DETERMINERS, HEADS, PERSONS, head_after
from generator.facts.saying.noun_phrase import common_noun
from generator.facts.saying.saying import saying
from generator.facts.saying.subject_before import subject_before
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.saying.cast import Cast
    from generator.facts.saying.saying import Saying
    from generator.facts.sentences import Article, Sentence

COUNTS = vocabulary(
    """
    toll count tally figure number estimate total tolls figures estimates data statistics records bilan décompte
    comptage recensement chiffre chiffres nombre
    """
)
_COUNTED = vocabulary(
    "counted count tallied recorded documented registered logged verified listed compté recensé dénombré enregistré"
    " décompté documenté comptabilisé recense dénombre"
)
_PUT = vocabulary("put puts putting")
_GAVE = vocabulary(
    "gave gives given issued issues published released provided donné donne avancé avance fourni publié dressé"
)
_SPOKE = vocabulary("spoke speaks spoken parle parlent parlé évoque évoquent évoqué")
_OF = ("of", "de", "d'", "as", "at", "à")
_HAVE = ("a", "ont", "avait", "avaient")
_HAD = ("had", "has", "have", *_HAVE)
_BY = ("by", "par")
_ARTICLES = ("un", "une", "one")
_ONLY_TRANSITIVE_AFTER_HAVE = frozenset(word for word in _COUNTED | _GAVE | _SPOKE if word.endswith("é")) | {"fourni"}
_BODIES = vocabulary(
    """
    cross crescent nations watch observatory union council committee commission mission agency ministry office
    society defence defense borders frontières international fund network group force forces command corps
    authority organization organisation association federation unicef unhcr ocha msf croix-rouge protection
    """
)
_NEAR = 7  # words from a verb to its number
_FARTHEST_OBJECT = 14  # words from "12 deaths" to "were recorded by"
_ENDS = vocabulary(", ; : . and but while who which that qui que when after were was had has have is are")


class Count(NamedTuple):
    """Who counts, and the word of the number that is counted."""

    saying: Saying
    number: int


def counts(cast: Cast, sentence: Sentence) -> list[Count]:
    """Find everybody whom a sentence says to have counted; whoever counts is a person, or a body that can count."""
    article = cast.article
    out: list[Count] = []
    for at in range(sentence.first, sentence.last):
        low = article.low(at)
        if low not in _VERBS:
            continue
        if article.low(at + 1) in _BY:
            found, number = _agent(cast, at, sentence), _number_before(article, at, sentence)
        else:
            number = _number_after(article, at, sentence)
            found = _subject(cast, at, sentence) if number is not None else None
        if found and number is not None:
            out.append(Count(found, number))
    return out


_VERBS = _COUNTED | _PUT | _GAVE | _SPOKE


def _number_after(article: Article, verb: int, sentence: Sentence) -> int | None:
    """Answer the word of the number that a verb counts; None where it counts nothing."""
    low = article.low(verb)
    named = False  # "the toll"
    for at in range(verb + 1, min(verb + 1 + _NEAR, sentence.last)):
        word = article.words[at]
        if word.number and word.low not in _ARTICLES:
            if low in _COUNTED:
                return at
            if low in _SPOKE:
                return at if article.low(verb + 1) in _OF or low.startswith("évoqu") else None
            return at if named else None
        if word.low in COUNTS:
            named = True
        if word.low in _ENDS:
            return None
    return None


def _number_before(article: Article, verb: int, sentence: Sentence) -> int | None:
    """Answer the number of "12 deaths were recorded by", "a toll of 12 was given by"; only a toll is given or put."""
    numbers = [
        at for at in range(max(sentence.first, verb - _FARTHEST_OBJECT), verb) if article.words[at].number is not None
    ]
    if not numbers or any(article.low(at) in (";", ",") for at in range(numbers[0], verb)):
        return None
    told = article.lows[sentence.first : numbers[0]]
    return numbers[0] if article.low(verb) in _COUNTED or not COUNTS.isdisjoint(told) else None


def _subject(cast: Cast, verb: int, sentence: Sentence) -> Saying | None:
    article = cast.article
    if article.low(verb) in _ONLY_TRANSITIVE_AFTER_HAVE and article.low(verb - 1) not in _HAVE:
        return None
    found = subject_before(cast, verb, sentence) or _body(article, verb, sentence)
    return found if found and not found.pronoun and (found.role or _can_count(cast, found)) else None


def _body(article: Article, verb: int, sentence: Sentence) -> Saying | None:
    """Read "the civil protection authority had counted"."""
    end = verb - (article.low(verb - 1) in _HAD)
    if end <= sentence.first or article.low(end - 1) not in HEADS | _BODIES:
        return None
    first = common_noun(article, end, sentence)
    return None if first is None else saying(article, sentence, verb, (first, verb + 1), (first, end))


def _can_count(cast: Cast, found: Saying) -> bool:
    """Tell a person or a body from a place that "recorded nine deaths"."""
    words = found.text.lower().split()
    return (
        any(word in HEADS or word in PERSONS or word in _BODIES for word in words)
        or words[-1] in cast.surnames
        or (found.text.isupper() and not cast.article.shouted)
    )


def _agent(cast: Cast, verb: int, sentence: Sentence) -> Saying | None:
    """Read "was given by the police"."""
    article = cast.article
    at = verb + 2 + (article.low(verb + 2) in DETERMINERS)
    if at >= sentence.last:
        return None
    if person := cast.starts.get(at):
        name = (person.first, person.last)
        return saying(article, sentence, verb, (verb, person.phrase_last), name, role=person.role, before=False)
    head = head_after(article, at, sentence)
    end = head + 1 if head is not None else people.name(article, at, sentence.last)
    if article.shouted or end == at:
        return None
    found = saying(article, sentence, verb, (verb, end), (at, end), before=False)
    return found if _can_count(cast, found) else None
