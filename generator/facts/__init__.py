"""Facts: what a seed states, span by span. Rules, not a model: deterministic, offline, and each fact keeps its place."""

from generator.facts.fact import Actor, Claim, Date, Facts, Figure, Incident, Place, Quotation, Words

__all__ = ["Actor", "Claim", "Date", "Facts", "Figure", "Incident", "Place", "Quotation", "Words"]
