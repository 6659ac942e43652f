"""Sources: who spoke in the article, and the outlets that carried their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.actors.actor import actor
from generator.facts.fact import Actor, Kind
from generator.facts.outlets import outlet
from generator.facts.saying import HEADS
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article

_ORGANISATIONS = vocabulary(
    """
    ministry government army police military office agency mission department council committee cross watch
    nations observatory party union front state organization organisation company ministère gouvernement armée
    """
)
_LONGEST_PERSON = 4


def speakers(sayings: Sayings) -> list[Actor]:
    """Find who speaks, once by full name: a surname alone is the person named before it."""
    out: list[Actor] = []
    surnames: set[str] = set()
    for saying in sayings.all:
        if saying.pronoun or saying.via == saying.text or saying.text in surnames:
            continue
        if " " in saying.text and saying.text[0].isupper():
            surnames.add(saying.text.split()[-1])
        if saying.verb_word == "claimed" and saying.text.lower() in ("group", "organization", "organisation"):
            continue
        out.append(
            Actor(
                start=saying.start,
                end=saying.end,
                name=" ".join(saying.text.split()),
                kind=_kind(saying),
                role="source",
                title=saying.role,
                hedge=None,
                basis="stated",
                rule="speaks",
            )
        )
    return out


def _kind(saying: Saying) -> Kind:
    """Tell persons from organisations and from the unnamed by the last word, and by the capital."""
    last = saying.text.split()[-1].lower()
    if saying.role:
        return "person"
    if last in _ORGANISATIONS:
        return "organisation"
    if last in HEADS or not saying.text[0].isupper():
        return "unnamed"
    return "person" if 1 < len(saying.text.split()) <= _LONGEST_PERSON else "organisation"


def outlets(article: Article, sayings: Sayings) -> list[Actor]:
    """Find the first mention of each outlet that carried somebody's words."""
    names = list(dict.fromkeys(s.via for s in sayings.all if s.via))
    out: dict[str, Actor] = {}
    for at, word in enumerate(article.words if names else ()):
        if not (word.capital or word.low == "state"):
            continue
        open_names = [name for name in names if name not in out and name.startswith(word.text)]
        if not open_names:
            continue
        end = outlet(article, at, len(article.words))
        name = article.text[word.start : article.words[end - 1].end]
        if end > at and name in open_names:
            out[name] = actor(article, (at, end), "outlet", "outlet", "outlet")
    return list(out.values())
