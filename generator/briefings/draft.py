"""The first draft of a briefing: what was found in the articles, in the form that an editor completes.

A draft says nothing that the articles do not say: every figure, quotation, actor and claim carries its words, whatever
is uncertain stands in `editor_notes`, and what was not found is null, never made up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from generator.briefings.briefing import Actor, Claim, Figure, Quote
from generator.briefings.oddities import oddities
from generator.briefings.scene import scene, title_of
from generator.briefings.schema import schema_line
from generator.briefings.slug import plain_slug, slug
from generator.briefings.sourced import evidence, flat, refusal
from generator.briefings.tolls import replaced
from generator.facts import MEASURES, RULES, headline, reprints, same_words
from generator.forms import dump

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator import facts
    from generator.facts import Facts
    from generator.seeds import Seed

_PRECISION_OF_COUNTRY = 6
_AROUND = 80  # characters
_NEAR = 20  # characters
_MORE_BEFORE = re.compile(r"\b(?:another|further|additional|autres?)\s+$", re.IGNORECASE)
_MORE_AFTER = re.compile(r"\s+(?:more|others?|additional|further|autres?)\b(?!\s+than)", re.IGNORECASE)
_BASES = {"attributed": "stated", "not_confirmed": "suspected"}


class Draft(msgspec.Struct, frozen=True):
    """A drafted file: the stem of its name, and its text."""

    stem: str
    text: str


def skeleton(title: str) -> Draft:
    """Write a briefing with a title and the places for what only a person can know."""
    text = (
        f"---\n{schema_line()}{dump({'title': title})}"
        "summary: null  # one sentence: what is known, and why figures differ\n"
        "status: draft\n"
        "date: null  # when it happened: 2015-11-20, 2015-11, 2015-11-20~ (about), 2015-11-20/2015-11-21\n"
        "timezone: UTC\n"
        "tags: []\n"
        "# places:\n"
        "#   - {id: town, role: incident, name: Bamako, country: ML, lat: 12.60915, lon: -7.97522, precision: 2}\n"
        "sources: []\n"
        "#   - {id: wire, publisher: null, published: null, seed: article.txt, sha256: null}\n"
        "# figures:\n"
        "#   - {id: killed, measure: killed, value: 27, attributed_to: null, source: wire, evidence: 27 people dead}\n"
        "# quotes:\n"
        "#   - {id: minister, text: the words, speaker: null, role: null, source: wire}\n"
        "---\n\n"
    )
    return Draft(plain_slug(title, "briefing"), text)


def draft(articles: Sequence[tuple[Seed, Facts]]) -> Draft:
    """Write a draft from articles about one incident and what was found in each."""
    work = _Work(articles)
    incident = work.incident
    where = incident.place or incident.venue or incident.country or "place not found"
    title = next(filter(None, (title_of(seed) for seed, _ in articles)), f"{incident.type or 'Incident'}: {where}")
    sections = [
        dump({"title": title, "summary": None, "status": "draft", "date": incident.date}),
        dump({"event": {"type": incident.type}}) if incident.type else "",
        work.section("places", work.places()),
        work.section("sources", work.sources()),
        work.section("figures", work.figures()),
        work.section("quotes", work.quotes()),
        work.section("actors", work.actors()),
        work.section("claims", work.claims()),
        work.section("editor_notes", work.notes()),
    ]
    named = " ".join(filter(None, (incident.date, incident.place, incident.venue)))
    stem = plain_slug(named, plain_slug(articles[0][0].name, "briefing"))
    return Draft(stem, f"---\n{schema_line()}{''.join(sections)}---\n\n{work.prose()}")


class _Work:
    """One draft being put together: ids already given, notes already made."""

    def __init__(self, articles: Sequence[tuple[Seed, Facts]]) -> None:
        self.articles = articles
        self.incident = scene([found for _, found in articles])
        self.names = [f"article-{n}" if len(articles) > 1 else "article" for n in range(1, len(articles) + 1)]
        roots = reprints([seed.text for seed, _ in articles])
        self.roots = {name: self.names[root] for name, root in zip(self.names, roots, strict=True) if root is not None}
        self.taken: set[str] = set()
        self.uncertain: list[str] = []
        self.printed: list[str] = []

    def section(self, key: str, items: list[Any]) -> str:
        """Write one key with its list; nothing where the list is empty."""
        return dump({key: items}) if items else ""

    def sources(self) -> list[dict[str, Any]]:
        """Describe each article; what its text does not say stays null."""
        return [
            {
                "id": name,
                "kind": "article",
                "publisher": seed.meta.publisher,
                "title": title_of(seed),
                **({"author": seed.meta.author} if seed.meta.author else {}),
                "url": seed.meta.url,
                "published": found.published,
                **({"accessed": seed.meta.accessed.text} if seed.meta.accessed else {}),
                **({"lang": seed.meta.lang} if seed.meta.lang else {}),
                "seed": seed.name,
                "sha256": seed.sha256,
                **({"derived_from": [self.roots[name]]} if name in self.roots else {}),
            }
            for name, (seed, found) in zip(self.names, self.articles, strict=True)
        ]

    def places(self) -> list[dict[str, Any]]:
        """List the places named, each once, the incident's first."""
        seen: dict[str, facts.Place] = {}
        for _, found in self.articles:
            for place in found.places:
                key = place.name.casefold()
                known = seen.get(key)
                better = known is None or (known.role == "mentioned" and place.role != "mentioned")
                if place.role != "other" and (better or (known and known.name.isupper() and known.role == place.role)):
                    seen[key] = place
        finer = [p for p in seen.values() if not _is_country(p)]
        order = {"venue": 0, "incident": 1, "mentioned": 2}
        kept = finer or [p for p in seen.values() if p.role == "incident"]
        return [self._place(p) for p in sorted(kept, key=lambda p: order[p.role])]

    def figures(self) -> list[dict[str, Any]]:
        """List the figures of this incident by measure; those of others go to the editor's notes.

        What a source says twice, or in its headline once more, is listed once. A toll that the same source of
        information has replaced is kept, and marked.
        """
        items: list[dict[str, Any]] = []
        for source, seed, fact in sorted(self._each("figures"), key=lambda each: MEASURES.index(each[2].measure)):
            if fact.event == "other":
                words = flat(seed.text[fact.evidence.start : fact.evidence.end])
                self.uncertain.append(f"Left out, since it seems to be about another event: “{words}”")
                continue
            if (source in self.roots and self._is_told(fact, source)) or self._is_repeated(fact, source, items):
                continue
            if self._only_suggests(fact.rule, fact.measure, seed.text[fact.evidence.start : fact.evidence.end]):
                continue
            name = self._id(f"{fact.measure}-{fact.value if fact.value is not None else fact.min or fact.max}")
            bounds = {"value": fact.value} if fact.value is not None else {"min": fact.min, "max": fact.max}
            item = {
                "id": name,
                "measure": fact.measure,
                **bounds,
                **({"qualifier": fact.qualifier} if fact.qualifier != "exact" else {}),
                **({"population": fact.population} if fact.population else {}),
                **({"includes": fact.includes} if fact.includes else {}),
                **_whole_of(fact, items, source),
                "attributed_to": fact.attributed_to,
                **({"role": fact.role} if fact.role else {}),
                **({"via": fact.via} if fact.via else {}),
                "source": source,
                **({"as_of": reported} if (reported := self._found(source).reported) else {}),
                "evidence": evidence(seed, fact.evidence.start, fact.evidence.end),
                **({"note": f"“{fact.hedge.text}” in the source’s words"} if fact.hedge else {}),
            }
            if self._list(items, item, Figure, seed) and _is_more(fact, seed.text):
                self.uncertain.append(f"“{name}” counts people beside others that the article has counted: no total.")
        self._mark_replaced(items)
        return items

    def _only_suggests(self, rule: str, what: str, words: str) -> bool:
        """Turn what a rule found that is wrong too often into a note for the editor."""
        suggests = RULES[rule].only_suggests
        if suggests:
            share = f"{RULES[rule].precision:.0%}"
            self.uncertain.append(f"Suggestion ({what}; the rule {rule} is right {share} of the time): “{flat(words)}”")
        return suggests

    def _list(
        self, items: list[dict[str, Any]], item: dict[str, Any], kind: type[Figure | Quote | Actor | Claim], seed: Seed
    ) -> bool:
        """Add an entry that the checker will pass; any other becomes a note."""
        why = refusal(item, kind, seed)
        if why is None:
            items.append(item)
            return True
        words = item["text"] if kind is Quote else item["evidence"]
        shown = words if isinstance(words, str) else words["exact"]
        self.uncertain.append(f"Left out, since the article does not prove it ({why}): “{shown}”")
        return False

    def _mark_replaced(self, items: list[dict[str, Any]]) -> None:
        """Mark the tolls that a later one replaces, and say so to the editor; they and parts are printed beside it."""
        publishers = {name: seed.meta.publisher for name, (seed, _) in zip(self.names, self.articles, strict=True)}
        later = replaced(items, publishers)
        for item in items:
            if item["id"] in later:
                item |= {"state": "superseded", "superseded_by": later[item["id"]]}
                who = item["attributed_to"] or item["source"]
                self.uncertain.append(
                    f"“{item['id']}” ({who}, {item['as_of']}) is marked as superseded by “{later[item['id']]}”: "
                    "set it back to current where the two count different people."
                )
        parts = {item["id"]: item["part_of"] for item in items if "part_of" in item}
        current = [item["id"] for item in items if item["id"] not in later]
        wholes = {name for name in current if name not in parts}
        for name in (name for name in current if parts.get(name) not in wholes):
            within = [f"[](#{part})" for part, whole in parts.items() if whole == name]
            earlier = [f"[](#{before})" for before, by in later.items() if by == name]
            told = [f"counted in: {', '.join(within)}"] * bool(within) + [f"earlier: {', '.join(earlier)}"] * bool(
                earlier
            )
            self.printed.append("; ".join([f"- [](#{name})", *told]))

    def quotes(self) -> list[dict[str, Any]]:
        """List the quotations; only a stated speaker is written down, an inferred one is a note for the editor."""
        items: list[dict[str, Any]] = []
        for source, seed, fact in self._each("quotations"):
            speaker = fact.speaker.text if fact.speaker and fact.status == "stated" else None
            if before := self._quoted_before(items, fact.text, source):
                self._quoted_again(before, speaker, source)
                continue
            if self._only_suggests(fact.rule, "quotation", fact.text):
                continue
            name = self._id(slug(speaker.split()[-1]) if speaker else "unattributed")
            item = {
                "id": name,
                "text": evidence(seed, fact.start, fact.end),
                "speaker": speaker,
                "role": fact.role if speaker else None,
                **({"via": fact.via} if fact.via else {}),
                "source": source,
            }
            if not self._list(items, item, Quote, seed):
                continue
            if speaker is None:
                guess = f" The rules infer {fact.speaker.text}: only you can tell." if fact.speaker else ""
                self.uncertain.append(f"The source states no speaker for the quotation “{name}”: leave it null.{guess}")
            self.printed.append(f"\n![[{name}]]")
        return items

    def actors(self) -> list[dict[str, Any]]:
        """List who is said to have done it, each once, with the source's own words of doubt."""
        items: list[dict[str, Any]] = []
        seen: set[str] = set()
        for source, seed, fact in self._each("actors"):
            if fact.role != "perpetrator" or fact.name.casefold() in seen or fact.kind in ("outlet", "unnamed"):
                continue
            if seed.text[: fact.start].endswith("("):  # the short name of the one before
                continue
            seen.add(fact.name.casefold())
            start, end = fact.start, fact.end
            sentence = f"{fact.name}: {_around(seed.text, start, end)}"
            if self._only_suggests(fact.rule, "perpetrator", sentence):
                continue
            if fact.hedge:
                start, end = min(start, fact.hedge.start), max(end, fact.hedge.end)
            item = {
                "id": self._id(slug(fact.name)),
                "name": fact.name,
                "kind": fact.kind,
                "role": "perpetrator",
                "basis": _BASES.get(fact.basis, fact.basis),
                **({"hedge": fact.hedge.text} if fact.hedge else {}),
                "source": source,
                "evidence": evidence(seed, start, end),
            }
            self._list(items, item, Actor, seed)
        return items

    def claims(self) -> list[dict[str, Any]]:
        """List hedged and attributed statements in the source's words."""
        items: list[dict[str, Any]] = []
        for source, seed, fact in self._each("claims"):
            if self._only_suggests(fact.rule, "claim", fact.text):
                continue
            item = {
                "id": self._id(f"claim-{len(items) + 1}"),
                "text": flat(fact.text),
                "basis": "attributed" if fact.basis == "confirmed" else fact.basis,
                "hedge": fact.hedge.text,
                "attributed_to": fact.attributed_to,
                "source": source,
                "evidence": evidence(seed, fact.start, fact.end),
            }
            self._list(items, item, Claim, seed)
        return items

    def notes(self) -> list[str]:
        """Say what was not found, and what is uncertain."""
        notes = ["Drafted by rules from the seed: read every line against the article before you publish it."]
        if not any(found.incident.date for _, found in self.articles):
            known = "It is no later than the article." if self.incident.date else "Give the article's with --published."
            notes.append(f"The date of the incident was not found. {known}")
        notes += [f"“{name}” reprints “{root}”: what both state is listed once." for name, root in self.roots.items()]
        for name, article in zip(self.names, self.articles, strict=True):
            meta, title = article[0].meta, title_of(article[0])
            stated = {"publisher": meta.publisher, "title": title, "url": meta.url, "published": meta.published}
            if lacking := [what for what, value in stated.items() if value is None]:
                notes.append(f"The text of “{name}” does not state its {', '.join(lacking)}.")
            if meta.title is None and title:
                notes.append(f"The title of “{name}” is its first line: is that the headline?")
        told = oddities({name: found for name, (_, found) in zip(self.names, self.articles, strict=True)})
        return [*notes, *told, *self.uncertain]

    def prose(self) -> str:
        """Write which articles were read and what was found in them, fact by fact, and nothing else."""
        cited = "; ".join(f"@{name}" for name in self.names)
        lines = ["## What is reported", "", f"Read for this: [{cited}]", "", *self.printed]
        return "\n".join(lines).rstrip() + "\n"

    def _is_repeated(self, figure: facts.Figure, source: str, items: Sequence[dict[str, Any]]) -> bool:
        """Tell a figure that its article has listed already, and a headline's that the text below has once more."""
        seed, found = self.articles[self.names.index(source)]
        line = headline(seed.text, seed.meta.title)
        number = (figure.measure, figure.text.casefold() if figure.value is None else figure.value)
        if line and figure.start < line.end:
            below = (f for f in found.figures if f.start >= line.end and f.event == "incident")
            return any((f.measure, f.text.casefold() if f.value is None else f.value) == number for f in below)
        same = ("measure", "value", "min", "max", "qualifier", "population", "attributed_to", "via", "source")
        own = {"qualifier": None if figure.qualifier == "exact" else figure.qualifier, "source": source}
        if figure.value is not None:
            own |= {"min": None, "max": None}
        return any(all(item.get(k) == own.get(k, getattr(figure, k, None)) for k in same) for item in items)

    def _is_told(self, figure: facts.Figure, source: str) -> bool:
        """Tell a figure of a reprint that its original states, too: one report is counted once."""
        _, original = self.articles[self.names.index(self.roots[source])]
        told = {(f.measure, f.value, f.min, f.max) for f in original.figures}
        return (figure.measure, figure.value, figure.min, figure.max) in told

    def _quoted_before(self, items: list[dict[str, Any]], words: str, source: str) -> dict[str, Any] | None:
        """Answer the quotation of another article that has the same words."""
        for item in items:
            text = item["text"] if isinstance(item["text"], str) else item["text"]["exact"]
            if item["source"] != source and same_words(text, words):
                return item
        return None

    def _quoted_again(self, before: dict[str, Any], speaker: str | None, source: str) -> None:
        """Note that a quotation stands in a further article; another speaker there is for the editor to settle."""
        before["note"] = f"{before['note']}, {source}" if "note" in before else f"also in {source}"
        if speaker and before["speaker"] and speaker.split()[-1] != before["speaker"].split()[-1]:
            self.uncertain.append(
                f"“{before['id']}” is {before['speaker']}'s by {before['source']}, {speaker}'s by {source}."
            )

    def _found(self, source: str) -> Facts:
        return self.articles[self.names.index(source)][1]

    def _each(self, kind: str) -> Iterator[tuple[str, Seed, Any]]:
        for name, (seed, found) in zip(self.names, self.articles, strict=True):
            for fact in getattr(found, kind):
                yield name, seed, fact

    def _place(self, place: facts.Place) -> dict[str, Any]:
        point = {"lat": place.lat, "lon": place.lon} if place.lat is not None else {}
        attacked = place.role == "venue" and place.name in {found.incident.venue for _, found in self.articles}
        return {
            "id": self._place_id(place.name),
            "role": "incident" if attacked or place.role == "incident" else "context",
            "name": place.name,
            **({"city": self.incident.place} if attacked else {}),
            "country": self.incident.country if attacked else place.country,
            **point,
            "precision": place.precision,
            **({"credit": "GeoNames"} if point else {}),
        }

    def _place_id(self, name: str) -> str:
        return self._unique(plain_slug(name, "place"), "places")

    def _id(self, wanted: str) -> str:
        return self._unique(plain_slug(wanted, "fact"), "facts")

    def _unique(self, stem: str, space: str) -> str:
        name, n = stem, 2
        while f"{space}/{name}" in self.taken:
            name, n = f"{stem}-{n}", n + 1
        self.taken.add(f"{space}/{name}")
        return name


def _is_country(place: facts.Place) -> bool:
    return place.precision >= _PRECISION_OF_COUNTRY and place.role != "venue" and place.rule == "country"


def _whole_of(part: facts.Figure, items: list[dict[str, Any]], source: str) -> dict[str, str]:
    """Name the figure before, of the same measure and speaker, that counts this one in."""
    for item in reversed(items):
        same = (item["measure"], item["source"], item["attributed_to"]) == (part.measure, source, part.attributed_to)
        if same and part.value in item.get("includes", {}).values():
            return {"part_of": item["id"]}
    return {}


def _around(text: str, start: int, end: int) -> str:
    """Answer the line around a span, cut where it is long."""
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    high = text.find("\n", end)
    return text[low : min(high if high >= 0 else len(text), end + _AROUND)]


def _is_more(figure: facts.Figure, text: str) -> bool:
    """Tell "another 5 people" and "5 more"."""
    before = text[max(0, figure.start - _NEAR) : figure.start]
    return bool(_MORE_BEFORE.search(before) or _MORE_AFTER.match(text, figure.end))
