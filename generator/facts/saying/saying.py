"""One saying: a verb with its speaker, and the outlet through which the words came."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts.saying.via import via_outlet

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Sentence


class Saying(NamedTuple):
    """Somebody says something: `verb` is the verb's (or "according"'s) word, `start:end` the speaker's offsets.

    `pronoun` is true where the speaker is "he" or "she". `first:last` are the words of verb and speaker together;
    `before` is true where the speaker stands before the verb. `verb_word` is the verb in lower case.
    """

    verb: int
    first: int
    last: int
    start: int
    end: int
    text: str
    role: str | None
    via: str | None
    pronoun: bool
    before: bool
    verb_word: str


def saying(  # noqa: PLR0913 -- what a saying is made of
    article: Article, sentence: Sentence, verb: int, words: tuple[int, int], speaker: tuple[int, int], *,
    role: str | None = None, pronoun: bool = False, before: bool = True, via: str | None = None,
) -> Saying:  # fmt: skip
    """Put a saying together: `words` are those of verb and speaker together, `speaker` those of the name alone."""
    start, end = article.words[speaker[0]].start, article.words[speaker[1] - 1].end
    return Saying(
        verb, *words, start, end, article.text[start:end], role, via or via_outlet(article, verb, sentence), pronoun,
        before, article.low(verb),
    )  # fmt: skip
