"""Speakers before their verb: "Health Minister X said", "X, a spokesman, said", "police said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import people
from generator.facts.saying.heads import DETERMINERS, HEADS, MARKS, OPENING_MARKS, PERSONS, PRONOUNS
from generator.facts.saying.noun_phrase import phrase_before
from generator.facts.saying.saying import saying
from generator.facts.verbs import FRENCH_PARTICIPLES, QUOTES, is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.people import Person
    from generator.facts.saying.cast import Cast
    from generator.facts.saying.saying import Saying
    from generator.facts.sentences import Article, Sentence

_OTHER_PRONOUNS = vocabulary("we i you on that this those these everyone nobody")
_RELATIVES = vocabulary("who which qui")
_ASKS_WHO = vocabulary("a-t-il a-t-elle ont-ils ont-elles avait-il avait-elle")  # “a-t-il ajouté”
_BETWEEN = vocabulary(
    """
    also later has had have then earlier reportedly again further immediately a ont avait a-t-il meanwhile today
    so far avaient aurait auraient est s' se fait pour sa leur part once still even first just
    yesterday tonight monday tuesday wednesday thursday friday saturday sunday on lundi mardi mercredi jeudi
    vendredi samedi dimanche également y d' abord quickly repeatedly publicly officially aussi notamment ensuite would
    """
)
_PREPOSITIONS = vocabulary("for of in at from with on near inside outside du de des pour à d'")
_FOUND = vocabulary("found left posted published signed issued sent released obtained seen written")
_AFTER_DIT = vocabulary("avoir être que qu' ne craindre ignorer regretter redouter")
_GOVERNS = vocabulary("by from with against than par")
_STRAY = vocabulary("who that which whose and but or where when because")
_BEFORE_SUBJECT = vocabulary(
    "and but while as that because although though when whose senior other many most et que dont"
)
_OPENS_APPOSITION = vocabulary(
    """
    who speaking whose a an the at in on during after from of for with his her their one now then also asked
    responding testifying joint jointe joints contacté contactée interrogé interrogée seen obtained published
    released issued read himself herself le la un une qui
    """
)
_ASKED = vocabulary("joint jointe joints contacté contactée interrogé interrogée")
_OPENS_CLAUSE = vocabulary("who speaking whose")
_PASSIVE = vocabulary("been was were being be")
_AGENTS = ("er", "or", "ist", "man", "woman", "ian", "ant", "ent", "eer")  # paceman, defender, historian
_NO_AGENTS = vocabulary("after under over never ever whether however other another rather together before later either")
_LONGEST_SUBJECT = 12
_LONGEST_APPOSITION = 24
_ENDS_APPOSITION = ';:"“”«»'
_LONGEST_BODY = 6
_FULL_NAME = 2
_MOST_AUXILIARIES = 4
_CONTRAST = vocabulary("lui elle eux elles pour sa leur part de son côté")
_LONGEST_CONTRAST = 6


def subject_before(cast: Cast, verb: int, sentence: Sentence) -> Saying | None:
    """Find who says it, before the verb: "Health Minister X said", "X, a spokesman, said", "police said"."""
    article, at = cast.article, verb
    if article.low(at - 1) in _ASKS_WHO and at > sentence.first:
        return saying(article, sentence, verb, (at - 1, verb + 1), (at - 1, at), pronoun=True)
    if article.low(verb) in QUOTES and article.low(at - 1) in _PASSIVE:
        at -= 1
    at = _past_auxiliaries(article, at, sentence)
    at = _past_auxiliaries(article, _past_contrast(article, at, sentence), sentence)
    says_now = article.low(verb) == "dit" and _is_present(article, verb)
    if article.low(verb) in FRENCH_PARTICIPLES and at == verb and not says_now:
        return None
    at = _before_brackets(article, at, sentence)
    if at <= sentence.first:
        return None
    if person := cast.ends.get(at):
        return None if _is_object(article, person, sentence) else _person(article, verb, person, sentence)
    low = article.low(at - 1)
    if low in _RELATIVES:
        return _antecedent(cast, verb, at - 1, sentence)
    if low == ",":
        return _across_comma(cast, verb, at - 1, sentence)
    if low in PRONOUNS:
        return saying(article, sentence, verb, (at - 1, verb + 1), (at - 1, at), pronoun=True)
    return None if low in _OTHER_PRONOUNS else _noun_before(cast, verb, at, sentence)


def _is_present(article: Article, dit: int) -> bool:
    """Tell "X dit avoir compté" and "X dit « partager »" from "a dit" and from the nickname in "X, dit « Momo »"."""
    after = article.low(dit + 1)
    if after in OPENING_MARKS and dit + 2 < len(article.words):
        return article.words[dit + 2].text.islower()
    return after in _AFTER_DIT


def is_passive(article: Article, verb: int, sentence: Sentence) -> bool:
    """Tell "a floor had been added" and "radio quoted one witness as saying": who stands before does not speak."""
    if article.low(verb) not in QUOTES:
        return article.low(verb - 1) in _PASSIVE
    if article.low(verb - 1) in _PASSIVE:
        return False  # "police were quoted as saying"
    ahead = range(verb + 2, min(verb + _LONGEST_SUBJECT, sentence.last - 1))
    return any(article.low(k) == "as" and article.low(k + 1) == "saying" for k in ahead)


def _past_auxiliaries(article: Article, end: int, sentence: Sentence) -> int:
    at = end
    while at > sentence.first and at > end - _MOST_AUXILIARIES and _may_stand_between(article.low(at - 1)):
        at -= 1
    return at


def _past_contrast(article: Article, at: int, sentence: Sentence) -> int:
    """Step back over ", lui," and "de son côté": what sets a French speaker against the one before."""
    if article.low(at - 1) == "côté" and article.low(at - 3) == "de":
        return at - 3
    if article.low(at - 1) != ",":
        return at
    for k in range(at - 2, max(at - _LONGEST_CONTRAST, sentence.first), -1):
        if article.low(k) == ",":
            return k
        if article.low(k) not in _CONTRAST:
            break
    return at


def _may_stand_between(low: str) -> bool:
    """Tell a word that may stand between a speaker and the verb: an auxiliary, a day, an adverb."""
    return low in _BETWEEN or (low.endswith("ly") and low not in ("family", "italy", "assembly"))


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


def _is_object(article: Article, person: Person, sentence: Sentence) -> bool:
    """Tell "a meeting chaired by Mr Arafat called for": the person is what a preposition governs."""
    return person.phrase_first > sentence.first and article.low(person.phrase_first - 1) in _GOVERNS


def _antecedent(cast: Cast, verb: int, relative: int, sentence: Sentence) -> Saying | None:
    """Read "Queen Elizabeth, who said" and "the report, which said": the name or noun right before."""
    article = cast.article
    end = _before_brackets(article, relative - (article.low(relative - 1) == ","), sentence)
    if end <= sentence.first:
        return None
    if person := cast.ends.get(end):
        return _person(article, verb, person, sentence)
    first = people.name_start(article, end, sentence.first)
    is_name = not article.shouted and (end - first >= _FULL_NAME or article.low(end - 1) in cast.surnames)
    if article.low(end - 1) in HEADS:
        first = people.role_start(article, end - 1, sentence.first)
    elif not is_name or article.low(relative) == "which":
        return None
    return saying(article, sentence, verb, (first, verb + 1), (first, end))


def _across_comma(cast: Cast, verb: int, comma: int, sentence: Sentence) -> Saying | None:
    """Read "X, a spokesman for the mission, said" and "spokesman X for the mission, declared"."""
    article = cast.article
    if (person := cast.ends.get(comma)) and not _is_object(article, person, sentence):
        return _person(article, verb, person, sentence)
    if named := _named_between_commas(article, verb, comma, sentence):
        return named
    for at in range(comma - 1, max(sentence.first, comma - _LONGEST_APPOSITION), -1):
        if article.words[at].text in _ENDS_APPOSITION or is_saying(article.words[at]):
            return None
        if article.words[at].text == "," and (found := _before_apposition(cast, verb, at, sentence)):
            return found
    return None


def _named_between_commas(article: Article, verb: int, comma: int, sentence: Sentence) -> Saying | None:
    """Read "another witness, Usman Hassan, said": the name is the apposition."""
    first = people.name_start(article, comma, sentence.first)
    if article.shouted or comma - first < _FULL_NAME or article.low(first - 1) != "," or first - 2 < sentence.first:
        return None
    if article.low(first - 2) == "them" and article.low(first - 3) == "of":
        return saying(article, sentence, verb, (first, verb + 1), (first, comma))
    for head in range(first - 2, max(first - _LONGEST_SUBJECT, sentence.first - 1), -1):
        low = article.low(head)
        if article.words[head].text in MARKS:
            return None
        if low in HEADS or low in PERSONS:
            begin = people.role_start(article, head, sentence.first)
            role = " ".join(article.text[article.words[begin].start : article.words[first - 2].end].split())
            return saying(article, sentence, verb, (first, verb + 1), (first, comma), role=role)
    return None


def _before_apposition(cast: Cast, verb: int, comma: int, sentence: Sentence) -> Saying | None:
    """Read "X, a spokesman for the mission," and "Quina Jones, 25,": the name before the comma."""
    article = cast.article
    inside, at = article.words[comma + 1], _before_brackets(article, comma, sentence)
    opens_led = article.low(comma + 2) in ("by", "par")  # "detectives, headed by X, said"
    opens = opens_led or inside.low in _OPENS_APPOSITION or inside.number is not None or people.is_role(inside)
    if not opens and not (inside.low.endswith("ing") and at in cast.ends):  # "Bishop X, leading prayers, told"
        return None
    if person := cast.ends.get(at):
        return _person(article, verb, person, sentence)
    if article.low(at - 1) in HEADS or article.low(at - 1) in PERSONS:
        head = people.role_start(article, at - 1, sentence.first)
        if not _may_head(article, head, at - 1, sentence) or not _is_subject(article, head, sentence):
            return None
        return saying(article, sentence, verb, (head, verb + 1), (head, at))
    if inside.low in _ASKED and (headed := _headed(article, verb, at, sentence)):
        return headed
    if inside.low in _OPENS_CLAUSE and (begin := phrase_before(article, verb, at, sentence)) is not None:
        return saying(article, sentence, verb, (begin, verb + 1), (begin, at))
    first = people.name_start(article, at, sentence.first)
    is_known = at > first and (article.low(at - 1) in cast.surnames or first == sentence.first)
    shortest = 1 if inside.low in _OPENS_CLAUSE or is_known else _FULL_NAME
    if at - first >= shortest and not article.shouted and _names_subject(article, first, at, sentence):
        return saying(article, sentence, verb, (first, verb + 1), (first, at))
    return None


def _noun_before(cast: Cast, verb: int, end: int, sentence: Sentence) -> Saying | None:
    """Read "police said", "a spokesman for the ministry said", "Human Rights Watch said"."""
    article = cast.article
    if article.low(end - 1) in HEADS or article.low(end - 1) in PERSONS:
        first = people.role_start(article, end - 1, sentence.first)
        if _may_head(article, first, end - 1, sentence) and _is_subject(article, first, sentence):
            first = _with_other(article, first, sentence)
            return saying(article, sentence, verb, (first, verb + 1), (first, end))
        return (
            _headed(article, verb, end, sentence)
            or _of_body(cast, verb, end, sentence)
            or _common_noun(article, verb, end, sentence)
        )
    if headed := _headed(article, verb, end, sentence) or _of_body(cast, verb, end, sentence):
        return headed
    if not article.shouted:
        first = people.name_start(article, end, sentence.first)
        if first < end and _names_subject(article, first, end, sentence):
            return saying(article, sentence, verb, (first, verb + 1), (first, end))
    return _common_noun(article, verb, end, sentence)


def _with_other(article: Article, first: int, sentence: Sentence) -> int:
    """Answer where "police and hospital officials" begins: both speak."""
    if article.low(first - 1) not in ("and", "et") or article.low(first - 2) not in HEADS:
        return first
    other = people.role_start(article, first - 2, sentence.first)
    return other if other >= sentence.first and _is_subject(article, other, sentence) else first


def _names_subject(article: Article, first: int, end: int, sentence: Sentence) -> bool:
    """Tell a name that is a subject, also with words of its own: "the council's Frank Farmer", "paceman Glenn Lee"."""
    if _is_subject(article, first, sentence):
        return True
    if end - first < _FULL_NAME and not article.words[first].text.isupper():
        return False
    if _is_named_body(article, first, sentence):
        return True
    before = article.words[first - 1]
    is_agent = before.text.islower() and before.low.endswith(_AGENTS) and before.low not in _NO_AGENTS
    return is_agent or before.low.endswith(("'s", "s'"))


def _is_named_body(article: Article, first: int, sentence: Sentence) -> bool:
    """Tell "the country's disaster agency AFAD", with which a sentence begins, or its part after a comma."""
    begin = sentence.first
    for at in range(sentence.first, first):
        begin = at + 1 if article.words[at].text == "," else begin
    before = article.words[begin:first]
    return (
        0 < len(before) <= _LONGEST_BODY
        and before[-1].text.islower()
        and before[-1].low in HEADS
        and all(word.text[0].isalpha() and not is_saying(word) for word in before)
    )


def _common_noun(article: Article, verb: int, end: int, sentence: Sentence) -> Saying | None:
    """Read "the tenants warned", "a source close to the talks said"."""
    first = phrase_before(article, verb, end, sentence)
    return None if first is None else saying(article, sentence, verb, (first, verb + 1), (first, end))


def _headed(article: Article, verb: int, end: int, sentence: Sentence) -> Saying | None:
    """Read "a spokesman for the ministry said": a head before its complement."""
    words = article.words
    for at in range(end - 2, max(sentence.first, end - _LONGEST_SUBJECT) - 1, -1):
        if words[at].text in ",;:—–()" or words[at].low in _STRAY or is_saying(words[at]):
            return None
        is_head = words[at].low in HEADS or words[at].low in PERSONS
        if is_head and words[at + 1].low in _PREPOSITIONS | _FOUND:
            first = people.role_start(article, at, sentence.first)
            if _may_head(article, first, at, sentence) and _is_subject(article, first, sentence):
                return saying(article, sentence, verb, (first, verb + 1), (first, end))
    return None


def _of_body(cast: Cast, verb: int, end: int, sentence: Sentence) -> Saying | None:
    """Read "Ann Lee of the arson unit said": a full name before what it belongs to."""
    article = cast.article
    for at in range(end - 2, max(sentence.first, end - _LONGEST_SUBJECT), -1):
        if article.words[at].text in MARKS or is_saying(article.words[at]):
            return None
        if article.low(at) != "of" or article.low(at + 1) not in ("the", "a"):
            continue
        if person := cast.ends.get(at):
            return None if _is_object(article, person, sentence) else _person(article, verb, person, sentence)
        first = at if article.shouted else people.name_start(article, at, sentence.first)
        if at - first < _FULL_NAME or article.low(at - 1) in HEADS or not _is_subject(article, first, sentence):
            return None
        return saying(article, sentence, verb, (first, verb + 1), (first, at))
    return None


def _may_head(article: Article, first: int, head: int, sentence: Sentence) -> bool:
    """Tell "the mayor" and "Scott's family" from a title before a name that was not read."""
    if article.low(head) in HEADS:
        return True
    before = article.low(first - 1) if first > sentence.first else ""
    owned = any(article.low(k).endswith(("'s", "s'")) for k in range(max(first - 1, sentence.first), head))
    return before in DETERMINERS or owned


def _is_subject(article: Article, first: int, sentence: Sentence) -> bool:
    """Tell whether a noun phrase that begins here can be a subject: not the object of a verb or preposition."""
    at = first - 1
    while at >= sentence.first and article.low(at) in DETERMINERS:
        at -= 1
    if at < sentence.first:
        return True
    before = article.words[at]
    return before.text in ",;:—–-/()\"“”«»'‘’‹›" or before.low in _BEFORE_SUBJECT
