"""Places: towns, countries, regions and named venues, once persons, roles and organisations have been set aside.

A name counts as a place where its surroundings say so ("in Bamako", "Bamako, Mali", a dateline) and, beyond that, only
where it is a country's or a large town's. A venue has no coordinates: no gazetteer knows hotels, and none are invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts.fact import Place
from generator.facts.gazetteer import Town, country, demonym, towns
from generator.facts.people import PARTICLES
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.facts.fact import Date
    from generator.facts.saying import Sayings
    from generator.facts.sentences import Article, Word

VENUES = vocabulary(
    """
    hotel airport mosque church cathedral market school university college embassy consulate stadium station
    theatre theater mall café cafe restaurant hospital barracks prison temple synagogue bridge beach resort
    nightclub club bar museum palace supermarket cinema hall mission shrine monastery hôtel aéroport mosquée
    église marché école université ambassade gare théâtre hôpital caserne plaza
    """
)
_VENUE_FIRST = vocabulary(
    """
    hôtel aéroport mosquée église marché école université ambassade gare théâtre hôpital caserne café restaurant
    """
)
_IN = vocabulary(
    """
    in at near from to outside inside around across into toward towards of on through between à au aux en dans
    près vers depuis
    """
)
_TOWN_NOUNS = vocabulary(
    """
    town city village suburb district neighborhood neighbourhood capital port ville localité quartier
    municipality township jurisdiction
    """
)
_DIRECTIONS = vocabulary(
    """
    northern southern eastern western central north south east west northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western
    north-east north-west south-east south-west upper lower
    """
)
_REGION_NOUNS = vocabulary(
    """
    province region state county governorate department district departamento département région
    """
)
_NEVER = vocabulary(
    """
    of the and in at on to is it he she we they you i a an as by or if so no not but for from with this that
    these his her its our monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december god allah islam muslim christian islamist catholic
    army police minister president general colonel united nations security council state party front group force
    forces national international central north south east west red cross white house
      man men male date most hospital university mission here bar best normal orange victoria service
    capital union commission battle eagle enterprise independence liberty islamic paradise progress hope justice
    peace lead mass media radio television report text attack war government people one two three four five six
    seven eight nine ten during while when where according also however sources many some several both other new
    old last first second third court ministry department embassy street road avenue square plaza latin santo
    san santa el la los las le les un une des du de et en sur dans pour par mais est sont libération liberation
    press association guard patriotic popular democratic revolutionary movement workers farabundo marti jesuit
    church farc along asia africa europe america day night morning week month year imam sheikh bus van car truck
    gunmen home
    """
)
_UNSURE = vocabulary("nice reading bath mobile split same of")  # towns only where a word beside them says so
_SURE_WITHOUT_CUE = 250_000
_LONGEST = 4
_READ_FOR_HOME = 1500  # words
_HEADLINES = 2  # paragraphs that may stand before the dateline: headline, byline


class _Candidate(NamedTuple):
    """Words `first:last` that may name a town; `cue` is true where the words before or after say that it is a place."""

    first: int
    last: int
    cue: bool


def places(article: Article, sayings: Sayings, dates: Iterable[Date]) -> tuple[Place, ...]:
    """Find all places, in order; `role` is "incident" where the article's beginning names them as the scene."""
    taken = [False] * (len(article.words) + 1)
    for person in sayings.people:
        _take(
            article,
            taken,
            [(article.words[at].start, article.words[at].end) for at in range(person.phrase_first, person.phrase_last)],
        )
    _take(article, taken, [(saying.start, saying.end) for saying in sayings.all])
    _take(article, taken, [(date.start, date.end) for date in dates])
    found = _countries_in_roles(article, sayings)
    for rule in (_venues, _countries, _regions):
        named = rule(article, taken)
        _take(article, taken, [(place.start, place.end) for place in named])
        found += named
    found += _towns(article, taken, sorted(found, key=lambda p: p.start))
    return tuple(sorted(found, key=lambda p: (p.start, p.end)))


