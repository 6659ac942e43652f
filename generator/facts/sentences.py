"""Words, sentences and paragraphs of an article, each with its place: the ground that all rules stand on.

A number is one word here, however many it is written in, so that no rule has to know how numbers are spelt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from generator.facts.numbers import Number, numbers
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


F = TypeVar("F", bound=_Placed)
OPENING = "\"“„«'‘‹"
CLOSING = "\"”“»'’›"

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,8}(?=\W|$)"  # U.S.
    r"|(?:[ldjnmstLDJNMST]|[Qq]u)['’](?=[^\W\d_])"  # l'hôtel: the article is a word of its own
    r"|\w[\w]*(?:[-'’\u2010\u2011]\w+)*"
    r"|[^\w\s]"
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*|\n(?=[ \t]{2,}\S)")
_LINE = re.compile(r"[\n\r\u2028\u2029]+")
_STOPS = ".!?…"
_MAY_END = frozenset(_STOPS + CLOSING)
_ABBREVIATIONS = vocabulary(
    """
    mr mrs ms dr prof gen col lt sgt det msgr capt cpl maj adm cmdr brig rev hon st sr jr gov sen rep pres jan feb mar
    apr jun jul aug sep sept oct nov dec no nos vs etc mm mme mlle ft u.n u.s insp supt pvt pte dept inc ltd co
    corp approx al
    """
)
_BEYOND = 64  # words
_WRAPPED_LINE = 92
_LONGEST_SENTENCE = 300  # words; a longer one is cut, so that no rule's work grows beyond it
_SHOUTED = 0.9
_READ_FOR_CASE = 20_000  # characters


class Word(NamedTuple):
    """A word, a mark, or a whole number; `low` in lower case with straight apostrophes, `capital` if it begins so."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    number: Number | None = None


class Sentence(NamedTuple):
    """A sentence: its place in the text, and its words as positions `first:last` in the article's words."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


class Article:
    """A text cut into words and sentences once, for every rule to use."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = _words(text)
        self.lows = [word.low for word in self.words]
        self._beyond = [*self.lows, *[""] * _BEYOND]  # so that low(-1) is "" as well
        beginning = text[:_READ_FOR_CASE]
        self.shouted = sum(map(str.isupper, beginning)) > _SHOUTED * sum(map(str.isalpha, beginning))

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts."""
        return [word.start for word in self.words]

    @cached_property
    def paragraphs(self) -> list[int]:
        """Where each paragraph after the first begins."""
        return paragraph_starts(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences, in order."""
        return _sentences(self)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence starts."""
        return [sentence.start for sentence in self.sentences]

    def paragraph(self, offset: int) -> int:
        """Answer the number of the paragraph that an offset lies in."""
        return bisect_right(self.paragraphs, offset)

    def at(self, offset: int) -> int:
        """Answer the position of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def sentence(self, offset: int) -> Sentence | None:
        """Answer the sentence that an offset lies in."""
        n = bisect_right(self.sentence_starts, offset) - 1
        return self.sentences[n] if n >= 0 and offset < self.sentences[n].end else None

    def within(self, sentence: Sentence, facts: Sequence[F]) -> Sequence[F]:
        """Answer those of some facts, sorted by start, that begin in a sentence."""
        first = bisect_left(facts, sentence.start, key=lambda fact: fact.start)
        return facts[first : bisect_left(facts, sentence.end, lo=first, key=lambda fact: fact.start)]

    def low(self, position: int) -> str:
        """Answer a word in lower case, "" beyond either end."""
        try:
            return self._beyond[position]
        except IndexError:
            return ""

    def has(self, sentence: Sentence, vocabulary: frozenset[str]) -> bool:
        """Tell whether a sentence holds a word of a vocabulary."""
        return not vocabulary.isdisjoint(self.lows[sentence.first : sentence.last])


def _words(text: str) -> list[Word]:
    out: list[Word] = []
    lowered = _lowered(text)
    numbered = iter(numbers(text))
    number, at = next(numbered, None), 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        while number and number.start < end:
            if number.start >= at:
                at = number.end
                written, is_capital = number.text, text[number.start].isupper()
                out.append(Word(number.start, at, written, lowered[number.start : at], is_capital, number))
            number = next(numbered, None)
        if start >= at:
            at = end
            out.append(Word(start, end, text[start:end], lowered[start:end], text[start].isupper()))
    return out


def _lowered(text: str) -> str:
    """Answer a text in lower case with straight apostrophes, letter for letter as long as it is."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" becomes two
        lowered = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    return lowered.replace("’", "'")


def paragraph_starts(text: str) -> list[int]:
    """Answer where paragraphs begin: at each line, or at blank lines where lines are broken at a fixed width."""
    lines = [line for line in _LINE.split(text) if line.strip()]
    whole = sum(line.rstrip()[-1] in ".!?\"”»:…'’" for line in lines)
    wrapped = len(lines) > 2 and max(map(len, lines)) <= _WRAPPED_LINE and whole <= 0.6 * len(lines)  # noqa: PLR2004 -- a distance or a length, in words
    return [found.end() for found in (_BLANK_LINE if wrapped else _LINE).finditer(text)]


def _sentences(article: Article) -> list[Sentence]:
    words, text = article.words, article.text
    ends = {at + 1 for at, word in enumerate(words[:-1]) if word.text in _MAY_END and _ends(text, words, at)}
    ends |= {article.at(offset) for offset in article.paragraphs} | {len(words)}
    out: list[Sentence] = []
    first = 0
    for end in sorted(ends):
        while first < end:
            last = min(end, first + _LONGEST_SENTENCE)
            paragraph = article.paragraph(words[first].start)
            out.append(Sentence(words[first].start, words[last - 1].end, first, last, paragraph))
            first = last
    return out


def _ends(text: str, words: list[Word], at: int) -> bool:
    """Tell whether a sentence ends with this word: a full stop, or a mark that closes a quotation after one."""
    word, after = words[at], words[at + 1]
    gap = text[word.end : after.start]
    if not gap:
        return False
    if word.text in CLOSING and at and words[at - 1].text in _STOPS and words[at - 1].end == word.start:
        return after.capital or not after.text[0].isalpha()
    if word.text not in _STOPS:
        return False
    if word.text == "." and at and words[at - 1].end == word.start:
        before = words[at - 1]
        if before.low in _ABBREVIATIONS or (len(before.text) == 1 and before.capital and not before.number):
            return False
    return after.capital or not after.text[0].isalpha()
