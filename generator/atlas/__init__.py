"""The atlas: where countries lie. Outlines of the world that the program carries itself, asking nobody."""

from generator.atlas.inside import lies_in
from generator.atlas.outlines import Box, Country, Line, Ring, around, outlines, steps
from generator.atlas.simplify import simplify

__all__ = ["Box", "Country", "Line", "Ring", "around", "lies_in", "outlines", "simplify", "steps"]
