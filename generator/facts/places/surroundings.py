"""What the words around say: that a name is a place, and which country it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.gazetteer import country, is_us_state
from generator.facts.places.dateline import is_dateline
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article

IN = vocabulary(
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
DIRECTIONS = vocabulary(
    """
    northern southern eastern western central north south east west northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western
    north-east north-west south-east south-west upper lower
    """
)


def has_cue(article: Article, at: int) -> bool:
    """Tell "in Bamako", "the town of Sévaré" and a dateline by the words before."""
    before = article.low(at - 1) if at else ""
    if before in ("the", "de", "d'", "le", "la", "l'"):
        before = article.low(at - 2) if at > 1 else ""
        return before in _TOWN_NOUNS or (article.low(at - 1) in ("de", "d'") and before in IN)
    return before in IN or before in _TOWN_NOUNS or at == 0 or is_dateline(article, at)


def is_called_town(article: Article, at: int) -> bool:
    """Read "the town of Sévaré", "the village of X"."""
    return article.low(at - 1) == "of" and article.low(at - 2) in _TOWN_NOUNS if at > 1 else False


def country_beside(article: Article, last: int) -> str | None:
    """Answer the country after "Bamako, Mali", "Nice in France" or "Lima, Ohio"."""
    if article.low(last) in (",", "in", "(") and last + 1 < len(article.words):
        begin = last + 1
        if article.low(begin) in DIRECTIONS:
            begin += 1
        for size in (3, 2, 1):
            if begin + size <= len(article.words):
                words = article.words[begin : begin + size]
                text = article.text[words[0].start : words[-1].end]
                if words[0].capital and (code := country(text)):
                    return code
                if is_us_state(text):
                    return "US"
    return None
