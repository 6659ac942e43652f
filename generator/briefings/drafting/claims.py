"""A draft's claims: what is hedged or attributed, in the source's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.briefings.briefing import Claim
from generator.briefings.drafting.sourced import evidence, flat

if TYPE_CHECKING:
    from generator.briefings.drafting.work import Work


def claims(work: Work) -> list[dict[str, Any]]:
    """List hedged and attributed statements in the source's words."""
    items: list[dict[str, Any]] = []
    for source, seed, fact in work.each("claims"):
        if work.only_suggests(fact.rule, "claim", fact.text):
            continue
        item = {
            "id": work.fact_id(f"claim-{len(items) + 1}"),
            "text": flat(fact.text),
            "basis": "attributed" if fact.basis == "confirmed" else fact.basis,
            "hedge": fact.hedge.text,
            "attributed_to": fact.attributed_to,
            "source": source,
            "evidence": evidence(seed, fact.start, fact.end),
        }
        work.add(items, item, Claim, seed)
    return items
