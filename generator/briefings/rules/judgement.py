"""Warnings: what a careful editor would look at again."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.briefings.briefing import Selector
from generator.briefings.rules.ids import FACTS
from generator.briefings.rules.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.briefing import Figure
    from generator.briefings.read import Written

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
    """Yield measures whose current figures disagree while the editor gives no assessment."""
    assessed = {a.measure for a in written.front.assessment}
    by_measure: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for i, figure in enumerate(written.front.figures):
        if figure.state == "current" and figure.part_of is None and figure.population is None:
            by_measure[figure.measure].append((i, figure))
    for measure, figures in by_measure.items():
        if measure not in assessed and len({(f.low, f.high) for _, f in figures}) > 1:
            values = ", ".join(f.id for _, f in figures)
            yield Problem(
                keys=("figures", figures[0][0]),
                severity="warning",
                code="conflict-unassessed",
                message=f"figures for {measure} differ ({values}) and there is no assessment",
                hint="Add an assessment: with low, high and a rationale, or say in it why none is possible.",
            )


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
    """Yield a briefing whose places name no place of the incident."""
    places = written.front.places
    if places and not any(p.role == "incident" for p in places):
        message = "no place has role: incident"
        yield Problem(keys=("places",), severity="warning", code="no-incident-place", message=message)


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
