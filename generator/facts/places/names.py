"""Which words a place's name is made of, and which small words and common nouns it never is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Word

NEVER = vocabulary(
    """
    of the and in at on to is it he she we they you i a an as by or if so no not but for from with this that
    these his her its our monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december god allah islam muslim christian islamist catholic
    army police minister president general colonel united nations security council state party front group force
    forces national international central north south east west red cross white house
      man men male date most hospital university mission here bar best normal orange victoria service
    capital union commission battle eagle enterprise independence liberty islamic paradise progress hope justice
    peace lead mass media radio television report text attack war government people one two three four five six
    seven eight nine ten during while when where according also however sources many some several both other new
    old last first second third court ministry department embassy street road avenue square plaza latin santo
    san santa el la los las le les un une des du de et en sur dans pour par mais est sont libération liberation
    press association guard patriotic popular democratic revolutionary movement workers farabundo marti jesuit
    church farc along asia africa europe america day night morning week month year imam sheikh bus van car truck
    gunmen home
    """
)
_BEGINNINGS = vocabulary("san santa santo el la los las le les new port saint al old east north south west")


def is_name_word(word: Word) -> bool:
    """Tell a word with a capital; numbers and marks are none."""
    return word.capital and word.text[0].isalpha() and not word.number


def begins_long_name(article: Article, at: int) -> bool:
    """Tell "San Salvador", "El Paso", "New Delhi": a small word that begins a town's name."""
    following = article.words[at + 1] if at + 1 < len(article.words) else None
    return article.low(at) in _BEGINNINGS and following is not None and is_name_word(following)


def begins_sentence(article: Article, at: int) -> bool:
    """Tell a sentence's first word, whose capital says nothing."""
    sentence = article.sentence(article.words[at].start)
    return sentence is not None and sentence.first == at


def name_of(article: Article, first: int, last: int) -> str:
    """Answer words `first:last` as they are written, without a final "'s"."""
    text = article.text[article.words[first].start : article.words[last - 1].end]
    return text.removesuffix("'s").removesuffix("’s").removesuffix("'S")
