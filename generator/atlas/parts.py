"""Parts of a country: a land and what lies near it. France has one in Europe and one in each ocean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.atlas.geometry import around, beside, gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.atlas.geometry import Box

_REACH = 0.55  # of a part's larger side: islands that lie nearer belong to it …
_LEAST, _MOST = 1.5, 8.0  # … between these degrees


def parts(boxes: Sequence[Box]) -> list[list[int]]:
    """Sort a country's rings, given by their boxes, into parts; the largest part and the largest ring come first."""
    order = sorted(range(len(boxes)), key=lambda n: (-_area(boxes[n]), boxes[n]))
    found: list[tuple[float, Box, list[int]]] = []
    for n in order:
        box = beside(boxes[n], (boxes[order[0]][0] + boxes[order[0]][2]) / 2)
        for m, (reach, near, members) in enumerate(found):
            if gap(near, box) < reach:
                found[m] = (reach, around(near, box), [*members, n])
                break
        else:
            side = max(box[2] - box[0], box[3] - box[1])
            found.append((min(max(_REACH * side, _LEAST), _MOST), box, [n]))
    return [members for _, _, members in found]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
