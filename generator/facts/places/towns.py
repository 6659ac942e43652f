"""Towns: which of the candidates is one, and which of several towns of its name.

A large town's name is enough; a smaller one's needs a word beside it, or the country that the article is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.gazetteer import towns as towns_named
from generator.facts.places.candidates import candidates
from generator.facts.places.countries import home_country
from generator.facts.places.names import begins_sentence, name_of
from generator.facts.places.place import place
from generator.facts.places.surroundings import country_beside, is_called_town
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Place
    from generator.facts.gazetteer import Town
    from generator.facts.places.candidates import Candidate
    from generator.facts.sentences import Article

_UNSURE = vocabulary("nice reading bath mobile split same of")  # towns only where a word beside them says so
_SURE_WITHOUT_CUE = 250_000


def towns(article: Article, taken: list[bool], named: list[Place]) -> list[Place]:
    """Find the towns among the words not yet taken; `named` are the places found before, in order."""
    found = candidates(article, taken)
    known = towns_named({name_of(article, c.first, c.last) for c in found})
    home = home_country(article, [place.country for place in named if place.country])
    out: list[Place] = []
    end = 0
    for candidate in sorted(found, key=lambda c: (c.first, -c.last)):
        if candidate.first < end:
            continue
        town = _town(article, candidate, known.get(name_of(article, candidate.first, candidate.last), ()), home)
        if town:
            out.append(town)
            end = candidate.last
    return out


def _town(article: Article, candidate: Candidate, bearers: tuple[Town, ...], home: str | None) -> Place | None:
    """Read a candidate with the towns that bear its name; where none does, "the village of X" is one all the same."""
    first, last, cue = candidate
    if _is_unsure(article, candidate):
        return None
    beside = country_beside(article, last)
    if bearers:
        town = _chosen(bearers, beside, home)
        if not (cue or beside or town.country == home or _is_sure_alone(article, candidate, town)):
            return None
        return place(article, first, last, "town", code=town.country, town=town)
    if article.shouted or not ((beside and cue) or is_called_town(article, first)):
        return None
    return place(article, first, last, "unlisted-town", code=beside or home)


def _is_unsure(article: Article, candidate: Candidate) -> bool:
    """Tell "nice" and "reading", which are words as well, where nothing before them says that they are towns."""
    if name_of(article, candidate.first, candidate.last).lower() not in _UNSURE:
        return False
    return article.shouted or not candidate.cue or article.words[candidate.first].start == 0


def _chosen(bearers: tuple[Town, ...], beside: str | None, home: str | None) -> Town:
    """Several towns of one name: the one in the country beside it, then in the article's country, then the largest."""
    for wanted in (beside, home):
        for town in bearers:
            if wanted and town.country == wanted:
                return town
    return bearers[0]


def _is_sure_alone(article: Article, candidate: Candidate, town: Town) -> bool:
    """Tell a large town; not by one word at the beginning of a sentence, whose capital says nothing."""
    alone = candidate.last - candidate.first == 1 and begins_sentence(article, candidate.first)
    return town.population >= _SURE_WITHOUT_CUE and not alone
