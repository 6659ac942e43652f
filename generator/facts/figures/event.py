"""Which event a figure is of: a sentence about another time, or about "a similar attack", is not the incident's."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator.facts.vocabulary import vocabulary
from generator.forms import Edtf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.facts.fact import Date
    from generator.facts.sentences import Article, Sentence

_OTHER = vocabulary("previous similar separate unrelated another autre")
_EVENTS = vocabulary(
    """
    attack attacks incident incidents bombing bombings raid raids year assault siege blast explosion shooting ambush
    accident disaster quake earthquake attaque incident attentat
    """
)
_PERIODS = vocabulary("year years month decade decades")
_UNITS = vocabulary("days weeks months years day week month year decades")
_SUPERLATIVES = vocabulary("deadliest worst bloodiest biggest largest heaviest highest")
_LASTING = vocabulary("insurgency conflict war uprising rebellion violences conflit insurrection guerre")
# The words that another event is told by, but for years.
_SHOWS = (
    _OTHER
    | _UNITS
    | _LASTING
    | vocabulary("an année each every chaque since depuis last past preceding neighbouring neighboring")
)
_EACH = ("each", "every", "chaque")
_EACH_TIME = ("year", "month", "année", "mois")
_PAST = vocabulary("year month-year")
_UNSURE = vocabulary("month ago")
_NEAR = 14  # days within which "in November" is about the same event
_NEAR_BY_DAY = 180  # reports of trials and inquiries name the day that they are about
_YEARS = range(1900, 2100)
_FARTHEST_SUPERLATIVE = 10
_NEW_EVENT = 4  # words of "a similar car bombing"
_DAY = len("2015-11-20")


class Times:
    """The days that the incident may have: that of the report, and the first that a sentence of harm gives."""

    def __init__(self, reported: str | None, harmed: str | None) -> None:
        self._days = [dt.date.fromisoformat(day) for day in (reported, harmed) if day]
        self._harmed = harmed

    def are_before(self, date: Date) -> bool:
        """Tell a day before that of the harm."""
        is_day = date.edtf is not None and len(date.edtf) == _DAY
        return is_day and self._harmed is not None and (date.edtf or "") < self._harmed

    def are_far_from(self, date: Date) -> bool | None:
        """Tell whether a date lies well before or after the incident; None where that cannot be told."""
        span = Edtf(date.edtf) if date.edtf else None
        if not self._days or span is None or span.earliest is None or span.latest is None:
            return None
        first, last = span.earliest.date(), span.latest.date()
        if first != last and self._harmed is not None and len(self._harmed) == _DAY:
            return not first <= dt.date.fromisoformat(self._harmed) <= last
        near = dt.timedelta(days=_NEAR_BY_DAY if first == last else _NEAR)
        return not any(first - near <= day <= last + near for day in self._days)


def other_from(article: Article, sentence: Sentence, dates: Sequence[Date], times: Times) -> int | None:
    """Answer the word from which a sentence's figures are of another event; None where all are the incident's.

    `dates` are the sentence's own.
    """
    found = [*_by_dates(article, sentence, dates, times), *_by_words(article, sentence)]
    return min(found, default=None)


def _by_dates(article: Article, sentence: Sentence, dates: Sequence[Date], times: Times) -> Iterator[int]:
    """Read "In 2013," and "last June": a date far from the incident's."""
    for date in dates:
        far = times.are_far_from(date)
        period = date.rule == "relative-period" and not date.text.lower().endswith("week")
        earlier = times.are_before(date) and _opens_with_another(article, sentence)
        if earlier or far or (far is None and date.rule in _UNSURE) or date.rule in _PAST or period:
            yield _reach(article, sentence, article.at(date.start))


def _opens_with_another(article: Article, sentence: Sentence) -> bool:
    """Tell "An explosion on Sunday killed two people", which the article has not told of before."""
    ahead = article.lows[sentence.first : sentence.first + _NEW_EVENT]
    return (
        sentence.paragraph > 0
        and ahead[:1] in (["a"], ["an"], ["another"], ["une"], ["un"])
        and not _EVENTS.isdisjoint(ahead)
    )


def _reach(article: Article, sentence: Sentence, at: int) -> int:
    """Answer from where a date's sentence is about that time: all of it, but for "the deadliest since 2013"."""
    superlative = any(
        article.low(k) in _SUPERLATIVES for k in range(max(at - _FARTHEST_SUPERLATIVE, sentence.first), at)
    )
    return at if superlative else sentence.first


def _by_words(article: Article, sentence: Sentence) -> Iterator[int]:
    if article.low(sentence.first) in ("elsewhere", "ailleurs"):
        yield sentence.first
    for at, low in enumerate(article.lows[sentence.first : sentence.last], sentence.first):
        if low not in _SHOWS and article.words[at].number is None:
            continue
        after = article.low(at + 1)
        if low in _UNITS and after in ("after", "before", "after"):
            yield at
        elif low in ("since", "depuis") and _is_long_ago(article, at + 1):
            yield _reach(article, sentence, at)
        elif _is_other_at(article, at) or _is_dated_event(article, sentence, at) or _lasts(article, sentence, at):
            yield sentence.first


def _is_long_ago(article: Article, at: int) -> bool:
    """Tell "since 2012" from "since Friday", whose day the dates judge."""
    number = article.words[at].number if at < len(article.words) else None
    return number is not None and number.value is not None and number.value in _YEARS


def _is_other_at(article: Article, at: int) -> bool:
    """Tell "of the year", "a similar attack", "last year", "in neighbouring Niger" and "two years ago" at a word."""
    low, after = article.low(at), article.low(at + 1)
    if low == "year":
        return article.low(at - 1) == "the" and article.low(at - 2) in ("of", "during", "in")
    if low in ("an", "année"):
        return after in ("dernier", "passé", "dernière", "passée", "précédente")
    if low in _EACH:
        return after in _EACH_TIME and (article.words[at].capital or article.low(at + 2) == ".")
    if low in _OTHER:
        return after in _EVENTS or (low == "another" and article.low(at + 2) in _EVENTS and article.low(at - 1) == "in")
    if low in ("neighbouring", "neighboring"):
        return article.low(at - 1) == "in" and article.words[at + 1].capital
    return (low in ("last", "past", "preceding") and after in _PERIODS) or (low == "years" and after == "ago")


def _is_dated_event(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "a 2015 assault" and "the 2004 Beslan school siege"."""
    number = article.words[at].number
    if number is None or number.value not in _YEARS or at + 1 >= sentence.last:
        return False
    opens = article.low(at - 1) in ("a", "the", "in", "his", "their") and len(number.text) == len("2015")
    return opens and any(article.low(k) in _EVENTS for k in range(at + 1, min(at + 4, sentence.last)))


def _lasts(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "the insurgency has killed": the toll of years."""
    return article.low(at) in _LASTING and any(
        article.low(k) in ("has", "have", "ont", "a") for k in range(at + 1, min(at + 3, sentence.last))
    )
