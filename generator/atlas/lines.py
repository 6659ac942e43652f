"""Rivers, lakes and disputed lines: what crosses borders."""

from __future__ import annotations

import zlib
from contextlib import closing
from typing import TYPE_CHECKING, Literal

import msgspec

from generator.atlas.file import opened
from generator.atlas.geometry import meet, shape_box, steps, unpacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.atlas.geometry import Box, Shape

Kind = Literal["river", "lake", "claim"]

_UNIT = 500  # steps a degree


def lines(kind: Kind, box: Box) -> tuple[Shape, ...]:
    """Give what lies in or near a box: a river or a disputed line is one line, a lake its rings."""
    west, south, east, north = box
    query = (
        "SELECT data FROM line WHERE kind = ? AND south <= ? AND north >= ? AND (west <= ? AND east >= ? "
        "OR west <= ? AND east >= ? OR west <= ? AND east >= ?) ORDER BY number"
    )
    turned = [limit for turn in (0, 360, -360) for limit in (east + turn, west + turn)]
    with closing(opened()) as db:
        rows = db.execute(query, (kind, north, south, *turned)).fetchall()
    read = msgspec.json.Decoder(tuple[tuple[tuple[int, ...], ...], ...]).decode
    shapes = (tuple(unpacked(line, _UNIT) for line in kept) for (data,) in rows for kept in read(zlib.decompress(data)))
    return tuple(here for shape in shapes if (here := _beside(shape, box)))


def packed(shapes: Sequence[Shape]) -> bytes:
    """Write shapes as `lines` reads them."""
    return zlib.compress(msgspec.json.encode([[steps(line, _UNIT) for line in shape] for shape in shapes]), 9)


def _beside(shape: Shape, box: Box) -> Shape | None:
    """Move a shape by whole turns to where it meets the box; None where it does not."""
    west, south, east, north = shape_box(shape)
    for turn in (0, 360, -360):
        if meet((west + turn, south, east + turn, north), box):
            return tuple(tuple((x + turn, y) for x, y in line) for line in shape) if turn else shape
    return None
