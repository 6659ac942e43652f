"""Site: what is deployed. The finished files, checked against each other, and published all at once."""

from generator.site.held import held, identity
from generator.site.mirror import mirror
from generator.site.place import KEPT, MARKER, Place, claimed
from generator.site.publish import Published, publish
from generator.site.search import can_index
from generator.site.sums import LISTING, SUMS, parsed

__all__ = [
    "KEPT",
    "LISTING",
    "MARKER",
    "SUMS",
    "Place",
    "Published",
    "can_index",
    "claimed",
    "held",
    "identity",
    "mirror",
    "parsed",
    "publish",
]
