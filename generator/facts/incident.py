"""The incident itself: where, when and what kind, as far as the beginning of the article says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.facts.fact import Incident
from generator.facts.places import home_country, is_in_dateline
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Date, Figure, Place
    from generator.facts.sentences import Article

# ACLED's event types, with the words that show them; the earlier wins where two are equally frequent.
_TYPES = (
    ("Explosions/Remote violence", vocabulary(
    """
    bomb bombs bombing bombings explosion explosions blast blasts exploded detonated airstrike airstrikes
    shelling mortar rocket rockets grenade grenades mine landmine drone missile missiles explosive explosives
    dynamite bomber attentat-suicide bombe explosé
    """
)),
    ("Violence against civilians", vocabulary(
    """
    gunmen gunman attack attackers hostage hostages kidnapped kidnapping abducted murdered murder massacre
    executed shooting stormed assassinated assassination terrorists hotel assaillants attaque otages civilians
    siege
    """
)),
    ("Battles", vocabulary(
    """
    clash clashes clashed fighting battle battles firefight ambush ambushed combat offensive affrontements
    embuscade
    """
)),
    ("Riots", vocabulary("riot riots rioters mob looting looted émeute émeutes")),
    ("Protests", vocabulary(
    """
    protest protests protesters demonstration demonstrators rally marched marchers manifestation manifestants
    """
)),
)  # fmt: skip
_HARM = vocabulary(
    """
    attack attacked attacks killed kill killing stormed exploded explosion bombing bomb blast shot shooting
    opened raid raided kidnapped abducted ambush ambushed murdered wounded injured assault siege hit struck
    detonated died dead gunfire stabbed stabbing attaque tué tués
    """
)
_NOT = vocabulary("no not never without aucun aucune sans")
_DENIED = 5  # words: "no indication of an attack"
_LEAD = 6
_TOWN, _COUNTRY = 2, 6  # UCDP's where_prec
_READ_FOR_TYPE = 400  # words
_DATELINE_WEIGHT = 0.5
_HARM_WEIGHT = 3.0
_FADES = 3.0  # paragraphs after which a mention counts half
_DAY = len("2015-11-20")


def incident(article: Article, places: Sequence[Place], dates: Sequence[Date], figures: Sequence[Figure]) -> Incident:
    """Put the incident together from the article's first mentions; None for what it does not say."""
    if not (figures or _type(article) or not _HARM.isdisjoint(article.lows[:_READ_FOR_TYPE])):
        return Incident()
    past = _elsewhere(article, dates, figures)
    now = [p for p in places if _sentence(article, p) not in past]
    home = home_country(article, places)
    place = _scene(article, [p for p in now if p.country == home] or now)
    venue = next((p for p in now if p.role == "venue" and _is_attacked(article, p)), None)
    return Incident(
        date=_date(article, [d for d in dates if _sentence(article, d) not in past]),
        country=place.country if place and place.country else home,
        place=_written(place, places) if place else None,
        venue=venue.name if venue else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        type=_type(article),
    )


def day_of_harm(article: Article, dates: Sequence[Date]) -> str | None:
    """Answer the first day that a sentence of harm near the beginning gives, in EDTF."""
    told = (d for d in _days(article, dates) if not is_in_dateline(article, d.start, d.end))
    return next((d.edtf for d in told if _is_harm(article, d)), None)


def with_roles(places: Sequence[Place], scene: Incident) -> tuple[Place, ...]:
    """Mark the places that are the incident's: its town, and its country."""
    return tuple(_with_role(place, scene) for place in places)


def _with_role(place: Place, scene: Incident) -> Place:
    if place.role == "venue":
        return msgspec.structs.replace(place, country=scene.country) if place.name == scene.venue else place
    town = scene.place is not None and place.name.casefold() == scene.place.casefold()
    if town or (place.precision == _COUNTRY and place.country == scene.country):
        return msgspec.structs.replace(place, role="incident")
    return place


def _elsewhere(article: Article, dates: Sequence[Date], figures: Sequence[Figure]) -> frozenset[int]:
    """Answer where the sentences begin that tell of other events."""
    other = [f for f in figures if f.event == "other"]
    past = [d for d in dates if d.rule in ("year", "month-year")]
    return frozenset([*(_sentence(article, f) for f in other), *(_sentence(article, d) for d in past)])


def _sentence(article: Article, fact: Place | Date | Figure) -> int:
    sentence = article.sentence(fact.start)
    return sentence.start if sentence else -1


def _written(place: Place, places: Sequence[Place]) -> str:
    """Answer a dateline's "BAMAKO" as the text has it elsewhere."""
    same = [p.name for p in places if p.name.casefold() == place.name.casefold()]
    return next((name for name in same if not name.isupper()), place.name)


def _scene(article: Article, places: Sequence[Place]) -> Place | None:
    """Answer the town that the article speaks of: named early, often, and in sentences of harm.

    A dateline's town counts as one mention among the others, and once more for each "the capital" after it.
    """
    found = [p for p in places if p.precision == _TOWN]
    if not found:
        return None
    score: dict[str, float] = {}
    first: dict[str, Place] = {}
    for place in found:
        name = place.name.casefold()
        first.setdefault(name, place)
        score[name] = score.get(name, 0.0) + _weight(article, place)
    return first[max(score, key=lambda name: score[name])]


def _weight(article: Article, town: Place) -> float:
    if is_in_dateline(article, town.start, town.end):
        return _DATELINE_WEIGHT
    weight = _HARM_WEIGHT if _is_harm(article, town) else 1.0
    return weight / (1.0 + article.paragraph(town.start) / _FADES)


def _is_attacked(article: Article, venue: Place) -> bool:
    """Tell a venue in a sentence of harm; a hospital only in the first, since the wounded lie in the others."""
    is_hospital = any(word in venue.name.lower() for word in ("hospital", "clinic", "hôpital"))
    return _is_harm(article, venue) and (not is_hospital or _sentence(article, venue) == article.sentences[0].start)


def _is_harm(article: Article, fact: Place | Date) -> bool:
    sentence = article.sentence(fact.start)
    return sentence is not None and article.has(sentence, _HARM)


def _date(article: Article, dates: Sequence[Date]) -> str | None:
    """Answer the first day that a sentence of harm near the beginning gives; else the first day there.

    A day in the dateline is the report's own: it counts only where there is no other.
    """
    days = _days(article, dates)
    told = [d for d in days if not is_in_dateline(article, d.start, d.end)]
    anywhere = (d.edtf for d in dates if d.edtf and len(d.edtf) == _DAY and _is_harm(article, d))
    return day_of_harm(article, dates) or next((d.edtf for d in (*told, *days)), None) or next(anywhere, None)


def _days(article: Article, dates: Sequence[Date]) -> list[Date]:
    """Answer the days that stand near the beginning."""
    return [d for d in dates if d.edtf and len(d.edtf) == _DAY and article.paragraph(d.start) <= _LEAD]


def _type(article: Article) -> str | None:
    beginning = article.lows[:_READ_FOR_TYPE]
    counts = {name: sum(map(shown.__contains__, beginning)) for name, shown in _TYPES}
    for at, low in enumerate(beginning):
        if low in _NOT or (low == "fighting" and article.low(at + 1) == "for"):  # "fighting for their lives"
            near = beginning[at : at + _DENIED]
            for name, shown in _TYPES:
                counts[name] -= sum(map(shown.__contains__, near))
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None
