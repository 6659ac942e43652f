"""Places: towns, countries, regions and named venues, once persons, roles and organisations have been set aside.

A name counts as a place where its surroundings say so ("in Bamako", "Bamako, Mali", a dateline) and, beyond that, only
where it is a country's or a large town's. A venue has no coordinates: no gazetteer knows hotels, and none are invented.
"""

from generator.facts.places.countries import home_country
from generator.facts.places.dateline import is_dateline, is_in_dateline
from generator.facts.places.find import places

__all__ = ["home_country", "is_dateline", "is_in_dateline", "places"]
