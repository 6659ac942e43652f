"""One draft being put together: what it is made from, the ids already given, the notes already made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.briefings.briefing import Actor, Claim, Figure, Quote
from generator.briefings.drafting.scene import scene
from generator.briefings.drafting.sourced import flat, refusal
from generator.briefings.slug import plain_slug
from generator.facts import RULES, reprints

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.facts import Facts
    from generator.seeds import Seed


class Work:
    """The articles by their names in the draft, and what its lists leave for its notes and its prose.

    `roots` names the original of each reprint, `uncertain` is what an editor must decide, `printed` the prose's lines.
    """

    def __init__(self, articles: Sequence[tuple[Seed, Facts]]) -> None:
        self.articles = articles
        self.incident = scene([found for _, found in articles])
        self.names = [f"article-{n}" if len(articles) > 1 else "article" for n in range(1, len(articles) + 1)]
        roots = reprints([seed.text for seed, _ in articles])
        self.roots = {name: self.names[root] for name, root in zip(self.names, roots, strict=True) if root is not None}
        self.uncertain: list[str] = []
        self.printed: list[str] = []
        self._taken: set[str] = set()

    def each(self, kind: str) -> Iterator[tuple[str, Seed, Any]]:
        """Yield the facts of a kind (`figures`, `quotations` …), each with its source's name and its article."""
        for name, (seed, found) in self.named():
            for fact in getattr(found, kind):
                yield name, seed, fact

    def named(self) -> Iterator[tuple[str, tuple[Seed, Facts]]]:
        """Yield every article with its name."""
        return zip(self.names, self.articles, strict=True)

    def article(self, source: str) -> tuple[Seed, Facts]:
        """Answer an article by its name."""
        return self.articles[self.names.index(source)]

    def fact_id(self, wanted: str) -> str:
        """Give an id that no other fact has."""
        return self._unique(plain_slug(wanted, "fact"), "facts")

    def place_id(self, wanted: str) -> str:
        """Give an id that no other place has."""
        return self._unique(plain_slug(wanted, "place"), "places")

    def only_suggests(self, rule: str, what: str, words: str) -> bool:
        """Turn what a rule found that is wrong too often into a note for the editor."""
        suggests = RULES[rule].only_suggests
        if suggests:
            share = f"{RULES[rule].precision:.0%}"
            self.uncertain.append(f"Suggestion ({what}; the rule {rule} is right {share} of the time): “{flat(words)}”")
        return suggests

    def add(
        self, items: list[dict[str, Any]], item: dict[str, Any], kind: type[Figure | Quote | Actor | Claim], seed: Seed
    ) -> bool:
        """Add an entry that the checker will pass to its list; any other becomes a note, and the answer is False."""
        why = refusal(item, kind, seed)
        if why is None:
            items.append(item)
            return True
        words = item["text"] if kind is Quote else item["evidence"]
        shown = words if isinstance(words, str) else words["exact"]
        self.uncertain.append(f"Left out, since the article does not prove it ({why}): “{shown}”")
        return False

    def _unique(self, stem: str, space: str) -> str:
        name, n = stem, 2
        while f"{space}/{name}" in self._taken:
            name, n = f"{stem}-{n}", n + 1
        self._taken.add(f"{space}/{name}")
        return name
