"""The vector base map: country outlines that the site carries itself, so that no map service learns who reads.

`world.json` holds Natural Earth's countries (`README.md` says whence and how), `frame` decides which part of
the world a map shows, and `cut` writes that part as a script file, detailed inside the frame and coarse around it.
"""

from generator.pages.maps.basemap.cut import cut
from generator.pages.maps.basemap.frame import Frame, frame

__all__ = ["Frame", "cut", "frame"]
