"""Verbs whose subject is left out: "…, X said, but added that", "X chimed in, saying that": it is the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.saying.heads import VERBLESS
from generator.facts.saying.saying import saying
from generator.facts.saying.sentence_subject import sentence_subject
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.saying.cast import Cast
    from generator.facts.saying.saying import Saying
    from generator.facts.sentences import Sentence

PARTICIPLES = vocabulary(
    """
    saying adding telling insisting arguing noting warning explaining stating declaring claiming stressing
    writing tweeting asking calling describing vowing promising announcing ajoutant précisant expliquant affirmant
    déclarant estimant dénonçant
    """
)
_JOINS = vocabulary("and but or et mais then also later has have had a")
_STEPS = 4
_FARTHEST = 60  # words
_LONGEST_APPOSITION = 14


def subject_left_out(cast: Cast, verb: int, sentence: Sentence, here: list[Saying]) -> Saying | None:
    """Answer the saying before in the same sentence, else the sentence's subject, as the speaker of a verb."""
    article, at = cast.article, verb
    while (
        at > sentence.first
        and verb - at < _STEPS
        and (article.low(at - 1) in _JOINS or _is_adverb(article.low(at - 1)))
    ):
        at -= 1
    is_participle = article.low(verb) in PARTICIPLES
    joined = any(article.low(k) in ("and", "but", "or", "et", "mais") for k in range(at, verb))
    if not joined and not (is_participle and (article.low(at - 1) in (",", "by", "while") or at < verb)):
        return None
    before = [s for s in here if s.verb < verb]
    if before and before[-1].verb_word not in VERBLESS | {"in"}:
        last = before[-1]
        return last._replace(verb=verb, first=verb, last=verb + 1, before=True, verb_word=article.low(verb))
    subject = sentence_subject(cast, sentence)
    if subject is None or not subject.until <= at or verb - subject.until > _FARTHEST:
        return None
    name = (subject.first, subject.last)
    return saying(article, sentence, verb, (verb, verb + 1), name, role=subject.role)


def subject_afar(cast: Cast, verb: int, sentence: Sentence, here: list[Saying]) -> Saying | None:
    """Read "Idrissa Idi, a fish seller in the market told journalists that “…”": the apposition never ends."""
    article = cast.article
    subject = None if here else sentence_subject(cast, sentence)
    if subject is None or not subject.is_person or article.low(subject.until) != ",":
        return None
    between = range(subject.until + 1, verb)
    if not between or len(between) > _LONGEST_APPOSITION or article.low(between[0]) not in ("a", "an", "the", "who"):
        return None
    if any(article.words[k].text in ',;:"“”«»' for k in between):
        return None
    name = (subject.first, subject.last)
    return saying(article, sentence, verb, (subject.first, verb + 1), name, role=subject.role)


def _is_adverb(low: str) -> bool:
    return low.endswith("ly")
