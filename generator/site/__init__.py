"""Site: what is deployed. The finished files, checked against each other, and published all at once."""

from generator.site.mirror import mirror
from generator.site.publish import Published, publish
from generator.site.search import can_index
from generator.site.sums import LISTING, SUMS, parsed

__all__ = ["LISTING", "SUMS", "Published", "can_index", "mirror", "parsed", "publish"]
