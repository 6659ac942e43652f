"""Speakers after their verb: "said Health Minister X", "a déclaré le ministre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import people
from generator.facts.outlets import outlet
from generator.facts.saying.heads import DETERMINERS, MARKS, PRONOUNS, head_after
from generator.facts.saying.saying import saying
from generator.facts.verbs import FINITE_FRENCH, FRENCH_PARTICIPLES, QUOTES, QUOTING_VERBS, VERBS, is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.people import Person
    from generator.facts.saying.cast import Cast
    from generator.facts.saying.saying import Saying
    from generator.facts.sentences import Article, Sentence

# Verbs after which a noun may be their subject; after the others it is what they speak of.
_STRONG = (
    VERBS
    | FINITE_FRENCH
    | FRENCH_PARTICIPLES
    | vocabulary("asked asks continued chanted read reads concludes poursuit lance")
) - vocabulary(
    """
    called described condemned denounced quoted pointed estimated reports states notes claims say responded
    told denied confirmed reported claimed warned urged
    """
)
_ASIDES = vocabulary("sous on in at late early dans par lors peu au")
_PREPOSITIONS = vocabulary("en dans devant lors à sur au aux de du des par pour avec après")
_ADVERBIALS = _PREPOSITIONS | vocabulary("lundi mardi mercredi jeudi vendredi samedi dimanche hier soir matin")
_FRENCH = FRENCH_PARTICIPLES | FINITE_FRENCH
_TIMES = vocabulary("lundi mardi mercredi jeudi vendredi samedi dimanche hier soir matin midi après-midi")
_FRENCH_ARTICLES = vocabulary("le la l' un une son sa")
_LONGEST_ASIDE = 8
_CONTRASTS = (
    ["de", "son", "côté"], ["de", "leur", "côté"], ["pour", "sa", "part"], ["à", "son", "tour"], ["quant", "à", "lui"],
    ["quant", "à", "elle"], ["sous", "couvert", "d'", "anonymat"], ["sous", "le", "sceau", "de", "l'", "anonymat"],
    ["également"], ["aussi"], ["encore"],
)  # fmt: skip
_FARTHEST_SUBJECT = 20
_FULL_NAME = 2
_MOST_MODIFIERS = 2
_NO_MODIFIERS = PRONOUNS | vocabulary(
    "that who which of to in on at by for from with as and or but de du des à dans sur que qui et par pour"
)
_NO_NOUNS = vocabulary(
    "near outside inside around across over under above below after before during since until toward towards yesterday"
    " today tonight tomorrow late early later earlier also then not only just here there once again near près chez vers"
    " hier depuis avant après ainsi aussi encore"
)
_HAVE = vocabulary("a ont avait avaient")
_PASSIVE = vocabulary("was were is are been being été")
_PAST_AGE = 3  # ", 34, a nurse"
_DAYS = vocabulary(
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche"
)


def subject_after(cast: Cast, verb: int, sentence: Sentence) -> Saying | None:
    """Find who says it, after the verb: "said Health Minister X", "a déclaré le ministre"."""
    article, at = cast.article, verb + 1
    if article.low(at) in ("by", "par") and article.low(verb - 1) in _PASSIVE:
        return _agent(cast, verb, sentence)
    if article.low(verb) in QUOTES and (quoted := _quoted(cast, verb, sentence)):
        return quoted
    if at < sentence.last and article.low(at) in ("on", *_DAYS):
        at += 1 + (article.low(at) == "on")
    at = _past_manner(cast, verb, _past_aside(article, at, sentence), sentence)
    at = _past_outlet(article, at, sentence)
    at = _past_adverbial(cast, verb, at, sentence)
    while at < sentence.last and at - verb < _FARTHEST_SUBJECT and _precedes_noun(article, at):
        at += 1
    if at >= sentence.last:
        return None
    if person := _person_at(cast, at):
        words, name = (verb, person.phrase_last), (person.first, person.last)
        return saying(article, sentence, verb, words, name, role=person.role, before=False)
    if article.low(at) in PRONOUNS:
        return saying(article, sentence, verb, (verb, at + 1), (at, at + 1), pronoun=True, before=False)
    return _noun_after(cast, verb, at, sentence)


def _person_at(cast: Cast, at: int) -> Person | None:
    """Answer the person whose phrase begins at a word, or after "coastguard" in "coastguard commander X"."""
    for first in range(at, min(at + _MOST_MODIFIERS + 1, len(cast.article.words))):
        if person := cast.starts.get(first):
            return person
        word = cast.article.words[first]
        if not word.text.isalpha() or not word.text.islower() or word.low in _NO_MODIFIERS or is_saying(word):
            break
    return None


def _precedes_noun(article: Article, at: int) -> bool:
    """Tell "the", "l'un des" and "la même" before a noun; "même" and "des" only after an article."""
    return article.low(at) in DETERMINERS or article.low(at).endswith("-year-old")


def _agent(cast: Cast, verb: int, sentence: Sentence) -> Saying | None:
    """Read "was hailed by envoy X as “…”": who acts speaks."""
    article, at = cast.article, verb + 2
    at += article.low(at) in DETERMINERS
    if at >= sentence.last:
        return None
    if person := cast.starts.get(at):
        return saying(
            article, sentence, verb, (verb, person.phrase_last), (person.first, person.last), role=person.role
        )
    head = head_after(article, at, sentence)
    end = head + 1 if head is not None else people.name(article, at, sentence.last)
    return saying(article, sentence, verb, (verb, end), (at, end)) if end > at else None


def _quoted(cast: Cast, verb: int, sentence: Sentence) -> Saying | None:
    """Read "state radio quoted one witness as saying": who is quoted speaks, not who quotes."""
    article = cast.article
    at = verb + 1 + (article.low(verb + 1) in DETERMINERS)
    if at >= sentence.last:
        return None
    if person := cast.starts.get(at):
        words, name, role = (verb, person.phrase_last), (person.first, person.last), person.role
    else:
        head = head_after(article, at, sentence)
        end = head + 1 if head is not None else people.name(article, at, sentence.last)
        words, name, role = (verb, end), (at, end), None
    first = verb
    while first > sentence.first and article.words[first - 1].text not in MARKS:
        first -= 1
    quoter = first + (article.low(first) in DETERMINERS)
    end = outlet(article, quoter, verb)
    via = article.text[article.words[quoter].start : article.words[end - 1].end] if end > quoter else None
    as_saying = any(article.low(k) == "as" for k in range(words[1], min(words[1] + _LONGEST_ASIDE, sentence.last)))
    if not as_saying or name[1] <= at:
        return None
    return saying(article, sentence, verb, (first, words[1]), name, role=role, before=False, via=via)


def _past_aside(article: Article, at: int, sentence: Sentence) -> int:
    """Step over "de son côté", ", sous couvert d'anonymat," and ", on Friday," right after the verb."""
    for phrase in _CONTRASTS:
        if article.lows[at : at + len(phrase)] == phrase:
            return at + len(phrase)
    if article.low(at) != "," or article.low(at + 1) not in _ASIDES:
        return at
    stop = min(at + _LONGEST_ASIDE, sentence.last)
    return next((k + 1 for k in range(at + 1, stop) if article.low(k) == ","), at)


def _past_manner(cast: Cast, verb: int, at: int, sentence: Sentence) -> int:
    """Step over ", la voix brisée," between a French incise's verb and a name or a person."""
    article = cast.article
    if article.low(at) != "," or article.low(verb) not in FINITE_FRENCH or article.low(verb - 1) != ",":
        return at
    stop = min(at + _LONGEST_ASIDE, sentence.last - 1)
    comma = next((k for k in range(at + 1, stop) if article.words[k].text in MARKS), at)
    if article.low(comma) != "," or comma == at:
        return at
    begin = comma + 1
    is_name = not article.shouted and people.name(article, begin, sentence.last) - begin >= _FULL_NAME
    return begin if is_name or begin in cast.starts or begin + 1 in cast.starts else at


