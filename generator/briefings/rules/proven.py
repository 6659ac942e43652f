"""The facts whose words were found in their source: what rules on the words' surroundings go through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.briefings.rules.ids import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.briefings.briefing import Fact, Proof
    from generator.briefings.read import Written


def proven(written: Written, proofs: Mapping[str, Proof]) -> Iterator[tuple[tuple[str | int, ...], Fact, Proof]]:
    """Yield the facts whose words were found in their source, with their keys."""
    for name in FACTS:
        for i, fact in enumerate(getattr(written.front, name)):
            proof = proofs.get(fact.id)
            if proof and proof.checked and proof.source == fact.source:
                yield (name, i), fact, proof
