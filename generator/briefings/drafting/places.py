"""A draft's places: where it happened, then what else is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator import facts
    from generator.briefings.drafting.work import Work

_PRECISION_OF_COUNTRY = 6


def places(work: Work) -> list[dict[str, Any]]:
    """List the places named, each once, the incident's first."""
    seen: dict[str, facts.Place] = {}
    for _, _, place in work.each("places"):
        key = place.name.casefold()
        known = seen.get(key)
        better = known is None or (known.role == "mentioned" and place.role != "mentioned")
        if place.role != "other" and (better or (known and known.name.isupper() and known.role == place.role)):
            seen[key] = place
    finer = [p for p in seen.values() if not _is_country(p)]
    order = {"venue": 0, "incident": 1, "mentioned": 2}
    kept = finer or [p for p in seen.values() if p.role == "incident"]
    return [_entry(work, p) for p in sorted(kept, key=lambda p: order[p.role])]


def _is_country(place: facts.Place) -> bool:
    return place.precision >= _PRECISION_OF_COUNTRY and place.role != "venue" and place.rule == "country"


def _entry(work: Work, place: facts.Place) -> dict[str, Any]:
    point = {"lat": place.lat, "lon": place.lon} if place.lat is not None else {}
    attacked = place.role == "venue" and place.name in {found.incident.venue for _, found in work.articles}
    return {
        "id": work.place_id(place.name),
        "role": "incident" if attacked or place.role == "incident" else "context",
        "name": place.name,
        **({"city": work.incident.place} if attacked else {}),
        "country": work.incident.country if attacked else place.country,
        **point,
        "precision": place.precision,
        **({"credit": "GeoNames"} if point else {}),
    }
