"""Disputed lines that are no borders: where a claim ends inside a country, or a breakaway area does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.atlas.compile.codes import CLAIMS
from generator.atlas.compile.runs import cells, unseen
from generator.atlas.geometry import simplify, unpacked
from generator.atlas.land import BORDER, DISPUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.atlas.compile.lands import Thinned
    from generator.atlas.compile.states import Claim
    from generator.atlas.geometry import Line

_SHORTEST = 0.4  # degrees
_TOLERANCE = 0.008


def inland(claims: Sequence[Claim], lands: Sequence[Thinned]) -> list[Line]:
    """Keep the stretches of disputed lines that are no borders already."""
    borders = cells(
        unpacked(arc, land.packed.unit)
        for land in lands
        for kind, arc in zip(land.packed.kinds, land.packed.arcs, strict=True)
        if kind in (BORDER, DISPUTED)
    )
    wanted = [line for claim in claims if (claim.name, claim.side) in CLAIMS for line in claim.lines]
    return [simplify(run, _TOLERANCE) for line in wanted for run in unseen(line, borders, _SHORTEST)]
