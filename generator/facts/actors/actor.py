"""The actor itself: words of the article as a name, with the doubt that their sentence states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.facts.fact import Actor, Basis, Kind, Words

if TYPE_CHECKING:
    from generator.facts.sentences import Article

Doubt: TypeAlias = tuple[Words, Basis]
_Role = Literal["perpetrator", "responder", "outlet", "mentioned"]


def actor(  # noqa: PLR0913 -- what the fact is made of
    article: Article,
    words: tuple[int, int],
    kind: Kind,
    role: _Role,
    rule: str,
    *,
    title: str | None = None,
    doubt: Doubt | None = None,
) -> Actor:
    """Make an actor of words `first:last`; without a doubt its basis is "stated"."""
    start, end = article.words[words[0]].start, article.words[words[1] - 1].end
    name = " ".join(article.text[start:end].split())
    return Actor(
        start=start, end=end, name=name, kind=kind, role=role, title=title,
        hedge=doubt[0] if doubt else None, basis=doubt[1] if doubt else "stated", rule=rule,
    )  # fmt: skip
