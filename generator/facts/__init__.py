"""Facts: what a seed states, span by span. Rules, not a model; each fact keeps its place."""

from generator.facts.articles import reviewed, stated
from generator.facts.dates import has_wrong_weekday
from generator.facts.fact import (
    MEASURES,
    Actor,
    Claim,
    Date,
    Facts,
    Figure,
    Incident,
    Measure,
    Place,
    Qualifier,
    Quotation,
    Words,
)
from generator.facts.figures.casualties import QUALIFIERS
from generator.facts.find import as_json, find, find_quotations
from generator.facts.headline import headline
from generator.facts.numbers import Number, numbers
from generator.facts.quotations import marked
from generator.facts.reprints import reprints, same_words
from generator.facts.review import MARK_KINDS, Mark, MarkKind, Piece, ReviewedParagraph, review
from generator.facts.rules import RULES, Rule
from generator.facts.show import as_marked, as_text, kind_word, says

__all__ = [
    "MARK_KINDS",
    "MEASURES",
    "QUALIFIERS",
    "RULES",
    "Actor",
    "Claim",
    "Date",
    "Facts",
    "Figure",
    "Incident",
    "Mark",
    "MarkKind",
    "Measure",
    "Number",
    "Piece",
    "Place",
    "Qualifier",
    "Quotation",
    "ReviewedParagraph",
    "Rule",
    "Words",
    "as_json",
    "as_marked",
    "as_text",
    "find",
    "find_quotations",
    "has_wrong_weekday",
    "headline",
    "kind_word",
    "marked",
    "numbers",
    "reprints",
    "review",
    "reviewed",
    "same_words",
    "says",
    "stated",
]
