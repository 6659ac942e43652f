"""From an article's marks to its quotations, each with the speaker that its surroundings state or let infer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from generator.facts import people
from generator.facts.fact import Quotation, Words
from generator.facts.quotations.bearer import Bearer, Bearers
from generator.facts.quotations.beside import OPENING, beside, is_introduced
from generator.facts.quotations.distance import is_no_quotation
from generator.facts.quotations.incise import pieces
from generator.facts.quotations.marks import marked
from generator.facts.saying import PRONOUNS, VERBLESS
from generator.facts.verbs import is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.quotations.marks import Marked
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article

_LONGEST_BETWEEN = 320  # characters
_LONGEST_ASIDE = 60  # characters of a sentence between that says nothing of its own
_AND = re.compile(r"[\"”»’']\s*,?\s*(?:and|or|et|but|mais)\s+(?:\w+\s+){0,2}[\"“«‘']\s*")
_GOES_ON_BEHIND = (",", ";", "—", "–", "-")
_CLAUSES = vocabulary(
    "as while when whereas after before although though but and until till because since where whose whom amid with"
    " avant après tandis pendant alors comme quand lorsque dont où mais et puis avec"
)
_CLOSING = (",", '"', "”", "»", "'", "’")
_SENTENCE_END = re.compile(r"[.!?][\"”»]?\s")
_FARTHEST_VERB = 6  # words
_FULL_NAME = 2  # words
_WHOLE = 4  # words of a quotation that is a sentence of its own


class _Last(NamedTuple):
    """The quotation before, its mark and paragraph, and where it began if it goes over several paragraphs."""

    quotation: Quotation
    mark: Marked
    paragraph: int
    began: int


def quotations(article: Article, sayings: Sayings) -> tuple[Quotation, ...]:
    """Find all quotations with their speakers."""
    found: list[Quotation] = []
    marks = marked(article.text)
    if not marks:
        return ()
    bearers = Bearers(article, sayings, marks)
    last: _Last | None = None
    for piece in (piece for mark in marks for piece in pieces(article, sayings, mark)):
        start, end = _trimmed(article.text, piece.start, piece.end)
        if start >= end:
            continue
        rule, saying = ("said-inside", piece.saying) if piece.saying else beside(article, sayings, start, end)
        joined = last is not None and _is_joined(article, last, start)
        said = saying is not None or joined or is_introduced(article, start)
        if is_no_quotation(article, start, end, said=said, rule=rule, saying=saying):
            continue
        began = last.began if last and _goes_on(article, last, start) else start
        quotation = _quotation(article, sayings, bearers, (start, end, began), (rule, saying), last)
        if began < start and quotation.speaker:
            _give_back(found, quotation, began)
        found.append(quotation)
        if quotation.speaker:
            bearers.carry(start, Bearer(quotation.speaker, quotation.role, quotation.via))
        last = _Last(quotation, piece.mark, article.paragraph(start), began)
    return tuple(found)


def _goes_on(article: Article, last: _Last, start: int) -> bool:
    """Tell a quotation that goes on from the paragraph before, whose mark was not closed."""
    return not last.mark.closed and article.paragraph(start) == last.paragraph + 1


def _give_back(found: list[Quotation], end: Quotation, began: int) -> None:
    """Give the paragraphs of one quotation the speaker whom only its last one names."""
    for n in range(len(found) - 1, -1, -1):
        if found[n].start < began or found[n].speaker is not None:
            return
        found[n] = msgspec.structs.replace(
            found[n], speaker=end.speaker, role=end.role, via=end.via, status=end.status, rule="carried-over"
        )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and text[end - 1] == ",":
        end -= 1
    return start, end


def _quotation(  # noqa: PLR0913, PLR0917 -- what the fact is made of
    article: Article,
    sayings: Sayings,
    bearers: Bearers,
    span: tuple[int, int, int],
    stated: tuple[str, Saying | None],
    last: _Last | None,
) -> Quotation:
    """Put a quotation together: its own saying first, then what it carries on."""
    start, end, began = span
    rule, saying = stated
    bearer, status = None, "unattributed"
    if saying and not saying.pronoun:
        bearer, status = Bearer(Words(saying.start, saying.end, saying.text), saying.role, saying.via), "stated"
    elif saying:
        bearer, rule = _pronoun(article, bearers, saying, last, began)
        status = "inferred" if bearer else status
        bearer = bearer._replace(via=saying.via or bearer.via) if bearer else None
    elif found := _carried(article, sayings, bearers, (start, end), last):
        bearer, status, rule = found
    via = bearer.via if bearer else saying.via if saying else None
    return Quotation(
        start=start, end=end, text=article.text[start:end], speaker=bearer.speaker if bearer else None,
        role=bearer.role if bearer else None, via=via, status=status, rule=rule,  # type: ignore[arg-type]  # one of the three
    )  # fmt: skip


def _pronoun(
    article: Article, bearers: Bearers, saying: Saying, last: _Last | None, began: int
) -> tuple[Bearer | None, str]:
    """Answer whom "he said" stands for: who was quoted just before in the same paragraph, or who was named last."""
    if last and last.began == began and last.quotation.speaker:
        return Bearer(last.quotation.speaker, last.quotation.role, last.quotation.via), "pronoun-carried"
    before = last.quotation if last and last.paragraph == article.paragraph(saying.start) else None
    if before and before.speaker and before.end < saying.start:
        near = saying.start - before.end <= _LONGEST_BETWEEN
        if near and not bearers.is_other_named(before.speaker, before.end, saying.start):
            return Bearer(before.speaker, before.role, before.via), "pronoun-carried"
    return bearers.of(saying, began), "pronoun"


def _carried(
    article: Article, sayings: Sayings, bearers: Bearers, span: tuple[int, int], last: _Last | None
) -> tuple[Bearer, str, str] | None:
    """Answer whose words carry on in a quotation that nothing beside it attributes."""
    start, end = span
    if _is_said_by_another(article, end) or (is_introduced(article, start) and not _goes_on_from(article, last, start)):
        return None
    before = last.quotation if last else None
    if last and before and before.speaker:
        bearer = Bearer(before.speaker, before.role, before.via)
        paragraph = article.paragraph(start)
        if _goes_on(article, last, start):
            return bearer, before.status, "carried-over"
        if _is_joined(article, last, start):
            return bearer, before.status, "and-quoted"
        other = bearers.is_other_named(before.speaker, before.end, start)
        other = other or _is_introduced_by_another(article, start, before)
        other = other or not _may_carry(article, start, before)
        if paragraph == last.paragraph and not other and _carries_on(article, before, start):
            return bearer, "inferred", "carried-on"
    return _said_earlier(article, sayings, start, end)


def _is_introduced_by_another(article: Article, start: int, before: Quotation) -> bool:
    """Tell "Une version que conteste X : « … »": somebody else is named before the colon."""
    colon = article.at(start) - 1
    while colon > 0 and article.words[colon].text in OPENING:
        colon -= 1
    sentence = article.sentence(article.words[colon].start) if article.low(colon) == ":" else None
    if sentence is None or article.shouted:
        return False
    surname = before.speaker.text.split()[-1].lower() if before.speaker else ""
    for at in range(max(sentence.first, article.at(before.end)), colon):
        end = people.name(article, at, colon) if article.words[at].capital else at
        if end - at >= _FULL_NAME and surname not in article.lows[at:end]:
            return True
    return False


def _may_carry(article: Article, start: int, before: Quotation) -> bool:
    """Tell a quotation that opens its sentence, is introduced, or is told of "he", from words in another's sentence.

    “…,” said somebody, “but …” is one sentence with the quotation before it; in “…,” said somebody, as others chanted,
    “…” a clause of its own stands between.
    """
    at, sentence = article.at(start), article.sentence(start)
    if sentence is None or at - sentence.first <= 1 or is_introduced(article, start):
        return True
    if article.at(before.start) >= sentence.first and article.low(at - 2) in _GOES_ON_BEHIND:
        return _CLAUSES.isdisjoint(article.lows[article.at(before.end) : at])
    opening = article.low(sentence.first + (article.low(sentence.first) in ("but", "and", "mais", "et")))
    return opening in PRONOUNS or ":" in article.lows[sentence.first : at]


def _goes_on_from(article: Article, last: _Last | None, start: int) -> bool:
    return last is not None and (_goes_on(article, last, start) or _is_joined(article, last, start))


def _is_said_by_another(article: Article, end: int) -> bool:
    """Tell “…,” said somebody whom no rule could read: not whoever spoke before."""
    at = article.at(end)
    comma = article.low(at) == ","
    while article.low(at) in _CLOSING:
        comma = comma or article.low(at) == ","
        at += 1
    near = _FARTHEST_VERB if article.low(at) in ("a", "ont", "avait", "s'") else 2  # "a pour sa part déploré"
    return comma and any(is_saying(article.words[k]) for k in range(at, min(at + near, len(article.words))))


def _is_joined(article: Article, last: _Last, start: int) -> bool:
    """Tell “more listening” and “more learning”."""
    between = article.text[last.mark.end : start]
    return last.quotation.speaker is not None and len(between) <= _LONGEST_ASIDE and bool(_AND.fullmatch(between))


def _carries_on(article: Article, before: Quotation, start: int) -> bool:
    """Tell whether “…,” X said. “…” carries on: one sentence between, or a second that only says little more."""
    between = article.text[before.end : start]
    if len(between) > _LONGEST_BETWEEN:
        return False
    parts = _SENTENCE_END.split(between)
    return len(parts) <= 2 or all(len(part) <= _LONGEST_ASIDE for part in parts[1:-1])  # noqa: PLR2004 -- the attribution, and what opens the next


def _said_earlier(article: Article, sayings: Sayings, start: int, end: int) -> tuple[Bearer, str, str] | None:
    """Read X said the town was empty. “We saw nobody.”: a whole sentence in marks after what somebody said."""
    at = article.at(start)
    opening = article.sentence(start)
    if opening is None or at - opening.first > 1 or not article.words[at].capital or article.shouted:
        return None
    if article.at(end) - at < _WHOLE or opening.first == 0:
        return None
    before = article.sentence(article.words[opening.first - 1].start)
    if before is None or before.paragraph != opening.paragraph:
        return None
    said = [s for s in sayings.by_sentence.get(before.start, []) if s.verb_word not in VERBLESS]
    names = {s.text for s in said}
    if len(names) != 1 or said[-1].pronoun or not said[-1].text[0].isupper():
        return None
    one = said[-1]
    return Bearer(Words(one.start, one.end, one.text), one.role, one.via), "inferred", "said-earlier"
