"""The checker's rules, one subject a file. A rule reads a briefing and yields problems; it never prints or raises."""

from generator.briefings.rules import (
    characters,
    context,
    evidence,
    figures,
    gaps,
    ids,
    judgement,
    lookalikes,
    measures,
    mouths,
    negation,
    places,
    prose,
    sources,
    typed,
)
from generator.briefings.rules.explained import EXPLAINED
from generator.briefings.rules.problem import Problem, Rule, SeededRule

RULES: tuple[Rule, ...] = (
    ids.named,
    ids.kept,
    ids.unique,
    ids.known,
    ids.circles,
    places.coordinates,
    places.whereabouts,
    places.countries,
    places.zone,
    figures.numbers_stated,
    measures.measures,
    prose.references,
    characters.invisible,
    lookalikes.mixed_scripts,
    sources.independence,
    sources.before_the_incident,
    sources.archives,
    judgement.summary,
    judgement.conflicts,
    judgement.assessments,
    judgement.numbers_in_prose,
    judgement.uncited_sources,
    judgement.unused_places,
    judgement.dropped_hedges,
    negation.turned,
    negation.denials,
)

SEEDED_RULES: tuple[SeededRule, ...] = (
    context.speakers,
    mouths.mouths,
    context.marks,
    negation.cut,
    context.apart,
    gaps.gaps,
    context.qualifiers,
    typed.quotations,
    judgement.numbers_in_fields,
)

__all__ = ["EXPLAINED", "RULES", "SEEDED_RULES", "Problem", "Rule", "SeededRule", "evidence"]
