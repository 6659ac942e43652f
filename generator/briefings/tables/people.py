"""Who was involved, on the basis that the table has: a coding, not a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.briefings.tables.mapping import Mapping, Party
    from generator.briefings.tables.row import Row


def actors(row: Row, mapping: Mapping, source: str, fresh: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """Yield the actors that a row names, each once; `fresh` makes an id of a column's name."""
    seen: set[str] = set()
    for party in mapping.actors:
        for name in _names(row, party):
            if name.casefold() in seen:
                continue
            seen.add(name.casefold())
            note = row.read(party.note)
            yield {
                "id": fresh(party.column),
                "name": name,
                "kind": row.read(party.kind) or "group",
                "role": row.read(party.role) or "other",
                "basis": row.read(party.basis) or "stated",
                "source": source,
                "evidence": row.evidence(party.column),
                **({"note": note} if note else {}),
            }


def claims(row: Row, mapping: Mapping, source: str, fresh: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """Yield what a row says in words, as statements of the dataset."""
    for said in mapping.claims:
        text = row.text(said.column)
        if text:
            yield {
                "id": fresh(said.column),
                "text": text,
                "basis": said.basis,
                "attributed_to": mapping.dataset.publisher,
                "source": source,
                "evidence": row.evidence(said.column),
            }


def _names(row: Row, party: Party) -> list[str]:
    text = row.text(party.column)
    parts = text.split(party.separator) if party.separator else [text]
    return [part.strip() for part in parts if part.strip()]
