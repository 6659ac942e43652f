"""The gazetteer: countries, their adjectives, and towns with coordinates (GeoNames, CC BY 4.0)."""

from generator.facts.gazetteer.countries import begins_country, country, demonym, is_us_state
from generator.facts.gazetteer.fold import fold
from generator.facts.gazetteer.towns import Town, towns

__all__ = ["Town", "begins_country", "country", "demonym", "fold", "is_us_state", "towns"]
