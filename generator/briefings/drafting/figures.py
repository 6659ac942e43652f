"""A draft's figures: those of this incident, each once, with what counts what in and what came later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.briefings.briefing import Figure
from generator.briefings.drafting.sourced import evidence, flat
from generator.briefings.drafting.tolls import replaced
from generator.facts import MEASURES, headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator import facts
    from generator.briefings.drafting.work import Work
    from generator.seeds import Seed

_NEAR = 20  # characters
_MORE_BEFORE = re.compile(r"\b(?:another|further|additional|autres?)\s+$", re.IGNORECASE)
_MORE_AFTER = re.compile(r"\s+(?:more|others?|additional|further|autres?)\b(?!\s+than)", re.IGNORECASE)


def figures(work: Work) -> list[dict[str, Any]]:
    """List the figures of this incident by measure; those of others go to the editor's notes.

    What a source says twice, or in its headline once more, is listed once. A toll that the same source of
    information has replaced is kept, and marked.
    """
    items: list[dict[str, Any]] = []
    for source, seed, fact in sorted(work.each("figures"), key=lambda each: MEASURES.index(each[2].measure)):
        words = seed.text[fact.evidence.start : fact.evidence.end]
        if fact.event == "other":
            work.uncertain.append(f"Left out, since it seems to be about another event: “{flat(words)}”")
            continue
        if (source in work.roots and _is_told(work, fact, source)) or _is_repeated(work, fact, source, items):
            continue
        if work.only_suggests(fact.rule, fact.measure, words):
            continue
        item = _entry(work, fact, source, seed, items)
        if work.add(items, item, Figure, seed) and _is_more(fact, seed.text):
            work.uncertain.append(f"“{item['id']}” counts people beside others that the article has counted: no total.")
    later = _mark_replaced(work, items)
    work.printed += _lines(items, later)
    return items


def _is_told(work: Work, figure: facts.Figure, source: str) -> bool:
    """Tell a figure of a reprint that its original states, too: one report is counted once."""
    _, original = work.article(work.roots[source])
    told = {(f.measure, f.value, f.min, f.max) for f in original.figures}
    return (figure.measure, figure.value, figure.min, figure.max) in told


def _is_repeated(work: Work, figure: facts.Figure, source: str, items: Sequence[dict[str, Any]]) -> bool:
    """Tell a figure that its article has listed already, and a headline's that the text below has once more."""
    seed, found = work.article(source)
    line = headline(seed.text, seed.meta.title)
    number = (figure.measure, figure.text.casefold() if figure.value is None else figure.value)
    if line and figure.start < line.end:
        below = (f for f in found.figures if f.start >= line.end and f.event == "incident")
        return any((f.measure, f.text.casefold() if f.value is None else f.value) == number for f in below)
    same = ("measure", "value", "min", "max", "qualifier", "population", "attributed_to", "via", "source")
    own = {"qualifier": None if figure.qualifier == "exact" else figure.qualifier, "source": source}
    if figure.value is not None:
        own |= {"min": None, "max": None}
    return any(all(item.get(k) == own.get(k, getattr(figure, k, None)) for k in same) for item in items)


def _entry(work: Work, fact: facts.Figure, source: str, seed: Seed, items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    reported = work.article(source)[1].reported
    return {
        "id": work.fact_id(f"{fact.measure}-{fact.value if fact.value is not None else fact.min or fact.max}"),
        "measure": fact.measure,
        **({"value": fact.value} if fact.value is not None else {"min": fact.min, "max": fact.max}),
        **({"qualifier": fact.qualifier} if fact.qualifier != "exact" else {}),
        **({"population": fact.population} if fact.population else {}),
        **({"includes": fact.includes} if fact.includes else {}),
        **_whole_of(fact, items, source),
        "attributed_to": fact.attributed_to,
        **({"role": fact.role} if fact.role else {}),
        **({"via": fact.via} if fact.via else {}),
        "source": source,
        **({"as_of": reported} if reported else {}),
        "evidence": evidence(seed, fact.evidence.start, fact.evidence.end),
        **({"note": f"“{fact.hedge.text}” in the source’s words"} if fact.hedge else {}),
    }


def _whole_of(part: facts.Figure, items: Sequence[dict[str, Any]], source: str) -> dict[str, str]:
    """Name the figure before, of the same measure and speaker, that counts this one in."""
    for item in reversed(items):
        same = (item["measure"], item["source"], item["attributed_to"]) == (part.measure, source, part.attributed_to)
        if same and part.value in item.get("includes", {}).values():
            return {"part_of": item["id"]}
    return {}


def _is_more(figure: facts.Figure, text: str) -> bool:
    """Tell "another 5 people" and "5 more"."""
    before = text[max(0, figure.start - _NEAR) : figure.start]
    return bool(_MORE_BEFORE.search(before) or _MORE_AFTER.match(text, figure.end))


def _mark_replaced(work: Work, items: list[dict[str, Any]]) -> dict[str, str]:
    """Mark the tolls that a later one replaces, and say so to the editor; answers the later one's id by theirs."""
    later = replaced(items, {name: seed.meta.publisher for name, (seed, _) in work.named()})
    for item in items:
        if item["id"] in later:
            item |= {"state": "superseded", "superseded_by": later[item["id"]]}
            who = item["attributed_to"] or item["source"]
            work.uncertain.append(
                f"“{item['id']}” ({who}, {item['as_of']}) is marked as superseded by “{later[item['id']]}”: "
                "set it back to current where the two count different people."
            )
    return later


def _lines(items: Sequence[dict[str, Any]], later: dict[str, str]) -> list[str]:
    """Write the prose's line of each current figure, with its parts and the tolls that it replaces beside it."""
    parts = {item["id"]: item["part_of"] for item in items if "part_of" in item}
    current = [item["id"] for item in items if item["id"] not in later]
    wholes = {name for name in current if name not in parts}
    lines: list[str] = []
    for name in (name for name in current if parts.get(name) not in wholes):
        within = [f"[](#{part})" for part, whole in parts.items() if whole == name]
        earlier = [f"[](#{before})" for before, by in later.items() if by == name]
        beside = (("counted in", within), ("earlier", earlier))
        told = [f"{what}: {', '.join(others)}" for what, others in beside if others]
        lines.append("; ".join([f"- [](#{name})", *told]))
    return lines
