"""The atlas: where countries, regions, rivers and towns lie. The program carries it itself and asks nobody.

`index` lists the countries, `land` reads one in all detail, `world` all of them coarsely; `lines` gives rivers, lakes
and disputed lines, `towns` the towns by which a reader finds the way. Only what is asked for is read.
"""

from generator.atlas.clip import clip_line, clip_ring
from generator.atlas.geometry import REACH, Box, Line, Shape, around, beside, box_of, gap, meet, simplify, steps, weight
from generator.atlas.inside import lies_in
from generator.atlas.land import BORDER, COAST, DISPUTED, INNER, SEAM, Entry, Land, Region, index, land, world
from generator.atlas.lines import Kind, lines
from generator.atlas.rings import Chain, outline
from generator.atlas.towns import Town, towns

__all__ = [
    "BORDER",
    "COAST",
    "DISPUTED",
    "INNER",
    "REACH",
    "SEAM",
    "Box",
    "Chain",
    "Entry",
    "Kind",
    "Land",
    "Line",
    "Region",
    "Shape",
    "Town",
    "around",
    "beside",
    "box_of",
    "clip_line",
    "clip_ring",
    "gap",
    "index",
    "land",
    "lies_in",
    "lines",
    "meet",
    "outline",
    "simplify",
    "steps",
    "towns",
    "weight",
    "world",
]
