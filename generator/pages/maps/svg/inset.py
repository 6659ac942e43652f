"""A small map in the corner: where in a very large country the large map lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.atlas import Box, around, box_of, world
from generator.pages.maps.svg.projection import Stereographic
from generator.pages.maps.svg.sheet import Sheet, drawn
from generator.pages.maps.svg.view import DEGREE, Arcs, View

if TYPE_CHECKING:
    from generator.pages.maps.frame import Frame

_LARGEST = (300.0, 210.0)  # units
_MARGIN, _GAP = 20.0, 16.0
_TOLERANCE = 3.0
_ISLET = 5.0


class Inset(NamedTuple):
    """A drawn inset, and the box that it takes."""

    drawing: str
    box: Box


def inset(shown: Frame, view: View) -> Inset | None:
    """Draw the whole of which a frame shows a part in the lower right corner, the part as a rectangle."""
    if shown.whole is None:
        return None
    west, south, east, north = shown.whole
    projection = Stereographic((west + east) / 2, (south + north) / 2)
    lands = tuple(each for each in world() if each.code in shown.focus)
    flat = View(Sheet(0, 0, (0.0, 0.0), 1.0), projection, shown.whole, lands)
    rough = Arcs(flat, 0.3 * DEGREE)
    corners = _corners(view)
    bounds = around(
        box_of(tuple(flat.on(corners))),
        *(box_of(tuple(rough.ring(each, ring))) for each in lands for ring in each.rings),
    )
    scale = min(_LARGEST[0] / (bounds[2] - bounds[0]), _LARGEST[1] / (bounds[3] - bounds[1]))
    wide, tall = scale * (bounds[2] - bounds[0]), scale * (bounds[3] - bounds[1])
    right, bottom = view.sheet.width - _MARGIN, view.sheet.height - _MARGIN
    box = (right - wide - 2 * _GAP, bottom - tall - 2 * _GAP, right, bottom)
    small = Sheet(
        view.sheet.width,
        view.sheet.height,
        (right - _GAP - scale * bounds[2], bottom - _GAP - scale * bounds[3]),
        scale,
    )
    arcs = Arcs(View(small, projection, shown.whole, lands), _TOLERANCE)
    rings = [arcs.ring(each, ring) for each in lands for ring in each.rings]
    large = [
        ring for ring in rings if max(box_of(tuple(ring))[n + 2] - box_of(tuple(ring))[n] for n in (0, 1)) > _ISLET
    ]
    window = small.on(projection, corners)
    x, y, far_x, far_y = (round(edge) for edge in box)
    drawing = (
        f'<path class="m-inset" d="M{x} {y}H{far_x}V{far_y}H{x}z"/>'
        + drawn("inset-land", small.rings(large))
        + drawn("window", small.rings([window]))
    )
    return Inset(drawing, box)


def _corners(view: View) -> list[tuple[float, float]]:
    (x0, y0), scale = view.sheet.middle, view.sheet.scale
    wide, tall = view.sheet.width, view.sheet.height
    steps = [n / 6 for n in range(6)]
    edge = [(wide * s, 0.0) for s in steps] + [(wide, tall * s) for s in steps]
    edge += [(wide * (1 - s), tall) for s in steps] + [(0.0, tall * (1 - s)) for s in steps]
    return [view.projection.place((x - x0) / scale, (y0 - y) / scale) for x, y in edge]
