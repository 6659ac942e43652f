"""All sayings of an article, each found from its verb, from "according" or from "in a statement by"."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.facts.saying.according import according, statement_by
from generator.facts.saying.cast import Cast
from generator.facts.saying.subject_after import subject_after
from generator.facts.saying.subject_before import subject_before
from generator.facts.verbs import is_saying

if TYPE_CHECKING:
    from generator.facts.saying.saying import Saying
    from generator.facts.sentences import Article, Sentence


class Sayings:
    """All sayings of an article, by sentence; `people` are its persons."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._cast = Cast(article)
        self.people = self._cast.people

    @cached_property
    def all(self) -> tuple[Saying, ...]:
        """Every verb of saying with a subject beside it, and every "according to", in order."""
        found = (
            _saying_at(self._cast, at, sentence)
            for sentence in self._article.sentences
            for at in range(sentence.first, sentence.last)
        )
        return tuple(saying for saying in found if saying)

    @cached_property
    def by_sentence(self) -> dict[int, list[Saying]]:
        """The sayings of the sentence that begins at an offset."""
        out: dict[int, list[Saying]] = {}
        for saying in self.all:
            sentence = self._article.sentence(self._article.words[saying.verb].start)
            if sentence:
                out.setdefault(sentence.start, []).append(saying)
        return out


def _saying_at(cast: Cast, at: int, sentence: Sentence) -> Saying | None:
    """Read the saying whose verb, or whose "according", stands at a word."""
    word = cast.article.words[at]
    if is_saying(word) or _puts_toll(cast.article, at):
        return subject_before(cast, at, sentence) or subject_after(cast, at, sentence)
    if word.low in ("according", "selon", "d'"):
        return according(cast, at, sentence)
    return statement_by(cast, at, sentence) if word.low == "in" else None


def _puts_toll(article: Article, at: int) -> bool:
    """Read "the agency put the death toll at 72"."""
    return article.low(at) in ("put", "puts") and "toll" in (article.low(at + 2), article.low(at + 3))
