"""Points that are blurred on purpose: all that is published is a cell of a fixed grid.

A point that was moved by chance could be found again by averaging; one that is rounded to the middle of its cell tells
nothing but the cell, however often it is published.
"""

from __future__ import annotations

from math import ceil, cos, radians, sqrt

_LEAST = 8000  # metres: the radius of the ring, where the editor gives none or a smaller one
_DEGREE = 111_195  # metres of latitude


def blurred(lat: float, lon: float, radius: int = 0) -> tuple[float, float, int]:
    """Give the middle of the cell that a point lies in, and the radius of the ring around that cell, in metres.

    The ring holds the point, and everything else in the cell as well. Cells are squares; their sides are fixed by the
    radius and the parallel that the cell's middle lies on.
    """
    reach = max(radius, _LEAST)
    side = reach * sqrt(2) / _DEGREE
    rows = ceil(180 / side)
    row = min(int((lat + 90) / 180 * rows), rows - 1)
    middle = -90 + (row + 0.5) * 180 / rows
    columns = ceil(360 * cos(radians(abs(middle) - 90 / rows)) / side)
    column = min(int((lon + 180) / 360 * columns), columns - 1)
    return round(middle, 5), round(-180 + (column + 0.5) * 360 / columns, 5), reach
