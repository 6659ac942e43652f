"""All sayings of an article, each found from its verb, from "according" or from "in a statement by"."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.facts.saying.according import according, in_the_view_of, statement_by
from generator.facts.saying.cast import Cast
from generator.facts.saying.counting import counts
from generator.facts.saying.heads import VERBLESS, WRITINGS, is_published
from generator.facts.saying.left_out import PARTICIPLES, subject_afar, subject_left_out
from generator.facts.saying.saying import saying
from generator.facts.saying.sentence_subject import sentence_subject
from generator.facts.saying.subject_after import subject_after
from generator.facts.saying.subject_before import is_passive, subject_before
from generator.facts.verbs import FINITE_FRENCH, QUOTING_VERBS, REFLEXIVE, VERBS, has_pronoun, is_saying

if TYPE_CHECKING:
    from generator.facts.saying.counting import Count
    from generator.facts.saying.saying import Saying
    from generator.facts.saying.sentence_subject import Subject
    from generator.facts.sentences import Article, Sentence

_MARKS = '"“”„«»‘’'
# The words that a saying is found by, but for “dit-elle”; most words are none.
_SAYS = VERBS | QUOTING_VERBS | REFLEXIVE | PARTICIPLES | VERBLESS | {"in", "put", "puts", "état", "voit", "voient"}
_NEAR_MARK = 12  # words
_LONGEST_INTRODUCTION = 20  # words


class Sayings:
    """All sayings of an article, by sentence; `people` are its persons."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._cast = Cast(article)
        self.people = self._cast.people

    @cached_property
    def all(self) -> tuple[Saying, ...]:
        """Every verb of saying with a subject beside it, and every "according to", in order."""
        found: list[Saying] = []
        for sentence in self._article.sentences:
            here: list[Saying] = []
            for at, low in enumerate(self._article.lows[sentence.first : sentence.last], sentence.first):
                if (low in _SAYS or "-" in low) and (one := _saying_at(self._cast, at, sentence, here)):
                    here.append(one)
            found += here
        return tuple(found)

    def subject(self, sentence: Sentence) -> Subject | None:
        """Answer who a sentence begins with; None where that is unsure."""
        return sentence_subject(self._cast, sentence)

    def counts(self, sentence: Sentence) -> list[Count]:
        """Answer who counts how many in a sentence: "the Red Cross counted 23"."""
        return counts(self._cast, sentence)

    def introducing(self, sentence: Sentence, colon: int) -> Saying | None:
        """Read "The imam calls for calm: “…”": whoever a sentence is about says what stands after its colon."""
        subject = sentence_subject(self._cast, sentence)
        if subject is None or not subject.until <= colon <= subject.until + _LONGEST_INTRODUCTION:
            return None
        if not subject.is_person and self._article.low(subject.last - 1) in WRITINGS:
            return None
        words, name = (subject.first, colon), (subject.first, subject.last)
        return saying(self._article, sentence, colon, words, name, role=subject.role)

    @cached_property
    def by_sentence(self) -> dict[int, list[Saying]]:
        """The sayings of the sentence that begins at an offset."""
        out: dict[int, list[Saying]] = {}
        for one in self.all:
            sentence = self._article.sentence(self._article.words[one.verb].start)
            if sentence:
                out.setdefault(sentence.start, []).append(one)
        return out


def _saying_at(cast: Cast, at: int, sentence: Sentence, here: list[Saying]) -> Saying | None:
    """Read the saying whose verb, or whose "according", stands at a word; `here` are the sentence's earlier ones."""
    word, article = cast.article.words[at], cast.article
    if is_published(article, at):
        return None
    if is_saying(word) or _puts_toll(article, at) or _quotes(article, at):
        return (
            (None if is_passive(article, at, sentence) else subject_before(cast, at, sentence))
            or subject_after(cast, at, sentence)
            or subject_left_out(cast, at, sentence, here)
            or subject_afar(cast, at, sentence, here)
        )
    if word.low in PARTICIPLES:
        return subject_left_out(cast, at, sentence, here)
    if word.low in VERBLESS and word.low != "pour":
        return according(cast, at, sentence)
    if word.low == "pour":
        return in_the_view_of(cast, at, sentence)
    if has_pronoun(word):
        return saying(article, sentence, at, (at, at + 1), (at, at + 1), pronoun=True, before=False)
    return statement_by(cast, at, sentence) if word.low == "in" else None


def _quotes(article: Article, at: int) -> bool:
    """Tell a verb that says something only beside marks, or as an incise: "…, soupire Abdel"."""
    low = article.low(at)
    if low == "état":
        return "fait" in article.lows[max(at - 2, 0) : at]
    if low in ("voit", "voient"):
        return article.low(at - 1) == "y" and _is_beside_mark(article, at)
    if low in REFLEXIVE:
        return article.lows[max(at - 2, 0) : at] in (["s'", "est"], ["s'", "était"])
    if low in FINITE_FRENCH and article.low(at - 1) in (",", "se", "s'"):
        return True
    return low in QUOTING_VERBS and _is_beside_mark(article, at)


def _is_beside_mark(article: Article, at: int) -> bool:
    """Tell a verb with a quotation mark within a few words of it."""
    near = range(max(at - _NEAR_MARK, 0), min(at + _NEAR_MARK + 1, len(article.words)))
    return any(article.words[k].text in _MARKS for k in near)


def _puts_toll(article: Article, at: int) -> bool:
    """Read "the agency put the death toll at 72"."""
    return article.low(at) in ("put", "puts") and "toll" in (article.low(at + 2), article.low(at + 3))
