"""The persons of an article, found by the word that their phrase begins or ends with."""

from __future__ import annotations

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
