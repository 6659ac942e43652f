"""The incident itself: where, when and what kind, as far as the beginning of the article says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.facts.fact import Incident

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Date, Figure, Place
    from generator.facts.sentences import Article

# ACLED's event types, with the words that show them; the earlier wins where two are equally frequent.
_TYPES = (
    ("Explosions/Remote violence", frozenset("bomb bombs bombing bombings explosion explosions blast blasts exploded detonated airstrike airstrikes shelling mortar rocket rockets grenade grenades mine landmine drone missile missiles explosive explosives dynamite bomber attentat-suicide bombe explosé explosion".split())),
    ("Violence against civilians", frozenset("gunmen gunman attack attackers hostage hostages kidnapped kidnapping abducted murdered murder massacre executed shooting stormed assassinated assassination terrorists hotel assaillants attaque otages civilians siege".split())),
    ("Battles", frozenset("clash clashes clashed fighting battle battles firefight ambush ambushed combat offensive affrontements embuscade".split())),
    ("Riots", frozenset("riot riots rioters mob looting looted émeute émeutes".split())),
    ("Protests", frozenset("protest protests protesters demonstration demonstrators rally march manifestation manifestants".split())),
)  # fmt: skip
_HARM = frozenset(
    "attack attacked attacks killed kill killing stormed exploded explosion bombing bomb blast shot shooting opened raid raided "
    "kidnapped abducted ambush ambushed murdered wounded injured assault siege hit struck detonated died dead attaque tué tués explosion".split()
)
_LEAD = 6


def incident(article: Article, places: Sequence[Place], dates: Sequence[Date], figures: Sequence[Figure]) -> Incident:
    """Put the incident together from the article's first mentions; None for what it does not say."""
    if not (figures or _type(article)):
        return Incident()
    other = [article.sentence(f.start) for f in figures if f.event == "other"]
    place = _scene(article, places)
    past = [article.sentence(d.start) for d in dates if d.rule in ("year", "month-year")]
    venue = next((p for p in places if p.role == "venue" and article.sentence(p.start) not in [*other, *past]), None)
    code = place.country if place else None
    if code is None:
        code = next((p.country for p in places if p.country), None)
    return Incident(
        date=_date(article, [d for d in dates if article.sentence(d.start) not in other]), country=code, place=_written(place, places) if place else None,
        venue=venue.name if venue else None, lat=place.lat if place else None, lon=place.lon if place else None, type=_type(article),
    )  # fmt: skip


def with_roles(places: Sequence[Place], scene: Incident) -> tuple[Place, ...]:
    """Mark the places that are the incident's: its town, and its country."""
    return tuple(
        msgspec.structs.replace(place, role="incident")
        if place.role != "venue" and ((scene.place and place.name.casefold() == scene.place.casefold()) or (place.precision == 6 and place.country == scene.country))  # noqa: PLR2004: a country
        else msgspec.structs.replace(place, country=scene.country) if place.role == "venue" and place.name == scene.venue
        else place
        for place in places
    )  # fmt: skip


def _written(place: Place, places: Sequence[Place]) -> str:
    """Answer a dateline's "BAMAKO" as the text has it elsewhere."""
    same = [p.name for p in places if p.name.casefold() == place.name.casefold()]
    return next((name for name in same if not name.isupper()), place.name)


def _scene(article: Article, places: Sequence[Place]) -> Place | None:
    """The first town in a sentence of harm; else the first town at all."""
    found = [p for p in places if p.precision == 2]  # noqa: PLR2004: within a town
    for place in found:
        sentence = article.sentence(place.start)
        if sentence and any(article.low(at) in _HARM for at in range(sentence.first, sentence.last)):
            return place
    return found[0] if found else None


def _date(article: Article, dates: Sequence[Date]) -> str | None:
    """The first day that a sentence of harm near the beginning gives; else the first day there."""
    days = [d for d in dates if d.edtf and len(d.edtf) == 10 and article.paragraph(d.start) <= _LEAD]  # noqa: PLR2004: YYYY-MM-DD
    for date in days:
        sentence = article.sentence(date.start)
        if sentence and any(article.low(at) in _HARM for at in range(sentence.first, sentence.last)):
            return date.edtf
    return days[0].edtf if days else None


def _type(article: Article) -> str | None:
    counts = dict.fromkeys((name for name, _ in _TYPES), 0)
    for word in article.words[:400]:
        for name, words in _TYPES:
            counts[name] += word.low in words
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None