def home_country(article: Article, countries: list[str]) -> str | None:
    """Answer the country that the article is about: most often named, by name or adjective; the earlier on a tie."""
    counts: dict[str, int] = {}
    for code in countries:
        counts[code] = counts.get(code, 0) + 2
    for word in article.words[:_READ_FOR_HOME]:
        if (word.capital or article.shouted) and (people := demonym(word.text)):
            counts[people] = counts.get(people, 0) + 1
    if countries:
        counts[countries[0]] += 1
    return max(counts, key=lambda code: counts[code]) if counts else None


def is_dateline(article: Article, at: int) -> bool:
    """Tell "BAMAKO, Mali (AP) —" and "KABUL:": the first words of a report, before a dash or colon."""
    sentence = article.sentence(article.words[at].start)
    if sentence is None or sentence.first != at or article.paragraph(article.words[at].start) > _HEADLINES:
        return False
    ahead = [article.low(k) for k in range(at + 1, min(at + 12, sentence.last))]
    return ":" in ahead[:3] or any(mark in ("—", "–", "-", "--") for mark in ahead)


def _take(article: Article, taken: list[bool], spans: Iterable[tuple[int, int]]) -> None:
    """Set words aside."""
    for start, end in spans:
        for at in range(article.at(start), article.at(end)):
            taken[at] = True


def _countries_in_roles(article: Article, sayings: Sayings) -> list[Place]:
    """Read "for the UN peacekeeping mission in Mali": a country after "in" is a place even inside a role."""
    out: list[Place] = []
    for person in sayings.people:
        for at in range(person.phrase_first, person.phrase_last):
            if person.first <= at < person.last:
                continue
            word = article.words[at]
            code = country(word.text) if word.capital and not demonym(word.text) else None
            if code and article.low(at - 1) in ("in", "of", "en", "au"):
                out.append(_place(article, at, at + 1, code, None, "country"))
    return out


def _venues(article: Article, taken: list[bool]) -> list[Place]:
    """Read "Radisson Blu hotel", "Westgate mall", "l'hôtel Byblos": capitalised words beside a noun for a building."""
    out: list[Place] = []
    words = article.words
    if article.shouted:
        return out
    for at, word in enumerate(words):
        if word.low not in VENUES or taken[at]:
            continue
        first = at
        while (
            first > 0
            and at - first < 5  # noqa: PLR2004 -- a distance or a length, in words
            and not taken[first - 1]
            and _is_name_word(words[first - 1])
            and words[first - 1].low not in _NEVER
        ):  # noqa: PLR2004: the longest name
            first -= 1
        last = at + 1
        if word.low in _VENUE_FIRST and first == at:
            while last < len(words) and last - at < 4 and _is_name_word(words[last]) and not taken[last]:  # noqa: PLR2004 -- a distance or a length, in words
                last += 1
        sentence = article.sentence(word.start)
        if sentence is None:
            continue
        first = max(first, sentence.first)
        if last - first < 2 or (first == sentence.first and last - first < 3 and words[first].low in _IN):  # noqa: PLR2004 -- a distance or a length, in words
            continue
        names = [w for w in words[first:last] if w.low not in VENUES]
        if not names or all(demonym(w.text) or country(w.text) for w in names):
            continue
        start, end = words[first].start, words[last - 1].end
        name = " ".join(article.text[start:end].split())
        out.append(
            Place(
                start=start,
                end=end,
                name=name,
                country=None,
                lat=None,
                lon=None,
                role="venue",
                precision=1,
                rule="venue",
            )
        )
    return out


def _regions(article: Article, taken: list[bool]) -> list[Place]:
    """Read "Zamfara state", "Khyber Pakhtunkhwa province": a name before its kind; no coordinates."""
    out: list[Place] = []
    words = article.words
    for at, word in enumerate(words):
        if word.low not in _REGION_NOUNS or taken[at] or not at or article.shouted:
            continue
        first = at
        while (
            first > 0
            and at - first < 3  # noqa: PLR2004 -- a distance or a length, in words
            and not taken[first - 1]
            and _is_name_word(words[first - 1])
            and (
                words[first - 1].low not in _NEVER
                or (words[first - 1].low in ("el", "la", "los", "las", "le") and first < at)
            )
        ):  # noqa: PLR2004: the longest name
            first -= 1
        if (
            first == at
            or all(demonym(w.text) or country(w.text) for w in words[first:at])
            or article.low(at + 1) in ("of", "department")
        ):
            continue
        if _begins(article, first) and at - first == 1 and article.low(first) in _IN:
            continue
        out.append(_place(article, first, at + 1, _country_beside(article, at + 1), None, "region"))
    return out


