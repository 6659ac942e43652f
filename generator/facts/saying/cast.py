"""The persons of an article, found by the word that their phrase begins or ends with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.facts import people

if TYPE_CHECKING:
    from generator.facts.sentences import Article


class Cast:
    """An article and its persons: `ends` by the word after their phrase, `starts` by its first word."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.people = people.persons(article)
        self.ends = {p.phrase_last: p for p in self.people}
        self.starts = {p.phrase_first: p for p in self.people}

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words, in lower case, of every person with a role and of every name of two words or more."""
        article = self.article
        known = {article.low(person.last - 1) for person in self.people}
        at = 0
        while not article.shouted and at < len(article.words):
            end = people.name(article, at, len(article.words)) if article.words[at].capital else at
            if end - at > 1:
                known.add(article.low(end - 1))
            at = max(end, at + 1)
        return frozenset(known)
