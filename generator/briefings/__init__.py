"""Briefings: what an editor publishes; reading them, proving them against their sources, drafting new ones."""

from generator.briefings.briefing import (
    Actor,
    Assessment,
    Briefing,
    Claim,
    Fact,
    Figure,
    FrontMatter,
    Moment,
    Place,
    Proof,
    Quote,
    Selector,
    Source,
    printed,
)
from generator.briefings.check import Checked, desk, look
from generator.briefings.desk import Desk, Seen
from generator.briefings.drafting import Draft, draft, skeleton
from generator.briefings.outline import Outline
from generator.briefings.prose import Citation, Prose, Reference, Writer, parse, render
from generator.briefings.ranges import Range, Term, ranges
from generator.briefings.read import drafted_before, split
from generator.briefings.record import write_record
from generator.briefings.rules import EXPLAINED
from generator.briefings.rules.characters import unseen_in_prose
from generator.briefings.schema import SCHEMA_FILE, schema, write_schema
from generator.briefings.slug import KEPT_NAMES, is_kept, plain_slug
from generator.briefings.write import write_new

__all__ = [
    "EXPLAINED",
    "KEPT_NAMES",
    "SCHEMA_FILE",
    "Actor",
    "Assessment",
    "Briefing",
    "Checked",
    "Citation",
    "Claim",
    "Desk",
    "Draft",
    "Fact",
    "Figure",
    "FrontMatter",
    "Moment",
    "Outline",
    "Place",
    "Proof",
    "Prose",
    "Quote",
    "Range",
    "Reference",
    "Seen",
    "Selector",
    "Source",
    "Term",
    "Writer",
    "desk",
    "draft",
    "drafted_before",
    "is_kept",
    "look",
    "parse",
    "plain_slug",
    "printed",
    "ranges",
    "render",
    "schema",
    "skeleton",
    "split",
    "unseen_in_prose",
    "write_new",
    "write_record",
    "write_schema",
]
