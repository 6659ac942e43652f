"""Who says it: verbs of saying with their subject, "according to", and the outlet that carried the words.

Quotations, figures and claims all ask the same question, so it is answered in one place. A wrong speaker is the worst
mistake there is: a subject counts only where it stands right beside its verb, with nothing between that could be
another subject. Pronouns are answered as such; who they stand for is for the caller to decide, or to leave open.
"""

from generator.facts.saying.counting import Count
from generator.facts.saying.heads import DETERMINERS, HEADS, PRONOUNS, VERBLESS, is_published
from generator.facts.saying.saying import Saying
from generator.facts.saying.sayings import Sayings

__all__ = ["DETERMINERS", "HEADS", "PRONOUNS", "VERBLESS", "Count", "Saying", "Sayings", "is_published"]
