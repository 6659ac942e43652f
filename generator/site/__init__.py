"""Site: what is deployed. The finished files, checked against each other, and written so that nothing is half-done."""

from generator.site.search import can_index, index
from generator.site.site import Site, gather
from generator.site.write import write

__all__ = ["Site", "can_index", "gather", "index", "write"]
