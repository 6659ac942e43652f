"""Quotations: what stands between quotation marks, and who is stated to have said it.

Precision before recall. A speaker is given only where a verb of saying beside the marks has a subject ("stated"), or
where the text carries on after such a quotation, or "he said" has one possible bearer ("inferred"). A title or a word
in marks for distance is no quotation: short, and no verb of saying beside it.
"""

from generator.facts.quotations.find import quotations
from generator.facts.quotations.marks import marked

__all__ = ["marked", "quotations"]