def _is_name_word(word: Word) -> bool:
    return word.capital and word.text[0].isalpha() and not word.number


def _countries(article: Article, taken: list[bool]) -> list[Place]:
    out: list[Place] = []
    words, at = article.words, 0
    while at < len(words):
        for size in (5, 4, 3, 2, 1):
            last = at + size
            if (
                last > len(words)
                or any(taken[at:last])
                or not words[at].capital
                or not words[last - 1].text[0].isalpha()
            ):
                continue
            text = article.text[words[at].start : words[last - 1].end]
            code = country(text.removesuffix("'s").removesuffix("’s")) if len(text) < 40 else None  # noqa: PLR2004 -- a distance or a length, in words
            if not code or not _is_country_here(article, at, last):
                continue
            first, rule = at, "country"
            if at and words[at - 1].low in _DIRECTIONS and not taken[at - 1]:
                first, rule = at - 1, "part-of-country"
            out.append(_place(article, first, last, code, None, rule))
            at = last - 1
            break
        at += 1
    return out


def _is_country_here(article: Article, first: int, last: int) -> bool:
    """Tell a country from the adjective that is spelt like it ("US forces"), and from part of a longer name."""
    words = article.words
    text = words[first].text
    if demonym(article.text[words[first].start : words[last - 1].end]) and last - first == 1:
        return article.low(first - 1) in ("the", "in", "to", "from", "aux") and not (
            last < len(words)
            and words[last].text[0].isalpha()
            and article.low(last) not in ("and", "in", "on", "has", "had", "is", "was", "said", "to", "for")
        )
    if (
        first
        and words[first - 1].capital
        and not article.shouted
        and words[first - 1].low not in (*_DIRECTIONS, *_NEVER)
        and words[first - 1].text[0].isalpha()
    ):
        return words[first - 1].end + 1 < words[first].start or country(words[first - 1].text) is not None
    return not (text.lower() == "niger" and article.low(last) in ("delta", "river", "state"))


def _towns(article: Article, taken: list[bool], named: list[Place]) -> list[Place]:
    candidates = _shouted(article, taken) if article.shouted else _capitalised(article, taken)
    known = towns({_text(article, c.first, c.last) for c in candidates})
    countries = [place.country for place in named if place.country]
    home = home_country(article, countries)
    out: list[Place] = []
    end = 0
    for candidate in sorted(candidates, key=lambda c: (c.first, -c.last)):
        if candidate.first < end:
            continue
        text = _text(article, candidate.first, candidate.last)
        bearers = known.get(text, ())
        beside = _country_beside(article, candidate.last)
        town = _chosen(bearers, beside, home)
        if text.lower() in _UNSURE and (
            article.shouted or not candidate.cue or article.words[candidate.first].start == 0
        ):
            continue
        if town and (candidate.cue or beside or town.population >= _SURE_WITHOUT_CUE or town.country == home):
            if (
                candidate.last - candidate.first == 1
                and not candidate.cue
                and not beside
                and _begins(article, candidate.first)
                and town.country != home
            ):
                continue
            out.append(_place(article, candidate.first, candidate.last, town.country, town, "town"))
            end = candidate.last
        elif (
            not bearers
            and ((beside and candidate.cue) or _is_called_town(article, candidate.first))
            and not article.shouted
        ):
            out.append(_place(article, candidate.first, candidate.last, beside or home, None, "unlisted-town"))
            end = candidate.last
    return out


def _capitalised(article: Article, taken: list[bool]) -> list[_Candidate]:
    out: list[_Candidate] = []
    words, at = article.words, 0
    while at < len(words):
        if (
            taken[at]
            or not _is_name_word(words[at])
            or (words[at].low in _NEVER and not _starts_long_name(article, at))
        ):
            at += 1
            continue
        last = at + 1
        while (
            last < len(words)
            and last - at < _LONGEST
            and not taken[last]
            and words[last].start <= words[last - 1].end + 1
            and (
                (_is_name_word(words[last]) and words[last].low != "monday")
                or (words[last].low in PARTICLES and last + 1 < len(words) and _is_name_word(words[last + 1]))
            )
        ):
            last += 1
        cue = _has_cue(article, at)
        whole = last < len(words) and _is_name_word(words[last])
        if not whole:
            if words[last - 1].text.endswith(("'s", "’s")):
                pass
            out.append(_Candidate(at, last, cue))
            for size in range(1, last - at):
                tail = article.low(at + size)
                if tail in VENUES or tail in _REGION_NOUNS or tail in ("police", "city", "district", "airport"):
                    out.append(_Candidate(at, at + size, cue=True))
        at = last
    return out


