"""Quotations typed into the editor's own text: what stands in quotation marks must be somebody's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.briefings.briefing import Selector
from generator.briefings.rules.problem import Problem
from generator.facts import marked
from generator.forms import Place
from generator.seeds import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.briefings.briefing import Proof
    from generator.briefings.read import Written
    from generator.seeds import Seed

_FEWEST = 5  # words; fewer are a name, or a word at a distance
_FEWEST_SAID = 2  # where somebody is said to say them
_VERBS = (
    "said|says|told|added|adds|warned|warns|shouted|cried|replied|answered|insisted|explained|announced|declared|stated"
    "|dit|déclare|déclaré|affirme|affirmé|explique|expliqué|ajoute|ajouté|lancé|assuré|répondu"
)
_SAID = re.compile(rf"[”\"»,\s]{{1,4}}(?:\w+\s){{0,2}}(?:{_VERBS})\b", re.IGNORECASE)
_SAYS = re.compile(rf"\b(?:{_VERBS})(?:\s(?:on|in|le|ce)?\s?\w+)?\s?[,:]?\s?[“\"«]\s?$", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\.\.\.|…")
_AROUND = " ,.;:!?'\"-–—"


def quotations(written: Written, seeds: Mapping[str, Seed], _: Mapping[str, Proof]) -> Iterator[Problem]:
    """Yield passages in quotation marks, and block quotations, that no source and no quotation of the briefing has."""
    typed = list(_typed(written))
    known = [normalised(text) for text in _known(written, seeds)] if typed else []
    for passage, keys, place in typed:
        parts = [part for part in (p.strip(_AROUND) for p in _LEFT_OUT.split(normalised(passage))) if part]
        if parts and not all(any(part in text for text in known) for part in parts):
            yield Problem(
                keys=keys,
                place=place,
                severity="warning",
                code="quotation-typed",
                message=f"“{_short(passage)}” stands in no source here, and is no quotation of this briefing",
                hint="Make it a quotation under quotes: and place it with ![[its-id]], or take the marks away.",
            )


def _typed(written: Written) -> Iterator[tuple[str, tuple[str | int, ...], Place | None]]:
    """Yield every quoted passage with where it stands: in the front matter, or in the prose."""
    front = written.front
    fields: list[tuple[tuple[str | int, ...], str | None]] = [(("title",), front.title), (("summary",), front.summary)]
    fields += [(("claims", i, "text"), claim.text) for i, claim in enumerate(front.claims)]
    fields += [(("timeline", i, "text"), moment.text) for i, moment in enumerate(front.timeline)]
    for keys, text in fields:
        yield from ((passage, keys, None) for passage in _inside_marks(text or ""))
    for text, lines, block in written.prose.passages():
        for passage in [text] * (len(text.split()) >= _FEWEST) if block else _inside_marks(text):
            line, column = written.prose.locate(passage.split()[0] if passage.strip() else "", lines)
            yield passage, (), Place(line, column, written.prose.row(line))


def _inside_marks(text: str) -> list[str]:
    """Answer what stands in marks: five words or more, and two where a verb of saying stands beside them."""
    flat = " ".join(text.split())
    found = marked(flat)
    said = [bool(_SAID.match(flat, m.end) or _SAYS.search(flat, max(m.start - 40, 0), m.start)) for m in found]
    words = [flat[m.start : m.end] for m in found]
    return [
        w for w, is_said in zip(words, said, strict=True) if len(w.split()) >= (_FEWEST_SAID if is_said else _FEWEST)
    ]


def _known(written: Written, seeds: Mapping[str, Seed]) -> Iterator[str]:
    """Yield every text that may be quoted: sources, their titles, and the briefing's own facts."""
    yield from (seed.text for seed in seeds.values())
    yield from (source.title for source in written.front.sources if source.title)
    for fact in written.front.facts:
        for key in ("text", "original", "evidence"):
            words = getattr(fact, key, None)
            if isinstance(words, Selector):
                yield from words.segments
            elif words is not None and (key != "text" or fact in written.front.quotes):
                yield words


def _short(words: str) -> str:
    shown = words.split()
    return " ".join(words.split() if len(shown) <= 2 * _FEWEST else [*shown[:_FEWEST], "…", *shown[-2:]])
