"""Seeds: source articles as their publishers wrote them. Read, never written."""

from generator.seeds.find import Match, each, find, nearest_passage, normalised, seen
from generator.seeds.read import decode, read, read_in, read_said
from generator.seeds.seed import Seed, SeedMeta, Span
from generator.seeds.shelf import Shelf

__all__ = [
    "Match",
    "Seed",
    "SeedMeta",
    "Shelf",
    "Span",
    "decode",
    "each",
    "find",
    "nearest_passage",
    "normalised",
    "read",
    "read_in",
    "read_said",
    "seen",
]
