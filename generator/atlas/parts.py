"""Parts of a country: a land and what lies near it. France has one in Europe and one in each ocean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.atlas.geometry import around, beside, gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.atlas.geometry import Box

_REACH = 0.55  # of a part's larger side: islands that lie nearer belong to it …
_LEAST, _MOST = 1.5, 8.0  # … between these degrees, and less far the smaller they are
_SMALL = 0.12  # of a part's larger side: islands smaller than this have a shorter reach


def parts(boxes: Sequence[Box]) -> list[list[int]]:
    """Sort a country's rings, given by their boxes, into parts; the largest part and the largest ring come first."""
    order = sorted(range(len(boxes)), key=lambda n: (-_area(boxes[n]), boxes[n]))
    found: list[tuple[Box, list[int]]] = []
    for n in order:
        box = beside(boxes[n], (boxes[order[0]][0] + boxes[order[0]][2]) / 2)
        for m, (near, members) in enumerate(found):
            if gap(near, box) < _reach(boxes[members[0]], box):
                found[m] = (around(near, box), [*members, n])
                break
        else:
            found.append((box, [n]))
    found.sort(key=lambda part: -_area(part[0]))
    return [members for _, members in found]


def _reach(main: Box, box: Box) -> float:
    """Say how near an island must lie to a part whose largest ring has the first box."""
    side = max(_side(main), 1e-9)
    return max(_LEAST, min(_REACH * side, _MOST) * min(_side(box) / (_SMALL * side), 1.0))


def _side(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
