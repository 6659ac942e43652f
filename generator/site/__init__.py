"""Site: what is deployed. The finished files, checked against each other, and published all at once."""

from generator.site.held import held, identity
from generator.site.place import Place, claimed
from generator.site.publish import Published, publish
from generator.site.search import can_index

__all__ = ["Place", "Published", "can_index", "claimed", "held", "identity", "publish"]
