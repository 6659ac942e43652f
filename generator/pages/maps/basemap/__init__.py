"""The vector base map: country outlines that the site carries itself, so that no map service learns who reads.

The outlines are the atlas's; `frame` decides which part of the world a map shows, and `cut` writes that part as a
script file, detailed inside the frame and coarse around it: 5 kB gzipped for Mali, 28 kB for Russia, 42 kB for the
world.
"""

from generator.pages.maps.basemap.cut import cut
from generator.pages.maps.basemap.frame import Frame, frame

__all__ = ["Frame", "cut", "frame"]
