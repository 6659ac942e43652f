"""Attribution that French print keeps inside the marks, as in « Nous manquons de tout, explique-t-il. On attend. ».

The words of the incise are the reporter's, so the quotation is what stands before and after it, each on its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts.verbs import FINITE_FRENCH, FRENCH_PARTICIPLES, has_pronoun

if TYPE_CHECKING:
    from generator.facts.quotations.marks import Marked
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article

_AUXILIARIES = ("a", "ont", "avait", "se", "s'", "est")
_GOES_ON = ("mais", "et", "car", "donc", "puis", "ou", "que", "qui")
_SPEAKS = FINITE_FRENCH | FRENCH_PARTICIPLES


class Piece(NamedTuple):
    """A stretch inside a pair of marks that one person said; `saying` is the incise beside it, None without one."""

    mark: Marked
    start: int
    end: int
    saying: Saying | None


def pieces(article: Article, sayings: Sayings, mark: Marked) -> list[Piece]:
    """Cut the inside of a pair of marks at its incises; a single piece where there is none."""
    out: list[Piece] = []
    start, said = mark.start, None
    for saying in _inside(article, sayings, mark):
        comma = _comma_before(article, saying)
        if comma is None or article.words[comma].start <= start:
            continue
        out.append(Piece(mark, start, article.words[comma].start, saying))
        start, said = _past(article, saying, mark), saying
    if start < mark.end and (said is None or article.text[start : mark.end].strip(" .\u00a0\u202f")):
        out.append(Piece(mark, start, mark.end, said))
    return out


def _inside(article: Article, sayings: Sayings, mark: Marked) -> list[Saying]:
    first, last = article.at(mark.start), article.at(mark.end)
    found: list[Saying] = []
    at = first
    while at < last:
        sentence = article.sentence(article.words[at].start)
        if sentence is None:
            break
        here = sayings.by_sentence.get(sentence.start, [])
        found += [s for s in here if not s.before and first <= s.first and s.last <= last and _is_french(article, s)]
        at = max(sentence.last, at + 1)
    return found


def _is_french(article: Article, saying: Saying) -> bool:
    return saying.verb_word in _SPEAKS or has_pronoun(article.words[saying.verb])


def _comma_before(article: Article, saying: Saying) -> int | None:
    """Answer the comma that opens the incise, before its verb and "se" or "a"."""
    at = saying.verb - 1
    while article.low(at) in _AUXILIARIES and saying.verb - at <= 2:  # noqa: PLR2004 -- "s'est"
        at -= 1
    return at if article.low(at) == "," else None


def _past(article: Article, saying: Saying, mark: Marked) -> int:
    """Answer where the speaker's words go on: after the incise's full stop, or after the comma that ends it."""
    last = article.at(mark.end)
    at = saying.last
    if not saying.pronoun and article.low(at) == "," and article.low(at + 1) not in _GOES_ON:
        at += 1  # ", présidente d'une association": the apposition belongs to the incise
    while at < last and article.words[at].text not in ".,;:":
        at += 1
    return article.words[at].end if at < last else mark.end
