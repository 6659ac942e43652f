"""A draft's quotations: the words once, however many articles have them, and no speaker but a stated one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.briefings.briefing import Quote
from generator.briefings.drafting.sourced import evidence
from generator.briefings.slug import slug
from generator.facts import same_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.briefings.drafting.work import Work


def quotes(work: Work) -> list[dict[str, Any]]:
    """List the quotations; only a stated speaker is written down, an inferred one is a note for the editor."""
    items: list[dict[str, Any]] = []
    for source, seed, fact in work.each("quotations"):
        speaker = fact.speaker.text if fact.speaker and fact.status == "stated" else None
        if before := _quoted_before(items, fact.text, source):
            _quoted_again(work, before, speaker, source)
            continue
        if work.only_suggests(fact.rule, "quotation", fact.text):
            continue
        name = work.fact_id(slug(speaker.split()[-1]) if speaker else "unattributed")
        item = {
            "id": name,
            "text": evidence(seed, fact.start, fact.end),
            "speaker": speaker,
            "role": fact.role if speaker else None,
            **({"via": fact.via} if fact.via else {}),
            "source": source,
        }
        if not work.add(items, item, Quote, seed):
            continue
        if speaker is None:
            guess = f" The rules infer {fact.speaker.text}: only you can tell." if fact.speaker else ""
            work.uncertain.append(f"The source states no speaker for the quotation “{name}”: leave it null.{guess}")
        work.printed.append(f"\n![[{name}]]")
    return items


def _quoted_before(items: Sequence[dict[str, Any]], words: str, source: str) -> dict[str, Any] | None:
    """Answer the quotation of another article that has the same words."""
    for item in items:
        text = item["text"] if isinstance(item["text"], str) else item["text"]["exact"]
        if item["source"] != source and same_words(text, words):
            return item
    return None


def _quoted_again(work: Work, before: dict[str, Any], speaker: str | None, source: str) -> None:
    """Note that a quotation stands in a further article; another speaker there is for the editor to settle."""
    before["note"] = f"{before['note']}, {source}" if "note" in before else f"also in {source}"
    if speaker and before["speaker"] and speaker.split()[-1] != before["speaker"].split()[-1]:
        work.uncertain.append(
            f"“{before['id']}” is {before['speaker']}'s by {before['source']}, {speaker}'s by {source}."
        )
