"""The plot of who counted how many: positions in per cent, worked out here; the theme turns them into SVG."""

from generator.pages.plot.draw import panels
from generator.pages.plot.panel import Panel, Row, Tick
from generator.pages.plot.scale import Scale, scale

__all__ = ["Panel", "Row", "Scale", "Tick", "panels", "scale"]
