"""A draft's actors: who is said to have done it, with the source's own words of doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.briefings.briefing import Actor
from generator.briefings.drafting.sourced import evidence
from generator.briefings.slug import slug

if TYPE_CHECKING:
    from generator.briefings.drafting.work import Work

_AROUND = 80  # characters
_BASES = {"attributed": "stated", "not_confirmed": "suspected"}


def actors(work: Work) -> list[dict[str, Any]]:
    """List who is said to have done it, each once, with the source's own words of doubt."""
    items: list[dict[str, Any]] = []
    seen: set[str] = set()
    for source, seed, fact in work.each("actors"):
        if fact.role != "perpetrator" or fact.name.casefold() in seen or fact.kind in ("outlet", "unnamed"):
            continue
        if seed.text[: fact.start].endswith("("):  # the short name of the one before
            continue
        seen.add(fact.name.casefold())
        start, end = fact.start, fact.end
        if work.only_suggests(fact.rule, "perpetrator", f"{fact.name}: {_around(seed.text, start, end)}"):
            continue
        if fact.hedge:
            start, end = min(start, fact.hedge.start), max(end, fact.hedge.end)
        item = {
            "id": work.fact_id(slug(fact.name)),
            "name": fact.name,
            "kind": fact.kind,
            "role": "perpetrator",
            "basis": _BASES.get(fact.basis, fact.basis),
            **({"hedge": fact.hedge.text} if fact.hedge else {}),
            "source": source,
            "evidence": evidence(seed, start, end),
        }
        work.add(items, item, Actor, seed)
    return items


def _around(text: str, start: int, end: int) -> str:
    """Answer the line around a span, cut where it is long."""
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    high = text.find("\n", end)
    return text[low : min(high if high >= 0 else len(text), end + _AROUND)]
