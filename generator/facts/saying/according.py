"""Attribution without a verb: "according to Libyan officials", "in a statement by X, 19 people died"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import people
from generator.facts.outlets import outlet
from generator.facts.saying.counting import COUNTS
from generator.facts.saying.heads import DETERMINERS, HEADS, PERSONS, head_after
from generator.facts.saying.saying import saying
from generator.facts.saying.subject_after import named_after
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.saying.cast import Cast
    from generator.facts.saying.saying import Saying
    from generator.facts.sentences import Article, Sentence

_ACCORDING = (
    ("according", "to"),
    ("selon",),
    ("d'", "après"),
    ("croire",),
    ("words", "of"),
    ("yeux", "de"),
    ("yeux", "du"),
    ("yeux", "d'"),
)
# What must stand before the words that mean "according" only there.
_LED_BY = {"croire": ["à", "en"], "words": ["in", "the"], "yeux": ["aux"]}
_PRONOUNS = vocabulary("him her lui elle")
_SOURCES = vocabulary(
    """
    statement report interview broadcast communique communiqué dispatch press conference news tweet post letter
    bulletin
    """
)
_COMPILED = vocabulary(
    "compiled provided released given issued published kept made gathered collected established établi fourni publié"
    " compilé dressé communiqué réalisé tenu provisoire officiel établis fournis publiés"
)
_DAYS = vocabulary(
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche on"
)
_NAMED = vocabulary("ong organisation organization group groupe agency agence association site watchdog observatoire")
_AFTER_HEAD = vocabulary("in of at on for from with and who that which had has was were said dans de du des en et qui")
_COMPLEMENTS = ("de", "du", "des", "d'")
_LONGEST_COMPLEMENT = 6  # words
_FARTHEST_HEAD = 6
_BY = ("by", "from", "par", "de", "du", "des", "d'")


def according(cast: Cast, at: int, sentence: Sentence) -> Saying | None:
    """Read "according to Libyan officials", "selon le ministre", "à en croire le maire", "selon lui"."""
    led_by = _LED_BY.get(cast.article.low(at), [])
    if cast.article.lows[max(at - len(led_by), 0) : at] != led_by:
        return None
    for phrase in _ACCORDING:
        if all(cast.article.low(at + n) == part for n, part in enumerate(phrase)):
            return _source(cast, at, at + len(phrase), sentence)
    return None


def in_the_view_of(cast: Cast, at: int, sentence: Sentence) -> Saying | None:
    """Read "Pour l'analyste X, …" at the head of a sentence."""
    found = _source(cast, at, at + 1, sentence) if at == sentence.first else None
    return found if found and cast.article.low(_past_complement(cast.article, found.last, sentence)) == "," else None


def _past_complement(article: Article, at: int, sentence: Sentence) -> int:
    """Answer where "d'opposition" and "des mineurs" end after a noun."""
    if article.low(at) not in _COMPLEMENTS:
        return at
    stop = min(at + _LONGEST_COMPLEMENT, sentence.last)
    return next((k for k in range(at + 1, stop) if not article.words[k].text[0].isalpha()), at)


def statement_by(cast: Cast, at: int, sentence: Sentence) -> Saying | None:
    """Read "In a statement by French Foreign Minister X, 19 people died"."""
    article = cast.article
    nouns = [n for n in range(at + 1, min(at + 4, sentence.last - 2)) if article.low(n) in _SOURCES]
    if not nouns or article.low(nouns[0] + 1) not in ("by", "from"):
        return None
    found = _source(cast, at, nouns[0] + 2, sentence)
    return found if found and article.low(found.last) == "," else None


def _source(cast: Cast, at: int, begin: int, sentence: Sentence) -> Saying | None:
    """Read the person, the outlet, the unnamed speakers or the name that begins at a word."""
    article = cast.article
    if article.low(begin) in _PRONOUNS:
        return saying(article, sentence, at, (at, begin + 1), (begin, begin + 1), pronoun=True, before=False)
    first = _past_base(article, _past_report(article, begin, sentence))
    if first >= sentence.last:
        return None
    if person := cast.starts.get(first):
        words, name = (at, person.phrase_last), (person.first, person.last)
        return saying(article, sentence, at, words, name, role=person.role, before=False)
    end = outlet(article, first, sentence.last)
    if end > first:
        via = article.text[article.words[first].start : article.words[end - 1].end]
        return saying(article, sentence, at, (at, end), (first, end), before=False, via=via)
    head = head_after(article, first, sentence)
    if head is None and not article.shouted:
        head = _head_afar(article, first, sentence)
    if head is not None:
        if named := named_after(cast, at, (first, head + 1), sentence):
            return named
        end = head + 1
        if article.low(head) in _NAMED and not article.shouted:  # "l'ONG Acled"
            end = max(end, people.name(article, end, sentence.last))
        return saying(article, sentence, at, (at, end), (first, end), before=False)
    end = first if article.shouted else people.name(article, first, sentence.last)
    return saying(article, sentence, at, (at, end), (first, end), before=False) if end > first else None


def _past_report(article: Article, begin: int, sentence: Sentence) -> int:
    """Answer where the source begins, past "the" and past "a report by"."""
    if begin < sentence.last and article.low(begin) in DETERMINERS:
        begin += 1
    if (counter := _past_count(article, begin, sentence)) is not None:
        return counter
    if not any(article.low(n) in _SOURCES for n in range(begin, min(begin + 3, sentence.last))):
        return begin
    for n in range(begin, min(begin + 6, sentence.last - 1)):
        if article.low(n) in ("by", "from", "in", "on"):
            return min(n + 2, sentence.last - 1) if article.low(n + 1) in ("the", "a") else n + 1
    return begin


def _past_base(article: Article, first: int) -> int:
    """Step over "London-based" and "U.S.-based"."""
    if article.low(first).endswith("-based"):
        return first + 1
    return first + 3 if article.low(first + 1) == "-" and article.low(first + 2) == "based" else first


def _head_afar(article: Article, first: int, sentence: Sentence) -> int | None:
    """Answer the head of "state-appointed human rights commission": adjectives in small letters before a known noun."""
    for at in range(first, min(first + _FARTHEST_HEAD, sentence.last)):
        word = article.words[at]
        if word.low in HEADS or (word.low in PERSONS and article.low(first - 1) in DETERMINERS):
            after = article.words[at + 1] if at + 1 < sentence.last else None
            return at if after is None or not after.text[0].isalpha() or after.low in _AFTER_HEAD else None
        if not word.text.islower() or not word.text[0].isalpha() or word.low in _AFTER_HEAD:
            return None
    return None


def _past_count(article: Article, begin: int, sentence: Sentence) -> int | None:
    """Answer where "the Red Cross" begins in "a new count compiled by the Red Cross"; None where it is no count."""
    count = next((n for n in range(begin, min(begin + 3, sentence.last)) if article.low(n) in COUNTS), None)
    if count is None:
        return None
    by = count + 1
    while article.low(by) in _COMPILED or article.low(by) in _DAYS:
        by += 1
    if article.low(by) not in _BY or by + 2 >= sentence.last:
        return None
    return by + 1 + (article.low(by) != "du" and article.low(by + 1) in DETERMINERS)