def _past_outlet(article: Article, at: int, sentence: Sentence) -> int:
    """Step over "à l'AFP" in "a raconté à l'AFP Moussa Traoré"."""
    if article.low(at) != "à":
        return at
    begin = at + 1 + (article.low(at + 1) in ("l'", "la", "le"))
    end = outlet(article, begin, min(sentence.last, begin + 1))
    return end + (article.low(end) == ",") if end > begin else at


def _past_adverbial(cast: Cast, verb: int, at: int, sentence: Sentence) -> int:
    """Step over "en avril" and "dans un communiqué" in "avait déclaré en avril le président X"."""
    article = cast.article
    if article.low(verb) not in _FRENCH or article.low(at) not in _ADVERBIALS:
        return at
    for k in range(at + 1, min(at + _LONGEST_ASIDE, sentence.last)):
        if article.words[k].text in MARKS:
            return at
        if k in cast.starts and all(article.low(n) in _TIMES for n in range(at, k)):
            return k
        if article.low(k - 1) in _FRENCH_ARTICLES and article.low(k - 2) not in _PREPOSITIONS:
            return k if k in cast.starts or head_after(article, k, sentence) is not None else at
    return at


def _noun_after(cast: Cast, verb: int, at: int, sentence: Sentence) -> Saying | None:
    """Read "…,” said police", "…, a déclaré Simon Compaoré, ministre de la Sécurité"."""
    article = cast.article
    if article.low(verb) not in _STRONG or not _is_inverted(article, verb, sentence):
        return None
    if one := _one_of(article, verb, at, sentence):
        return one
    head = head_after(article, at, sentence)
    if head is not None:
        return _headed(cast, verb, (at, head), sentence)
    end = people.name(article, at, sentence.last) if not article.shouted else at
    if end > at:
        role = _apposition(article, end, sentence)
        return saying(article, sentence, verb, (verb, end), (at, end), role=role, before=False)
    return _titled(cast, verb, at, sentence)


