"""Towns: which of the candidates is one, and which of several towns of its name.

A large town's name is enough; a smaller one's needs a word beside it, or the country that the article is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.gazetteer import fold
from generator.facts.gazetteer import towns as towns_named
from generator.facts.places.candidates import candidates
from generator.facts.places.countries import home_country
from generator.facts.places.dateline import is_dateline
from generator.facts.places.names import begins_sentence, name_of
from generator.facts.places.place import place
from generator.facts.places.surroundings import country_beside, is_called_town
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Place
    from generator.facts.gazetteer import Town
    from generator.facts.places.candidates import Candidate
    from generator.facts.sentences import Article

_UNSURE = vocabulary("nice reading bath mobile split same of grenade")  # towns only where a word beside them says so
_SURE_WITHOUT_CUE = 250_000
_SMALL = 15_000
_DWARFED = 40  # so many times larger is the town that everybody means
_SURE_ABROAD = 100_000
_METROPOLIS = 1_000_000


def towns(article: Article, taken: list[bool], named: list[Place]) -> list[Place]:
    """Find the towns among the words not yet taken; `named` are the places found before, in order."""
    found = candidates(article, taken)
    known = towns_named({name_of(article, c.first, c.last) for c in found})
    clear = [name_of(article, c.first, c.last) for c in found if c.cue]
    voted = [bearers[0].country for name in clear if (bearers := known.get(name)) and _is_clear(bearers)]
    home = home_country(article, named, voted) or _of_first(article, found, known)
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


def _of_first(article: Article, found: list[Candidate], known: dict[str, tuple[Town, ...]]) -> str | None:
    """Answer the country of the first large town, the dateline's as a rule, where nothing else names one."""
    first = (known.get(name_of(article, c.first, c.last)) for c in found if c.cue)
    return next((b[0].country for b in first if b and b[0].population >= _SURE_WITHOUT_CUE), None)


def _town(article: Article, candidate: Candidate, bearers: tuple[Town, ...], home: str | None) -> Place | None:
    """Read a candidate with the towns that bear its name; where none does, "the village of X" is one all the same."""
    first, last, cue = candidate
    if _is_unsure(article, candidate):
        return None
    beside = country_beside(article, last)
    if bearers and not _is_namesake(bearers, beside, home):
        town = _chosen(bearers, beside, home)
        if _is_doubtful(article, candidate, town, beside, home):
            return None
        if beside is None and _is_other_name(name_of(article, first, last), town, home):
            return None
        if not (cue or beside or town.country == home or _is_sure_alone(article, candidate, town)):
            return None
        return place(article, first, last, "town", code=town.country, town=town)
    if article.shouted or not (
        (beside and cue) or is_called_town(article, first) or (bearers and cue and not _begins(article, candidate))
    ):
        return None
    return place(article, first, last, "unlisted-town", code=beside or home)


def _is_doubtful(article: Article, candidate: Candidate, town: Town, beside: str | None, home: str | None) -> bool:
    """Tell a small town that nothing binds to its country, and a sentence's first word that may be any word ("Au")."""
    if town.country == beside:
        return False
    least = _SURE_WITHOUT_CUE if article.shouted else _SMALL
    if town.population < least and town.country != home:
        return True
    return town.population < _SURE_ABROAD and candidate.last - candidate.first == 1 and _begins(article, candidate)


def _is_other_name(name: str, town: Town, home: str | None) -> bool:
    """Tell "San Luis" for São Luís abroad: only a metropolis is called by a name that is not its own."""
    if home is None or town.country == home or fold(name) == fold(town.name):
        return False
    return town.population < _METROPOLIS


def _begins(article: Article, candidate: Candidate) -> bool:
    """Tell a sentence's first word that no dateline makes a town."""
    return begins_sentence(article, candidate.first) and not is_dateline(article, candidate.first)


def _is_namesake(bearers: tuple[Town, ...], beside: str | None, home: str | None) -> bool:
    """Tell a name whose bearers all lie elsewhere: Solhan in Burkina Faso is not the town in Turkey.

    Where the words name the country, no other will do; where only the article is about one, a large town still may.
    """
    known = {town.country for town in bearers}
    if beside:
        return beside not in known
    return home is not None and home not in known and bearers[0].population < _SURE_ABROAD


def _is_unsure(article: Article, candidate: Candidate) -> bool:
    """Tell "nice" and "reading", which are words as well, where nothing before them says that they are towns."""
    if name_of(article, candidate.first, candidate.last).lower() not in _UNSURE:
        return False
    return article.shouted or not candidate.cue or article.words[candidate.first].start == 0


def _chosen(bearers: tuple[Town, ...], beside: str | None, home: str | None) -> Town:
    """Several towns of one name: the one in the country beside it, then in the article's country, then the largest."""
    for town in bearers:
        if beside and town.country == beside:
            return town
    for town in bearers:
        if home and town.country == home and town.population * _DWARFED >= bearers[0].population:
            return town
    return bearers[0]


def _is_clear(bearers: tuple[Town, ...]) -> bool:
    """Tell a name that means one town wherever it stands: large, and no town of the name elsewhere is near its size."""
    other = next((town.population for town in bearers if town.country != bearers[0].country), 0)
    return bearers[0].population >= _SURE_WITHOUT_CUE and other * _DWARFED < bearers[0].population


def _is_sure_alone(article: Article, candidate: Candidate, town: Town) -> bool:
    """Tell a large town; not by one word at the beginning of a sentence, whose capital says nothing."""
    alone = candidate.last - candidate.first == 1 and begins_sentence(article, candidate.first)
    return town.population >= _SURE_WITHOUT_CUE and not alone
