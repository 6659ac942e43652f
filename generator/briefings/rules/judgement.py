"""Warnings: what a careful editor would look at again."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.briefings.briefing import Quote, Selector
from generator.briefings.ranges import ranges
from generator.briefings.rules.ids import FACTS
from generator.briefings.rules.problem import Problem
from generator.facts import numbers
from generator.forms import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.briefings.briefing import Fact, Figure, Proof
    from generator.briefings.read import Written
    from generator.seeds import Seed

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|avr|mai|juin|juil|août|déc"
_DATE = re.compile(
    r"\b(?:(?:1[6-9]|20)\d\d(?:s\b|-\d\d(?:-\d\d)?)?|\d{1,2}[:.h]\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er)?(?: of)? (?:{_MONTHS})\w*|(?:{_MONTHS})\w*\.? \d{{1,2}})\b|\d+ ?%",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_FEW = 12
_COUNTED = re.compile(
    r"\W+(?:\w+\W+)?(?:people|persons|men|women|children|dead|killed|deaths|injured|wounded|missing|hostages|victims"
    r"|attackers|gunmen|soldiers|troops|police|officers|civilians|bodies|morts?|tués?|blessés?|otages?|victimes?)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:alleged(?:ly)?|reportedly|apparent(?:ly)?|suspected|believed to|thought to|may have|might have"
    r"|claim(?:s|ed|ing)?|speculat\w+|unconfirmed|not confirmed|never confirmed|rumou?r\w*|purported(?:ly)?"
    r"|présumé\w*|selon|aurai(?:t|ent))\b",
    re.IGNORECASE,
)


def summary(written: Written) -> Iterator[Problem]:
    """Yield a briefing with prose and no summary."""
    if written.prose.text.strip() and not written.front.summary:
        message = "the briefing has no summary"
        hint = "Add summary: one sentence on what is known and why figures differ."
        yield Problem(keys=("title",), severity="warning", code="no-summary", message=message, hint=hint)


def conflicts(written: Written) -> Iterator[Problem]:
    """Yield measures whose current figures disagree while the editor gives no assessment.

    One voice's best number between its own lowest and highest is an estimate, and no disagreement.
    """
    assessed = {a.measure for a in written.front.assessment}
    by_measure: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for i, figure in enumerate(written.front.figures):
        if figure.state == "current" and figure.part_of is None and figure.population is None:
            by_measure[figure.measure].append((i, figure))
    for measure, figures in by_measure.items():
        if _is_one_estimate([f for _, f in figures]):
            continue
        if measure not in assessed and len({(f.low, f.high) for _, f in figures}) > 1:
            values = ", ".join(f.id for _, f in figures)
            yield Problem(
                keys=("figures", figures[0][0]),
                severity="warning",
                code="conflict-unassessed",
                message=f"figures for {measure} differ ({values}) and there is no assessment",
                hint="Add an assessment: low, high and a rationale; or a rationale alone, where none is possible.",
            )


def _is_one_estimate(figures: Sequence[Figure]) -> bool:
    voices = {(f.source, f.attributed_to, f.via, f.as_of) for f in figures}
    ranges_ = [f for f in figures if f.value is None]
    best = [f.value for f in figures if f.value is not None]
    if len(voices) > 1 or len(ranges_) != 1 or len(best) != 1:
        return False
    low, high = ranges_[0].low or 0, ranges_[0].high
    return low <= best[0] and (high is None or best[0] <= high)


def assessments(written: Written) -> Iterator[Problem]:
    """Yield assessments that reach outside what any current figure states, on any footing."""
    computed = ranges(written.front.figures, {f.id for f in written.front.figures})
    for i, assessment in enumerate(written.front.assessment):
        if assessment.low is None or assessment.high is None:
            continue
        mine = [r for r in computed if r.measure == assessment.measure]
        lows, highs = [r.low for r in mine if r.low is not None], [r.high for r in mine]
        if not mine:
            message, key = f"there is no current figure for {assessment.measure} to assess", "measure"
        elif lows and assessment.low < min(lows):
            message, key = f"low {assessment.low} is below the lowest figure, {min(lows)}", "low"
        elif (most := max((h for h in highs if h is not None), default=0)) < assessment.high and None not in highs:
            message, key = f"high {assessment.high} is above the highest figure, {most}", "high"
        else:
            continue
        hint = "Stay within the reported range, or say in the rationale why none of the figures holds."
        keys = ("assessment", i, key)
        yield Problem(keys=keys, severity="warning", code="assessment-outside", message=message, hint=hint)


def numbers_in_prose(written: Written) -> Iterator[Problem]:
    """Yield numbers that the prose types although no figure states them; dates, years and tables aside."""
    front = written.front
    known = {v for f in front.figures for v in (f.value, f.min, f.max, *f.includes.values())}
    known |= {v for a in front.assessment for v in (a.low, a.high)} | {1}
    seen: set[int] = set()
    for text, lines in written.prose.sentences():
        found = numbers(text)
        if not found or not (_DIGIT.search(text) or _COUNTED.search(text)):
            continue
        dates = [m.span() for m in _DATE.finditer(text)]
        for n in found:
            value = n.value if n.value is not None else n.min
            if value is None or value in known or value in seen or any(a <= n.start < b for a, b in dates):
                continue
            if value <= _FEW and not n.text.isdigit() and not _COUNTED.match(text, n.end):
                continue  # “neither of the two” counts nobody
            seen.add(value)
            line, column = written.prose.locate(n.text, lines)
            place = Place(line, column, written.prose.row(line))
            message = f"the number “{n.text}” in the prose is no figure of this briefing"
            hint = "Make it a figure with its evidence and print that: [](#its-id)."
            yield Problem(place=place, severity="warning", code="number-in-prose", message=message, hint=hint)


def numbers_in_fields(written: Written, seeds: Mapping[str, Seed], _: Mapping[str, Proof]) -> Iterator[Problem]:
    """Yield numbers of people in the title, summary, claims and timeline that no fact and no source states."""
    front = written.front
    known = {v for f in front.figures for v in (f.value, f.min, f.max, *f.includes.values())} | {1}
    known |= {v for a in front.assessment for v in (a.low, a.high)}
    fields: list[tuple[tuple[str | int, ...], str]] = [(("title",), front.title), (("summary",), front.summary or "")]
    fields += [(("claims", i, "text"), claim.text) for i, claim in enumerate(front.claims)]
    fields += [(("timeline", i, "text"), moment.text) for i, moment in enumerate(front.timeline)]
    for keys, text in fields:
        dates = [m.span() for m in _DATE.finditer(text)]
        for n in numbers(text):
            value = n.value if n.value is not None else n.min
            is_date = any(a <= n.start < b for a, b in dates)
            if value in known or is_date or not _COUNTED.match(text, n.end):
                continue
            texts = (*_quoted(front.facts), *(seed.text for seed in seeds.values()))
            if not any(value in (m.value, m.min, m.max) for words in texts for m in numbers(words)):
                message = f"the number “{n.text}” here is no figure of this briefing, and no source states it"
                hint = "Make it a figure with its evidence, or correct it."
                yield Problem(keys=keys, severity="warning", code="number-in-prose", message=message, hint=hint)
                break


def uncited_sources(written: Written) -> Iterator[Problem]:
    """Yield sources that no fact, citation or other source uses."""
    front = written.front
    facts = [item for name in FACTS for item in getattr(front, name)]
    used = {item.source for item in facts} | {getattr(item, "via", None) for item in facts}
    used |= {r.target for r in written.prose.references if r.kind == "citation"}
    used |= {root for s in front.sources for root in s.derived_from}
    for i, source in enumerate(front.sources):
        if source.id not in used:
            message = f"nothing cites the source “{source.id}”"
            hint = f"Cite it with [@{source.id}], or remove it."
            yield Problem(keys=("sources", i), severity="warning", code="uncited-source", message=message, hint=hint)


def unused_places(written: Written) -> Iterator[Problem]:
    """Yield places of context that nothing in the briefing names, and a list without a place of the incident."""
    front = written.front
    if front.places and not any(p.role == "incident" for p in front.places):
        message = "no place has role: incident"
        yield Problem(keys=("places",), severity="warning", code="no-incident-place", message=message)
    words = " ".join([front.title, front.summary or "", written.prose.text, *_words(front.facts)]).casefold()
    for i, place in enumerate(front.places):
        if place.role == "context" and place.name.casefold() not in words:
            message = f"nothing in the briefing names the place “{place.name}”"
            hint = "Say in the prose what it has to do with the incident, or remove it."
            yield Problem(keys=("places", i), severity="warning", code="unused-place", message=message, hint=hint)


def _words(facts: Sequence[Fact]) -> Iterator[str]:
    """Yield what facts say, in the source's words and in the editor's."""
    for fact in facts:
        for key in ("text", "name", "note", "evidence", "population"):
            value = getattr(fact, key, None)
            if value is not None:
                yield " ".join(value.segments) if isinstance(value, Selector) else value


def _quoted(facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the source's own words that facts are made of."""
    for fact in facts:
        words = fact.text if isinstance(fact, Quote) else fact.evidence
        yield from words.segments if isinstance(words, Selector) else (words or "",)


def dropped_hedges(written: Written) -> Iterator[Problem]:
    """Yield actors and claims stated without the doubt that their evidence expresses."""
    for name in ("actors", "claims"):
        for i, item in enumerate(getattr(written.front, name)):
            words = item.evidence
            text = " ".join(words.segments) if isinstance(words, Selector) else words or ""
            found = _HEDGE.search(text)
            if found and item.basis in ("stated", "confirmed") and item.hedge is None:
                message = f"the evidence says “{found.group()}”, the briefing does not"
                hint = "Set basis: alleged, claimed, suspected …, or quote the hedge: in hedge:"
                yield Problem(keys=(name, i), severity="warning", code="hedge-dropped", message=message, hint=hint)