def _titled(cast: Cast, verb: int, at: int, sentence: Sentence) -> Saying | None:
    """Read "said sophomore Sam Okoro": a noun that no list knows, right before a whole name."""
    article = cast.article
    word = article.words[at]
    is_noun = word.text.isalpha() and word.text.islower() and word.low not in _NO_MODIFIERS | _NO_NOUNS
    is_noun = is_noun and not is_saying(word)
    end = people.name(article, at + 1, sentence.last) if is_noun and at == verb + 1 and not article.shouted else at
    if end - at - 1 < _FULL_NAME or article.words[end - 1].end == sentence.end:
        return None
    return saying(article, sentence, verb, (verb, end), (at + 1, end), role=word.text, before=False)


def _one_of(article: Article, verb: int, at: int, sentence: Sentence) -> Saying | None:
    """Read "recalled one of the passengers, Rui Costa."."""
    if article.low(at) != "of" or article.low(at - 1) != "one" or article.shouted:
        return None
    comma = next((k for k in range(at + 1, min(at + _LONGEST_ASIDE, sentence.last)) if article.low(k) == ","), None)
    end = people.name(article, comma + 1, sentence.last) if comma else at
    if comma is None or end - comma - 1 < _FULL_NAME:
        return None
    role = article.text[article.words[at - 1].start : article.words[comma - 1].end]
    return saying(article, sentence, verb, (verb, end), (comma + 1, end), role=role, before=False)


def named_after(cast: Cast, verb: int, noun: tuple[int, int], sentence: Sentence) -> Saying | None:
    """Read "a déclaré le porte-parole du ministère, le colonel X": the person who follows is the one who speaks."""
    article, at = cast.article, noun[1]
    stop = min(at + _LONGEST_ASIDE, sentence.last)
    if article.low(at) in ("du", "de", "des", "d'", "of", "for", "at"):
        while at < stop and article.words[at].text not in MARKS:
            at += 1
    if article.low(at) != "," or at + 1 >= sentence.last:
        return None
    person = cast.starts.get(at + 1 + (article.low(at + 1) in _FRENCH_ARTICLES))
    if person is None or person.role is None or article.low(person.phrase_last) not in (",", ".", ""):
        return None
    role = " ".join(article.text[article.words[noun[0]].start : article.words[at - 1].end].split())
    return saying(
        article, sentence, verb, (verb, person.phrase_last), (person.first, person.last), role=role, before=False
    )


def _headed(cast: Cast, verb: int, noun: tuple[int, int], sentence: Sentence) -> Saying:
    """Read "said police"; in "said the imam's wife, Salma Karim." the name is the apposition."""
    article = cast.article
    first, end = noun[0], noun[1] + 1
    if named := named_after(cast, verb, (first, end), sentence):
        return named
    while end < min(noun[1] + 3, sentence.last) and article.words[end].text.islower() and article.low(end + 1) == ",":
        end += 1  # "son directeur régional, Eric Perdison"
    name = people.name(article, end + 1, sentence.last) if article.low(end) == "," and not article.shouted else end
    if name - end > _FULL_NAME and article.text[article.words[name - 1].end : article.words[name - 1].end + 1] in ",.":
        role = article.text[article.words[first].start : article.words[end - 1].end]
        return saying(article, sentence, verb, (verb, name), (end + 1, name), role=role, before=False)
    return saying(article, sentence, verb, (verb, end), (first, end), before=False)


def _is_inverted(article: Article, verb: int, sentence: Sentence) -> bool:
    """Tell a verb right after the words that it reports, where its subject must follow."""
    if verb <= sentence.first:
        return False
    before = article.words[verb - 1]
    return (
        before.text in ",\"”»'’?!"
        or article.low(verb) in QUOTING_VERBS
        or before.low in ("se", "s'")
        or (article.low(verb) in FRENCH_PARTICIPLES and _is_compound(article, verb))
    )


def _is_compound(article: Article, verb: int) -> bool:
    """Tell "a déclaré", "a pour sa part déploré" and "s'est insurgé" by what stands before the participle."""
    at = verb
    for phrase in _CONTRASTS:
        if article.lows[max(at - len(phrase), 0) : at] == phrase:
            at -= len(phrase)
            break
    return article.low(at - 1) in _HAVE or article.lows[max(at - 2, 0) : at] in (["s'", "est"], ["s'", "était"])


def _apposition(article: Article, end: int, sentence: Sentence) -> str | None:
    """Answer the role in ", ministre de la Santé" after a name."""
    words = article.words
    if article.low(end) != "," or end + 1 >= sentence.last:
        return None
    if words[end + 1].number and end + _PAST_AGE < sentence.last and article.low(end + 2) == ",":
        end += 2
    begin = end + 1 + (words[end + 1].low in DETERMINERS)
    stop = begin
    while stop < min(sentence.last, begin + 12) and words[stop].text not in MARKS:
        stop += 1
    heads = [at for at in range(begin, min(stop, begin + 5)) if words[at].low in people.ROLES]
    if not heads or people.role_start(article, heads[0], begin) != begin:
        return None
    return " ".join(article.text[words[begin].start : words[stop - 1].end].split())
