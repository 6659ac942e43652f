"""Countries, and parts of them ("northern Mali"), told from the adjectives and longer names that look like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.gazetteer import begins_country, country, demonym
from generator.facts.places.dateline import is_in_dateline
from generator.facts.places.names import NEVER
from generator.facts.places.place import place
from generator.facts.places.surroundings import DIRECTIONS
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.facts.fact import Place
    from generator.facts.saying import Sayings
    from generator.facts.sentences import Article

_KIN = vocabulary("family mother father parents brother sister son daughter wife husband friends body funeral")
_ENVOYS = vocabulary("ambassador ambassadors envoy envoys embassy ambassadeur ambassadrice ambassade")
_NO_NOUNS = vocabulary("and in on has had is was said to for")
_CONTINENT = vocabulary("central south north latin")  # "Central America" is no part of the United States
_READ_FOR_HOME = 1500  # words
_LONGEST_NAME = 40  # characters
_FIRST = 2  # how much more the country counts that is named first


def countries(article: Article, taken: list[bool]) -> list[Place]:
    """Read "Mali", "northern Mali", "the Democratic Republic of the Congo"; the longest name that begins at a word."""
    out: list[Place] = []
    end = 0
    for at, word in enumerate(article.words):
        if at < end or not word.capital or not begins_country(word.text.removesuffix("'s").removesuffix("’s")):
            continue
        end, code = _country_at(article, taken, at)
        if code:
            is_part = at > 0 and article.low(at - 1) in DIRECTIONS and not taken[at - 1]
            rule = "part-of-country" if is_part else "country"
            out.append(place(article, at - is_part, end, rule, code=code))
    return out


def countries_in_roles(article: Article, sayings: Sayings) -> list[Place]:
    """Read "for the UN peacekeeping mission in Mali": a country after "in" is a place even inside a role."""
    out: list[Place] = []
    for person in sayings.people:
        for at in range(person.phrase_first, person.phrase_last):
            if person.first <= at < person.last:
                continue
            word = article.words[at]
            code = country(word.text) if word.capital and not demonym(word.text) else None
            if code and article.low(at - 1) in ("in", "of", "en", "au"):
                out.append(place(article, at, at + 1, "country", code=code))
    return out


def home_country(article: Article, places: Iterable[Place], voted: Sequence[str] = ()) -> str | None:
    """Answer the country that the article is about: most often named, by name or adjective; the earlier on a tie.

    `voted` are the countries of further towns whose names are clear, each as good as an adjective.
    A dateline says where the report was sent from, which need not be where it happened, so it counts for less.
    """
    counts: dict[str, int] = {}
    countries: list[str] = []
    for named in places:
        if named.country:
            weight = 1 if is_in_dateline(article, named.start, named.end) else 2
            counts[named.country] = counts.get(named.country, 0) + weight
            countries.append(named.country)
    for at, word in enumerate(article.words[:_READ_FOR_HOME]):
        if (word.capital or article.shouted) and (nation := demonym(word.text)) and not _is_envoys(article, at):
            counts[nation] = counts.get(nation, 0) + 1
    for code in voted:
        counts[code] = counts.get(code, 0) + 1
    if countries:
        counts[countries[0]] += _FIRST
    return max(counts, key=lambda code: counts[code]) if counts else None


def _is_envoys(article: Article, at: int) -> bool:
    """Tell the nation of an envoy, who is abroad, from that of where it happened."""
    return article.low(at + 1) in _ENVOYS or article.low(at - 1) in _ENVOYS


def _country_at(article: Article, taken: list[bool], at: int) -> tuple[int, str | None]:
    """Answer where the country that begins at a word ends, and its code; the next word and None for none."""
    words = article.words
    for last in range(min(at + 5, len(words)), at, -1):
        if any(taken[at:last]) or not words[last - 1].text[0].isalpha():
            continue
        text = article.text[words[at].start : words[last - 1].end]
        code = country(text.removesuffix("'s").removesuffix("’s")) if len(text) < _LONGEST_NAME else None
        if code and _is_country_here(article, at, last):
            return last, code
    return at + 1, None


def _is_country_here(article: Article, first: int, last: int) -> bool:
    """Tell a country from the adjective that is spelt like it ("US forces"), and from part of a longer name."""
    words = article.words
    text = article.text[words[first].start : words[last - 1].end]
    if last - first == 1 and demonym(text):
        return article.low(first - 1) in ("the", "in", "to", "from", "aux") and not _is_adjective(article, last)
    before = words[first - 1] if first else None
    if text.endswith(("'s", "’s")) and article.low(last) in _KIN:
        return False  # "Jordan's family"
    if _is_towns(article, first, last) or (words[last - 1].low == "america" and article.low(first - 1) in _CONTINENT):
        return False
    if (
        before is not None
        and before.capital
        and not article.shouted
        and before.low not in DIRECTIONS
        and before.low not in NEVER
        and before.text[0].isalpha()
    ):
        return before.end + 1 < words[first].start or country(before.text) is not None
    return not (words[first].low == "niger" and article.low(last) in ("delta", "river", "state"))


def _is_towns(article: Article, first: int, last: int) -> bool:
    """Tell "San Salvador", "Guatemala City" and, where all is in capitals, "CAR": no country."""
    words = article.words
    saint = first > 0 and words[first - 1].low in ("san", "santo", "new", "saint") and words[first - 1].capital
    city = last < len(words) and words[last].low == "city" and words[last].capital
    return saint or city or (article.shouted and last - first == 1 and words[first].low in ("car", "chad", "turkey"))


def _is_adjective(article: Article, last: int) -> bool:
    """Tell whether the word after "US" is what it describes."""
    after = article.words[last] if last < len(article.words) else None
    return after is not None and after.text[0].isalpha() and after.low not in _NO_NOUNS
