"""The gazetteer: countries, their adjectives, and towns with coordinates (GeoNames, CC BY 4.0)."""

from generator.facts.gazetteer.countries import country, demonym
from generator.facts.gazetteer.fold import fold
from generator.facts.gazetteer.towns import Town, towns

__all__ = ["Town", "country", "demonym", "fold", "towns"]
