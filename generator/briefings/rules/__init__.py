"""The checker's rules, one subject a file. A rule reads a briefing and yields problems; it never prints or raises."""

from generator.briefings.rules import characters, evidence, figures, ids, judgement, places, prose
from generator.briefings.rules.problem import Problem, Rule

RULES: tuple[Rule, ...] = (
    ids.named,
    ids.unique,
    ids.known,
    ids.circles,
    places.coordinates,
    places.countries,
    places.zone,
    figures.numbers_stated,
    prose.references,
    characters.invisible,
    judgement.summary,
    judgement.conflicts,
    judgement.uncited_sources,
    judgement.unused_places,
    judgement.dropped_hedges,
)

__all__ = ["RULES", "Problem", "Rule", "evidence"]