def _starts_long_name(article: Article, at: int) -> bool:
    """Read "San Salvador", "El Paso", "New Delhi": a small word that begins a town's name."""
    return article.low(at) in (
        "san",
        "santa",
        "santo",
        "el",
        "la",
        "los",
        "las",
        "le",
        "les",
        "new",
        "port",
        "saint",
        "al",
        "old",
        "east",
        "north",
        "south",
        "west",
    ) and (at + 1 < len(article.words) and _is_name_word(article.words[at + 1]))


def _shouted(article: Article, taken: list[bool]) -> list[_Candidate]:
    """In a text all in capitals only the words around can show a place."""
    out: list[_Candidate] = []
    words = article.words
    for at, word in enumerate(words):
        if (
            taken[at]
            or not word.text[0].isalpha()
            or word.number
            or (word.low in _NEVER and not _starts_long_name(article, at))
        ):
            continue
        if at == 0 or _has_cue(article, at):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                part = words[at : at + size]
                if size == 1 and word.low in _NEVER:
                    continue
                if all(w.text[0].isalpha() and not w.number for w in part) and not any(taken[at : at + size]):
                    out.append(_Candidate(at, at + size, cue=True))
    return out


def _has_cue(article: Article, at: int) -> bool:
    before = article.low(at - 1) if at else ""
    if before in ("the", "de", "d'", "le", "la", "l'"):
        before = article.low(at - 2) if at > 1 else ""
        return before in _TOWN_NOUNS or (article.low(at - 1) in ("de", "d'") and before in _IN)
    return before in _IN or before in _TOWN_NOUNS or at == 0 or is_dateline(article, at)


def _is_called_town(article: Article, at: int) -> bool:
    """Read "the town of Sévaré", "the village of X"."""
    return article.low(at - 1) == "of" and article.low(at - 2) in _TOWN_NOUNS if at > 1 else False


def _country_beside(article: Article, last: int) -> str | None:
    """Answer the country after "Bamako, Mali" or "Nice in France"."""
    if article.low(last) in (",", "in", "(") and last + 1 < len(article.words):
        begin = last + 1
        if article.low(begin) in _DIRECTIONS:
            begin += 1
        for size in (3, 2, 1):
            if begin + size <= len(article.words):
                words = article.words[begin : begin + size]
                if words[0].capital and (code := country(article.text[words[0].start : words[-1].end])):
                    return code
    return None


def _chosen(bearers: tuple[Town, ...], beside: str | None, home: str | None) -> Town | None:
    """Several towns of one name: the one in the country beside it, then in the article's country, then the largest."""
    for wanted in (beside, home):
        for town in bearers:
            if wanted and town.country == wanted:
                return town
    return bearers[0] if bearers else None


def _begins(article: Article, at: int) -> bool:
    sentence = article.sentence(article.words[at].start)
    return sentence is not None and sentence.first == at


def _text(article: Article, first: int, last: int) -> str:
    text = article.text[article.words[first].start : article.words[last - 1].end]
    return text.removesuffix("'s").removesuffix("’s").removesuffix("'S")


def _place(article: Article, first: int, last: int, code: str | None, town: Town | None, rule: str) -> Place:  # noqa: PLR0913, PLR0917 -- what the fact is made of
    start = article.words[first].start
    end = start + len(_text(article, first, last))
    precision = 2 if rule in ("town", "unlisted-town") else 4 if rule in ("part-of-country", "region") else 6
    return Place(
        start=start, end=end, name=" ".join(article.text[start:end].split()), country=code,
        lat=town.lat if town else None,
        lon=town.lon if town else None, role="mentioned", precision=precision, rule=rule,
    )  # fmt: skip
