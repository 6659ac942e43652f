"""The place itself: words of the article as a name, with a town's coordinates where the gazetteer has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.fact import Place
from generator.facts.places.names import name_of

if TYPE_CHECKING:
    from generator.facts.gazetteer import Town
    from generator.facts.sentences import Article

_PRECISION = {"town": 2, "unlisted-town": 2, "part-of-country": 4, "region": 4, "country": 6}  # UCDP's where_prec


def place(  # noqa: PLR0913 -- what the fact is made of
    article: Article, first: int, last: int, rule: str, *, code: str | None, town: Town | None = None
) -> Place:
    """Make a place of words `first:last` with a country's code; its precision is its rule's."""
    start = article.words[first].start
    end = start + len(name_of(article, first, last))
    return Place(
        start=start, end=end, name=" ".join(article.text[start:end].split()), country=code,
        lat=town.lat if town else None,
        lon=town.lon if town else None, role="mentioned", precision=_PRECISION[rule], rule=rule,
    )  # fmt: skip
